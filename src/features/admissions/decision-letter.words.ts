import { texts } from '../../platform/texts.ts';

/** The letter that says that a decision has been made, and nothing of what it is. */
type Facts = { name: string; organisation: string; link: string };

const en = {
  subject: (organisation: string) => `News about your application at ${organisation}`,
  body: ({ name, organisation, link }: Facts) =>
    `Dear ${name},\n\nThere is a decision about your application at ${organisation}. Sign in to read the decision, the reason, and what you can do if you disagree:\n\n${link}`,
};
const nl: typeof en = {
  subject: (organisation) => `Nieuws over je aanmelding bij ${organisation}`,
  body: ({ name, organisation, link }) =>
    `Beste ${name},\n\nEr is een besluit over je aanmelding bij ${organisation}. Log in om het te lezen, met de reden en wat je kunt doen als je het er niet mee eens bent:\n\n${link}`,
};
const sv: typeof en = {
  subject: (organisation) => `Nytt om din ansökan hos ${organisation}`,
  body: ({ name, organisation, link }) =>
    `Hej ${name},\n\nDet finns ett beslut om din ansökan hos ${organisation}. Logga in för att läsa beslutet, skälen och vad du kan göra om du inte håller med:\n\n${link}`,
};
export const decisionLetterWords = texts('decisionLetter', { en, nl, sv });
