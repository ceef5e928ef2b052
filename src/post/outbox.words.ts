/** What administrators read about mail. */
const en = {
  title: 'Mail',
  intro: 'Who was written to, when, and whether it went out. The text of a letter is nobody’s to read here, and is taken away once it has been sent.',
  none: 'No mail has been written yet.',
  off: 'No mail server is set (SMTP_URL), so links are handed out by hand.',
  to: 'To',
  subject: 'Subject',
  when: 'Written',
  state: 'State',
  sent: 'sent',
  waits: 'waits',
  trouble: (tries: number, why: string) => `tried ${tries} times: ${why}`,
  somebody: 'somebody who was reminded',
};
const nl: typeof en = {
  title: 'Mail',
  intro: 'Aan wie is geschreven, wanneer, en of het weg is. De tekst van een brief kan hier niemand lezen en verdwijnt zodra hij verstuurd is.',
  none: 'Er is nog geen mail geschreven.',
  off: 'Er is geen mailserver ingesteld (SMTP_URL), dus links worden met de hand uitgedeeld.',
  to: 'Aan',
  subject: 'Onderwerp',
  when: 'Geschreven',
  state: 'Stand',
  sent: 'verstuurd',
  waits: 'wacht',
  trouble: (tries, why) => `${tries} keer geprobeerd: ${why}`,
  somebody: 'iemand die herinnerd is',
};
const sv: typeof en = {
  title: 'E-post',
  intro: 'Vem det har skrivits till, när, och om det har gått ut. Texten i ett brev kan ingen läsa här, och den tas bort när det har skickats.',
  none: 'Ingen e-post har skrivits än.',
  off: 'Ingen e-postserver är inställd (SMTP_URL), så länkar delas ut för hand.',
  to: 'Till',
  subject: 'Ämne',
  when: 'Skrivet',
  state: 'Läge',
  sent: 'skickat',
  waits: 'väntar',
  trouble: (tries, why) => `försökt ${tries} gånger: ${why}`,
  somebody: 'någon som blev påmind',
};
export const outboxWords = { en, nl, sv };
