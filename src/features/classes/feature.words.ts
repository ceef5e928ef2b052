/** What the feature says of itself to the audit log and the register of data. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'list agreement': 'opened the list of agreements',
    'change agreement': 'said how an agreement went',
  },
  tables: { pupil_note: 'Notes about a pupil' },
  menu: { myClass: 'My class', agreements: 'Agreements' },
};
const nl: typeof en = {
  actions: {
    'list agreement': 'opende de lijst van afspraken',
    'change agreement': 'gaf aan hoe het met een afspraak ging',
  },
  tables: { pupil_note: 'Notities over een leerling' },
  menu: { myClass: 'Mijn klas', agreements: 'Afspraken' },
};
const sv: typeof en = {
  actions: {
    'list agreement': 'öppnade listan över överenskommelser',
    'change agreement': 'angav hur det gick med en överenskommelse',
  },
  tables: { pupil_note: 'Anteckningar om en elev' },
  menu: { myClass: 'Min klass', agreements: 'Överenskommelser' },
};

export const featureWords = texts('classesFeature', { en, nl, sv });
