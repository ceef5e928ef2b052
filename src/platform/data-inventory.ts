/**
 * Data inventory: what is stored, why, on which ground, for how long, and what becomes of it when
 * somebody leaves. Each feature says it of its own tables, one line for every table and one kind
 * for every column. The register of processing (GDPR, Art. 30), the file about oneself (Arts 15 and
 * 20), erasure (Art. 17) and retention are made from it, and a test compares it with the database:
 * a column of which nothing is said is an error.
 */
import type { Tables } from '../../db/schema.ts';
import type { EncryptedTable } from './encryption.ts';

/**
 * How long what is kept, and from when it counts. The years are those of a school (pupil file: two
 * years after leaving, absence five, referrals three) and of an agency (after the decision on
 * disposal that it takes itself); an organisation may decide otherwise. `organisation`: as long as
 * the organisation is here. `service`: until it has ended.
 */
export const retentionRules = [
  'letters',
  'files',
  'admission',
  'matching',
  'relationship',
  'pupil-file',
  'referral',
  'assessment',
  'facts',
  'certificate',
  'person',
  'service',
  'organisation',
] as const;
export type RetentionRule = (typeof retentionRules)[number];

export type Purpose =
  | 'people'
  | 'signing-in'
  | 'admission'
  | 'matching'
  | 'mentoring'
  | 'guidance'
  | 'assessment'
  | 'development'
  | 'care'
  | 'post'
  | 'accountability'
  | 'service';

/**
 * GDPR, Art. 6(1): consent, contract or duty of service, public task, legal duty, legitimate
 * interest.
 */
export type Ground = 'public-task' | 'legal-duty' | 'consent' | 'interest';

/**
 * `delete`: the row goes. `loosen`: what points at the person or names them is taken out. `keep`:
 * it stays, for the ground that is told.
 */
export type Leaving = 'delete' | 'anonymise' | 'keep';

/** Why something stays when its person asks for erasure. */
export type Hold = 'of-others' | 'pupil-file' | 'signed' | 'audit-log' | 'anonymous' | 'nobody';

export type TableEntry = {
  purpose: Purpose;
  ground: Ground;
  /**
   * Columns that hold the person whose data a row is; or whose it is by another table. None: it is
   * about nobody.
   */
  of: string[];
  keep: RetentionRule;
  leave: Leaving;
  hold?: Hold;
};

/**
 * Not a column: everybody of the pair to which a row belongs, whoever made the application on which
 * it decides, whose account it opens.
 */
export const isColumn = (one: string): boolean =>
  !['mentorship', 'application', 'account'].includes(one);

/** In the order of the fields of `TableEntry`. */
export const entry = (
  purpose: Purpose,
  ground: Ground,
  of: string[],
  keep: RetentionRule,
  leave: Leaving,
  hold?: Hold,
): TableEntry => ({ purpose, ground, of, keep, leave, ...(hold ? { hold } : {}) });

/**
 * What a feature says of its tables. `kinds`: of columns whose name says too little, or something
 * else here.
 */
export type TableFacts = Partial<
  Record<
    keyof Tables,
    { about: TableEntry; encrypted?: EncryptedTable; kinds?: Record<string, ColumnKind> }
  >
>;

let facts: TableFacts = {};
let inventory: Readonly<Record<string, TableEntry>> = {};

/** Once, when the features are put together. */
export function registerInventory(all: TableFacts): void {
  facts = all;
  inventory = Object.fromEntries(Object.entries(all).map(([table, { about }]) => [table, about]));
}

/** Every table, in the order of their names. */
export const dataInventory = (): typeof inventory => inventory;

/**
 * What a column holds. `secret`: a hash, a key or a sealed credential, which nobody gets to see.
 */
export type ColumnKind =
  | 'key'
  | 'reference'
  | 'name'
  | 'contact'
  | 'birth'
  | 'confided'
  | 'answer'
  | 'figure'
  | 'moment'
  | 'state'
  | 'setting'
  | 'work'
  | 'secret'
  | 'file';

/** By the name of the column, where it means the same everywhere. */
const byName: Record<ColumnKind, string> = {
  key: 'id organisation_id key number position sequence code credential_id subject_id seed revision',
  reference: '',
  name: 'given_name family_name name job_title device',
  contact: 'email address contact unsubscribe_url',
  birth: 'born_on',
  confided:
    'body map words interests situation behaviour effect question title note reading facts text about fact signs pieces',
  answer:
    'answers answer levels level choice reasons accepted came kept consent admitted verdict parts preferences places helps matches helped opening hard agreed asks_cover rhythm statement languages sector verified_against',
  figure:
    'minutes energy load value start_level score raters content result pool tries capacity hours_promised most_indicators minimum rows_due given masked withheld mentorships means answered',
  moment: 'first_day last_day day until at since valid_until',
  state:
    'kind part role outcome severity step grade side what practice resource verb subject reason revoked_why declined_why why_none note_class competence target party theme way place source by_self by_itself state_administration trouble data calendar hold done_rows people kept_from wish hands_over decision receipt ground',
  setting:
    'language time_zone jurisdiction frequency quiet_from quiet_to rules policy solver sources competences indicators confidentiality release_mode strong_roles roles role_claim version answer_days years rule',
  work: 'home form slug domain template issuer client_id digest',
  secret:
    'password_hash token_hash code_hash pin_hash card_hash secret sealed private_key public_key challenge_hash state_hash browser_hash hash token nonce verifier client_secret last_step counter transports relying_party back_to connect_account key_hash credential',
  file: 'file file_name file_type lines',
};

/** Null when nothing is said about it. */
export function kindOf(table: string, column: string): ColumnKind | null {
  const here = facts[table as keyof Tables]?.kinds?.[column];
  if (here) return here;
  const found = (Object.keys(byName) as ColumnKind[]).find((kind) =>
    byName[kind].split(' ').includes(column),
  );
  if (found) return found;
  if (/(_id|_by)$/.test(column)) return 'reference';
  if (/(_on|_at|_since|_due)$/.test(column)) return 'moment';
  if (/^(is|has)_/.test(column)) return 'state';
  return null;
}
