/**
 * ID-4: whoever could be written to during the last month hears where letters, and links to sign
 * in, go from here on.
 */
import type { ActContext } from '../../web/route.tsx';
import { endInvitations } from '../accounts/invitation.store.ts';
import { enqueueMail } from '../mail/outgoing-mail.store.ts';
import { approvalWords } from './approval.words.ts';
import type { Moved } from './person.store.ts';

export async function tellMoved(
  { tx, organisation, person: by, now }: ActContext,
  moved: Moved[],
): Promise<void> {
  // A link that went to another address opens nothing any more.
  await endInvitations(
    tx,
    moved.map(({ person }) => person),
  );
  const w = approvalWords[organisation.language];
  for (const { person, name, from, to } of moved)
    for (const [n, address] of from.entries())
      await enqueueMail(tx, {
        organisation: organisation.id,
        key: `address ${person} ${now.epochMilliseconds} ${crypto.randomUUID()} ${n}`,
        kind: 'approval',
        priority: 'now',
        at: now,
        language: organisation.language,
        name,
        address,
        subject: w.movedSubject(organisation.name),
        body: w.movedBody(name, to ?? '–', by.name),
      });
}
