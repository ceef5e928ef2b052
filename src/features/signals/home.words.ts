import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of signals. */
const en = {
  more: (n: number) => `${plural('en', n, 'more signal waits', 'more signals wait')} for you.`,
  all: 'See all',
};

const nl: typeof en = {
  more: (n) =>
    n === 1 ? 'En nog 1 signaal vraagt je aandacht.' : `En nog ${n} signalen vragen je aandacht.`,
  all: 'Alle bekijken',
};

const sv: typeof en = {
  more: (n) =>
    n === 1 ? 'Ytterligare 1 signal väntar på dig.' : `Ytterligare ${n} signaler väntar på dig.`,
  all: 'Se alla',
};

export const homeWords = texts('signalsHome', { en, nl, sv });
