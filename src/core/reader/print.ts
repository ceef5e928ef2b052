/** The draft in the plain structure that scripts read. */
import type { Draft, DraftCompetence } from './draft.ts';

export type PrintedProfile = {
  language: string;
  roles: {
    role: 'mentor' | 'mentee';
    title: string;
    criteria: {
      kind: string;
      value: number | null;
      unit: string | null;
      mustHave: boolean;
      anyOfGroup: string | null;
      text: string;
      bound: string | null;
    }[];
    competences: {
      name: string;
      definition: string | null;
      indicators: string[];
      levels?: { level: string; indicators: string[] }[];
    }[];
    behaviours: string[];
  }[];
};

export function printDraft(draft: Draft): PrintedProfile {
  return {
    language: draft.language,
    roles: draft.roles.map((role) => ({
      role: role.role,
      title: role.title,
      criteria: role.criteria.map(({ kind, value, unit, mustHave, anyOfGroup, text, bound }) => ({
        kind,
        value,
        unit,
        mustHave,
        anyOfGroup,
        text,
        bound,
      })),
      competences: role.competences.map(printCompetence),
      behaviours: role.behaviours.map((behaviour) => behaviour.text),
    })),
  };
}

function printCompetence(
  competence: DraftCompetence,
): PrintedProfile['roles'][number]['competences'][number] {
  const levels = new Map<string, string[]>();
  for (const { level, text } of competence.indicators)
    if (level !== undefined) levels.set(level, [...(levels.get(level) ?? []), text]);
  return {
    name: competence.name,
    definition: competence.definition?.text ?? null,
    indicators: competence.indicators.map((indicator) => indicator.text),
    ...(levels.size > 0
      ? { levels: [...levels].map(([level, indicators]) => ({ level, indicators })) }
      : {}),
  };
}
