/** G-51: whoever teaches a pupil hears that a mentor asks. The pupil's name stays here. */
import { letterText } from '../../web/letters.ts';
import { teacherWords } from './teacher.words.ts';

export const questionText = letterText(
  'teacher-question',
  ['name', 'organisation', 'by', 'group', 'until', 'link'] as const,
  (language) => teacherWords[language].letter,
);
