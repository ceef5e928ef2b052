/** That something waits, never what. */
const en = {
  subject: (organisation: string) => `Something needs your look at ${organisation}`,
  body: (name: string, organisation: string, link: string) =>
    `Dear ${name},\n\nat ${organisation} there is something new that you should look at. What it is stands behind your sign-in:\n\n${link}`,
  nudgeSubject: (organisation: string) => `Time for your next meeting at ${organisation}?`,
  nudge: (name: string, days: number, link: string) =>
    `Dear ${name},\n\nfor ${days} days no meeting of yours has been written down. Choose a day together, or record the one that you had:\n\n${link}`,
};
const nl: typeof en = {
  subject: (organisation) => `Er is iets om naar te kijken bij ${organisation}`,
  body: (name, organisation, link) =>
    `Beste ${name},\n\nbij ${organisation} is er iets nieuws waar je naar moet kijken. Wat het is lees je na inloggen:\n\n${link}`,
  nudgeSubject: (organisation) => `Tijd voor jullie volgende gesprek bij ${organisation}?`,
  nudge: (name, days, link) =>
    `Beste ${name},\n\nal ${days} dagen is er geen gesprek van jullie genoteerd. Kies samen een dag, of leg vast wat al geweest is:\n\n${link}`,
};
const sv: typeof en = {
  subject: (organisation) => `Något behöver din blick hos ${organisation}`,
  body: (name, organisation, link) =>
    `Hej ${name},\n\nhos ${organisation} finns något nytt som du bör titta på. Vad det är läser du efter inloggning:\n\n${link}`,
  nudgeSubject: (organisation) => `Dags för er nästa träff hos ${organisation}?`,
  nudge: (name, days, link) =>
    `Hej ${name},\n\npå ${days} dagar har ingen träff mellan er antecknats. Välj en dag tillsammans, eller skriv in den ni har haft:\n\n${link}`,
};
export const signalLetterWords = { en, nl, sv };
