/** Whoever is nominated, by one act or among many. */
import { audit } from '../../web/audit.ts';
import type { ActContext } from '../../web/route.tsx';
import { insertApplication } from './admission.store.ts';

/** The application, or null where there is one of this person for this role already. */
export async function nominate(
  { tx, organisation, person: by }: ActContext,
  { cohort, person, role }: { cohort: string; person: string; role: 'mentor' | 'mentee' },
): Promise<string | null> {
  const id = await insertApplication(tx, {
    organisation: organisation.id,
    cohort,
    person,
    role,
    nominatedBy: by.id,
  });
  if (id)
    await audit(tx, {
      organisation: organisation.id,
      person: by.id,
      action: 'nominate application',
      subjectId: id,
    });
  return id;
}
