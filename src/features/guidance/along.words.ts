import type { Consent } from '../course/handover.store.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  to: 'To which mentor',
  consent: 'Who has read this text and agrees?',
  consents: { pupil: 'the pupil', guardian: 'a guardian', both: 'both' } satisfies Record<
    Consent,
    string
  >,
  line: (to: string, day: string, who: string) => `to ${to}, ${day}, with the consent of ${who}`,
  home: 'For home',
  homeIntro: 'To print or to send along: what was agreed, for the pupil and the guardians.',
  talk: 'Last talk',
  points: 'What we spoke about',
  agreed: 'What we agreed',
  nothing: 'Nothing yet.',
  next: 'Next talk',
  noNext: 'not planned yet',
  mentors: 'Mentors',
  due: (who: string, day: string | null) => (day ? `${who}, by ${day}` : who),
  greeting: (name: string) => `Talk with ${name}`,
};
const nl: typeof en = {
  to: 'Aan welke mentor',
  consent: 'Wie heeft deze tekst gelezen en vindt hem goed?',
  consents: { pupil: 'de leerling', guardian: 'een ouder of verzorger', both: 'allebei' },
  line: (to, day, who) => `aan ${to}, ${day}, met toestemming van ${who}`,
  home: 'Voor thuis',
  homeIntro: 'Om af te drukken of mee te geven: wat is afgesproken, voor de leerling en thuis.',
  talk: 'Laatste gesprek',
  points: 'Waar we over spraken',
  agreed: 'Wat we afspraken',
  nothing: 'Nog niets.',
  next: 'Volgend gesprek',
  noNext: 'nog niet gepland',
  mentors: 'Mentoren',
  due: (who, day) => (day ? `${who}, uiterlijk ${day}` : who),
  greeting: (name) => `Gesprek met ${name}`,
};
const sv: typeof en = {
  to: 'Till vilken mentor',
  consent: 'Vem har läst texten och sagt ja?',
  consents: { pupil: 'eleven', guardian: 'en vårdnadshavare', both: 'båda' },
  line: (to, day, who) => `till ${to}, ${day}, med ja från ${who}`,
  home: 'Till hemmet',
  homeIntro: 'Att skriva ut eller skicka med: vad vi kom överens om, för eleven och hemmet.',
  talk: 'Senaste samtalet',
  points: 'Vad vi pratade om',
  agreed: 'Vad vi kom överens om',
  nothing: 'Inget än.',
  next: 'Nästa samtal',
  noNext: 'inte planerat än',
  mentors: 'Mentorer',
  due: (who, day) => (day ? `${who}, senast ${day}` : who),
  greeting: (name) => `Samtal med ${name}`,
};
export const alongWords = texts(
  'along',
  { en, nl, sv },
  {
    talk: 'The last conversation of a mentor with one pupil.',
    greeting: '{name} is a given name.',
  },
);
