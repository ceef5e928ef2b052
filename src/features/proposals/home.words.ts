import { texts } from '../../platform/texts.ts';

/** What the home page says of proposals that wait for an answer. */
const en = {
  choose: (day: string) => `Mentors have been found who suit you: choose by ${day}.`,
  chooseDo: 'Choose',
  proposal: (name: string) => `Would you like to begin a mentorship with ${name}?`,
};

const nl: typeof en = {
  choose: (day) => `Er zijn mentoren die bij je passen: kies uiterlijk ${day}.`,
  chooseDo: 'Kiezen',
  proposal: (name) => `Wil je een mentorschap beginnen met ${name}?`,
};

const sv: typeof en = {
  choose: (day) => `Det finns mentorer som passar dig: välj senast ${day}.`,
  chooseDo: 'Välj',
  proposal: (name) => `Vill du börja ett mentorskap med ${name}?`,
};

export const homeWords = texts('proposalsHome', { en, nl, sv });
