import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of requests about data. */
const en = {
  rights: (n: number, day: string) =>
    `${plural('en', n, 'request about data waits', 'requests about data wait')} for an answer, by ${day} at the latest.`,
};

const nl: typeof en = {
  rights: (n, day) =>
    `${plural('nl', n, 'verzoek over gegevens wacht', 'verzoeken over gegevens wachten')} op antwoord, uiterlijk ${day}.`,
};

const sv: typeof en = {
  rights: (n, day) =>
    `${plural('sv', n, 'begäran om uppgifter väntar', 'begäranden om uppgifter väntar')} på svar, senast ${day}.`,
};

export const homeWords = texts('rightsHome', { en, nl, sv });
