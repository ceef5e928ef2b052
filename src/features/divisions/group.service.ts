/** A group begins: its mentorship, and a line in the audit log. */
import { audit } from '../../web/audit.ts';
import type { ActContext } from '../../web/route.tsx';
import { insertMentorship, type NewMentorship } from '../mentorships/mentorship.store.ts';
import type { Cohort } from '../programmes/programme.store.ts';

export async function beginGroup(
  { tx, organisation, person }: Pick<ActContext, 'tx' | 'organisation' | 'person'>,
  cohort: Cohort,
  group: Pick<NewMentorship, 'name' | 'unit' | 'members'>,
): Promise<void> {
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
}
