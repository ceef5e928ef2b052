/** What the letter with a sign-in link says. */
import { letterText } from '../../web/letters.ts';
import { invitationWords } from '../accounts/invitation.words.ts';

export const invitationText = letterText(
  'invitation',
  ['name', 'organisation', 'link', 'days'],
  (language) => invitationWords[language].letter,
);
