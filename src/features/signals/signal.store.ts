import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  rememberDays,
  type Fact,
  type Known,
  type Outcome,
  type Severity,
  type SignalKind,
} from './signal.rules.ts';
import { nameOf } from '../people/person.store.ts';

/** Open ones and those of the last year or so, with what was done. */
export async function listKnownSignals(tx: ReadTx, today: string): Promise<Known[]> {
  const rows = await tx
    .selectFrom('signal as s')
    .select([
      's.id',
      's.kind',
      's.mentorship_id',
      's.mentee_id',
      's.round_id',
      's.subject_id',
      's.since',
      's.raised_on',
      's.raised_by',
      's.action_due',
      's.owner_id',
      's.deputy_id',
      's.settled_on',
      's.settled_by',
      (on) =>
        on
          .selectFrom('signal_step as t')
          .select(sql<boolean>`coalesce(bool_or(t.kind = 'action'), false)`.as('acted'))
          .whereRef('t.organisation_id', '=', 's.organisation_id')
          .whereRef('t.signal_id', '=', 's.id')
          .as('acted'),
      (on) =>
        on
          .selectFrom('signal_step as t')
          .select(sql<number>`count(*)::int`.as('n'))
          .whereRef('t.organisation_id', '=', 's.organisation_id')
          .whereRef('t.signal_id', '=', 's.id')
          .where('t.kind', '=', 'escalation')
          .as('escalations'),
    ])
    .where((on) =>
      on.or([
        on('s.settled_on', 'is', null),
        on.and([
          on('s.settled_by', 'is not', null),
          on('s.settled_on', '>=', addDays(today, -rememberDays)),
        ]),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    mentorship: row.mentorship_id,
    mentee: row.mentee_id,
    round: row.round_id,
    subject: row.subject_id,
    since: row.since,
    raisedOn: row.raised_on,
    isByRule: row.raised_by === null,
    actionDue: row.action_due,
    owner: row.owner_id,
    deputy: row.deputy_id,
    hasAction: row.acted ?? false,
    escalations: row.escalations ?? 0,
    settledOn: row.settled_on,
    settledBy: row.settled_by,
  }));
}

export type NewSignal = {
  organisation: string;
  kind: SignalKind;
  severity: Severity;
  mentorship: string | null;
  mentee: string | null;
  round: string | null;
  subject: string | null;
  since: string;
  fact: Fact;
  raisedOn: string;
  raisedBy: string | null;
  actionDue: string;
  owner: string;
  deputy: string | null;
};

export async function insertSignal(tx: Tx, signal: NewSignal): Promise<string> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('signal')
    .values({
      organisation_id: signal.organisation,
      id,
      kind: signal.kind,
      severity: signal.severity,
      mentorship_id: signal.mentorship,
      mentee_id: signal.mentee,
      round_id: signal.round,
      subject_id: signal.subject,
      fact: JSON.stringify(signal.fact),
      since: signal.since,
      raised_on: signal.raisedOn,
      raised_by: signal.raisedBy,
      action_due: signal.actionDue,
      owner_id: signal.owner,
      deputy_id: signal.deputy,
    })
    .execute();
  return id;
}

export async function insertSignalText(
  tx: Tx,
  {
    organisation,
    signal,
    author,
    body,
  }: { organisation: string; signal: string; author: string; body: string },
): Promise<void> {
  const key = await keyFor(tx, organisation, signal);
  await tx
    .insertInto('signal_text')
    .values({
      organisation_id: organisation,
      signal_id: signal,
      author_id: author,
      key_id: key.id,
      body: key.seal('signal_text.body', signal, body),
    })
    .execute();
}

