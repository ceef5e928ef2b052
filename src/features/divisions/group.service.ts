/** A group begins: its mentorship, a line in the audit log, and letters to its mentors. */
import { audit } from '../../web/audit.ts';
import type { ActContext } from '../../web/route.tsx';
import { tellBegan } from '../mentorships/began.letters.ts';
import { insertMentorship, type NewMentorship } from '../mentorships/mentorship.store.ts';
import type { Cohort } from '../programmes/programme.store.ts';

export async function beginGroup(
  context: Pick<ActContext, 'tx' | 'organisation' | 'person' | 'now' | 'address'>,
  cohort: Cohort,
  group: Pick<NewMentorship, 'name' | 'unit' | 'members'>,
): Promise<void> {
  const { tx, organisation, person } = context;
  const id = await insertMentorship(tx, {
    organisation: organisation.id,
    cohort: cohort.id,
    kind: 'group',
    proposal: null,
    firstDay: cohort.firstDay,
    ...group,
  });
  await audit(tx, {
    organisation: organisation.id,
    person: person.id,
    action: 'make mentorship',
    subjectId: id,
  });
  await tellBegan(context, {
    mentorship: id,
    people: group.members.flatMap(({ person: one, part }) => (part === 'mentee' ? [] : [one])),
  });
}
