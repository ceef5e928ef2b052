import { texts } from '../../platform/texts.ts';

/** What a manager reads by their link. */
const en = {
  title: 'Do you agree?',
  intro: (name: string, role: 'mentor' | 'mentee', programme: string, organisation: string) =>
    `${name} would like to take part in ${programme} of ${organisation}, ${{ mentor: 'as a mentor', mentee: 'to have a mentor' }[role]}, and gave you as their manager.`,
  runs: (first: string, last: string) => `It runs from ${first} to ${last}.`,
  hours: (n: number) => `It takes about ${n} hours of working time.`,
  read: 'The coordinator and the applicant read your answer and what you write.',
  answer: 'Your answer',
  yes: 'I agree',
  no: 'I do not agree',
  words: 'In a sentence',
  wordsHelp: 'Needed for a no, so that the applicant knows why.',
  wordsNeeded: 'Write in a sentence why you do not agree.',
  send: 'Send the answer',
  thanks: 'Thank you. Your answer has been sent.',
  yours: { yes: 'You agreed.', no: 'You did not agree.' },
  change: 'You can change your answer here until there is a decision.',
  decided: 'There is a decision about this application. Your answer can no longer be changed.',
};
type Words = typeof en;
const nl: Words = {
  title: 'Ben je akkoord?',
  intro: (name, role, programme, organisation) =>
    `${name} wil meedoen aan ${programme} van ${organisation}, ${{ mentor: 'als mentor', mentee: 'om een mentor te krijgen' }[role]}, en noemt jou als leidinggevende.`,
  runs: (first, last) => `Het loopt van ${first} tot ${last}.`,
  hours: (n) => `Het kost ongeveer ${n} uur werktijd.`,
  read: 'De coördinator en de aanmelder lezen je antwoord en wat je schrijft.',
  answer: 'Je antwoord',
  yes: 'Ik ben akkoord',
  no: 'Ik ben niet akkoord',
  words: 'In een zin',
  wordsHelp: 'Nodig bij nee, zodat de aanmelder weet waarom.',
  wordsNeeded: 'Schrijf in een zin waarom je niet akkoord bent.',
  send: 'Antwoord versturen',
  thanks: 'Dank je. Je antwoord is verstuurd.',
  yours: { yes: 'Je bent akkoord.', no: 'Je bent niet akkoord.' },
  change: 'Je kunt je antwoord hier veranderen tot er een besluit is.',
  decided: 'Er is een besluit over deze aanmelding. Je antwoord kan niet meer veranderd worden.',
};
const sv: Words = {
  title: 'Är det i sin ordning?',
  intro: (name, role, programme, organisation) =>
    `${name} vill delta i ${programme} hos ${organisation}, ${{ mentor: 'som mentor', mentee: 'för att få en mentor' }[role]}, och har angett dig som chef.`,
  runs: (first, last) => `Det pågår från ${first} till ${last}.`,
  hours: (n) => `Det tar ungefär ${n} timmar arbetstid.`,
  read: 'Programledaren och den sökande läser ditt svar och det du skriver.',
  answer: 'Ditt svar',
  yes: 'Ja, det är i sin ordning',
  no: 'Nej',
  words: 'Med en mening',
  wordsHelp: 'Behövs vid nej, så att den sökande vet varför.',
  wordsNeeded: 'Skriv med en mening varför du säger nej.',
  send: 'Skicka svaret',
  thanks: 'Tack. Ditt svar är skickat.',
  yours: { yes: 'Du har sagt ja.', no: 'Du har sagt nej.' },
  change: 'Du kan ändra svaret här tills det finns ett beslut.',
  decided: 'Det finns ett beslut om ansökan. Svaret kan inte längre ändras.',
};
export const managerConsentWords = texts('managerConsent', { en, nl, sv });
