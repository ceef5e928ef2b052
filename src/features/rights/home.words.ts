import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of requests about data. */
const en = {
  rights: (n: number, day: string) =>
    `${plural('en', n, 'request about data waits', 'requests about data wait')} for an answer, by ${day} at the latest.`,
  shorter: (n: number) =>
    n === 1
      ? 'A shorter time to keep data waits for your yes.'
      : `${n} shorter times to keep data wait for your yes.`,
};

const nl: typeof en = {
  rights: (n, day) =>
    `${plural('nl', n, 'verzoek over gegevens wacht', 'verzoeken over gegevens wachten')} op antwoord, uiterlijk ${day}.`,
  shorter: (n) =>
    n === 1
      ? 'Een kortere bewaartermijn wacht op jouw akkoord.'
      : `${n} kortere bewaartermijnen wachten op jouw akkoord.`,
};

const sv: typeof en = {
  rights: (n, day) =>
    `${plural('sv', n, 'begäran om uppgifter väntar', 'begäranden om uppgifter väntar')} på svar, senast ${day}.`,
  shorter: (n) =>
    n === 1
      ? 'En kortare tid för att spara uppgifter väntar på ditt godkännande.'
      : `${n} kortare tider för att spara uppgifter väntar på ditt godkännande.`,
};

export const homeWords = texts('rightsHome', { en, nl, sv });
