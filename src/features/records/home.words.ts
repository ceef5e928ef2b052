import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of requests for documents and of the archive. */
const en = {
  records: (n: number) =>
    `${plural('en', n, 'request for documents waits', 'requests for documents wait')} for an answer.`,
  archive: (n: number) =>
    `${plural('en', n, 'mentorship has', 'mentorships have')} ended and no archive has confirmed ${n === 1 ? 'it' : 'them'}.`,
};

const nl: typeof en = {
  records: (n) =>
    `${plural('nl', n, 'verzoek om documenten wacht', 'verzoeken om documenten wachten')} op antwoord.`,
  archive: (n) =>
    `${plural('nl', n, 'mentorschap is geëindigd', 'mentorschappen zijn geëindigd')} en door geen archief bevestigd.`,
};

const sv: typeof en = {
  records: (n) =>
    `${plural('sv', n, 'begäran om handlingar väntar', 'begäranden om handlingar väntar')} på svar.`,
  archive: (n) =>
    `${plural('sv', n, 'mentorskap har avslutats', 'mentorskap har avslutats')} och inte bekräftats av något arkiv.`,
};

export const homeWords = texts('recordsHome', { en, nl, sv });
