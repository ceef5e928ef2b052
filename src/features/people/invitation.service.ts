/** A way in for somebody of the list, by mail or as a link on the page. */
import { audit } from '../../web/audit.ts';
import type { ActContext, Context } from '../../web/route.tsx';
import { hashToken } from '../../platform/secret.ts';
import { needsSecondForLink } from '../accounts/approval.store.ts';
import { insertInvitation } from '../accounts/invitation.store.ts';
import { invitationDays } from '../accounts/window.rules.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMail } from '../mail/outgoing-mail.store.ts';
import { invitationText } from './invitation.letters.ts';
import { approvalWords } from './approval.words.ts';
import { comesByCard, type PersonDetail } from './person.store.ts';

/** Why somebody is not invited; null where nothing stands against it. */
export type Obstacle = 'signs-in' | 'left' | 'protected' | 'card' | 'second';

export async function obstacleOf(
  { tx, organisation, today }: Pick<Context, 'tx' | 'organisation' | 'today'>,
  person: PersonDetail,
): Promise<Obstacle | null> {
  if (person.signsIn) return 'signs-in';
  if (person.leftOn) return 'left';
  // PI-5: nobody could see, and nobody would hear, where the link goes.
  if (person.isProtected) return 'protected';
  if (await comesByCard(tx, person.id, today)) return 'card';
  // ID-10: the database refuses it too.
  return (await needsSecondForLink(tx, { organisation: organisation.id, person: person.id }))
    ? 'second'
    : null;
}

/**
 * The link, to be handed over; null when it was written to the address of the person: whoever has
 * been written to has the only copy. Earlier addresses are told. `onPaper`: handed over in any case.
 */
export async function writeInvitation(
  { tx, organisation, person: by, now, address, hasMail }: ActContext,
  person: PersonDetail,
  { onPaper = false }: { onPaper?: boolean } = {},
): Promise<string | null> {
  const token = await insertInvitation(tx, {
    organisation: organisation.id,
    person: person.id,
    by: by.id,
  });
  await audit(tx, {
    organisation: organisation.id,
    person: by.id,
    action: 'invite person',
    subjectId: person.id,
  });
  const link = `${address}/welcome/${token}`;
  const language = person.language ?? organisation.language;
  const letter = {
    organisation: organisation.id,
    kind: 'invitation',
    priority: 'now',
    at: now,
    language,
    name: person.name,
  } as const;
  const hash = hashToken(token).toString('hex');
  for (const [n, earlier] of person.earlierEmails.entries())
    await enqueueMail(tx, {
      ...letter,
      key: `invitation ${hash} told ${n}`,
      address: earlier,
      subject: approvalWords[language].linkSubject(organisation.name),
      body: approvalWords[language].linkBody(person.name, person.email ?? '–'),
    });
  if (onPaper || !hasMail || !person.email) return link;
  await enqueueMail(tx, {
    ...letter,
    key: `invitation ${hash}`,
    address: person.email,
    ...(await composeLetter(tx, invitationText, language, {
      name: person.name,
      organisation: organisation.name,
      days: String(invitationDays),
      link,
    })),
  });
  return null;
}
