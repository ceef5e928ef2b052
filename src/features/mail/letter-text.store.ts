import type { ReadTx, Tx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { filled, filledSubject, type LetterText, type Placeholder } from '../../web/letters.ts';

export type OwnText = { subject: string; body: string };

/** What the organisation made of a text, by language; nothing where it says what we say. */
export async function listOwnTexts(
  tx: ReadTx,
  template?: string,
): Promise<(OwnText & { template: string; language: CompleteLanguage })[]> {
  let query = tx
    .selectFrom('letter_text')
    .select(['template', 'language', 'subject', 'body'])
    .orderBy('template')
    .orderBy('language');
  if (template !== undefined) query = query.where('template', '=', template);
  return query.execute();
}

export async function keepOwnText(
  tx: Tx,
  {
    organisation,
    person,
    template,
    language,
    subject,
    body,
    at,
  }: OwnText & {
    organisation: string;
    person: string;
    template: string;
    language: CompleteLanguage;
    at: Date;
  },
): Promise<void> {
  const values = { subject, body, changed_by: person, changed_at: at };
  await tx
    .insertInto('letter_text')
    .values({ organisation_id: organisation, template, language, ...values })
    .onConflict((on) => on.columns(['organisation_id', 'template', 'language']).doUpdateSet(values))
    .execute();
}

/** False when it was ours already. */
export async function resetText(
  tx: Tx,
  template: string,
  language: CompleteLanguage,
): Promise<boolean> {
  const done = await tx
    .deleteFrom('letter_text')
    .where('template', '=', template)
    .where('language', '=', language)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** With its placeholders: the organisation's own text where it has one. */
export async function findText<P extends Placeholder>(
  tx: ReadTx,
  { name, words }: LetterText<P>,
  language: CompleteLanguage,
): Promise<OwnText> {
  const own = await tx
    .selectFrom('letter_text')
    .select(['subject', 'body'])
    .where('template', '=', name)
    .where('language', '=', language)
    .executeTakeFirst();
  return own ?? words(language);
}

/** P-9: what a letter says, in the organisation's own words where it has some. */
export async function composeLetter<P extends Placeholder>(
  tx: ReadTx,
  text: LetterText<P>,
  language: CompleteLanguage,
  values: Record<P, string>,
): Promise<OwnText> {
  const { subject, body } = await findText(tx, text, language);
  return { subject: filledSubject(subject, values), body: filled(body, values) };
}

export type Letterhead = {
  signatures: Partial<Record<CompleteLanguage, string>>;
  logo: { bytes: Buffer; type: 'image/png' | 'image/jpeg' } | null;
};

/** What stands above and below every letter of the organisation. */
export async function findLetterhead(tx: ReadTx): Promise<Letterhead> {
  const signatures = await tx.selectFrom('letter_signature').select(['language', 'body']).execute();
  const logo = await tx.selectFrom('letter_logo').select(['file', 'file_type']).executeTakeFirst();
  return {
    signatures: Object.fromEntries(signatures.map(({ language, body }) => [language, body])),
    logo: logo ? { bytes: Buffer.from(logo.file), type: logo.file_type } : null,
  };
}

export async function keepSignature(
  tx: Tx,
  {
    organisation,
    language,
    body,
  }: { organisation: string; language: CompleteLanguage; body: string },
): Promise<void> {
  if (body === '') {
    await tx.deleteFrom('letter_signature').where('language', '=', language).execute();
    return;
  }
  await tx
    .insertInto('letter_signature')
    .values({ organisation_id: organisation, language, body })
    .onConflict((on) => on.columns(['organisation_id', 'language']).doUpdateSet({ body }))
    .execute();
}

export async function keepLogo(
  tx: Tx,
  organisation: string,
  logo: NonNullable<Letterhead['logo']>,
): Promise<void> {
  const values = { file: logo.bytes, file_type: logo.type };
  await tx
    .insertInto('letter_logo')
    .values({ organisation_id: organisation, ...values })
    .onConflict((on) => on.column('organisation_id').doUpdateSet(values))
    .execute();
}

export async function removeLogo(tx: Tx): Promise<void> {
  await tx.deleteFrom('letter_logo').execute();
}
