/**
 * Precision and recall of a reading against the expected structure; case, spacing and punctuation
 * do not matter.
 */
import type { PrintedProfile } from '../../src/core/reader/print.ts';

type Criterion = {
  kind: string;
  value: number | null;
  unit: string | null;
  mustHave: boolean;
  anyOfGroup: string | null;
  text: string;
  optional?: boolean;
  accept?: Partial<Criterion>[];
};
export type Expected = {
  language: string;
  roles: {
    role: string;
    title: string;
    criteria: Criterion[];
    competences: { name: string; definition: string | null; indicators: string[] }[];
    behaviours: string[];
  }[];
  noise: string[];
};
export type Score = { found: number; right: number; wanted: number };

export const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\d]+/gu, '');

/** Counts each expected text at most once. */
export function scoreTexts(found: string[], wanted: string[]): Score {
  const left = wanted.map(fold);
  let right = 0;
  for (const text of found.map(fold)) {
    const at = left.indexOf(text);
    if (at >= 0) {
      left.splice(at, 1);
      right++;
    }
  }
  return { found: found.length, right, wanted: wanted.length };
}

/** A criterion is right when kind, value, unit and firmness agree; texts choose between equals. */
export function scoreCriteria(found: Criterion[], wanted: Criterion[]): Score {
  const left = [...wanted];
  let right = 0;
  let counted = 0;
  for (const criterion of found) {
    const fits = (entry: Partial<Criterion>, base: Criterion) =>
      (entry.kind ?? base.kind) === criterion.kind &&
      (entry.value === undefined ? base.value : entry.value) === criterion.value &&
      (entry.unit === undefined ? base.unit : entry.unit) === criterion.unit &&
      base.mustHave === criterion.mustHave;
    const candidates = left.filter(
      (entry) => fits(entry, entry) || (entry.accept ?? []).some((other) => fits(other, entry)),
    );
    const match =
      candidates.find((entry) => fold(entry.text) === fold(criterion.text)) ??
      candidates.find(
        (entry) =>
          fold(entry.text).includes(fold(criterion.text)) ||
          fold(criterion.text).includes(fold(entry.text)),
      );
    if (!match) {
      counted++;
      continue;
    }
    left.splice(left.indexOf(match), 1);
    if (match.optional) continue;
    counted++;
    right++;
  }
  return { found: counted, right, wanted: wanted.filter((entry) => !entry.optional).length };
}

export function scoreProfile(
  found: PrintedProfile,
  wanted: Expected,
): Record<'competences' | 'definitions' | 'indicators' | 'behaviours' | 'criteria', Score> {
  const roles = wanted.roles.map((role) => ({
    role,
    own: found.roles.filter((entry) => entry.role === role.role),
  }));
  const stray = found.roles.filter(
    (entry) => !wanted.roles.some((role) => role.role === entry.role),
  );
  const sum = (
    of: (role: Expected['roles'][number], own: PrintedProfile['roles']) => Score,
  ): Score => {
    const scores = [
      ...roles.map(({ role, own }) => of(role, own)),
      ...stray.map((entry) =>
        of({ role: entry.role, title: '', criteria: [], competences: [], behaviours: [] }, [entry]),
      ),
    ];
    return {
      found: total(scores, 'found'),
      right: total(scores, 'right'),
      wanted: total(scores, 'wanted'),
    };
  };
  return {
    competences: sum((role, own) =>
      scoreTexts(
        own.flatMap((entry) => entry.competences.map((competence) => competence.name)),
        role.competences.map((competence) => competence.name),
      ),
    ),
    definitions: sum((role, own) =>
      scoreTexts(
        own.flatMap((entry) =>
          entry.competences.flatMap((competence) => competence.definition ?? []),
        ),
        role.competences.flatMap((competence) => competence.definition ?? []),
      ),
    ),
    indicators: sum((role, own) =>
      scoreTexts(
        own.flatMap((entry) =>
          entry.competences.flatMap((competence) =>
            competence.indicators.map((text) => `${competence.name} ${text}`),
          ),
        ),
        role.competences.flatMap((competence) =>
          competence.indicators.map((text) => `${competence.name} ${text}`),
        ),
      ),
    ),
    behaviours: sum((role, own) =>
      scoreTexts(
        own.flatMap((entry) => entry.behaviours),
        role.behaviours,
      ),
    ),
    criteria: sum((role, own) =>
      scoreCriteria(
        own.flatMap((entry) => entry.criteria as Criterion[]),
        role.criteria,
      ),
    ),
  };
}

function total(scores: Score[], field: keyof Score): number {
  return scores.reduce((sum, score) => sum + score[field], 0);
}

export function f1({ found, right, wanted }: Score): number {
  return found + wanted === 0 ? 1 : (2 * right) / (found + wanted);
}

/** Lines that must not become content and did. */
export function noiseTurnedContent(found: PrintedProfile, wanted: Expected): string[] {
  const content = new Set(
    found.roles
      .flatMap((role) => [
        ...role.criteria.map((entry) => entry.text),
        ...role.behaviours,
        ...role.competences.flatMap((entry) => [
          entry.name,
          entry.definition ?? '',
          ...entry.indicators,
        ]),
      ])
      .map(fold),
  );
  return wanted.noise.filter((line) => content.has(fold(line)));
}
