import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of signals. */
const en = {
  more: (n: number) => `${plural('en', n, 'other signal waits', 'other signals wait')} for you.`,
  all: 'See all',
};

const nl: typeof en = {
  more: (n) =>
    `Er ${n === 1 ? 'wacht nog 1 ander signaal' : `wachten nog ${n} andere signalen`} op je.`,
  all: 'Alle bekijken',
};

const sv: typeof en = {
  more: (n) => `${plural('sv', n, 'annan signal väntar', 'andra signaler väntar')} på dig.`,
  all: 'Se alla',
};

export const homeWords = texts('signalsHome', { en, nl, sv });
