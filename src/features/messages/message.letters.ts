/** P-13: the e-mail that carries what a person wrote: to each their own, with answers to the writer. */
import { fixedText } from '../../web/letters.ts';
import { messageWords } from './message.words.ts';

export const messageText = fixedText('message', (language) => messageWords[language].letter);
