/** What letters about signals say, and what is proposed to whoever writes because of one. */
import { letterText } from '../../web/letters.ts';
import { signalLetterWords } from './signal-letter.words.ts';
import type { SignalKind } from './signal.rules.ts';

export const signalText = letterText(
  'signals',
  ['name', 'organisation', 'link'],
  (language) => signalLetterWords[language].signals,
);
export const nudgeText = letterText(
  'nudge',
  ['name', 'organisation', 'days', 'link'],
  (language) => signalLetterWords[language].nudge,
);

type About = keyof (typeof signalLetterWords)['en']['write'];
const writeText = (about: About) =>
  letterText(
    `write-${about}`,
    ['given', 'name', 'organisation'],
    (language) => signalLetterWords[language].write[about],
  );
export const writeTexts = {
  meeting: writeText('meeting'),
  agreement: writeText('agreement'),
  hours: writeText('hours'),
  other: writeText('other'),
};

const kinds: Partial<Record<SignalKind, About>> = {
  'no-first-meeting': 'meeting',
  silence: 'meeting',
  'no-talk': 'meeting',
  unrecorded: 'meeting',
  'agreement-overdue': 'agreement',
  'agreement-dropped': 'agreement',
  'goal-stalled': 'agreement',
  'hours-running-out': 'hours',
  'hours-used-up': 'hours',
  'hours-unused': 'hours',
};
/** P-18: nothing of what somebody raised, or of how somebody is, is in a proposed text. */
export const writeTextOf = (kind: SignalKind) => writeTexts[kinds[kind] ?? 'other'];
