import { texts } from '../../platform/texts.ts';

/** What administrators read about mail. */
const en = {
  title: 'Mail',
  intro:
    'Who was written to, when, and whether it went out. Nobody can read the text of an e-mail here; it is deleted once it has been sent.',
  none: 'No mail has been written yet.',
  off: 'No mail server is set (SMTP_URL): nothing goes out, and what would have been sent can be read here. Personal links are handed out by hand.',
  to: 'To',
  subject: 'Subject',
  when: 'Written',
  state: 'State',
  sent: 'sent',
  waits: 'waits',
  trouble: (tries: number, why: string) => `tried ${tries} times: ${why}`,
  somebody: 'somebody who was reminded',
  ofAPerson: 'a message from a person',
  bounced: 'the address takes no mail: correct it',
  inDigest: 'sent together with others',
  held: 'waits for the digest',
  gone: 'The text has been taken away.',
  work: 'Work by itself',
  workIntro:
    'Every day signals are looked for and people are reminded, every hour digests are written. What fails is tried again and stays here.',
  job: 'Work',
  due: 'When',
  done: 'done',
};
const nl: typeof en = {
  title: 'Mail',
  intro:
    'Aan wie is geschreven, wanneer, en of het weg is. De tekst van een mail kan hier niemand lezen en verdwijnt zodra hij verstuurd is.',
  none: 'Er is nog geen mail geschreven.',
  off: 'Er is geen mailserver ingesteld (SMTP_URL): er gaat niets weg, en wat verstuurd zou zijn is hier te lezen. Persoonlijke links worden met de hand uitgedeeld.',
  to: 'Aan',
  subject: 'Onderwerp',
  when: 'Geschreven',
  state: 'Stand',
  sent: 'verstuurd',
  waits: 'wacht',
  trouble: (tries, why) => `${tries} keer geprobeerd: ${why}`,
  somebody: 'iemand die herinnerd is',
  ofAPerson: 'een bericht van een persoon',
  bounced: 'dit adres neemt geen mail aan: verbeter het',
  inDigest: 'samen met andere verstuurd',
  held: 'wacht op de verzamelmail',
  gone: 'De tekst is weggehaald.',
  work: 'Werk dat vanzelf gaat',
  workIntro:
    'Elke dag wordt naar signalen gezocht en worden mensen herinnerd, elk uur worden verzamelmails geschreven. Wat mislukt wordt opnieuw geprobeerd en blijft hier staan.',
  job: 'Werk',
  due: 'Wanneer',
  done: 'gedaan',
};
const sv: typeof en = {
  title: 'E-post',
  intro:
    'Vem det har skrivits till, när, och om det har gått ut. Texten i ett mejl kan ingen läsa här, och den tas bort när det har skickats.',
  none: 'Ingen e-post har skrivits än.',
  off: 'Ingen e-postserver är inställd (SMTP_URL): inget går ut, och det som skulle ha skickats kan läsas här. Personliga länkar delas ut för hand.',
  to: 'Till',
  subject: 'Ämne',
  when: 'Skrivet',
  state: 'Läge',
  sent: 'skickat',
  waits: 'väntar',
  trouble: (tries, why) => `försökt ${tries} gånger: ${why}`,
  somebody: 'någon som blev påmind',
  ofAPerson: 'ett meddelande från en person',
  bounced: 'adressen tar inte emot e-post: rätta den',
  inDigest: 'skickat tillsammans med andra',
  held: 'väntar på sammandraget',
  gone: 'Texten har tagits bort.',
  work: 'Arbete som sker av sig självt',
  workIntro:
    'Varje dag söks signaler och människor påminns, varje timme skrivs sammandrag. Det som misslyckas prövas igen och står kvar här.',
  job: 'Arbete',
  due: 'När',
  done: 'klart',
};
export const outboxWords = texts('outbox', { en, nl, sv });
