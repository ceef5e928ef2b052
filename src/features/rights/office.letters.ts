/** What the letter about a shorter time says: the same everywhere, for it keeps data safe. */
import { fixedText } from '../../web/letters.ts';
import { placeholderWords } from '../../web/letter.words.ts';
import { rightsWords } from './rights.words.ts';

export const shorterText = fixedText('retention', (language) => {
  const w = rightsWords[language];
  const { name, organisation, by, link } = placeholderWords[language].examples;
  return {
    ...w.shorterLetter,
    subject: w.shorterSubject(organisation),
    body: w.shorterBody({ name, by, what: '…', link }),
  };
});
