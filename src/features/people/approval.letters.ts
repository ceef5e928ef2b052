/** What the letters about second persons say: the same everywhere, for they keep rights safe. */
import { fixedText } from '../../web/letters.ts';
import { placeholderWords } from '../../web/letter.words.ts';
import { approvalWords } from './approval.words.ts';

export const approvalText = fixedText('approval', (language) => {
  const w = approvalWords[language];
  const { name, organisation, by, link } = placeholderWords[language].examples;
  return {
    ...w.letter,
    subject: w.subject(organisation),
    body: w.askedBody(name, '…', by, link),
  };
});
