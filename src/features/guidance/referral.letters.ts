/** What the letters about referrals say: that something waits, never what. */
import { letterText } from '../../web/letters.ts';
import { guidanceWords } from './guidance.words.ts';
import { referralWords } from './referral.words.ts';

export const referralText = letterText(
  'referral',
  ['name', 'organisation', 'until', 'link'],
  (language) => guidanceWords[language].letter,
);
export const answeredText = letterText(
  'referral-answered',
  ['name', 'organisation', 'link'],
  (language) => referralWords[language].letter,
);
