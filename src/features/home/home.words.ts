import { texts } from '../../platform/texts.ts';

/** The home page, without what the features say on it. */
const en = {
  hello: (name: string) => `Good to see you, ${name}`,
  waiting: 'What waits for you',
  nothing: 'Nothing waits for you.',
  coming: 'Coming up',
  nothingComing: 'No dates in the next five weeks.',
  goodNext: 'A good next thing:',
};

const nl: typeof en = {
  hello: (name) => `Fijn dat je er bent, ${name}`,
  waiting: 'Wat op je wacht',
  nothing: 'Er wacht niets op je.',
  coming: 'Wat eraan komt',
  nothingComing: 'Geen data in de komende vijf weken.',
  goodNext: 'Iets goeds om te doen:',
};

const sv: typeof en = {
  hello: (name) => `Roligt att se dig, ${name}`,
  waiting: 'Vad som väntar på dig',
  nothing: 'Inget väntar på dig.',
  coming: 'På gång',
  nothingComing: 'Inga datum de närmaste fem veckorna.',
  goodNext: 'En bra sak att göra:',
};

export const homeWords = texts('home', { en, nl, sv });
