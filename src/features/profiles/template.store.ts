/** Programme templates: data files that come with the project. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { completeLanguages, type CompleteLanguage } from '../../platform/i18n.ts';
import { ruleKinds, type SignalRule } from './signal-kind.rules.ts';
import { viewpoints, type Profile } from './profile.rules.ts';

const folder = join(import.meta.dirname, '../../../templates');

const words = Type.Object(
  Object.fromEntries(
    completeLanguages.map((language) => [language, Type.String({ minLength: 1 })]),
  ) as Record<CompleteLanguage, Type.TString>,
  { additionalProperties: false },
);

const statement = Type.Object({ id: Type.String(), from: Type.String(), text: words });

const anchors = Type.Object({ 1: words, 3: words, 5: words });

const viewpoint = Type.Union(viewpoints.map((source) => Type.Literal(source)));

const seenBy = Type.Optional(Type.Array(viewpoint));

const asked = Type.Optional(
  Type.Object(
    { mentee: Type.Optional(words), guardian: Type.Optional(words) },
    { additionalProperties: false },
  ),
);

const indicator = Type.Object({
  id: Type.String(),
  from: Type.String(),
  text: words,
  asked,
  seenBy,
  anchors,
  weight: Type.Optional(Type.Number()),
  target: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
});

const competence = Type.Object({
  id: Type.String(),
  name: words,
  definition: words,
  seenBy,
  indicators: Type.Array(indicator, { minItems: 1 }),
});

const criterion = Type.Object({
  id: Type.String(),
  from: Type.String(),
  kind: Type.String(),
  value: Type.Union([Type.Number(), Type.Null()]),
  unit: Type.Union([Type.String(), Type.Null()]),
  bound: Type.Union([Type.String(), Type.Null()]),
  mustHave: Type.Boolean(),
  anyOfGroup: Type.Union([Type.String(), Type.Null()]),
  text: words,
  test: Type.Optional(Type.Any()),
});

const commitment = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  value: Type.Number(),
  per: Type.String(),
});

const role = Type.Object({
  id: Type.String(),
  role: Type.String(),
  title: words,
  criteria: Type.Array(criterion),
  competences: Type.Array(competence),
  behaviours: Type.Array(statement),
  interests: Type.Optional(Type.Array(statement)),
  framing: Type.Optional(Type.Array(statement)),
  commitments: Type.Array(commitment),
});

const signalRule = Type.Object({
  kind: Type.Union(ruleKinds.map((kind) => Type.Literal(kind))),
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 400 })),
  severity: Type.Union([Type.Literal('low'), Type.Literal('middle'), Type.Literal('high')]),
  actionDays: Type.Integer({ minimum: 1, maximum: 60 }),
  owner: Type.Union([Type.Literal('mentor'), Type.Literal('coordinator')]),
});

/** The rules of a programme that a template sets and a coordinator may change. */
const rules = Type.Object({
  kind: Type.Union([Type.Literal('pairs'), Type.Literal('groups')]),
  neverSameMemberOrganisation: Type.Boolean(),
  neverOwnManager: Type.Boolean(),
  silenceDays: Type.Integer(),
  firstMeetingDays: Type.Integer(),
  noteClasses: Type.Array(
    Type.Union([
      Type.Literal('private'),
      Type.Literal('shared'),
      Type.Literal('official'),
      Type.Literal('safeguarding'),
    ]),
  ),
  /** How long a talk with one pupil lasts where nothing else is said. */
  talkMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 240 })),
  hoursPromised: Type.Union([Type.Integer(), Type.Null()]),
  gatherings: Type.Integer(),
  /** Who decides on pairs. Programmes from before this was a rule have none: the optimum. */
  matching: Type.Optional(
    Type.Union([Type.Literal('optimum'), Type.Literal('shortlist'), Type.Literal('stable')]),
  ),
  /** A first meeting comes before a yes. */
  meetFirst: Type.Optional(Type.Boolean()),
  signals: Type.Optional(Type.Array(signalRule)),
  /** What a round of assessment proposes, and the hours and levels that a certificate asks for. */
  assessment: Type.Optional(
    Type.Object({
      sources: Type.Array(viewpoint),
      questions: Type.Integer({ minimum: 3, maximum: 80 }),
      minimum: Type.Integer({ minimum: 3, maximum: 5 }),
      contactMonths: Type.Integer({ minimum: 0, maximum: 24 }),
      pooledMonths: Type.Integer({ minimum: 0, maximum: 60 }),
      certificateHours: Type.Integer({ minimum: 0, maximum: 1000 }),
    }),
  ),
});

const shape = Type.Object({
  key: Type.String(),
  name: words,
  summary: words,
  rules,
  profile: Type.Object({ languages: Type.Array(Type.String()), roles: Type.Array(role) }),
});

export type ProgrammeRules = Omit<Type.Static<typeof rules>, 'signals'> & {
  signals?: SignalRule[];
};

export type Template = {
  key: string;
  name: Record<CompleteLanguage, string>;
  summary: Record<CompleteLanguage, string>;
  rules: ProgrammeRules;
  profile: Profile;
};

let loaded: Template[] | null = null;

/**
 * Checked against the schema when first read: a template that does not fit stops the program with
 * the place of the fault.
 */
export function listTemplates(): Template[] {
  loaded ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map(readTemplate);
  return loaded;
}

/** A programme from before signals had rules follows the template of its kind. */
export function signalRulesOf({
  kind,
  signals,
}: Pick<ProgrammeRules, 'kind' | 'signals'>): SignalRule[] {
  return (
    signals ?? listTemplates().find(({ rules: own }) => own.kind === kind)?.rules.signals ?? []
  );
}

export function findTemplate(key: string): Template | null {
  return listTemplates().find((template) => template.key === key) ?? null;
}

function readTemplate(file: string): Template {
  const data: unknown = parse(readFileSync(join(folder, file), 'utf8'));
  const [fault] = Value.Errors(shape, data);
  if (fault) throw new Error(`templates/${file}: ${fault.instancePath} ${fault.message}`);
  const template = data as Type.Static<typeof shape>;
  return {
    ...template,
    rules: template.rules,
    profile: toProfile(template.profile),
  };
}

/**
 * Anchors are written by level in the file and kept as a list; nothing here came from a document of
 * the reader.
 */
function toProfile({ languages, roles }: Type.Static<typeof shape>['profile']): Profile {
  return {
    languages,
    roles: roles.map((part) => ({
      ...part,
      line: null,
      criteria: part.criteria.map((entry) => ({ ...entry, line: null })),
      behaviours: part.behaviours.map((entry) => ({ ...entry, line: null })),
      interests: (part.interests ?? []).map((entry) => ({ ...entry, line: null })),
      framing: (part.framing ?? []).map((entry) => ({ ...entry, line: null })),
      competences: part.competences.map((entry) => ({
        ...entry,
        line: null,
        indicators: entry.indicators.map((known) => ({
          ...known,
          line: null,
          anchors: Object.entries(known.anchors).map(([level, text]) => ({
            level: Number(level),
            text,
          })),
        })),
      })),
    })) as Profile['roles'],
  };
}
