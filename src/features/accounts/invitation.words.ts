import { texts } from '../../platform/texts.ts';

const en = {
  make: 'Create a sign-in link',
  made: (name: string) => `A sign-in link for ${name}`,
  note: (days: number) =>
    `Give this link to this person only. It works once, for ${days} days; a new one makes it invalid. It is shown only now.`,
  link: 'Link',
  back: (name: string) => `To ${name}`,
  has: 'can sign in',
  hasNot: 'cannot sign in yet',
  title: (organisation: string) => `Welcome to ${organisation}`,
  intro: (name: string) => `${name}, choose a password to sign in from now on.`,
  email: 'E-mail address',
  password: 'Password',
  passwordHelp:
    'At least 12 characters. Three or four words are easy to remember and hard to guess.',
  submit: 'Start',
  gone: 'This link no longer works',
  goneText:
    'It has been used, or it is older than two weeks. Ask the person who gave it to you for a new one.',
  short: 'Use at least 12 characters.',
  long: 'Use at most 200 characters.',
  badEmail: 'Write an e-mail address such as noor@school.nl.',
  known:
    'There is an account with this address already. Fill in its password, then both organisations are behind one sign-in.',
  letter: {
    title: 'Sign-in link',
    when: 'When somebody is invited to sign in',
    to: 'Whoever is invited',
    subject: 'Your way in at {organisation}',
    body: 'Dear {name},\n\n{organisation} works with Mentorium. With this link you choose a password and sign in from then on.\n\n{link}\n\nIt works once, for {days} days, and is yours alone.',
  },
  written: (address: string) => `A sign-in link is on its way to ${address}.`,
  mail: 'Send a sign-in link by mail',
  easy: 'This is one of the first things anybody would try. Use a few words that have nothing to do with each other.',
  signInFirst:
    'This address has an account with a second step. Sign in with it in this browser first, then open this link again.',
};
const nl: typeof en = {
  make: 'Inloglink maken',
  made: (name) => `Een inloglink voor ${name}`,
  note: (days) =>
    `Geef deze link alleen aan deze persoon. Hij werkt één keer, ${days} dagen lang; een nieuwe maakt hem ongeldig. Je ziet hem alleen nu.`,
  link: 'Link',
  back: (name) => `Naar ${name}`,
  has: 'kan inloggen',
  hasNot: 'kan nog niet inloggen',
  title: (organisation) => `Welkom bij ${organisation}`,
  intro: (name) => `${name}, kies een wachtwoord om voortaan in te loggen.`,
  email: 'E-mailadres',
  password: 'Wachtwoord',
  passwordHelp:
    'Minstens 12 tekens. Drie of vier woorden onthoud je makkelijk en zijn moeilijk te raden.',
  submit: 'Beginnen',
  gone: 'Deze link werkt niet meer',
  goneText:
    'Hij is al gebruikt, of ouder dan twee weken. Vraag een nieuwe aan degene die hem je gaf.',
  short: 'Gebruik minstens 12 tekens.',
  long: 'Gebruik hoogstens 200 tekens.',
  badEmail: 'Schrijf een e-mailadres zoals noor@school.nl.',
  known:
    'Er is al een account met dit adres. Vul het wachtwoord daarvan in, dan zitten beide organisaties achter één login.',
  letter: {
    title: 'Inloglink',
    when: 'Als iemand wordt uitgenodigd om in te loggen',
    to: 'Wie wordt uitgenodigd',
    subject: 'Je toegang bij {organisation}',
    body: 'Beste {name},\n\n{organisation} werkt met Mentorium. Met deze link kies je een wachtwoord en log je voortaan in.\n\n{link}\n\nHij werkt één keer, {days} dagen lang, en is van jou alleen.',
  },
  written: (address) => `Een inloglink is onderweg naar ${address}.`,
  mail: 'Inloglink mailen',
  easy: 'Dit is een van de eerste dingen die iemand zou proberen. Gebruik een paar woorden die niets met elkaar te maken hebben.',
  signInFirst:
    'Bij dit adres hoort een account met een tweede stap. Log daar eerst mee in in deze browser, en open dan deze link opnieuw.',
};
const sv: typeof en = {
  make: 'Skapa en inloggningslänk',
  made: (name) => `En inloggningslänk för ${name}`,
  note: (days) =>
    `Ge länken bara till den här personen. Den fungerar en gång, i ${days} dagar; en ny gör den ogiltig. Den visas bara nu.`,
  link: 'Länk',
  back: (name) => `Till ${name}`,
  has: 'kan logga in',
  hasNot: 'kan inte logga in än',
  title: (organisation) => `Välkommen till ${organisation}`,
  intro: (name) => `${name}, välj ett lösenord att logga in med från och med nu.`,
  email: 'E-postadress',
  password: 'Lösenord',
  passwordHelp: 'Minst 12 tecken. Tre eller fyra ord är lätta att minnas och svåra att gissa.',
  submit: 'Börja',
  gone: 'Länken fungerar inte längre',
  goneText: 'Den har använts, eller är äldre än två veckor. Be den som gav dig länken om en ny.',
  short: 'Använd minst 12 tecken.',
  long: 'Använd högst 200 tecken.',
  badEmail: 'Skriv en e-postadress som noor@skola.se.',
  known:
    'Det finns redan ett konto med den här adressen. Fyll i dess lösenord, så ligger båda organisationerna bakom en inloggning.',
  letter: {
    title: 'Inloggningslänk',
    when: 'När någon bjuds in att logga in',
    to: 'Den som bjuds in',
    subject: 'Din väg in hos {organisation}',
    body: 'Hej {name},\n\n{organisation} arbetar med Mentorium. Med den här länken väljer du ett lösenord och loggar in i fortsättningen.\n\n{link}\n\nDen fungerar en gång, i {days} dagar, och är bara din.',
  },
  written: (address) => `En inloggningslänk är på väg till ${address}.`,
  mail: 'Skicka inloggningslänk med e-post',
  easy: 'Det här är något av det första någon skulle pröva. Använd några ord som inte hör ihop.',
  signInFirst:
    'Adressen har ett konto med ett andra steg. Logga först in med det i den här webbläsaren och öppna sedan länken igen.',
};
export const invitationWords = texts('invitation', { en, nl, sv });
