/**
 * A profile as a package of CASE 1.1 (Competencies and Academic Standards Exchange, 1EdTech): one
 * CFDocument, a CFItem for each text, and isChildOf between them. What CASE has no field for stands
 * in `extensions`, so that nothing is lost between two of us; packages of others are read as a tree.
 */
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { UnreadableDocument } from '../../core/reader/refusal.ts';
import { fromJson, MisfitInProfile, toJson, withoutSource } from './profile-file.rules.ts';
import type { Profile, Text, Unplaced } from './profile.rules.ts';

type Link = { title: string; identifier: string; uri: string };
type Item = {
  identifier: string;
  uri: string;
  fullStatement: string;
  alternativeLabel?: string;
  CFItemType: string;
  notes?: string;
  language: string;
  lastChangeDateTime: string;
  CFDocumentURI: Link;
  extensions?: object;
};

type Told = { id: string; name: string; number: number; profile: Profile; isPublished: boolean };

/** RFC 4122, version 5: the same text of the same version always has the same identifier. */
function identifierOf(version: string, id: string): string {
  const space = Buffer.from(version.replaceAll('-', ''), 'hex');
  const hash = createHash('sha1').update(space).update(id).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-');
}

/** `at`: when it was published, or now for a draft. `creator`: the name of the organisation. */
export function toCase(
  { id, name, number, profile, isPublished }: Told,
  { at, creator }: { at: Temporal.Instant; creator: string },
): string {
  const changed = at.toString();
  const [language = 'en'] = profile.languages;
  const say = (text: Text | null | undefined) =>
    text?.[language] ?? Object.values(text ?? {})[0] ?? '';
  const link = (identifier: string, title: string): Link => ({
    title,
    identifier,
    uri: `urn:uuid:${identifier}`,
  });
  const document = link(id, name);
  const items: Item[] = [];
  const associations: object[] = [];
  const add = (
    one: { id: string; text: Text; type: string; notes?: string; rest?: object },
    above: Link,
  ) => {
    const identifier = identifierOf(id, one.id);
    const own = link(identifier, say(one.text));
    items.push({
      identifier,
      uri: own.uri,
      fullStatement: own.title,
      CFItemType: one.type,
      ...(one.notes ? { notes: one.notes } : {}),
      language,
      lastChangeDateTime: changed,
      CFDocumentURI: document,
      ...(one.rest ? { extensions: one.rest } : {}),
    });
    const association = identifierOf(id, `${one.id} below`);
    associations.push({
      identifier: association,
      uri: `urn:uuid:${association}`,
      associationType: 'isChildOf',
      sequenceNumber: associations.length + 1,
      originNodeURI: own,
      destinationNodeURI: above,
      lastChangeDateTime: changed,
      CFDocumentURI: document,
    });
    return own;
  };
  for (const role of withoutSource(profile).roles) {
    const title = { ...role.title, [language]: say(role.title) || role.role };
    const top = add({ id: role.id, text: title, type: 'Role' }, document);
    for (const one of role.criteria) add({ id: one.id, text: one.text, type: 'Requirement' }, top);
    for (const competence of role.competences) {
      const below = add(
        {
          id: competence.id,
          text: competence.name,
          type: 'Competence',
          notes: say(competence.definition),
        },
        top,
      );
      for (const one of competence.indicators)
        add({ id: one.id, text: one.text, type: 'Indicator' }, below);
    }
    for (const one of role.behaviours) add({ id: one.id, text: one.text, type: 'Behaviour' }, top);
  }
  return `${JSON.stringify(
    {
      CFDocument: {
        ...document,
        caseVersion: '1.1',
        creator,
        language,
        version: String(number),
        adoptionStatus: isPublished ? 'Adopted' : 'Draft',
        lastChangeDateTime: changed,
        extensions: { profile: JSON.parse(toJson(name, profile)) as unknown },
      },
      CFItems: items,
      CFAssociations: associations,
    },
    null,
    2,
  )}\n`;
}

