import type { Result } from './worry.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  waits: 'waits for an answer',
  accepted: 'taken on',
  declinedTag: 'sent back',
  dueBy: 'Answer by',
  inbox: 'Referrals',
  inboxIntro: 'What was sent to your office. You see what the sender wrote for you, and no more.',
  inboxEmpty: 'Nothing waits.',
  take: 'Take it on',
  back: 'Send it back',
  backWhy: 'Why, in a sentence for the sender',
  resultLabel: 'What came of it',
  answer: 'A word to the sender, without what was confided to you',
  finish: 'Report back',
  sealed: 'Notes under seal',
  sealedIntro:
    'Read by counsellors only, one at a time, after a reason and your password. Everybody who reads is written down.',
  noSealed: 'None.',
  addSealed: 'Write a note under seal',
  note: 'Note',
  seal: 'Seal it',
  open: 'Open it',
  reason: 'Why do you read it',
  password: 'Your password',
  guesses: {
    wrong: 'That is not your password. Nothing was opened.',
    tooMany: 'There were too many attempts. Nothing was opened. Try again in fifteen minutes.',
  },
  once: 'Shown this once.',
  readBy: (name: string, when: string, reason: string) => `${name}, ${when}: ${reason}`,
  answerSubject: (organisation: string) => `There is an answer for you at ${organisation}`,
  answerBody: (name: string, link: string) =>
    `Dear ${name},\n\nSomebody has answered you. Read it after signing in:\n\n${link}`,
  results: {
    helped: 'it is helped',
    ongoing: 'it goes on with us',
    elsewhere: 'somebody outside helps',
    'not-needed': 'no help was needed',
  } satisfies Record<Result, string>,
};
const nl: typeof en = {
  waits: 'wacht op antwoord',
  accepted: 'opgepakt',
  declinedTag: 'teruggestuurd',
  dueBy: 'Antwoord uiterlijk',
  inbox: 'Doorverwijzingen',
  inboxIntro:
    'Wat naar jouw afdeling is gestuurd. Je ziet wat de afzender voor jou schreef, en niet meer.',
  inboxEmpty: 'Er wacht niets.',
  take: 'Pak het op',
  back: 'Stuur terug',
  backWhy: 'Waarom, in een zin voor de afzender',
  resultLabel: 'Wat kwam ervan',
  answer: 'Een woord aan de afzender, zonder wat jou is toevertrouwd',
  finish: 'Meld terug',
  sealed: 'Verzegelde notities',
  sealedIntro:
    'Alleen counselors lezen, één tegelijk, na een reden en je wachtwoord. Wie leest wordt opgeschreven.',
  noSealed: 'Geen.',
  addSealed: 'Schrijf een verzegelde notitie',
  note: 'Notitie',
  seal: 'Verzegel',
  open: 'Open',
  reason: 'Waarom lees je het',
  password: 'Je wachtwoord',
  guesses: {
    wrong: 'Dat is niet je wachtwoord. Er is niets geopend.',
    tooMany:
      'Er waren te veel pogingen. Er is niets geopend. Probeer het over een kwartier opnieuw.',
  },
  once: 'Alleen nu getoond.',
  readBy: (name, when, reason) => `${name}, ${when}: ${reason}`,
  answerSubject: (organisation) => `Er is een antwoord voor je bij ${organisation}`,
  answerBody: (name, link) =>
    `Beste ${name},\n\nIemand heeft je geantwoord. Lees het na inloggen:\n\n${link}`,
  results: {
    helped: 'geholpen',
    ongoing: 'loopt bij ons door',
    elsewhere: 'iemand buiten school helpt',
    'not-needed': 'hulp was niet nodig',
  },
};
const sv: typeof en = {
  waits: 'väntar på svar',
  accepted: 'mottagen',
  declinedTag: 'återsänd',
  dueBy: 'Svar senast',
  inbox: 'Hänvisningar',
  inboxIntro:
    'Vad som skickats till din funktion. Du ser vad avsändaren skrev till dig, och inget mer.',
  inboxEmpty: 'Inget väntar.',
  take: 'Ta emot',
  back: 'Skicka tillbaka',
  backWhy: 'Varför, i en mening till avsändaren',
  resultLabel: 'Vad blev det',
  answer: 'Ett ord till avsändaren, utan det du fått förtroende för',
  finish: 'Återkoppla',
  sealed: 'Förseglade anteckningar',
  sealedIntro:
    'Läses bara av kuratorer, en i taget, efter ett skäl och ditt lösenord. Den som läser skrivs upp.',
  noSealed: 'Inga.',
  addSealed: 'Skriv en förseglad anteckning',
  note: 'Anteckning',
  seal: 'Försegla',
  open: 'Öppna',
  reason: 'Varför läser du den',
  password: 'Ditt lösenord',
  guesses: {
    wrong: 'Det är inte ditt lösenord. Inget öppnades.',
    tooMany: 'Det blev för många försök. Inget öppnades. Försök igen om en kvart.',
  },
  once: 'Visas bara nu.',
  readBy: (name, when, reason) => `${name}, ${when}: ${reason}`,
  answerSubject: (organisation) => `Det finns ett svar till dig hos ${organisation}`,
  answerBody: (name, link) =>
    `Hej ${name},\n\nNågon har svarat dig. Läs det efter inloggning:\n\n${link}`,
  results: {
    helped: 'hjälpt',
    ongoing: 'fortsätter hos oss',
    elsewhere: 'någon utanför hjälper',
    'not-needed': 'ingen hjälp behövdes',
  },
};
export const referralWords = texts(
  'referral',
  { en, nl, sv },
  {
    note: 'Label of a field: what the specialist writes down. Not a bank note and not a mark.',
    seal: 'Button: only the specialists of this referral can read the note afterwards.',
    open: 'Button: opens a sealed note; that it was read is written down.',
    back: 'Button of a specialist who cannot help: the question goes back to the mentor.',
  },
);
