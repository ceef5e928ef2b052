/** What the letters about the course of a mentorship say. */
import { letterText } from '../../web/letters.ts';
import { closureWords } from './closure.words.ts';
import { courseWords } from './course.words.ts';
import { endWords } from './end-letter.words.ts';

export const substituteText = letterText(
  'substitute',
  ['name', 'organisation', 'substitute', 'period', 'by', 'link'],
  (language) => courseWords[language].letter,
);
export const groupEndedText = letterText(
  'group-ended',
  ['name', 'organisation', 'group', 'by', 'link'],
  (language) => closureWords[language].letter,
);
export const endedText = letterText(
  'ended',
  ['name', 'organisation', 'by', 'link'],
  (language) => endWords[language].ended,
);
