import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of who has no mentor yet. */
const en = {
  inVain: (n: number, cohort: string) =>
    `${plural('en', n, 'proposal was', 'proposals were')} declined or expired in ${cohort}.`,
  rematch: 'Find others',
  place: (n: number, cohort: string) =>
    `${plural('en', n, 'admitted mentee has', 'admitted mentees have')} no mentor yet in ${cohort}.`,
  placeDo: 'Propose pairs',
  admitted: (cohort: string) => `You have been admitted to ${cohort}. A match is being looked for.`,
};

const nl: typeof en = {
  inVain: (n, cohort) =>
    `${plural('nl', n, 'vraag', 'vragen')} over een mentor liep${n === 1 ? '' : 'en'} op niets uit in ${cohort}.`,
  rematch: 'Anderen zoeken',
  place: (n, cohort) =>
    `${plural('nl', n, 'toegelaten mentee heeft', 'toegelaten mentees hebben')} nog geen mentor in ${cohort}.`,
  placeDo: 'Koppels voorstellen',
  admitted: (cohort) => `Je bent toegelaten tot ${cohort}. Er wordt een koppeling gezocht.`,
};

const sv: typeof en = {
  inVain: (n, cohort) =>
    `${plural('sv', n, 'fråga', 'frågor')} om en mentor ledde inte till något i ${cohort}.`,
  rematch: 'Hitta andra',
  place: (n, cohort) =>
    `${plural('sv', n, 'antagen adept har', 'antagna adepter har')} ingen mentor än i ${cohort}.`,
  placeDo: 'Föreslå par',
  admitted: (cohort) => `Du är antagen till ${cohort}. En matchning söks åt dig.`,
};

export const homeWords = texts('matchingHome', { en, nl, sv });
