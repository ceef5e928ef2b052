/** Who may do what, in one table. What is not said here is refused. */

export type Role =
  | 'administrator'
  | 'coordinator'
  | 'contact-person'
  | 'mentor'
  | 'mentee'
  | 'guardian'
  | 'specialist'
  | 'rater'
  | 'auditor'
  | 'registrar';

export const roles: Role[] = [
  'administrator',
  'coordinator',
  'contact-person',
  'mentor',
  'mentee',
  'guardian',
  'specialist',
  'rater',
  'auditor',
  'registrar',
];

/** `own`: only where the person takes part, or of the own member organisation; the store's query narrows it down. */
export type Grant = 'all' | 'own';

type Table = Record<string, Partial<Record<Role, Grant>>>;

export const permissions = {
  'see home': {
    administrator: 'all',
    coordinator: 'all',
    'contact-person': 'all',
    mentor: 'all',
    mentee: 'all',
    guardian: 'all',
    specialist: 'all',
    rater: 'all',
    auditor: 'all',
    registrar: 'all',
  },
  'see people': { administrator: 'all', coordinator: 'all', 'contact-person': 'own' },
  'import people': { coordinator: 'all' },
  'see profiles': {
    coordinator: 'all',
    'contact-person': 'all',
    mentor: 'all',
    mentee: 'all',
    auditor: 'all',
  },
  'edit profiles': { coordinator: 'all' },
  'see programmes': {
    administrator: 'all',
    coordinator: 'all',
    'contact-person': 'all',
    auditor: 'all',
  },
  'edit programmes': { coordinator: 'all' },
  'see applications': { coordinator: 'all', 'contact-person': 'own' },
  nominate: { coordinator: 'all', 'contact-person': 'own' },
  apply: { mentor: 'own', mentee: 'own', coordinator: 'all' },
  'decide admission': { coordinator: 'all' },
  'see runs': { coordinator: 'all' },
  'run matching': { coordinator: 'all' },
  'answer proposal': { mentor: 'own', mentee: 'own' },
  'see mentorships': { coordinator: 'all', mentor: 'own', mentee: 'own', 'contact-person': 'own' },
  'write in mentorship': { mentor: 'own', mentee: 'own' },
  'close mentorship': { coordinator: 'all', mentor: 'own', mentee: 'own' },
  'see signals': { coordinator: 'all', mentor: 'own', specialist: 'own' },
  'raise signal': { coordinator: 'all', mentor: 'own', mentee: 'own' },
  'be away': { coordinator: 'own', mentor: 'own', specialist: 'own' },
  'choose mail': {
    administrator: 'own',
    coordinator: 'own',
    'contact-person': 'own',
    mentor: 'own',
    mentee: 'own',
    guardian: 'own',
    specialist: 'own',
    rater: 'own',
    auditor: 'own',
    registrar: 'own',
  },
  'guide pupils': { mentor: 'own' },
  'work as a team': { mentor: 'own' },
  'see own children': { guardian: 'own' },
  'book talks': { mentee: 'own', guardian: 'own' },
  'answer referrals': { specialist: 'own' },
  'run assessments': { coordinator: 'all' },
  'set up interviews': { coordinator: 'all' },
  'hold interviews': { coordinator: 'all', mentor: 'own' },
  'nominate raters': { mentor: 'own' },
  grow: { mentor: 'own' },
  'answer requests': {
    mentor: 'own',
    coordinator: 'own',
    'contact-person': 'own',
    specialist: 'own',
    mentee: 'own',
  },
  'see library': { mentor: 'all', mentee: 'all', coordinator: 'all' },
  'add to library': { mentor: 'own', coordinator: 'all' },
  'give feedback': { mentor: 'own', mentee: 'own' },
  'issue certificates': { coordinator: 'all' },
  'answer about others': { mentor: 'own', mentee: 'own', rater: 'own', coordinator: 'own' },
  'set sign-in rules': { administrator: 'all' },
  'see outbox': { administrator: 'all', coordinator: 'all' },
  'open protected identity': { administrator: 'all', coordinator: 'all', specialist: 'all' },
  'answer requests for access': {
    administrator: 'all',
    coordinator: 'all',
    'contact-person': 'own',
    mentor: 'own',
    mentee: 'own',
    guardian: 'own',
    specialist: 'own',
    rater: 'own',
    auditor: 'own',
    registrar: 'own',
  },
  'keep records': { registrar: 'all' },
  'see own data': {
    administrator: 'own',
    coordinator: 'own',
    'contact-person': 'own',
    mentor: 'own',
    mentee: 'own',
    guardian: 'own',
    specialist: 'own',
    rater: 'own',
    auditor: 'own',
    registrar: 'own',
  },
  'handle rights': { administrator: 'all', coordinator: 'all' },
  'see journal': { auditor: 'all', administrator: 'all' },
} as const satisfies Table;

export type Permission = keyof typeof permissions;

/** The widest grant that any of the roles gives, or null. */
export function grantOf(held: Role[], permission: Permission): Grant | null {
  const grants: Partial<Record<Role, Grant>> = permissions[permission];
  const given = held.map((role) => grants[role]).filter((grant) => grant !== undefined);
  return given.includes('all') ? 'all' : given.length > 0 ? 'own' : null;
}
