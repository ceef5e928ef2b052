import { texts } from '../../platform/texts.ts';

/** Letters to raters: neutral on the outside, a personal link inside. */
const en = {
  first: {
    title: 'Question to a rater',
    when: 'When a round opens and raters are asked',
    to: 'Every rater with an address',
    subject: 'A question from {organisation}',
    body: 'Dear {name},\n\n{mentor} is a mentor at {organisation} and would like to know how you see it, to grow. It takes a few minutes, on a phone or a computer, without an account.\n\n{link}\n\nThe link is yours alone: please do not pass it on. It works until {until}. What will be shown to whom is said before the first question, and you can decline there.',
  },
  again: {
    title: 'Question to a rater, reminder',
    when: 'Four days after the letter before, twice at most',
    to: 'Raters who have not answered',
    subject: 'A question from {organisation} is still open',
    body: 'Dear {name},\n\nOn {sentOn} we asked you about {mentor}, mentor at {organisation}. Your own link is in that mail and works until {until}; whatever you have answered is saved. If you would rather not, you can say so there.',
  },
  report: {
    title: 'Report is there',
    when: 'When the reports of a round are released',
    to: 'Every mentor of the round',
    subject: 'Your report at {organisation} is there',
    body: 'Dear {name},\n\nThe report of “{round}” is there. Only you can open it, after signing in:\n\n{link}',
  },
  freshTitle: 'New link of a rater',
  freshWhen: 'When a link to answer is made by hand',
  freshTo: 'The rater in whose name it answers',
  freshSubject: (organisation: string) => `${organisation} made a new link in your name`,
  freshBody: (name: string, mentor: string, organisation: string) =>
    `Dear ${name},\n\n${organisation} has just made a new link to the questions about ${mentor} that you are asked. Somebody gives it to you; a link you had before no longer works. If you did not ask for it, write to ${organisation}: whoever holds it answers in your name.`,
  handedIn: (name: string) =>
    `${name} has handed in already. What was handed in changes only through the link it came by, or by ${name} signed in.`,
};
const nl: typeof en = {
  first: {
    title: 'Vraag aan een beoordelaar',
    when: 'Als een meting opent en beoordelaars worden gevraagd',
    to: 'Elke beoordelaar met een adres',
    subject: 'Een vraag van {organisation}',
    body: 'Beste {name},\n\n{mentor} is mentor bij {organisation} en wil graag weten hoe jij dat ziet, om te groeien. Het kost een paar minuten, op een telefoon of computer, zonder account.\n\n{link}\n\nDe link is van jou alleen: geef hem niet door. Hij werkt tot en met {until}. Wat aan wie getoond wordt lees je vóór de eerste vraag, en daar kun je ook afzien.',
  },
  again: {
    title: 'Vraag aan een beoordelaar, herinnering',
    when: 'Vier dagen na de vorige mail, hoogstens twee keer',
    to: 'Beoordelaars die nog niet hebben geantwoord',
    subject: 'Een vraag van {organisation} staat nog open',
    body: 'Beste {name},\n\nOp {sentOn} vroegen we je naar {mentor}, mentor bij {organisation}. Je eigen link staat in die mail en werkt tot en met {until}; wat je al beantwoordde is opgeslagen. Liever niet? Dat kun je daar zeggen.',
  },
  report: {
    title: 'Rapport is er',
    when: 'Als de rapporten van een meting worden vrijgegeven',
    to: 'Elke mentor van de meting',
    subject: 'Je rapport bij {organisation} is er',
    body: 'Beste {name},\n\nHet rapport van ‘{round}’ is er. Alleen jij kunt het openen, na inloggen:\n\n{link}',
  },
  freshTitle: 'Nieuwe link van een beoordelaar',
  freshWhen: 'Als iemand met de hand een link maakt om te antwoorden',
  freshTo: 'De beoordelaar in wiens naam de link antwoordt',
  freshSubject: (organisation) => `${organisation} maakte een nieuwe link op jouw naam`,
  freshBody: (name, mentor, organisation) =>
    `Beste ${name},\n\n${organisation} heeft net een nieuwe link gemaakt naar de vragen over ${mentor} die je krijgt. Iemand geeft je die; een link die je al had werkt niet meer. Heb je er niet om gevraagd, schrijf het dan aan ${organisation}: wie de link heeft, antwoordt in jouw naam.`,
  handedIn: (name) =>
    `${name} heeft al ingeleverd. Wat is ingeleverd verandert alleen via de link waarmee het kwam, of door ${name} zelf, ingelogd.`,
};
const sv: typeof en = {
  first: {
    title: 'Fråga till en bedömare',
    when: 'När en mätning öppnar och bedömare tillfrågas',
    to: 'Varje bedömare med en adress',
    subject: 'En fråga från {organisation}',
    body: 'Hej {name},\n\n{mentor} är mentor hos {organisation} och vill gärna veta hur du ser på det, för att växa. Det tar några minuter, på telefon eller dator, utan konto.\n\n{link}\n\nLänken är bara din: skicka den inte vidare. Den gäller till och med {until}. Vad som visas för vem står före första frågan, och där kan du också avstå.',
  },
  again: {
    title: 'Fråga till en bedömare, påminnelse',
    when: 'Fyra dagar efter mejlet innan, högst två gånger',
    to: 'Bedömare som inte har svarat',
    subject: 'En fråga från {organisation} är fortfarande öppen',
    body: 'Hej {name},\n\nDen {sentOn} frågade vi dig om {mentor}, mentor hos {organisation}. Din egen länk finns i det mejlet och gäller till och med {until}; det du har svarat är sparat. Vill du helst inte kan du säga det där.',
  },
  report: {
    title: 'Rapporten finns',
    when: 'När rapporterna i en mätning släpps',
    to: 'Varje mentor i mätningen',
    subject: 'Din rapport hos {organisation} finns',
    body: 'Hej {name},\n\nRapporten för ”{round}” finns. Bara du kan öppna den, efter att ha loggat in:\n\n{link}',
  },
  freshTitle: 'Ny länk till en bedömare',
  freshWhen: 'När någon gör en svarslänk för hand',
  freshTo: 'Bedömaren i vars namn länken svarar',
  freshSubject: (organisation) => `${organisation} har gjort en ny länk i ditt namn`,
  freshBody: (name, mentor, organisation) =>
    `Hej ${name},\n\n${organisation} har just gjort en ny länk till frågorna om ${mentor} som du får. Någon ger den till dig; en länk du hade förut fungerar inte längre. Har du inte bett om den, skriv till ${organisation}: den som har länken svarar i ditt namn.`,
  handedIn: (name) =>
    `${name} har redan lämnat in. Det som lämnats in ändras bara genom länken det kom med, eller av ${name} som inloggad.`,
};
export const raterLetterWords = texts('raterLetter', { en, nl, sv });
