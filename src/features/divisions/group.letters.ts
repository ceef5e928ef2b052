/** MA-28: the mentors of a group that still runs hear who asks for its pupils. */
import { letterText } from '../../web/letters.ts';
import { linkTo } from '../../web/links.ts';
import type { Tx } from '../../platform/database.ts';
import type { Context } from '../../web/route.tsx';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import type { RunningGroup } from '../mentorships/running-group.store.ts';
import { groupWords } from './group.words.ts';

export const groupText = letterText(
  'group-wanted',
  ['name', 'organisation', 'by', 'group', 'cohort', 'link'],
  (language) => groupWords[language].letter,
);

type Asking = Pick<Context, 'organisation' | 'person' | 'now' | 'today' | 'address' | 'view'>;

/** Once a day for each group and asker. */
export async function tellMentors(
  tx: Tx,
  { organisation, person, now, today, address, view }: Asking,
  groups: RunningGroup[],
): Promise<void> {
  for (const group of groups)
    for (const mentor of group.mentors)
      if (mentor.id !== person.id)
        await enqueueMailTo(tx, {
          organisation,
          person: mentor.id,
          key: `group ${group.id} ${mentor.id} asked by ${person.id} ${today}`,
          kind: 'group',
          priority: 'asked',
          at: now,
          letter: (language, name) =>
            composeLetter(tx, groupText, language, {
              name,
              organisation: organisation.name,
              by: person.name,
              group: group.name,
              cohort: group.cohortName,
              link:
                address +
                linkTo(view, '/mentorships/:mentorship/closure', { mentorship: group.id }),
            }),
        });
}

export const namesOf = (groups: RunningGroup[]): string =>
  groups.map(({ name, cohortName }) => `${name} (${cohortName})`).join(', ');
