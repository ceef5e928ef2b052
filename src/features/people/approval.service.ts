/** ID-1: asking, agreeing, and what is written once two have agreed. */
import { fullLinkTo, linkTo } from '../../web/links.ts';
import { sql } from 'kysely';
import {
  foundsAlone,
  insertApprovals,
  listEndedByChange,
  listRoleHolders,
  type Asked,
  type Waiting,
} from '../accounts/approval.store.ts';
import { childIn, personIn } from '../accounts/approval.rules.ts';
import { openCard } from '../accounts/class-card.store.ts';
import { agreeToProvider } from '../accounts/provider.store.ts';
import { releaseAccount } from '../accounts/release.store.ts';
import type { ReadTx, Tx } from '../../platform/database.ts';
import type { Language } from '../../platform/i18n.ts';
import type { Setting as JobSetting } from '../../platform/jobs.ts';
import { audit } from '../../web/audit.ts';
import type { Role } from '../../web/permission.ts';
import type { ActContext, Context } from '../../web/route.tsx';
import { enqueueMail } from '../mail/outgoing-mail.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { updateConsentAge } from '../organisations/settings.store.ts';
import { approvalWords, sayAsked, type Told } from './approval.words.ts';
import { endCustody, linkGuardian } from './guardian.store.ts';
import { recordLeft, recordReturn } from './leaving.store.ts';

/**
 * Everybody to whom it matters: whom it is about, who holds the role already, who speaks for the
 * child already.
 */
async function concernedBy(
  tx: ReadTx,
  one: Asked & { askedById?: string },
  today: string,
): Promise<string[]> {
  if (one.kind === 'provider') return [];
  if (one.kind === 'consent-age') return listKeepers(tx, today);
  // Who is to speak no longer, the child, the others who do, and those who could ask for it back.
  if (one.kind === 'custody')
    return [
      one.person,
      one.child,
      ...(await speakersFor(tx, one.child, today)),
      ...(await listKeepers(tx, today)),
    ];
  if (one.kind === 'role') return [one.person, ...(await listRoleHolders(tx, one.role, today))];
  if (one.kind === 'specialty') {
    const rows = await tx
      .selectFrom('specialty')
      .select('person_id')
      .where('target', '=', one.target)
      .execute();
    return [one.person, ...rows.map((row) => row.person_id)];
  }
  if (one.kind === 'guardian') return speakersFor(tx, one.child, today);
  if (one.kind === 'address' || one.kind === 'birthday')
    return [one.person, ...(await speakersFor(tx, one.person, today))];
  // Nobody else need know; who asked goes on once it is agreed to.
  if (one.kind === 'protection' || one.kind === 'unprotection' || one.kind === 'link')
    return [one.person, ...(one.askedById ? [one.askedById] : [])];
  if (one.kind === 'leaving' || one.kind === 'return')
    return [one.person, ...(await listKeepers(tx, today))];
  return [one.person];
}

async function speakersFor(tx: ReadTx, child: string, today: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('guardianship')
    .select('guardian_id')
    .where('child_id', '=', child)
    .where(sql<boolean>`${today}::date between first_day and coalesce(last_day, 'infinity')`)
    .execute();
  return rows.map((row) => row.guardian_id);
}

/**
 * Whoever gives and takes rights here: they hear when one of those who hold any is to go or to come
 * back.
 */
const listKeepers = async (tx: ReadTx, today: string): Promise<string[]> => [
  ...(await listRoleHolders(tx, 'coordinator', today)),
  ...(await listRoleHolders(tx, 'administrator', today)),
];

/** Where and when: a request, or a command of whoever runs the server. */
type Setting = Pick<ActContext, 'tx' | 'now' | 'today'> & {
  organisation: Pick<Context['organisation'], 'id' | 'name' | 'language'>;
};

async function tell(
  context: Setting,
  told: Told[],
  key: string,
  body: (language: Language, name: string, what: string) => string,
): Promise<void> {
  const { tx, organisation, now, today } = context;
  for (const [n, one] of told.entries())
    for (const person of new Set(await concernedBy(tx, one, today)))
      await enqueueMailTo(tx, {
        organisation,
        person,
        key: `${key} ${n} ${person}`,
        kind: 'approval',
        priority: 'asked',
        at: now,
        letter: (language, name) => ({
          subject: approvalWords[language].subject(organisation.name),
          body: body(language, name, sayAsked(language, one)),
        }),
      });
}

/** Not one line for each of a thousand: the batch is one act. */
const mostNotes = 50;

export async function noteEach(
  { tx, organisation, person }: Pick<ActContext, 'tx' | 'organisation' | 'person'>,
  asked: Asked[],
  verb: 'ask for' | 'agree to' | 'refuse' | 'withdraw',
): Promise<void> {
  const people = [...new Set(asked.map(subjectOf))];
  for (const subject of people.length > mostNotes ? [null] : people)
    await audit(tx, {
      organisation: organisation.id,
      person: person.id,
      action: `${verb} approval of person`,
      subjectId: subject,
    });
}

/** About whom it is written down: the child, where somebody is to speak for one. */
export const subjectOf = (one: Asked): string | null => childIn(one) ?? personIn(one);

/**
 * Done at once where somebody founds an organisation alone; else it waits, and those it concerns
 * are told. True when something waits.
 */
