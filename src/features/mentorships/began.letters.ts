/** P-14: those of a mentorship that has just begun hear of it, but whoever made it begin. */
import { fullLinkTo } from '../../web/links.ts';
import { letterText } from '../../web/letters.ts';
import type { ActContext } from '../../web/route.tsx';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { beganWords } from './began-letter.words.ts';

export const beganText = letterText(
  'began',
  ['name', 'organisation', 'link'],
  (language) => beganWords[language].began,
);

export async function tellBegan(
  {
    tx,
    organisation,
    person,
    now,
    address,
  }: Pick<ActContext, 'tx' | 'organisation' | 'person' | 'now' | 'address'>,
  { mentorship, people }: { mentorship: string; people: string[] },
): Promise<void> {
  for (const one of new Set(people))
    if (one !== person.id)
      await enqueueMailTo(tx, {
        organisation,
        person: one,
        key: `began ${mentorship} ${one}`,
        kind: 'began',
        priority: 'asked',
        at: now,
        letter: (language, name) =>
          composeLetter(tx, beganText, language, {
            name,
            organisation: organisation.name,
            link: fullLinkTo({ address, organisation }, '/mentorships/:mentorship', {
              mentorship,
            }),
          }),
      });
}
