/**
 * J-1: which record a door is about. Whoever opens a page with what is about others, or changes something, is written
 * into the journal: who, what was done, which record; never what it says. One entry for each page and each act; an act
 * that says more exactly what it did writes its own instead.
 */
import type { AuditAction } from './audit.ts';
import type { Route } from './route.tsx';

/** A name in a path, and the table that it stands for; the first of this list that a path has counts. */
const kinds = {
  pupil: 'person',
  child: 'person',
  person: 'person',
  mentee: 'person',
  evidence: 'evidence',
  mentorship: 'mentorship',
  application: 'application',
  interview: 'interview',
  rater: 'rater',
  round: 'assessment_round',
  proposal: 'proposal',
  run: 'matching_run',
  division: 'division',
  signal: 'signal',
  referral: 'referral',
  share: 'overview_share',
  slot: 'talk_slot',
  letter: 'letter',
  import: 'roster_import',
  cohort: 'cohort',
  programme: 'programme',
  version: 'profile_version',
  template: 'profile_version',
  provider: 'identity_provider',
  certificate: 'certificate',
  record: 'record_request',
  package: 'archive_package',
  right: 'right_request',
  resource: 'resource',
  group: 'peer_group',
} as const;

type Kind = (typeof kinds)[keyof typeof kinds];

/** Pages that show many: what they list. */
const lists: Record<string, AuditAction> = {
  '/people': 'list person',
  '/people/guardians': 'list guardianship',
  '/people/facts': 'list pupil_fact',
  '/specialists': 'list specialty',
  '/mentorships': 'list mentorship',
  '/mentorships/search': 'search confided_text',
  '/handovers': 'list handover',
  '/signals': 'list signal',
  '/referrals': 'list referral',
  '/classes': 'list overview_share',
  '/children': 'list child',
  '/outbox': 'list letter',
  '/journal': 'list journal',
  '/people/protected': 'list glass',
  '/approvals': 'list approval',
  '/records': 'list record_request',
  '/records/archive': 'list archive_package',
  '/rights': 'list right_request',
  '/rights/retention': 'look over retention_run',
  '/journal/people': 'list person',
};

/** Of a person, and more than the page of that person. */
const ofPerson: Record<string, { action: AuditAction; name: string }> = {
  '/rounds/:round/reports/:mentor': { action: 'see assessment_report', name: 'mentor' },
  '/rounds/:round/reports/:mentor/print': { action: 'see assessment_report', name: 'mentor' },
  '/people/:person/identity': { action: 'see protected_identity', name: 'person' },
};

/** Pages on which nobody finds anything but their own, or what is about nobody. */
export const unwritten = new Set([
  '',
  '/sign-in-rules',
  '/providers',
  '/mail',
  '/calendar',
  '/away',
  '/people/imports/new',
  '/people/new',
  '/profiles',
  '/profiles/new',
  '/profiles/versions/:version',
  '/profiles/versions/:version/translations/:language',
  '/programmes',
  '/programmes/new',
  '/programmes/:programme',
  '/programmes/:programme/signals',
  '/actions',
  '/energy',
  '/about-me',
  '/gatherings/:date',
  '/rounds/:round/mine',
  '/rounds/:round/report',
  '/rounds/:round/report/print',
  '/development',
  '/development/quick/:quick',
  '/development/certificate',
  '/development/certificates/:certificate',
  '/development/certificates/:certificate/credential',
  '/library',
  '/notice',
  '/my-data',
  '/my-data/all',
  '/my-data/file',
  '/my-data/seen',
  '/rights/register',
]);

export type Audited = { action: AuditAction; subjectId: string | null };

/** What opening this page writes down; null for a page with nothing about others. */
export function readingOf(door: Route, params: Record<string, string>): Audited | null {
  if (unwritten.has(door.path)) return null;
  if (lists[door.path]) return { action: lists[door.path]!, subjectId: null };
  const own = ofPerson[door.path];
  if (own) return { action: own.action, subjectId: params[own.name] ?? null };
  const found = recordIn(door.path, params);
  return found && { action: `see ${found.kind}`, subjectId: found.id };
}

/** What an act writes down that writes nothing itself. */
export function changeOf(door: Route, params: Record<string, string>, person: string): Audited {
  const found = recordIn(door.path, params);
  if (found) return { action: `change ${found.kind}`, subjectId: found.id };
  if (door.path.startsWith('/records/archive'))
    return { action: 'change archive_package', subjectId: null };
  if (door.path.startsWith('/library')) return { action: 'change resource', subjectId: null };
  if (door.path.startsWith('/people')) return { action: 'change person', subjectId: null };
  return { action: 'change own person', subjectId: person };
}

function recordIn(
  path: string,
  params: Record<string, string>,
): { kind: Kind; id: string | null } | null {
  const parts = path.split('/');
  const name = (Object.keys(kinds) as (keyof typeof kinds)[]).find((one) =>
    parts.includes(`:${one}`),
  );
  if (!name) return null;
  // Templates have names, everything else has an id.
  return {
    kind: kinds[name],
    id: /^[0-9a-f-]{36}$/.test(params[name] ?? '') ? params[name]! : null,
  };
}
