import { texts } from '../../platform/texts.ts';

/** The letter that says that a question waits; what it is about is read after signing in. */
type Facts = { name: string; organisation: string; until: string; link: string };

const en = {
  subject: (organisation: string) => `A question waits for you at ${organisation}`,
  again: (organisation: string) => `A question at ${organisation} waits for your answer`,
  body: ({ name, organisation, until, link }: Facts) =>
    `Dear ${name},\n\nA question about mentoring at ${organisation} waits for your answer until ${until}. Sign in to read it:\n\n${link}`,
};
const nl: typeof en = {
  subject: (organisation) => `Er wacht een vraag op je bij ${organisation}`,
  again: (organisation) => `Een vraag bij ${organisation} wacht nog op je antwoord`,
  body: ({ name, organisation, until, link }) =>
    `Beste ${name},\n\nEen vraag over het mentoraat bij ${organisation} wacht tot en met ${until} op je antwoord. Log in om hem te lezen:\n\n${link}`,
};
const sv: typeof en = {
  subject: (organisation) => `En fråga väntar på dig hos ${organisation}`,
  again: (organisation) => `En fråga hos ${organisation} väntar fortfarande på ditt svar`,
  body: ({ name, organisation, until, link }) =>
    `Hej ${name},\n\nEn fråga om mentorskapet hos ${organisation} väntar på ditt svar till och med ${until}. Logga in för att läsa den:\n\n${link}`,
};
export const proposalLetterWords = texts('proposalLetter', { en, nl, sv });
