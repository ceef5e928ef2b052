import { texts } from '../../platform/texts.ts';

/** The home page, without what the features say on it. */
const en = {
  title: 'Today',
  waiting: 'To do',
  nothing: 'Nothing is waiting for you.',
  coming: 'Planned',
  nothingComing: 'Nothing is planned in the next weeks.',
  more: (n: number) => `${n} more`,
  goodNext: 'A good next thing:',
};

const nl: typeof en = {
  title: 'Vandaag',
  waiting: 'Te doen',
  nothing: 'Er ligt niets op je te wachten.',
  coming: 'Gepland',
  nothingComing: 'De komende weken is er niets gepland.',
  more: (n) => `Nog ${n}`,
  goodNext: 'Iets goeds om te doen:',
};

const sv: typeof en = {
  title: 'I dag',
  waiting: 'Att göra',
  nothing: 'Inget väntar på dig.',
  coming: 'Planerat',
  nothingComing: 'Inget är planerat de närmaste veckorna.',
  more: (n) => `${n} till`,
  goodNext: 'En bra sak att göra:',
};

export const homeWords = texts('home', { en, nl, sv });