/** Days that have passed and the like, for all that is open at once. */
export async function updateFacts(tx: Tx, facts: { id: string; fact: Fact }[]): Promise<void> {
  if (facts.length === 0) return;
  const [ids, values] = [facts.map(({ id }) => id), facts.map(({ fact }) => JSON.stringify(fact))];
  await sql`update signal s set fact = v.fact::jsonb from unnest(${sql.val(ids)}::uuid[], ${sql.val(values)}::text[]) as v (id, fact) where s.id = v.id and s.fact <> v.fact::jsonb`.execute(
    tx,
  );
}

/** False when it was settled before. */
export async function settleSignal(
  tx: Tx,
  id: string,
  { today, person, outcome }: { today: string; person: string | null; outcome: Outcome },
): Promise<boolean> {
  const done = await tx
    .updateTable('signal')
    .set({ settled_on: today, settled_by: person, outcome })
    .where('id', '=', id)
    .where('settled_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function moveSignal(
  tx: Tx,
  {
    organisation,
    id,
    kind,
    to,
    deputy,
    actionDue,
    today,
  }: {
    organisation: string;
    id: string;
    kind: 'escalation' | 'deputy';
    to: string;
    deputy: string | null;
    actionDue: string;
    today: string;
  },
): Promise<void> {
  await tx
    .updateTable('signal')
    .set({ owner_id: to, deputy_id: deputy, action_due: actionDue })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('signal_step')
    .values({ organisation_id: organisation, signal_id: id, kind, to_id: to, taken_on: today })
    .execute();
}

export async function insertAction(
  tx: Tx,
  {
    organisation,
    signal,
    person,
    what,
    today,
  }: { organisation: string; signal: string; person: string; what: string; today: string },
): Promise<void> {
  await tx
    .insertInto('signal_step')
    .values({
      organisation_id: organisation,
      signal_id: signal,
      kind: 'action',
      what,
      person_id: person,
      taken_on: today,
    })
    .execute();
}

export type SignalLine = Known & {
  kind: SignalKind;
  severity: Severity;
  fact: Fact;
  ownerName: string;
  deputyName: string | null;
  raisedById: string | null;
  raisedByName: string | null;
  about: string;
  menteeName: string | null;
  outcome: Outcome | null;
  firstAction: string | null;
};
export type SignalScope = { id?: string; owner?: string; mentorship?: string; open?: boolean };

export const listSignals = async (tx: ReadTx, scope: SignalScope): Promise<SignalLine[]> =>
  (await signalsQuery(tx, scope).execute()).map(signalOf);

/** In a class, whose agreement, talk or goal it is about: a class of thirty says nothing. */
const ownerOfSubject = sql<string | null>`(select ${nameOf('q')} from person q
  where q.organisation_id = s.organisation_id and m.kind = 'group' and q.id = case
    when s.kind in ('agreement-overdue', 'agreement-dropped') then
      (select a.owner_id from agreement a
       where a.organisation_id = s.organisation_id and a.id = s.subject_id)
    when s.kind = 'unrecorded' then
      (select a.mentee_id from appointment a
       where a.organisation_id = s.organisation_id and a.id = s.subject_id)
    when s.kind = 'goal-stalled' then
      (select t.mentee_id from goal g join confided_text t
         on t.organisation_id = g.organisation_id and t.id = g.text_id
       where g.organisation_id = s.organisation_id and g.id = s.subject_id)
  end)`;

export const signalsQuery = (tx: ReadTx, scope: SignalScope) =>
  tx
    .selectFrom('signal as s')
    .innerJoin('person as o', (join) => inside(join, 'o.id', 's.owner_id'))
    .leftJoin('person as d', (join) => inside(join, 'd.id', 's.deputy_id'))
    .leftJoin('person as r', (join) => inside(join, 'r.id', 's.raised_by'))
    .leftJoin('person as e', (join) => inside(join, 'e.id', 's.mentee_id'))
    .leftJoin('mentorship as m', (join) => inside(join, 'm.id', 's.mentorship_id'))
    .leftJoin('assessment_round as a', (join) => inside(join, 'a.id', 's.round_id'))
    .selectAll('s')
    .select([
      nameOf('o').as('owner'),
      nameOf<string | null>('d').as('deputy'),
      nameOf<string | null>('r').as('raiser'),
      sql<string | null>`coalesce(${nameOf<string | null>('e')}, ${ownerOfSubject})`.as('mentee'),
      sql<string>`coalesce(m.name, a.name, (select string_agg(p.given_name || ' ' || p.family_name, ', ' order by x.part, p.sort_name)
        from mentorship_member x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id where x.organisation_id = s.organisation_id and x.mentorship_id = s.mentorship_id), '')`.as(
        'about',
      ),
      sql<
        string | null
      >`(select min(t.taken_on) from signal_step t where t.organisation_id = s.organisation_id and t.signal_id = s.id and t.kind = 'action')`.as(
        'first_action',
      ),
      sql<number>`(select count(*)::int from signal_step t where t.organisation_id = s.organisation_id and t.signal_id = s.id and t.kind = 'escalation')`.as(
        'escalations',
      ),
    ])
    .$if(scope.id !== undefined, (query) => query.where('s.id', '=', scope.id!))
    .$if(scope.owner !== undefined, (query) => query.where('s.owner_id', '=', scope.owner!))
    .$if(scope.mentorship !== undefined, (query) =>
      query.where('s.mentorship_id', '=', scope.mentorship!),
    )
    .$if(scope.open === true, (query) => query.where('s.settled_on', 'is', null))
    .orderBy('s.action_due')
    .orderBy('s.raised_on')
    .orderBy('s.id');

type Row = Awaited<ReturnType<ReturnType<typeof signalsQuery>['execute']>>[number];

export const signalOf = (row: Row): SignalLine => ({
  id: row.id,
  kind: row.kind as SignalKind,
  severity: row.severity as Severity,
  fact: row.fact,
  mentorship: row.mentorship_id,
  mentee: row.mentee_id,
  round: row.round_id,
  subject: row.subject_id,
  since: row.since,
  raisedOn: row.raised_on,
  isByRule: row.raised_by === null,
  raisedById: row.raised_by,
  raisedByName: row.raiser,
  actionDue: row.action_due,
  owner: row.owner_id,
  deputy: row.deputy_id,
  ownerName: row.owner,
  deputyName: row.deputy,
  about: row.about,
  menteeName: row.mentee,
  hasAction: row.first_action !== null,
  firstAction: row.first_action,
  escalations: row.escalations,
  settledOn: row.settled_on,
  settledBy: row.settled_by,
  outcome: row.outcome as Outcome | null,
});

export type Step = {
  kind: 'action' | 'escalation' | 'deputy';
  what: string | null;
  takenOn: string;
  who: string | null;
  to: string | null;
};

export async function listSteps(tx: ReadTx, signal: string): Promise<Step[]> {
  const rows = await tx
    .selectFrom('signal_step as s')
    .leftJoin('person as p', (join) => inside(join, 'p.id', 's.person_id'))
    .leftJoin('person as q', (join) => inside(join, 'q.id', 's.to_id'))
    .select([
      's.kind',
      's.what',
      's.taken_on',
      nameOf<string | null>('p').as('who'),
      nameOf<string | null>('q').as('to'),
    ])
    .where('s.signal_id', '=', signal)
    .orderBy('s.taken_on')
    .orderBy('s.made_at')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    what: row.what,
    takenOn: row.taken_on,
    who: row.who,
    to: row.to,
  }));
}

/** Null for everybody but who wrote it and who owns the signal. */
export async function findSignalText(tx: ReadTx, signal: string): Promise<string | null> {
  const rows = await tx
    .selectFrom('signal_text as t')
    .select(encrypted('signal_text.body', 't').as('body'))
    .where('t.signal_id', '=', signal)
    .execute();
  return (await decrypted(tx, rows, 'body'))[0]?.body ?? null;
}
