/** Who is asked what at the end of a mentorship and afterwards, and what they answer. */
import { sql } from 'kysely';
import { inside, withPurpose, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import type { CohortState } from '../programmes/cohort-state.rules.ts';
import { asksAtEnd } from '../mentorships/mentorship.rules.ts';
import type { Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';
import { laterNow, type LaterItem, type LaterMonths } from './ending.rules.ts';

type Whose = { mentorship: string; person: string };

/** Of a query in which `x` is a member of `m`, `e` its end: somebody who was there and still is here. */
const isAskable = sql<boolean>`(m.kind = 'pair' and x.part in ('mentor', 'second-mentor', 'mentee')
  and (x.last_day is null or x.last_day >= coalesce(e.closed_on, this_day()))
  and not is_restricted(x.organisation_id, x.person_id)
  and exists (select from person p where p.organisation_id = x.organisation_id and p.id = x.person_id and p.erased_on is null and p.left_on is null))`;

/**
 * M-63, M-65: whom there is something to ask today and nobody has asked it yet. That they are asked
 * is kept with the same step, so that nobody is asked twice.
 */
export async function askAtEnds(
  tx: Tx,
  organisation: string,
  today: string,
): Promise<(Whose & { months: number })[]> {
  return withPurpose(tx, 'report', async () => {
    const rows = await tx
      .selectFrom('mentorship as m')
      .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'm.cohort_id'))
      .innerJoin('mentorship_member as x', (join) => inside(join, 'x.mentorship_id', 'm.id'))
      .leftJoin('closure as e', (join) => inside(join, 'e.mentorship_id', 'm.id'))
      .select(['m.id', 'm.kind', 'x.person_id', 'e.closed_on', 'e.reason'])
      .select([
        sql<CohortState>`case when c.archived_on is null then c.state else 'archived' end`.as(
          'state',
        ),
        sql<string>`greatest(c.last_day, (select max(l.until) from extension l
          where l.organisation_id = m.organisation_id and l.mentorship_id = m.id and l.agreed_on is not null))`.as(
          'last_day',
        ),
      ])
      .where(isAskable)
      .execute();
    const toAsk = rows.flatMap((row) => {
      const whose = { mentorship: row.id, person: row.person_id };
      if (
        asksAtEnd(
          {
            kind: row.kind,
            closedOn: row.closed_on,
            lastDay: row.last_day,
            cohortState: row.state,
          },
          today,
        )
      )
        return [{ ...whose, months: 0 }];
      if (row.closed_on === null) return [];
      const months = laterNow(
        { closedOn: row.closed_on, isCompleted: row.reason === 'completed' },
        today,
      );
      return months === null ? [] : [{ ...whose, months }];
    });
    if (toAsk.length === 0) return [];
    const known = await tx
      .selectFrom('end_question')
      .select(['mentorship_id', 'person_id', 'months', 'declined_on'])
      .execute();
    const fresh = toAsk.filter(
      (one) =>
        !known.some(
          (row) =>
            row.mentorship_id === one.mentorship &&
            row.person_id === one.person &&
            (row.months === one.months || row.declined_on !== null),
        ),
    );
    if (fresh.length > 0)
      await tx
        .insertInto('end_question')
        .values(
          fresh.map((one) => ({
            organisation_id: organisation,
            mentorship_id: one.mentorship,
            person_id: one.person,
            months: one.months,
            asked_on: today,
          })),
        )
        .onConflict((on) => on.doNothing())
        .execute();
    return fresh;
  });
}

/** M-64: whose chosen day to speak once more lies in these days, and has not been kept. */
export async function listAftercare(
  tx: ReadTx,
  { from, to }: { from: string; to: string },
): Promise<(Whose & { day: string })[]> {
  return tx
    .selectFrom('closing as g')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'g.mentorship_id'))
    .innerJoin('mentorship_member as x', (join) => inside(join, 'x.mentorship_id', 'm.id'))
    .leftJoin('closure as e', (join) => inside(join, 'e.mentorship_id', 'm.id'))
    .select(['m.id as mentorship', 'x.person_id as person', sql<string>`g.aftercare_on`.as('day')])
    .where('g.aftercare_on', '>=', from)
    .where('g.aftercare_on', '<=', to)
    .where('g.aftercare_done_on', 'is', null)
    .where(isAskable)
    .execute();
}

/** With whom, of a query in which a column names a mentorship: the others of it. */
const othersOf = (mentorship: string, person: string) =>
  sql<string>`(select string_agg(${nameOf('o')}, ', ' order by o.sort_name) from mentorship_member x join person o on o.organisation_id = x.organisation_id and o.id = x.person_id
    where x.mentorship_id = ${sql.ref(mentorship)} and x.part <> 'substitute' and x.person_id <> ${person})`;

