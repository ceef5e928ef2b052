/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'close mentorship': 'ended a mentorship',
    'reopen mentorship': 'took the end of a mentorship back',
    'list mentorship': 'opened the list of mentorships',
    'download mentorship': 'downloaded the list of mentorships',
    'answer confided_text': 'put an own view beside a note',
  },
  menu: {
    mentorships: 'Mentorships',
  },
};

const nl: typeof en = {
  actions: {
    'close mentorship': 'beëindigde een mentorschap',
    'reopen mentorship': 'draaide het einde van een mentorschap terug',
    'list mentorship': 'opende de lijst van mentorschappen',
    'download mentorship': 'downloadde de lijst van mentorschappen',
    'answer confided_text': 'zette een zienswijze bij een notitie',
  },
  menu: {
    mentorships: 'Mentorschappen',
  },
};

const sv: typeof en = {
  actions: {
    'close mentorship': 'avslutade ett mentorskap',
    'reopen mentorship': 'ångrade ett avslut av ett mentorskap',
    'list mentorship': 'öppnade listan över mentorskap',
    'download mentorship': 'laddade ner listan över mentorskap',
    'answer confided_text': 'satte en egen synpunkt vid en anteckning',
  },
  menu: {
    mentorships: 'Mentorskap',
  },
};

export const featureWords = texts(
  'mentorshipPagesFeature',
  { en, nl, sv },
  {},
  {
    en: { menu: { mentorships: 'Classes' } },
    nl: { menu: { mentorships: 'Klassen' } },
    sv: { menu: { mentorships: 'Klasser' } },
  },
);
