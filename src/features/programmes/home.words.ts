import { texts } from '../../platform/texts.ts';

/** What the home page says of programmes. */
const en = {
  programme: 'You have a published profile. Create a programme from it.',
  programmeDo: 'New programme',
};

const nl: typeof en = {
  programme: 'Er is een gepubliceerd profiel. Maak er een programma van.',
  programmeDo: 'Nieuw programma',
};

const sv: typeof en = {
  programme: 'Det finns en publicerad profil. Gör ett program av den.',
  programmeDo: 'Nytt program',
};

export const homeWords = texts('programmesHome', { en, nl, sv });
