/** What the feature says of itself to the audit log and the register of data. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'see school': 'opened the page of the school',
    'download school': 'downloaded the page of the school',
    'list agreement': 'opened the list of agreements',
    'change agreement': 'said how an agreement went',
  },
  tables: { pupil_note: 'Notes about a pupil' },
  menu: { school: 'The school', myClass: 'My class', agreements: 'Agreements' },
};
const nl: typeof en = {
  actions: {
    'see school': 'opende de pagina van de school',
    'download school': 'downloadde de pagina van de school',
    'list agreement': 'opende de lijst van afspraken',
    'change agreement': 'gaf aan hoe het met een afspraak ging',
  },
  tables: { pupil_note: 'Notities over een leerling' },
  menu: { school: 'De school', myClass: 'Mijn klas', agreements: 'Afspraken' },
};
const sv: typeof en = {
  actions: {
    'see school': 'öppnade skolans sida',
    'download school': 'laddade ner skolans sida',
    'list agreement': 'öppnade listan över överenskommelser',
    'change agreement': 'angav hur det gick med en överenskommelse',
  },
  tables: { pupil_note: 'Anteckningar om en elev' },
  menu: { school: 'Skolan', myClass: 'Min klass', agreements: 'Överenskommelser' },
};

export const featureWords = texts('classesFeature', { en, nl, sv });
