/** What every decision on an application brings with it, whether one is decided on or many. */
import { audit } from '../../web/audit.ts';
import type { ActContext } from '../../web/route.tsx';
import type { Application } from './admission.store.ts';
import { ensureMembership, insertDecision } from './admission.store.ts';
import { writeOfDecision } from './decision.letters.ts';
import { obstacleOf, writeInvitation } from '../people/invitation.service.ts';
import { findPerson } from '../people/person.store.ts';
import type { Verdict } from './eligibility.rules.ts';

export async function decide(
  context: ActContext,
  { application, verdict }: { application: Application; verdict: Verdict },
  { admitted, reason }: { admitted: boolean; reason: string | null },
): Promise<void> {
  const { tx, organisation, person, now, address } = context;
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
  if (admitted && application.isFromOutside) await letIn(context, application);
  await writeOfDecision(
    tx,
    { organisation, at: now, address },
    { decision, person: application.personId, application: application.id },
  );
}

/**
 * only now somebody who came from outside has the role, and a way in: it goes to the address
 * of the person, which is not always the one that was typed. Where no mail goes out, a coordinator
 * invites by hand.
 */
async function letIn(
  context: ActContext,
  { personId, role }: Pick<Application, 'personId' | 'role'>,
): Promise<void> {
  const { tx, organisation, hasMail } = context;
  await ensureMembership(tx, { organisation: organisation.id, person: personId, role });
  const person = await findPerson(tx, personId);
  if (!hasMail || !person?.email || (await obstacleOf(context, person)) !== null) return;
  await writeInvitation(context, person);
}
