/** A message goes out: what was typed is read, each gets their own copy, and what was done is kept. */
import { audit } from '../../web/audit.ts';
import { filled, filledSubject } from '../../web/letters.ts';
import { refuse, refuseFields, type ActContext, type Context } from '../../web/route.tsx';
import { nobody } from '../../web/session.ts';
import { completeLanguages, type CompleteLanguage } from '../../platform/i18n.ts';
import { grantOf } from '../../web/permission.ts';
import { sayPlaceholders } from '../mail/letters.pages.tsx';
import { findAddress } from '../mail/outgoing-mail.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { listPeopleById, type Addressee } from './audience.store.ts';
import {
  mostRecipients,
  placeholders,
  readTyped,
  valuesFor,
  type Written,
} from './message.rules.ts';
import { insertMessage, insertRecipients } from './message.store.ts';
import { messageWords } from './message.words.ts';

/** P-15: a contact person writes to people of their own member organisation, a coordinator to all. */
export function memberOf({ person }: Context): string | null {
  return grantOf(person.roles, 'write to people') === 'all'
    ? null
    : (person.memberOrganisation ?? nobody);
}

/** In which language placeholders are written: that of the pages, where mail has it. */
export const typingLanguage = ({ view, organisation }: Context): CompleteLanguage =>
  completeLanguages.find((one) => one === view.language) ?? organisation.language;

/** As it is kept; a placeholder that is none is named. */
export function readWritten(context: Context, typed: Written): Written {
  const language = typingLanguage(context);
  const w = messageWords[context.view.language];
  const subject = readTyped(language, typed.subject);
  const body = readTyped(language, typed.body);
  const may = sayPlaceholders(context.view, language, placeholders);
  const fields: Record<string, string> = {};
  if (subject.unknown.length > 0) fields.subject = w.unknown(subject.unknown.join(', '), may);
  if (body.unknown.length > 0) fields.body = w.unknown(body.unknown.join(', '), may);
  if (Object.keys(fields).length > 0) refuseFields(fields);
  return { subject: subject.text.replace(/\s+/g, ' '), body: body.text };
}

/**
 * Everybody who was chosen, or a sentence that refuses. `among`: whoever may be written to here; else
 * whom the writer's own grant allows.
 */
export async function readRecipients(
  context: Context,
  chosen: string[],
  among: string[] | null = null,
): Promise<Addressee[]> {
  const w = messageWords[context.view.language];
  if (chosen.length === 0) refuse(w.nobodyChosen, 'person');
  if (chosen.length > mostRecipients) refuse(w.tooMany(mostRecipients), 'person');
  const people = await listPeopleById(
    context.tx,
    among ? chosen.filter((one) => among.includes(one)) : chosen,
    among ? null : memberOf(context),
  );
  if (people.length !== chosen.length) refuse(w.someGone, 'person');
  return people;
}

/** P-13: in the transaction that keeps it. The name of the message. */
export async function sendMessage(
  context: ActContext,
  people: Addressee[],
  { subject, body }: Written,
): Promise<string> {
  const { tx, organisation, person, now } = context;
  const id = crypto.randomUUID();
  await insertMessage(tx, {
    organisation: organisation.id,
    id,
    sender: person.id,
    subject,
    body,
    at: new Date(now.epochMilliseconds),
  });
  const replyTo = await findAddress(tx, person.id);
  const recipients: { person: string; letter: string | null }[] = [];
  for (const one of people) {
    const key = `message ${id} ${one.id}`;
    const isWritten = await enqueueMailTo(tx, {
      organisation,
      person: one.id,
      key,
      kind: 'message',
      priority: 'asked',
      at: now,
      replyTo,
      letter: (_, name) => {
        const values = valuesFor(name, organisation.name);
        return {
          subject: filledSubject(subject, values),
          body: `${filled(body, values)}\n\n${person.name}\n${organisation.name}`,
        };
      },
    });
    recipients.push({ person: one.id, letter: isWritten ? key : null });
  }
  await insertRecipients(tx, {
    organisation: organisation.id,
    message: id,
    sender: person.id,
    recipients,
  });
  await audit(tx, {
    organisation: organisation.id,
    person: person.id,
    action: 'send message',
    subjectId: id,
  });
  return id;
}
