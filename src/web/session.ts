/**
 * Who is asking. Sessions are opaque tokens of which only the hash is stored; roles are read at
 * every request.
 */
import { sql } from 'kysely';
import { inside, isOpenFor, isSince, type AuthTx, type ReadTx } from '../platform/database.ts';
import type { Keys } from '../platform/keys.ts';
import { hashToken, newToken } from '../platform/secret.ts';
import type { CompleteLanguage } from '../platform/i18n.ts';
import type { Role } from './permission.ts';

/** How somebody came in. A class card opens a pupil's own pages and nothing else. */
export type AuthMethod = 'password' | 'passkey' | 'provider' | 'card';
export type Visitor = {
  account: string;
  /** The session; it stays the same when the token changes. */
  session: string;
  method: AuthMethod;
  since: Date;
  /**
   * The only organisation that the session opens; null when it opens all in which the account is
   * somebody.
   */
  organisation: string | null;
  /** By a passkey, or a second step after the password. */
  hasSecondFactor: boolean;
  /** SI-3: proved who it is within the last quarter of an hour. */
  hasRecentAuth: boolean;
};
/** Of a school, from its worst to its best; either may be the larger number. */
export type Marks = { worst: number; best: number; pass: number };
/** What differs between countries, as the organisation has set it. */
export type CountrySettings = {
  /** From this birthday on somebody decides alone. */
  consentAge: number;
  marks: Marks;
  /** Its first day, as 08-01. */
  schoolYear: string;
};
export type Organisation = CountrySettings & {
  id: string;
  slug: string;
  name: string;
  language: CompleteLanguage;
  timeZone: string;
  /** The country whose law it works under (ISO 3166); null where none is known. */
  jurisdiction: string | null;
  secondFactorRoles: Role[];
  /** So many weeks after the end of its year the mentors of a class that nobody closed read on. */
  classWeeks: number;
  /** Lists begin with the name after its prefix, or with the whole name; null: as is usual in the country. */
  nameOrder: NameOrder | null;
};
export type NameOrder = 'core' | 'whole';
/** What goes on around somebody: mentorships of two, classes, or both. */
export type Surroundings = { pairs: boolean; classes: boolean };
export type Member = {
  id: string;
  name: string;
  language: CompleteLanguage | null;
  roles: Role[];
  memberOrganisation: string | null;
  /** LA-6: what they take part in; who takes part in nothing, what the organisation runs. */
  around: Surroundings;
};

/** An id that no row has: whoever belongs to no member organisation sees nobody's people. */
export const nobody = '00000000-0000-0000-0000-000000000000';

export const idleMinutes = 60 * 12;
export const absoluteDays = 14;
export const freshMinutes = 15;
/** A card is used on devices that others use next. */
export const cardHours = 10;

/**
 * A token that this server can tell from an invented one without asking the database, also when the
 * session is over.
 */
export function newSessionToken(keys: Keys): string {
  const random = newToken();
  return `${random}.${keys.sign(random, 'session')}`;
}

export function isSessionToken(keys: Keys, token: string): boolean {
  const [random = '', signature = ''] = token.split('.');
  return keys.isSigned(random, signature, 'session');
}

const sessionWith = (tx: AuthTx, hash: Buffer) =>
  tx
    .selectFrom('session')
    .select(['id', 'account_id', 'way', 'is_strong', 'organisation_id', 'made_at'])
    .select(sql<boolean>`seen_at < now() - interval '5 minutes'`.as('stale'))
    .select(isSince('proved_at', { minutes: freshMinutes }).as('fresh'))
    .where('token_hash', '=', hash);

export async function findVisitor(tx: AuthTx, token: string): Promise<Visitor | null> {
  const hash = hashToken(token);
  const row = await sessionWith(tx, hash)
    .where(isOpenFor('ends_at', { days: absoluteDays }))
    .where(isSince('seen_at', { minutes: idleMinutes }))
    .executeTakeFirst();
  if (!row) return null;
  if (row.stale)
    await tx
      .updateTable('session')
      .set({ seen_at: sql`now()` })
      .where('token_hash', '=', hash)
      .execute();
  return visitorOf(row);
}

/** So long after a session its forms still say whose they were. */
const lapsedDays = 7;

/**
 * PG-6: whose session this was, when it ended by itself within the last days; null for one that
 * somebody ended. It opens nothing any more: what was sent with it may be kept for its person.
 */
export async function findLapsed(tx: AuthTx, token: string): Promise<Visitor | null> {
  const row = await sessionWith(tx, hashToken(token))
    .where('seen_at', '>', sql<Date>`now() - ${sql.lit(`${lapsedDays} days`)}::interval`)
    .executeTakeFirst();
  return row ? { ...visitorOf(row), hasSecondFactor: false, hasRecentAuth: false } : null;
}

