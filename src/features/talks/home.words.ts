import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of talks. */
const en = {
  book: 'Choose a time',
  offered: (n: number) =>
    `You can choose ${n === 1 ? 'a time' : `from ${n} times`} for a talk with your mentor.`,
  offeredFor: (name: string, n: number) =>
    `${name}: the mentor offers ${plural('en', n, 'time', 'times')} for a talk.`,
  talk: (name: string) => `Talk about ${name}`,
};
const nl: typeof en = {
  book: 'Kies een moment',
  offered: (n) =>
    n === 1
      ? 'Je kunt een gesprek met je mentor boeken.'
      : `Je kunt kiezen uit ${n} momenten voor een gesprek met je mentor.`,
  offeredFor: (name, n) =>
    `${name}: de mentor biedt ${plural('nl', n, 'gespreksmoment', 'gespreksmomenten')} aan.`,
  talk: (name) => `Gesprek over ${name}`,
};
const sv: typeof en = {
  book: 'Välj en tid',
  offered: (n) =>
    n === 1
      ? 'Du kan boka ett samtal med din mentor.'
      : `Du kan välja mellan ${n} tider för ett samtal med din mentor.`,
  offeredFor: (name, n) =>
    `${name}: mentorn erbjuder ${plural('sv', n, 'tid', 'tider')} för samtal.`,
  talk: (name) => `Samtal om ${name}`,
};

export const homeWords = texts('talksHome', { en, nl, sv });
