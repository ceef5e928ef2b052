import { texts } from '../../platform/texts.ts';

/** What the home page says of profiles. */
const en = {
  draft: (name: string) =>
    `The profile “${name}” is a draft: compare it with its document and publish it.`,
  review: 'Review',
  start:
    'Start by importing the document in which your organisation wrote down what a good mentor is.',
  startDo: 'Import a profile',
};

const nl: typeof en = {
  draft: (name) =>
    `Het profiel ‘${name}’ is een concept: vergelijk het met het document en publiceer het.`,
  review: 'Nakijken',
  start:
    'Begin met het document waarin jullie organisatie heeft opgeschreven wat een goede mentor is.',
  startDo: 'Profiel importeren',
};

const sv: typeof en = {
  draft: (name) => `Profilen ”${name}” är ett utkast: jämför den med dokumentet och publicera den.`,
  review: 'Granska',
  start: 'Börja med dokumentet där er organisation har skrivit ner vad en bra mentor är.',
  startDo: 'Importera en profil',
};

export const homeWords = texts('profilesHome', { en, nl, sv });