/** Of a package of others what is read here; everything else in it may be as it likes. */
const linkShape = Type.Object({ identifier: Type.String() });
const itemShape = Type.Object({
  identifier: Type.String(),
  fullStatement: Type.String(),
  notes: Type.Optional(Type.String()),
});
const associationShape = Type.Object({
  associationType: Type.String(),
  sequenceNumber: Type.Optional(Type.Number()),
  originNodeURI: linkShape,
  destinationNodeURI: linkShape,
});
const packageShape = Type.Object({
  CFDocument: Type.Object({
    title: Type.Optional(Type.String()),
    language: Type.Optional(Type.String()),
    extensions: Type.Optional(Type.Object({ profile: Type.Optional(Type.Unknown()) })),
  }),
  CFItems: Type.Array(itemShape),
  CFAssociations: Type.Optional(Type.Array(associationShape)),
});
type Read = Type.Static<typeof itemShape>;
type Association = Type.Static<typeof associationShape>;
const mostItems = 5000;

/**
 * What a package says, as a profile of mentors: what has items below it that have none themselves is
 * a competence with its indicators; names of groups above it stand beside the draft. Null when it is
 * no package; throws `MisfitInProfile` when it is a broken one, `UnreadableDocument` when it is too large.
 */
export function fromCase(
  given: unknown,
): { profile: Profile; lines: string[]; unplaced: Unplaced[] } | null {
  if (typeof given !== 'object' || given === null || !('CFDocument' in given)) return null;
  if (!Value.Check(packageShape, given)) {
    const [first] = Value.Errors(packageShape, given);
    throw new MisfitInProfile({ column: first?.instancePath ?? '', found: first?.message ?? '' });
  }
  const { CFDocument: document, CFItems, CFAssociations = [] } = given;
  const own = fromJson(document.extensions?.profile ?? null);
  if (own) return { profile: own, lines: [], unplaced: [] };
  if (CFItems.length > mostItems) throw new UnreadableDocument('too-many');
  const language = /^[a-z]{2,3}/.exec(document.language ?? 'en')?.[0] ?? 'en';
  const items = new Map(CFItems.map((item) => [item.identifier, item]));
  const { above, below } = treeOf(items, CFAssociations);
  const lines: string[] = [];
  const unplaced: Unplaced[] = [];
  const competences: Profile['roles'][number]['competences'] = [];
  const line = (text: string) => lines.push(text.replace(/\s+/g, ' ').trim()) - 1;
  const words = (item: Read): Text => ({
    [language]: item.fullStatement.replace(/\s+/g, ' ').trim(),
  });
  let made = 0;
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const item = items.get(id);
    if (!item || seen.has(id)) return;
    seen.add(id);
    const children = below.get(id) ?? [];
    const isGroup = children.some((child) => (below.get(child) ?? []).length > 0);
    const at = line(item.fullStatement);
    if (isGroup) unplaced.push({ text: lines[at]!, line: at });
    else {
      const definitionLine = item.notes ? line(item.notes) : null;
      competences.push({
        id: `k${++made}`,
        name: words(item),
        definition: definitionLine === null ? null : { [language]: lines[definitionLine]! },
        definitionLine,
        line: at,
        indicators: children.flatMap((child) => {
          const one = items.get(child);
          if (!one || seen.has(child)) return [];
          seen.add(child);
          return [{ id: `i${++made}`, text: words(one), line: line(one.fullStatement) }];
        }),
      });
      return;
    }
    for (const child of children) visit(child);
  };
  for (const id of items.keys()) if (!above.has(id)) visit(id);
  for (const id of items.keys()) visit(id);
  return {
    profile: {
      languages: [language],
      roles: [
        {
          id: 'r1',
          role: 'mentor',
          title: { [language]: document.title ?? '' },
          criteria: [],
          competences,
          behaviours: [],
          commitments: [],
          line: null,
        },
      ],
    },
    lines,
    unplaced,
  };
}

/** Who stands below whom, in the order of the package. */
function treeOf(
  items: ReadonlyMap<string, Read>,
  associations: Association[],
): { above: Map<string, string>; below: Map<string, string[]> } {
  const above = new Map<string, string>();
  const below = new Map<string, string[]>();
  const ordered = associations
    .filter(({ associationType }) => associationType === 'isChildOf')
    .map((one, at) => ({ one, at }))
    .sort((a, b) => (a.one.sequenceNumber ?? 0) - (b.one.sequenceNumber ?? 0) || a.at - b.at);
  for (const { one } of ordered) {
    const child = one.originNodeURI.identifier;
    const parent = one.destinationNodeURI.identifier;
    if (!items.has(child) || !items.has(parent) || above.has(child)) continue;
    above.set(child, parent);
    const children = below.get(parent);
    if (children) children.push(child);
    else below.set(parent, [child]);
  }
  return { above, below };
}
