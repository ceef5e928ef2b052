import { decrypted } from '../../platform/encryption.ts';
import { daysBetween } from '../../platform/i18n.ts';
import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { factsOf, roleOf } from './admission.rules.ts';
import { historyOf, rolesKnown, type Application } from './admission.store.ts';
import { judge } from './eligibility.rules.ts';
import { emptyCohorts, ownApplications, undecidedByCohort } from './home.store.ts';
import type { ProfileRole } from '../profiles/profile.rules.ts';
import { newByCohort } from './public-application.store.ts';
import { homeWords } from './home.words.ts';

/** So long a decision stays on the home page of whom it is about. */
const daysOfNews = 30;

/**
 * Cohorts that nobody has applied to, applications to decide; of one’s own what is missing, what was
 * decided, what was withdrawn.
 */
export const admissionsHome = homePart({
  ask: ({ tx, person, today }) => ({
    undecided: grantOf(person.roles, 'decide admission') !== null && undecidedByCohort(tx, today),
    outside: grantOf(person.roles, 'decide admission') !== null && newByCohort(tx, today),
    empty: grantOf(person.roles, 'decide admission') !== null && emptyCohorts(tx, person.id, today),
    applications: ownApplications(tx, person.id, today),
    history: historyOf(tx, [person.id]),
  }),
  say: async ({ tx, view, today }, { undecided, outside, empty, applications, history }) => {
    const [w, actions] = [homeWords[view.language], homeActions[view.language]];
    const waiting = (undecided ?? []).map((one): Line => ({
      urgency: 1.9,
      sentence: w.decide(one.undecided, `${one.programme}, ${one.name}`),
      action: w.decideDo,
      href: linkTo(
        view,
        '/cohorts/:cohort/applications',
        { cohort: one.cohort },
        { query: { state: 'undecided' } },
      ),
    }));
    for (const one of outside ?? [])
      waiting.push({
        urgency: 1.8,
        sentence: w.outside(one.waiting, `${one.programme}, ${one.name}`),
        action: w.outsideDo,
        href: linkTo(view, '/cohorts/:cohort/applications/outside', { cohort: one.cohort }),
      });
    for (const { cohort, programme, name } of empty || [])
      waiting.push({
        urgency: 3.5,
        sentence: w.nominate(`${programme}, ${name}`),
        action: w.nominateDo,
        href: linkTo(view, '/cohorts/:cohort/nominations/new', { cohort }),
      });
    for (const application of await decrypted(tx, applications, 'answers')) {
      const { withdrawnOn, admitted, decidedAt } = application;
      const href = linkTo(view, '/applications/:application', { application: application.id });
      const name = `${application.programme}, ${application.cohort}`;
      if (withdrawnOn !== null) {
        if (daysBetween(withdrawnOn, today) <= daysOfNews)
          waiting.push({
            urgency: 5,
            sentence: w.withdrawn(name),
            action: actions.look,
            href,
          });
      } else if (admitted === null) {
        const role = application.role as Application['role'];
        const missing = countMissing({ ...application, role }, history, today);
        if (missing > 0)
          waiting.push({ urgency: 3, sentence: w.facts(missing), action: w.factsDo, href });
      } else if (!admitted && daysBetween(dayOf(decidedAt!), today) <= daysOfNews)
        waiting.push({
          urgency: 2.4,
          sentence: w.declined(name),
          action: w.readWhy,
          href: `${href}#decision`,
        });
    }
    return { waiting };
  },
});

const dayOf = (moment: string): string => new Date(moment).toISOString().slice(0, 10);

type Asked = Pick<Application, 'role' | 'places' | 'bornOn'> & {
  answers: string | null;
  nominatedBy: string | null;
  roles: ProfileRole[];
};

/** How many answers the requirements of the profile still want. */
function countMissing(
  application: Asked,
  history: Parameters<typeof rolesKnown>[0],
  today: string,
): number {
  const role = roleOf(application, application.role);
  if (!role) return 0;
  const answers = JSON.parse(application.answers ?? '{}') as Record<string, string>;
  const applicant = { ...application, answers, roles: rolesKnown(history, answers) };
  return judge(role, factsOf(applicant, today)).ask.length;
}
