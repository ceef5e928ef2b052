import type { Consent } from '../course/handover.store.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'For next year’s mentor',
  intro:
    'Only what helps the next one begin well, in words that pupil and guardians may read. Notes, worries and marks stay here.',
  none: 'Nothing has gone along.',
  add: 'Hand over',
  to: 'To whom',
  text: 'What goes along',
  consent: 'Who said yes to these words',
  consents: { pupil: 'the pupil', guardian: 'a guardian', both: 'both' } satisfies Record<
    Consent,
    string
  >,
  send: 'Let it go along',
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
  title: 'Voor de mentor van volgend jaar',
  intro:
    'Alleen wat de volgende helpt goed te beginnen, in woorden die leerling en ouders mogen lezen. Notities, zorgen en cijfers blijven hier.',
  none: 'Er is niets meegegaan.',
  add: 'Draag over',
  to: 'Aan wie',
  text: 'Wat meegaat',
  consent: 'Wie zei ja tegen deze woorden',
  consents: { pupil: 'de leerling', guardian: 'een ouder of verzorger', both: 'allebei' },
  send: 'Laat het meegaan',
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
  title: 'Till nästa års mentor',
  intro:
    'Bara det som hjälper nästa att börja bra, med ord som elev och vårdnadshavare får läsa. Anteckningar, oro och betyg stannar här.',
  none: 'Inget har följt med.',
  add: 'Lämna över',
  to: 'Till vem',
  text: 'Vad som följer med',
  consent: 'Vem sa ja till de här orden',
  consents: { pupil: 'eleven', guardian: 'en vårdnadshavare', both: 'båda' },
  send: 'Låt det följa med',
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