type SessionRow = NonNullable<
  Awaited<ReturnType<ReturnType<typeof sessionWith>['executeTakeFirst']>>
>;
function visitorOf(row: SessionRow): Visitor {
  return {
    account: row.account_id,
    session: row.id,
    method: row.way,
    since: row.made_at,
    organisation: row.organisation_id,
    hasSecondFactor: row.is_strong,
    hasRecentAuth: row.fresh,
  };
}

export const marksOf = (row: {
  worst_mark: number;
  best_mark: number;
  pass_mark: number;
}): Marks => ({ worst: row.worst_mark, best: row.best_mark, pass: row.pass_mark });

export async function findOrganisation(tx: AuthTx, slug: string): Promise<Organisation | null> {
  const row = await tx
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'language', 'time_zone', 'jurisdiction', 'strong_roles'])
    .select(['consent_age', 'worst_mark', 'best_mark', 'pass_mark', 'school_year'])
    .select(['class_weeks', 'name_order'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        slug: row.slug,
        name: row.name,
        language: row.language,
        timeZone: row.time_zone,
        jurisdiction: row.jurisdiction,
        consentAge: row.consent_age,
        marks: marksOf(row),
        schoolYear: row.school_year,
        classWeeks: row.class_weeks,
        nameOrder: row.name_order,
        secondFactorRoles: row.strong_roles as Role[],
      }
    : null;
}

/**
 * SI-10: what is behind a card is a child’s own: no other role comes in with it, and nobody with
 * one that was replaced or ended.
 */
const rolesBy = (method: AuthMethod, held: Role[]): Role[] =>
  method === 'card' ? held.filter((role) => role === 'mentee') : held;

/** The person that an account is in this organisation, with the roles held on `today`. */
export async function findMember(
  tx: ReadTx,
  { account, method, since }: Pick<Visitor, 'account' | 'method' | 'since'>,
  today: string,
): Promise<Member | null> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('membership', (join) =>
      inside(join, 'membership.person_id', 'person.id')
        .on('membership.first_day', '<=', today)
        .on((on) =>
          on.or([on('membership.last_day', 'is', null), on('membership.last_day', '>=', today)]),
        ),
    )
    .select([
      'person.id',
      'given_name',
      'family_name',
      'language',
      'member_organisation_id',
      'membership.role',
    ])
    .select(({ exists, selectFrom }) => {
      const takesPartIn = (kind: 'pair' | 'group') => sql<boolean>`exists (
        select from running_member m
        where m.organisation_id = person.organisation_id and m.person_id = person.id
          and m.kind = ${kind})`;
      const isRun = (kind: 'pairs' | 'groups') =>
        exists(
          selectFrom('programme')
            .where('archived_on', 'is', null)
            .where(sql<string>`rules ->> 'kind'`, '=', kind)
            .select('programme.id'),
        );
      return [
        takesPartIn('pair').as('in_pair'),
        takesPartIn('group').as('in_group'),
        isRun('pairs').as('runs_pairs'),
        isRun('groups').as('runs_groups'),
      ];
    })
    .where('account_id', '=', account)
    .where('left_on', 'is', null)
    .$if(method === 'card', (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('class_card as c')
            .whereRef('c.person_id', '=', 'person.id')
            .where('c.made_at', '<=', since)
            .where('c.ends_on', '>=', today)
            .select('c.made_at'),
        ),
      ),
    )
    .execute();
  const first = rows[0];
  if (!first) return null;
  return {
    id: first.id,
    name: `${first.given_name} ${first.family_name}`,
    language: first.language,
    memberOrganisation: first.member_organisation_id,
    around: aroundOf(first),
    roles: rolesBy(method, [...new Set(rows.flatMap((row) => (row.role ? [row.role] : [])))]),
  };
}

/**
 * LA-6: somebody who takes part in something reads its words; whoever takes part in nothing (who
 * coordinates, a guardian, an office) those of what the organisation runs.
 */
function aroundOf(row: {
  in_pair: unknown;
  in_group: unknown;
  runs_pairs: unknown;
  runs_groups: unknown;
}): Surroundings {
  const own = { pairs: row.in_pair === true, classes: row.in_group === true };
  return own.pairs || own.classes
    ? own
    : { pairs: row.runs_pairs === true, classes: row.runs_groups === true };
}

/** LA-6: where there are classes and nothing else, the words are those of a school. */
export const isSchool = ({ pairs, classes }: Surroundings): boolean => classes && !pairs;
