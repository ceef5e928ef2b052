import { texts } from '../../platform/texts.ts';

/** That something waits, never what. */
const en = {
  subject: (organisation: string) => `Something needs your attention at ${organisation}`,
  body: (name: string, organisation: string, link: string) =>
    `Dear ${name},\n\nThere is something new at ${organisation} that needs your attention. Sign in to see what it is:\n\n${link}`,
  nudgeSubject: (organisation: string) => `Time for your next meeting at ${organisation}?`,
  nudge: (name: string, days: number, link: string) =>
    `Dear ${name},\n\nNo meeting has been recorded for ${days} days. Choose a day together, or record the one you had:\n\n${link}`,
};
const nl: typeof en = {
  subject: (organisation) => `Er is iets om naar te kijken bij ${organisation}`,
  body: (name, organisation, link) =>
    `Beste ${name},\n\nBij ${organisation} is er iets nieuws dat je aandacht vraagt. Log in om te zien wat het is:\n\n${link}`,
  nudgeSubject: (organisation) => `Tijd voor jullie volgende gesprek bij ${organisation}?`,
  nudge: (name, days, link) =>
    `Beste ${name},\n\nEr is al ${days} dagen geen gesprek van jullie vastgelegd. Kies samen een dag, of leg het gesprek vast dat al geweest is:\n\n${link}`,
};
const sv: typeof en = {
  subject: (organisation) => `Något behöver din uppmärksamhet hos ${organisation}`,
  body: (name, organisation, link) =>
    `Hej ${name},\n\nHos ${organisation} finns något nytt som du bör titta på. Logga in för att se vad det är:\n\n${link}`,
  nudgeSubject: (organisation) => `Dags för er nästa träff hos ${organisation}?`,
  nudge: (name, days, link) =>
    `Hej ${name},\n\nIngen träff har antecknats på ${days} dagar. Välj en dag tillsammans, eller anteckna den ni har haft:\n\n${link}`,
};
export const signalLetterWords = texts('signalLetter', { en, nl, sv });
