/** Whoever is nominated, by one act or among many. */
import { audit } from '../../web/audit.ts';
import type { ActContext } from '../../web/route.tsx';
import type { Cohort } from '../programmes/programme.store.ts';
import { findWithdrawn, insertApplication, takeUpAgain } from './admission.store.ts';
import { writeOfNomination } from './decision.letters.ts';

/**
 * The application, or null where there is one of this person for this role already. One that a
 * coordinator withdrew is taken up again as it was.
 */
export async function nominate(
  { tx, organisation, person: by, now, address }: ActContext,
  { cohort, person, role }: { cohort: Cohort; person: string; role: 'mentor' | 'mentee' },
): Promise<string | null> {
  const made = await insertApplication(tx, {
    organisation: organisation.id,
    cohort: cohort.id,
    person,
    role,
    nominatedBy: by.id,
  });
  const again = made ? null : await findWithdrawn(tx, { cohort: cohort.id, person, role });
  if (again) await takeUpAgain(tx, again);
  const id = made ?? again;
  if (!id) return null;
  await audit(tx, {
    organisation: organisation.id,
    person: by.id,
    action: again ? 'take up application' : 'nominate application',
    subjectId: id,
  });
  await writeOfNomination(
    tx,
    { organisation, at: now, address },
    { application: id, person, programme: `${cohort.programmeName}, ${cohort.name}`, by },
  );
  return id;
}