export async function askFor(context: ActContext, asked: Asked[]): Promise<boolean> {
  const { tx, organisation, person, address, view } = context;
  if (asked.length === 0) return false;
  if (await foundsAlone(tx, organisation.id)) {
    for (const one of asked) await carryOut(context, one);
    return false;
  }
  const batches = await insertApprovals(tx, {
    organisation: organisation.id,
    by: person.id,
    asked,
  });
  if (batches.length === 0) return true;
  const fresh = batches.flatMap((one) => one.asked);
  await noteEach(context, fresh, 'ask for');
  const link = address + linkTo(view, '/approvals');
  const named = new Map((await nameAll(tx, fresh)).map((one, n) => [fresh[n]!, one]));
  for (const one of batches)
    await tell(
      context,
      one.asked.map((each) => named.get(each)!),
      `approval ${one.batch}`,
      (language, name, what) => approvalWords[language].askedBody(name, what, person.name, link),
    );
  return true;
}

async function nameAll(tx: ReadTx, asked: Asked[]): Promise<Told[]> {
  const people = asked.flatMap((one) => [personIn(one), childIn(one)].flatMap((id) => id ?? []));
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name'])
    .where(sql<boolean>`id = any(${people}::uuid[])`)
    .execute();
  const names = new Map(rows.map((row) => [row.id, `${row.given_name} ${row.family_name}`]));
  return asked.map((one) => ({
    ...one,
    name: names.get(personIn(one) ?? '') ?? '',
    childName: names.get(childIn(one) ?? '') ?? null,
  }));
}

/** Two have agreed, in this transaction. For an account: the address that it had. */
export async function carryOut(
  { tx, organisation: { id: organisation }, today }: Setting,
  one: Asked,
): Promise<string | null> {
  switch (one.kind) {
    case 'account':
      return releaseAccount(tx, one.person);
    case 'role':
      await grantRole(tx, organisation, one, today);
      return null;
    case 'specialty':
      await tx
        .insertInto('specialty')
        .values({ organisation_id: organisation, person_id: one.person, target: one.target })
        .onConflict((on) => on.doNothing())
        .execute();
      return null;
    case 'guardian':
      await linkGuardian(tx, organisation, { guardian: one.person, child: one.child }, today);
      return null;
    case 'address': {
      const before = await tx
        .selectFrom('person')
        .select('email')
        .where('id', '=', one.person)
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('person')
        .set({ email: one.address })
        .where('id', '=', one.person)
        .execute();
      return before.email;
    }
    case 'birthday':
      await tx
        .updateTable('person')
        .set({ born_on: one.bornOn })
        .where('id', '=', one.person)
        .execute();
      return null;
    case 'protection':
      // Whoever asked chooses the working name, within a week.
      return null;
    case 'custody':
      await endCustody(tx, { guardian: one.person, child: one.child, today });
      return null;
    case 'unprotection':
    case 'link':
      // Whoever asked goes on, within a week.
      return null;
    case 'consent-age':
      await updateConsentAge(tx, organisation, one.age);
      return null;
    case 'card':
      await openCard(tx, one.person);
      return null;
    case 'provider':
      await agreeToProvider(tx, one.provider);
      return null;
    case 'leaving':
      await recordLeft(tx, [one.person], today);
      return null;
    case 'return':
      await recordReturn(tx, one.person);
      return null;
  }
}

async function grantRole(
  tx: Tx,
  organisation: string,
  { person, role }: { person: string; role: Role },
  today: string,
): Promise<void> {
  const held = await tx
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where(sql<boolean>`coalesce(last_day, 'infinity') >= ${today}::date`)
    .executeTakeFirst();
  if (!held)
    await tx
      .insertInto('membership')
      .values({ organisation_id: organisation, person_id: person, role, first_day: today })
      .execute();
}

/**
 * Everything of a batch, and a letter to everybody it concerns; for an account and an address to
 * where it led before.
 */
export async function carryOutAll(
  context: Setting,
  waiting: Waiting[],
  second: (language: Language) => string,
): Promise<void> {
  const { tx, organisation, now } = context;
  const tellAll = () =>
    tell(context, waiting, `approved ${waiting[0]!.batch}`, (language, name, what) =>
      approvalWords[language].doneBody(name, what, waiting[0]!.askedBy, second(language)),
    );
  // Who leaves is written to while they are here; who comes back, or has another address, once it
  // is so.
  const isLater = ['return', 'address'].includes(waiting[0]!.kind);
  if (!isLater) await tellAll();
  for (const [n, one] of waiting.entries()) {
    const former = await carryOut(context, one);
    if (former === null) continue;
    const { language } = organisation;
    const w = approvalWords[language];
    await enqueueMail(tx, {
      organisation: organisation.id,
      key: `approved ${one.batch} ${n} former`,
      kind: 'approval',
      priority: 'now',
      at: now,
      language,
      name: one.name,
      address: former,
      subject: w.subject(organisation.name),
      body: w.doneBody(one.name, sayAsked(language, one), one.askedBy, second(language)),
    });
  }
  if (isLater) await tellAll();
}

/**
 * ID-7: whoever asked for what a change has ended hears of it, whatever page or file the change came
 * by.
 */
export async function tellEndedByChange(
  tx: Tx,
  { organisation, at, address }: JobSetting,
): Promise<void> {
  const batches = Map.groupBy(await listEndedByChange(tx), ({ batch }) => batch);
  const link = fullLinkTo({ address, organisation }, '/approvals');
  for (const [batch, ended] of batches)
    await enqueueMailTo(tx, {
      organisation,
      person: ended[0]!.askedById,
      key: `request ended ${batch}`,
      kind: 'approval',
      priority: 'asked',
      at,
      letter: (language, name) => ({
        subject: approvalWords[language].subject(organisation.name),
        body: approvalWords[language].endedBody(
          name,
          ended
            .slice(0, 5)
            .map((one) => sayAsked(language, one))
            .join('\n'),
          ended.length - 5,
          link,
        ),
      }),
    });
}
