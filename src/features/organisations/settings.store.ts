import { sql, type RawBuilder } from 'kysely';
import type { ReadTx, Tx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { marksOf, type CountrySettings, type Marks, type NameOrder } from '../../web/session.ts';

/** Settings as the columns of an organisation. */
const schoolColumns = ({ marks, schoolYear }: Omit<CountrySettings, 'consentAge'>) => ({
  worst_mark: marks.worst,
  best_mark: marks.best,
  pass_mark: marks.pass,
  school_year: schoolYear,
});
export const columnsOf = ({ consentAge, ...rest }: CountrySettings) => ({
  consent_age: consentAge,
  ...schoolColumns(rest),
});

export type Settings = Omit<CountrySettings, 'consentAge'> & {
  /** So long after the end of its year the mentors of a class that nobody closed read on. */
  classWeeks: number;
  nameOrder: NameOrder | null;
  name: string;
  language: CompleteLanguage;
  timeZone: string;
};

/** All but the age of consent, to which a second person agrees. */
export async function updateSettings(
  tx: Tx,
  organisation: string,
  { name, language, timeZone, marks, schoolYear, classWeeks, nameOrder }: Settings,
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({
      name,
      language,
      time_zone: timeZone,
      class_weeks: classWeeks,
      name_order: nameOrder,
      ...schoolColumns({ marks, schoolYear }),
    })
    .where('id', '=', organisation)
    .execute();
}

/** ID-8: two have agreed, or somebody founds the organisation alone. */
export async function updateConsentAge(tx: Tx, organisation: string, age: number): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ consent_age: age })
    .where('id', '=', organisation)
    .execute();
}

/** another country, with what is usual there; the age of consent is changed by two people. */
export async function updateCountry(
  tx: Tx,
  organisation: string,
  { jurisdiction, settings }: { jurisdiction: string | null; settings: CountrySettings },
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ jurisdiction, ...schoolColumns(settings) })
    .where('id', '=', organisation)
    .execute();
}

/** The scale of the organisation that the transaction belongs to. */
export async function findMarks(tx: ReadTx): Promise<Marks> {
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
