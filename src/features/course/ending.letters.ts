/** Both of a pair are asked by letter at the end and some months later, and reminded of the day that they chose. */
import type { Tx } from '../../platform/database.ts';
import { fullDay } from '../../platform/i18n.ts';
import { letterText } from '../../web/letters.ts';
import { fullLinkTo } from '../../web/links.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { aftercareWindow } from './ending.rules.ts';
import { askAtEnds, listAftercare } from './ending.store.ts';
import { endingWords } from './ending.words.ts';

export const endText = letterText(
  'end-questions',
  ['name', 'organisation', 'link'],
  (language) => endingWords[language].letters.end,
);
export const laterText = letterText(
  'later-questions',
  ['name', 'organisation', 'link'],
  (language) => endingWords[language].letters.later,
);
export const aftercareText = letterText(
  'aftercare',
  ['name', 'organisation', 'when', 'link'],
  (language) => endingWords[language].letters.aftercare,
);

/** M-63, M-64, M-65: once a day. */
export async function writeAtEnds(tx: Tx, setting: Setting, today: string): Promise<void> {
  const { organisation, at, address } = setting;
  const view = { address, organisation };
  for (const { mentorship, person, months } of await askAtEnds(tx, organisation.id, today))
    await enqueueMailTo(tx, {
      organisation,
      person,
      key: `end ${mentorship} ${months} ${person}`,
      kind: 'ending',
      priority: 'asked',
      at,
      letter: (language, name) =>
        composeLetter(tx, months === 0 ? endText : laterText, language, {
          name,
          organisation: organisation.name,
          link:
            months === 0
              ? fullLinkTo(view, '/mentorships/:mentorship/measure', { mentorship })
              : fullLinkTo(view, '/mentorships/:mentorship/aftercare/:months', {
                  mentorship,
                  months: String(months),
                }),
        }),
    });
  const { to } = aftercareWindow(today);
  for (const { mentorship, person, day } of await listAftercare(tx, { from: today, to }))
    await enqueueMailTo(tx, {
      organisation,
      person,
      key: `aftercare ${mentorship} ${day} ${person}`,
      kind: 'ending',
      priority: 'asked',
      at,
      letter: (language, name) =>
        composeLetter(tx, aftercareText, language, {
          name,
          organisation: organisation.name,
          when: fullDay(language, day),
          link: fullLinkTo(
            view,
            '/mentorships/:mentorship/course',
            { mentorship },
            { hash: 'closing' },
          ),
        }),
    });
}
