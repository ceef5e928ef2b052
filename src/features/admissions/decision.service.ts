/** What every decision on an application brings with it, whether one is decided on or many. */
import { audit } from '../../web/audit.ts';
import type { ActContext } from '../../web/route.tsx';
import type { Application } from './admission.store.ts';
import { insertDecision } from './admission.store.ts';
import { writeOfDecision } from './decision.letters.ts';
import type { Verdict } from './eligibility.rules.ts';

export async function decide(
  { tx, organisation, person, now, address }: ActContext,
  { application, verdict }: { application: Application; verdict: Verdict },
  { admitted, reason }: { admitted: boolean; reason: string | null },
): Promise<void> {
  const decision = await insertDecision(tx, {
    organisation: organisation.id,
    application: application.id,
    verdict: verdict.truth,
    parts: verdict.parts,
    admitted,
    reason,
    person: person.id,
  });
  await audit(tx, {
    organisation: organisation.id,
    person: person.id,
    action: admitted ? 'admit application' : 'decline application',
    subjectId: application.id,
  });
  await writeOfDecision(
    tx,
    { organisation, at: now, address },
    { decision, person: application.personId, application: application.id },
  );
}