/** What waits for somebody's answer. */
export const openQuestions = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('end_question as q')
    .select([
      'q.mentorship_id as mentorship',
      'q.months',
      'q.asked_on as askedOn',
      othersOf('q.mentorship_id', person).as('others'),
    ])
    .where('q.person_id', '=', person)
    .where('q.answered_on', 'is', null)
    .where('q.declined_on', 'is', null)
    .orderBy('q.asked_on')
    .orderBy('q.mentorship_id');

/** Days that somebody chose at a closing talk to speak once more. */
export const openAftercare = (
  tx: ReadTx,
  person: string,
  { from, to }: { from: string; to: string },
) =>
  tx
    .selectFrom('closing as g')
    .select([
      'g.mentorship_id as mentorship',
      sql<string>`g.aftercare_on`.as('day'),
      othersOf('g.mentorship_id', person).as('others'),
    ])
    .where('g.aftercare_on', '>=', from)
    .where('g.aftercare_on', '<=', to)
    .where('g.aftercare_done_on', 'is', null)
    .where(
      sql<boolean>`exists (select from mentorship_member x where x.organisation_id = g.organisation_id and x.mentorship_id = g.mentorship_id
        and x.person_id = ${person} and x.part <> 'substitute' and x.last_day is null)`,
    )
    .orderBy('g.aftercare_on')
    .orderBy('g.mentorship_id');

export type Asked = { askedOn: string; answeredOn: string | null; declinedOn: string | null };

/** Null when this person was not asked this. */
export async function findAsked(
  tx: ReadTx,
  { mentorship, person, months }: Whose & { months: number },
): Promise<Asked | null> {
  const row = await tx
    .selectFrom('end_question')
    .select(['asked_on', 'answered_on', 'declined_on'])
    .where('mentorship_id', '=', mentorship)
    .where('person_id', '=', person)
    .where('months', '=', months)
    .executeTakeFirst();
  return row
    ? { askedOn: row.asked_on, answeredOn: row.answered_on, declinedOn: row.declined_on }
    : null;
}

/** What was asked at the end is answered; the answers lie with the needs and the measure. */
export async function finishEndQuestion(tx: Tx, own: Own, today: string): Promise<void> {
  await tx
    .updateTable('end_question')
    .set({ answered_on: today })
    .where('mentorship_id', '=', own.mentorship)
    .where('person_id', '=', own.person)
    .where('months', '=', 0)
    .execute();
}

/** False when it was not asked, was answered before or is not to be asked any more. */
export async function answerLater(
  tx: Tx,
  own: Own,
  {
    months,
    answers,
    today,
  }: { months: LaterMonths; answers: Record<LaterItem, number>; today: string },
): Promise<boolean> {
  const key = await keyFor(tx, own.organisation, own.mentorship);
  const done = await tx
    .updateTable('end_question')
    .set({
      key_id: key.id,
      answered_on: today,
      answers: key.seal(
        'end_question.answers',
        [own.mentorship, own.person, String(months)],
        JSON.stringify(answers),
      ),
    })
    .where('mentorship_id', '=', own.mentorship)
    .where('person_id', '=', own.person)
    .where('months', '=', months)
    .where('answered_on', 'is', null)
    .where('declined_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** M-65: nothing more is asked of this mentorship. */
export async function declineLater(tx: Tx, own: Own, today: string): Promise<boolean> {
  const done = await tx
    .updateTable('end_question')
    .set({ declined_on: today })
    .where('mentorship_id', '=', own.mentorship)
    .where('person_id', '=', own.person)
    .where('answered_on', 'is', null)
    .where('declined_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows >= 1n;
}

/** Only inside a transaction for a report: of a cohort, both sides together. */
export async function listLaterAnswers(
  tx: ReadTx,
  cohort: string,
  months: LaterMonths,
): Promise<Record<string, number>[]> {
  const rows = await tx
    .selectFrom('end_question as q')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'q.mentorship_id'))
    .select(encrypted('end_question.answers', 'q').as('answers'))
    .where('m.cohort_id', '=', cohort)
    .where('q.months', '=', months)
    .where('q.answers', 'is not', null)
    .where(sql<boolean>`not is_restricted(q.organisation_id, q.person_id)`)
    .execute();
  return (await decrypted(tx, rows, 'answers')).map(
    ({ answers }) => JSON.parse(answers) as Record<string, number>,
  );
}
