import { texts } from '../../platform/texts.ts';

/** Letters to raters: neutral on the outside, a personal link inside. */
type Facts = { name: string; mentor: string; organisation: string; until: string; link: string };
type Reminder = Omit<Facts, 'link'> & { sentOn: string };

const en = {
  subject: (organisation: string) => `A question from ${organisation}`,
  body: ({ name, mentor, organisation, until, link }: Facts) =>
    `Dear ${name},\n\n${mentor} is a mentor at ${organisation} and would like to know how you see it, to grow. It takes a few minutes, on a phone or a computer, without an account.\n\n${link}\n\nThe link is yours alone: please do not pass it on. It works until ${until}. What will be shown to whom is said before the first question, and you can decline there.`,
  again: (organisation: string) => `A question from ${organisation} is still open`,
  reminder: ({ name, mentor, organisation, until, sentOn }: Reminder) =>
    `Dear ${name},\n\nOn ${sentOn} we asked you about ${mentor}, mentor at ${organisation}. Your own link is in that mail and works until ${until}; whatever you have answered is saved. If you would rather not, you can say so there.`,
  freshSubject: (organisation: string) => `${organisation} made a new link in your name`,
  freshBody: (name: string, mentor: string, organisation: string) =>
    `Dear ${name},\n\n${organisation} has just made a new link to the questions about ${mentor} that you are asked. Somebody gives it to you; a link you had before no longer works. If you did not ask for it, write to ${organisation}: whoever holds it answers in your name.`,
  handedIn: (name: string) =>
    `${name} has handed in already. What was handed in changes only through the link it came by, or by ${name} signed in.`,
  reportSubject: (organisation: string) => `Your report at ${organisation} is there`,
  reportBody: (name: string, round: string, link: string) =>
    `Dear ${name},\n\nThe report of “${round}” is there. Only you can open it, after signing in:\n\n${link}`,
};
const nl: typeof en = {
  subject: (organisation) => `Een vraag van ${organisation}`,
  body: ({ name, mentor, organisation, until, link }) =>
    `Beste ${name},\n\n${mentor} is mentor bij ${organisation} en wil graag weten hoe jij dat ziet, om te groeien. Het kost een paar minuten, op een telefoon of computer, zonder account.\n\n${link}\n\nDe link is van jou alleen: geef hem niet door. Hij werkt tot en met ${until}. Wat aan wie getoond wordt lees je vóór de eerste vraag, en daar kun je ook afzien.`,
  again: (organisation) => `Een vraag van ${organisation} staat nog open`,
  reminder: ({ name, mentor, organisation, until, sentOn }) =>
    `Beste ${name},\n\nOp ${sentOn} vroegen we je naar ${mentor}, mentor bij ${organisation}. Je eigen link staat in die mail en werkt tot en met ${until}; wat je al beantwoordde is opgeslagen. Liever niet? Dat kun je daar zeggen.`,
  freshSubject: (organisation) => `${organisation} maakte een nieuwe link op jouw naam`,
  freshBody: (name, mentor, organisation) =>
    `Beste ${name},\n\n${organisation} heeft net een nieuwe link gemaakt naar de vragen over ${mentor} die je krijgt. Iemand geeft je die; een link die je al had werkt niet meer. Heb je er niet om gevraagd, schrijf het dan aan ${organisation}: wie de link heeft, antwoordt in jouw naam.`,
  handedIn: (name) =>
    `${name} heeft al ingeleverd. Wat is ingeleverd verandert alleen via de link waarmee het kwam, of door ${name} zelf, ingelogd.`,
  reportSubject: (organisation) => `Je rapport bij ${organisation} is er`,
  reportBody: (name, round, link) =>
    `Beste ${name},\n\nHet rapport van ‘${round}’ is er. Alleen jij kunt het openen, na inloggen:\n\n${link}`,
};
const sv: typeof en = {
  subject: (organisation) => `En fråga från ${organisation}`,
  body: ({ name, mentor, organisation, until, link }) =>
    `Hej ${name},\n\n${mentor} är mentor hos ${organisation} och vill gärna veta hur du ser på det, för att växa. Det tar några minuter, på telefon eller dator, utan konto.\n\n${link}\n\nLänken är bara din: skicka den inte vidare. Den gäller till och med ${until}. Vad som visas för vem står före första frågan, och där kan du också avstå.`,
  again: (organisation) => `En fråga från ${organisation} är fortfarande öppen`,
  reminder: ({ name, mentor, organisation, until, sentOn }) =>
    `Hej ${name},\n\nDen ${sentOn} frågade vi dig om ${mentor}, mentor hos ${organisation}. Din egen länk finns i det mejlet och gäller till och med ${until}; det du har svarat är sparat. Vill du helst inte kan du säga det där.`,
  freshSubject: (organisation) => `${organisation} har gjort en ny länk i ditt namn`,
  freshBody: (name, mentor, organisation) =>
    `Hej ${name},\n\n${organisation} har just gjort en ny länk till frågorna om ${mentor} som du får. Någon ger den till dig; en länk du hade förut fungerar inte längre. Har du inte bett om den, skriv till ${organisation}: den som har länken svarar i ditt namn.`,
  handedIn: (name) =>
    `${name} har redan lämnat in. Det som lämnats in ändras bara genom länken det kom med, eller av ${name} som inloggad.`,
  reportSubject: (organisation) => `Din rapport hos ${organisation} finns`,
  reportBody: (name, round, link) =>
    `Hej ${name},\n\nRapporten för ”${round}” finns. Bara du kan öppna den, efter att ha loggat in:\n\n${link}`,
};
export const raterLetterWords = texts('raterLetter', { en, nl, sv });
