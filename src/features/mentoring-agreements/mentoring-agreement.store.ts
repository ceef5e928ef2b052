import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type Signature = { personId: string; name: string; signedOn: string };
/** Texts are null for who may not read them. */
export type MentoringAgreement = {
  id: string;
  version: number;
  aim: string | null;
  rhythm: string;
  confidence: string | null;
  ending: string | null;
  writtenBy: string;
  writtenOn: string;
  signatures: Signature[];
};

/** The newest first. */
export async function listMentoringAgreements(
  tx: ReadTx,
  mentorship: string,
): Promise<MentoringAgreement[]> {
  const rows = await tx
    .selectFrom('mentoring_agreement as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.written_by'))
    .leftJoin('confided_text as a', (join) => inside(join, 'a.id', 'g.aim_id'))
    .leftJoin('confided_text as c', (join) => inside(join, 'c.id', 'g.confidence_id'))
    .leftJoin('confided_text as e', (join) => inside(join, 'e.id', 'g.ending_id'))
    .select(['g.id', 'g.version', 'g.rhythm', 'g.written_on', nameOf('p').as('writer')])
    .select([
      encrypted<Encrypted | null>('confided_text.body', 'a').as('aim'),
      encrypted<Encrypted | null>('confided_text.body', 'c').as('confidence'),
      encrypted<Encrypted | null>('confided_text.body', 'e').as('ending'),
    ])
    .where('g.mentorship_id', '=', mentorship)
    .orderBy('g.version', 'desc')
    .execute();
  const signed = await tx
    .selectFrom('mentoring_signature as s')
    .innerJoin('mentoring_agreement as g', (join) => inside(join, 'g.id', 's.agreement_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.person_id'))
    .select(['s.agreement_id', 's.person_id', 's.signed_on', nameOf('p').as('name')])
    .where('g.mentorship_id', '=', mentorship)
    .orderBy('s.signed_on')
    .execute();
  return (await decrypted(tx, rows, 'aim', 'confidence', 'ending')).map((row) => ({
    id: row.id,
    version: row.version,
    aim: row.aim,
    rhythm: row.rhythm,
    confidence: row.confidence,
    ending: row.ending,
    writtenBy: row.writer,
    writtenOn: row.written_on,
    signatures: signed
      .filter((one) => one.agreement_id === row.id)
      .map((one) => ({ personId: one.person_id, name: one.name, signedOn: one.signed_on })),
  }));
}

type Draft = {
  aim: string;
  rhythm: string;
  confidence: string;
  ending: string;
  version: number;
  today: string;
};

/** A new version, signed by who wrote it. */
export async function insertMentoringAgreement(
  tx: Tx,
  own: Own,
  { aim, rhythm, confidence, ending, version, today }: Draft,
): Promise<void> {
  const [aimId, confidenceId, endingId] = [
    await insertText(tx, own, 'shared', aim),
    await insertText(tx, own, 'shared', confidence),
    await insertText(tx, own, 'shared', ending),
  ];
  const { id } = await tx
    .insertInto('mentoring_agreement')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      version,
      aim_id: aimId,
      rhythm,
      confidence_id: confidenceId,
      ending_id: endingId,
      written_by: own.person,
      written_on: today,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertSignature(tx, own, id, today);
}

export async function insertSignature(
  tx: Tx,
  own: Own,
  agreement: string,
  today: string,
): Promise<void> {
  await tx
    .insertInto('mentoring_signature')
    .values({
      organisation_id: own.organisation,
      agreement_id: agreement,
      person_id: own.person,
      signed_on: today,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Whether these people have signed the newest version; `none` when there is none. */
export async function findSignatureState(
  tx: ReadTx,
  mentorship: string,
  people: string[],
): Promise<'none' | 'unsigned' | 'signed'> {
  const row = await tx
    .selectFrom('mentoring_agreement')
    .select('id')
    .where('mentorship_id', '=', mentorship)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return 'none';
  const signed = await tx
    .selectFrom('mentoring_signature')
    .select('person_id')
    .where('agreement_id', '=', row.id)
    .execute();
  return people.every((person) => signed.some(({ person_id: id }) => id === person))
    ? 'signed'
    : 'unsigned';
}
