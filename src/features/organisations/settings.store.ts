import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { marksOf, type CountrySettings, type Marks } from '../../web/session.ts';

/** Settings as the columns of an organisation. */
export const columnsOf = ({ consentAge, marks, schoolYear }: CountrySettings) => ({
  consent_age: consentAge,
  worst_mark: marks.worst,
  best_mark: marks.best,
  pass_mark: marks.pass,
  school_year: schoolYear,
});

export type Settings = CountrySettings & {
  name: string;
  language: CompleteLanguage;
  timeZone: string;
};

export async function updateSettings(
  tx: Tx,
  organisation: string,
  { name, language, timeZone, ...rest }: Settings,
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ name, language, time_zone: timeZone, ...columnsOf(rest) })
    .where('id', '=', organisation)
    .execute();
}

/** another country, with what is usual there. */
export async function updateCountry(
  tx: Tx,
  organisation: string,
  { jurisdiction, settings }: { jurisdiction: string | null; settings: CountrySettings },
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ jurisdiction, ...columnsOf(settings) })
    .where('id', '=', organisation)
    .execute();
}

/** The scale of the organisation that the transaction belongs to. */
export async function findMarks(tx: Tx): Promise<Marks> {
  return marksOf(
    await tx
      .selectFrom('organisation')
      .select(['worst_mark', 'best_mark', 'pass_mark'])
      .executeTakeFirstOrThrow(),
  );
}

/** a column with a mark is below a pass; on a scale on which 1 is best, above it. */
export const isBelowPass = (mark: string, { worst, best, pass }: Marks): RawBuilder<boolean> =>
  best > worst
    ? sql<boolean>`${sql.ref(mark)} < ${pass}::float8`
    : sql<boolean>`${sql.ref(mark)} > ${pass}::float8`;
