import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Invite guardians',
  intro: (group: string) => `Guardians of the pupils of ${group} who cannot sign in yet.`,
  all: 'All guardians of this class can sign in.',
  whom: 'Whom to invite',
  hasMail: (address: string) => `by mail: ${address}`,
  noMail: 'no e-mail address',
  signsIn: (n: number) => `${plural('en', n, 'guardian', 'guardians')} can sign in already`,
  without: 'No guardian known',
  notOne: 'Not invited here',
  why: {
    'signs-in': 'can sign in already',
    left: 'has left',
    protected: 'has a protected identity',
    card: 'is a pupil with a class card',
    second: 'a second person has to agree',
  },
  byMail: 'Send by mail',
  onPaper: 'Make letters to print',
  paperByOffice: 'Without an e-mail address a letter is needed. A coordinator makes it here.',
  nobody: 'Choose whom to invite.',
  written: (n: number) => `${plural('en', n, 'invitation', 'invitations')} sent by mail.`,
  notWritten: 'Not sent, because there is no e-mail address or no mail server:',
  printIntro:
    'One page each. Each link works once and is shown only now: print the letters before you leave this page. Earlier links of these people no longer work.',
  dear: (name: string) => `Dear ${name},`,
  body: (organisation: string, pupils: string) =>
    `${organisation} uses Mentorium for talks between mentors, pupils and their guardians. For ${pupils} you can book a talk, read what was agreed, and write down what you want to talk about.`,
  how: 'Scan the picture with your telephone, or type this address:',
  until: (day: string) => `The link works once, until ${day}. Do not pass it on.`,
  picture: (name: string) => `Link for ${name}`,
};
const nl: typeof en = {
  title: 'Ouders uitnodigen',
  intro: (group) =>
    `Ouders en verzorgers van leerlingen van ${group} die nog niet kunnen inloggen.`,
  all: 'Alle ouders en verzorgers van deze klas kunnen inloggen.',
  whom: 'Wie nodig je uit',
  hasMail: (address) => `per e-mail: ${address}`,
  noMail: 'geen e-mailadres',
  signsIn: (n) =>
    `${plural('nl', n, 'ouder of verzorger kan', 'ouders of verzorgers kunnen')} al inloggen`,
  without: 'Geen ouder of verzorger bekend',
  notOne: 'Hier niet uit te nodigen',
  why: {
    'signs-in': 'kan al inloggen',
    left: 'is vertrokken',
    protected: 'heeft een beschermde identiteit',
    card: 'is een leerling met een klassenkaart',
    second: 'een tweede persoon moet akkoord gaan',
  },
  byMail: 'Per e-mail versturen',
  onPaper: 'Brieven maken om te printen',
  paperByOffice: 'Zonder e-mailadres is een brief nodig. Een coördinator maakt die hier.',
  nobody: 'Kies wie je uitnodigt.',
  written: (n) => `${plural('nl', n, 'uitnodiging', 'uitnodigingen')} per e-mail verstuurd.`,
  notWritten: 'Niet verstuurd, want er is geen e-mailadres of geen mailserver:',
  printIntro:
    'Eén pagina per persoon. Elke link werkt één keer en staat alleen nu hier: print de brieven voordat je deze pagina verlaat. Eerdere links van deze mensen werken niet meer.',
  dear: (name) => `Beste ${name},`,
  body: (organisation, pupils) =>
    `${organisation} gebruikt Mentorium voor gesprekken tussen mentoren, leerlingen en hun ouders. Voor ${pupils} kun je een gesprek boeken, lezen wat er is afgesproken, en opschrijven waar je over wilt praten.`,
  how: 'Scan de code met je telefoon, of typ dit adres over:',
  until: (day) => `De link werkt één keer, tot en met ${day}. Geef hem niet door.`,
  picture: (name) => `Link voor ${name}`,
};
const sv: typeof en = {
  title: 'Bjud in vårdnadshavare',
  intro: (group) => `Vårdnadshavare till elever i ${group} som inte kan logga in än.`,
  all: 'Alla vårdnadshavare i klassen kan logga in.',
  whom: 'Vilka bjuder du in',
  hasMail: (address) => `med e-post: ${address}`,
  noMail: 'ingen e-postadress',
  signsIn: (n) => `${n} vårdnadshavare kan redan logga in`,
  without: 'Ingen vårdnadshavare känd',
  notOne: 'Kan inte bjudas in här',
  why: {
    'signs-in': 'kan redan logga in',
    left: 'har slutat',
    protected: 'har skyddad identitet',
    card: 'är elev med klasskort',
    second: 'en andra person måste godkänna',
  },
  byMail: 'Skicka med e-post',
  onPaper: 'Gör brev att skriva ut',
  paperByOffice: 'Utan e-postadress behövs ett brev. En samordnare gör det här.',
  nobody: 'Välj vilka du bjuder in.',
  written: (n) => `${plural('sv', n, 'inbjudan skickad', 'inbjudningar skickade')} med e-post.`,
  notWritten: 'Inte skickat, eftersom e-postadress eller e-postserver saknas:',
  printIntro:
    'En sida per person. Varje länk fungerar en gång och visas bara nu: skriv ut breven innan du lämnar sidan. Tidigare länkar för dessa personer fungerar inte längre.',
  dear: (name) => `Hej ${name},`,
  body: (organisation, pupils) =>
    `${organisation} använder Mentorium för samtal mellan mentorer, elever och vårdnadshavare. För ${pupils} kan du boka ett samtal, läsa vad som bestämdes och skriva vad du vill tala om.`,
  how: 'Skanna koden med telefonen, eller skriv in adressen:',
  until: (day) => `Länken fungerar en gång, till och med ${day}. Lämna den inte vidare.`,
  picture: (name) => `Länk för ${name}`,
};
export const inviteWords = texts('guardianInvitation', { en, nl, sv });
