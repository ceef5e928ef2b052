import { texts } from '../platform/texts.ts';

/** What most lines of the home page ask for. */
const en = {
  look: 'Look',
  open: 'Open',
  answer: 'Answer',
};

const nl: typeof en = {
  look: 'Bekijken',
  open: 'Openen',
  answer: 'Antwoorden',
};

const sv: typeof en = {
  look: 'Titta',
  open: 'Öppna',
  answer: 'Svara',
};

export const homeActions = texts('homeActions', { en, nl, sv });
