/**
 * The people of an eligibility file: leadership experience, time, and the three ways to be a
 * mentee.
 */
import {
  allOf,
  anyOf,
  atLeast,
  atMost,
  daysInRoles,
  fiveYears,
  judgeHours,
  type RoleFact,
  type Truth,
} from './eligibility.rules.ts';

type FileRole = { type: string; from: string | null; to: string | null; stateAdmin?: Truth };
export type FileMentor = { asOf: string; roles: FileRole[]; willing: Truth; hours: number | null };
export type FileMentee = {
  asOf: string;
  roles: FileRole[];
  managerNow: Truth;
  expressedNeed: Truth;
  leaderWithoutStaffNow: Truth;
};

const managers = ['manager-with-staff'];
const leaders = ['formal-leader-without-staff'];
const none = { stateAdministration: false };

function factsOf(roles: FileRole[]): RoleFact[] {
  return roles.map((role) => ({
    kind: role.type,
    firstDay: role.from,
    lastDay: role.to,
    stateAdministration: role.stateAdmin ?? 'unknown',
  }));
}

export function judgeFileMentor({ asOf, roles, willing, hours }: FileMentor) {
  const facts = factsOf(roles);
  const e1a = atLeast(daysInRoles(facts, asOf, { kinds: managers, ...none }), fiveYears);
  const e1b = atLeast(daysInRoles(facts, asOf, { kinds: leaders, ...none }), fiveYears);
  const e1 = readBothWays(facts, asOf) ?? anyOf([e1a, e1b]);
  const e2 = atLeast(
    daysInRoles(facts, asOf, {
      kinds: [...managers, ...leaders, 'leadership-unspecified'],
      stateAdministration: true,
    }),
    365,
  );
  const e3hours = judgeHours(hours, { enough: 40, tooFew: 36 });
  const e3 = allOf([willing, e3hours]);
  const mentor = allOf([e1, e2, e3]);
  const leaves: [string, Truth, Truth][] = [
    ['E1a', e1a, e1],
    ['E1b', e1b, e1],
    ['E2', e2, e2],
    ['E3willing', willing, e3],
    ['E3hours', e3hours, e3],
  ];
  return {
    E1a: e1a,
    E1b: e1b,
    E1: e1,
    E2: e2,
    E3willing: willing,
    E3hours: e3hours,
    E3: e3,
    mentor,
    ask:
      mentor === 'unknown'
        ? leaves
            .filter(([, leaf, whole]) => leaf === 'unknown' && whole === 'unknown')
            .map(([name]) => name)
        : [],
    failed: (
      [
        ['E1', e1],
        ['E2', e2],
        ['E3', e3],
      ] as const
    )
      .filter(([, truth]) => truth === 'no')
      .map(([name]) => name),
  };
}

/**
 * E-5: a role of unspecified kind is read as either; when every reading gives the same answer, that
 * is the answer. Null without such roles.
 */
function readBothWays(facts: RoleFact[], asOf: string): Truth | null {
  const open = facts
    .map((fact, i) => (fact.kind === 'leadership-unspecified' ? i : -1))
    .filter((i) => i >= 0);
  if (open.length === 0 || open.length > 12) return null;
  const answers = new Set<Truth>();
  for (let reading = 0; reading < 2 ** open.length; reading++) {
    const read = facts.map((fact, i) =>
      open.includes(i)
        ? { ...fact, kind: (reading >> open.indexOf(i)) & 1 ? managers[0]! : leaders[0]! }
        : fact,
    );
    answers.add(
      anyOf(
        [managers, leaders].map((kinds) =>
          atLeast(daysInRoles(read, asOf, { kinds, ...none }), fiveYears),
        ),
      ),
    );
  }
  return answers.size === 1 ? [...answers][0]! : 'unknown';
}

export function judgeFileMentee({
  asOf,
  roles,
  managerNow,
  expressedNeed,
  leaderWithoutStaffNow,
}: FileMentee) {
  const upTo2Years = atMost(daysInRoles(factsOf(roles), asOf, { kinds: managers, ...none }), 731);
  const M1 = allOf([managerNow, upTo2Years]);
  const M2 = allOf([managerNow, expressedNeed]);
  const M3 = leaderWithoutStaffNow;
  return { upTo2Years, M1, M2, M3, mentee: anyOf([M1, M2, M3]) };
}
