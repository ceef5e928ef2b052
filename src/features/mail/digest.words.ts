import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** The letter that holds several, the page that stops it, and the page of choices. */
const en = {
  letter: {
    title: 'Digest',
    when: 'Once a day or on Mondays, as the reader chose',
    to: 'Whoever wants news together',
  },
  subject: (n: number, organisation: string) =>
    `${plural('en', n, 'thing waits', 'things wait')} for you at ${organisation}`,
  greeting: (name: string) => `Dear ${name},\n\nThis is new since the last e-mail:`,
  stop: (link: string) => `You do not want these any more? One click is enough:\n${link}`,
  stopTitle: 'No more digests?',
  stopIntro:
    'You will get no more news by mail. What is asked of you personally still comes, and everything can be read after signing in.',
  stopDo: 'Stop the digests',
  stopped: 'Done. No more digests will be sent.',
  unknown: 'This link is not valid any more. Sign in and choose under “My mail”.',
  title: 'My mail',
  intro:
    'How often Mentorium writes to you. Questions with a deadline always come at once, never in your quiet hours.',
  frequency: 'News',
  frequencies: {
    'at-once': 'At once',
    daily: 'Once a day, together',
    weekly: 'On Mondays, together',
    none: 'Not by mail',
  },
  quietFrom: 'Quiet from, full hour',
  quietTo: 'until, full hour',
  language: 'Language of e-mails',
  languageUsual: 'The language of the organisation',
  save: 'Save',
  saved: 'Saved.',
};
const nl: typeof en = {
  letter: {
    title: 'Verzamelmail',
    when: 'Eén keer per dag of op maandag, zoals de lezer koos',
    to: 'Wie nieuws samen wil krijgen',
  },
  subject: (n, organisation) =>
    `Er ${n === 1 ? 'wacht 1 ding' : `wachten ${n} dingen`} op je bij ${organisation}`,
  greeting: (name) => `Beste ${name},\n\nDit is er sinds de vorige keer bijgekomen:`,
  stop: (link) => `Wil je deze mails niet meer? Eén klik is genoeg:\n${link}`,
  stopTitle: 'Geen verzamelmails meer?',
  stopIntro:
    'Je krijgt geen nieuws meer per mail. Wat jou persoonlijk wordt gevraagd komt nog wel, en alles is na inloggen te lezen.',
  stopDo: 'Stop de verzamelmails',
  stopped: 'Gelukt. Er komen geen verzamelmails meer.',
  unknown: 'Deze link is niet meer geldig. Log in en kies bij “Mijn mail”.',
  title: 'Mijn mail',
  intro:
    'Hoe vaak Mentorium je schrijft. Vragen met een termijn komen altijd meteen, nooit in je stille uren.',
  frequency: 'Nieuws',
  frequencies: {
    'at-once': 'Meteen',
    daily: 'Eén keer per dag, samen',
    weekly: 'Op maandag, samen',
    none: 'Niet per mail',
  },
  quietFrom: 'Stil vanaf, heel uur',
  quietTo: 'tot, heel uur',
  language: 'Taal van mails',
  languageUsual: 'De taal van de organisatie',
  save: 'Opslaan',
  saved: 'Opgeslagen.',
};
const sv: typeof en = {
  letter: {
    title: 'Sammandrag',
    when: 'En gång om dagen eller på måndagar, som läsaren har valt',
    to: 'Den som vill ha nyheter samlat',
  },
  subject: (n, organisation) =>
    `${n === 1 ? '1 sak väntar' : `${n} saker väntar`} på dig hos ${organisation}`,
  greeting: (name) => `Hej ${name},\n\nDet här har kommit sedan förra gången:`,
  stop: (link) => `Vill du inte ha de här mejlen längre? Ett klick räcker:\n${link}`,
  stopTitle: 'Inga fler sammandrag?',
  stopIntro:
    'Du får inga fler nyheter med e-post. Det som frågas av just dig kommer fortfarande, och allt kan läsas efter inloggning.',
  stopDo: 'Stoppa sammandragen',
  stopped: 'Klart. Inga fler sammandrag skickas.',
  unknown: 'Länken gäller inte längre. Logga in och välj under ”Min e-post”.',
  title: 'Min e-post',
  intro:
    'Hur ofta Mentorium skriver till dig. Frågor med en tidsgräns kommer alltid direkt, men aldrig under dina tysta timmar.',
  frequency: 'Nyheter',
  frequencies: {
    'at-once': 'Direkt',
    daily: 'En gång om dagen, samlat',
    weekly: 'På måndagar, samlat',
    none: 'Inte med e-post',
  },
  quietFrom: 'Tyst från, hel timme',
  quietTo: 'till, hel timme',
  language: 'Språk i mejl',
  languageUsual: 'Organisationens språk',
  save: 'Spara',
  saved: 'Sparat.',
};
export const digestWords = texts('digest', { en, nl, sv });
