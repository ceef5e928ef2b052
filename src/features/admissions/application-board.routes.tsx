import { audit } from '../../web/audit.ts';
import { linkTo } from '../../web/links.ts';
import { boardDownload } from '../../web/board-table.tsx';
import { arrange, chosenOf, selection } from '../../web/board.ts';
import { boardWords } from '../../web/board.words.ts';
import {
  box,
  type Context,
  form,
  get,
  maybeOneOf,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
} from '../../web/route.tsx';
import { grantOf } from '../../web/permission.ts';
import { nobody } from '../../web/session.ts';
import type { Problem } from '../../web/view.ts';
import { allows } from '../programmes/cohort-state.rules.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { toWriteTo } from '../people/write-to.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { factsOf, needsReason, roleOf } from './admission.rules.ts';
import {
  hasWithdrawn,
  isMatched,
  listApplications,
  listNominees,
  listToPlace,
  withdraw,
} from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import {
  applicationBoard,
  ApplicationsPage,
  DecideManyPage,
  stateOf,
  undecidedFirst,
} from './application-board.pages.tsx';
import { boardOfApplicationsWords } from './application-board.words.ts';
import { decide } from './decision.service.ts';
import { judge, type Verdict } from './eligibility.rules.ts';
import { nominationBoard, NominationsPage } from './nomination.pages.tsx';
import { nominate } from './nomination.service.ts';
import { countNew } from './public-application.store.ts';
import { remindOfApplication } from './reminder.letters.ts';

const nothing: Verdict = { truth: 'yes', parts: [], failed: [], ask: [] };

/** A contact person nominates and sees only people of their own member organisation. */
const ownMember = ({ grant, person }: Context) =>
  grant === 'own' ? (person.memberOrganisation ?? nobody) : null;

async function enterBoard(context: Context) {
  const { tx, view, params, query, today, person } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const mayPair =
    cohort.rules.kind === 'pairs' &&
    allows(cohort.state, 'match') &&
    grantOf(person.roles, 'decide admission') !== null;
  const toPlace = mayPair ? await listToPlace(tx, cohort.id) : new Set<string>();
  const applications = await listApplications(tx, cohort.id, ownMember(context), {
    withdrawn: query.state === 'withdrawn',
  });
  const judged = applications.map((application) => {
    const role = roleOf(cohort.profile, application.role);
    return { application, verdict: role ? judge(role, factsOf(application, today)) : nothing };
  });
  return {
    cohort,
    board: arrange(applicationBoard(view, undecidedFirst(judged), toPlace), query, view.language),
  };
}

async function boardPage(context: Context, problem?: Problem) {
  const { tx, view, query, person, hasMail } = context;
  const entered = await enterBoard(context);
  const mayDecide = grantOf(person.roles, 'decide admission') !== null;
  return (
    <ApplicationsPage
      {...entered}
      view={view}
      problem={problem}
      query={query}
      hasMail={hasMail}
      mayDecide={mayDecide}
      waiting={mayDecide ? await countNew(tx, entered.cohort.id) : null}
    />
  );
}

/** The board again, which says with how many something was done, and with how many it was not. */
const backTo = (
  view: Context['view'],
  { id }: { id: string },
  query: Record<string, string | number>,
): string => linkTo(view, '/cohorts/:cohort/applications', { cohort: id }, { query });

/** Who was chosen on the board. A refusal stands above it, with the boxes as they were ticked. */
async function enterChosen(context: Context, input: { chosen: string[]; all: boolean }) {
  const entered = await enterBoard(context);
  const chosen = chosenOf(entered.board, input);
  if (chosen.length === 0) refuse(boardWords[context.view.language].nobodyChosen);
  return { ...entered, chosen };
}

const manyForm = form({
  ...selection,
  sure: box(),
  others: maybeOneOf(['leave', 'take']),
  reason: maybeText(1000),
});

/** What was typed comes back on the page on which it was typed. */
const manyPage = (admitting: boolean) => async (context: Context, problem?: Problem) => {
  if (problem?.typed.sure !== 'yes') return boardPage(context, problem);
  const { cohort, board } = await enterBoard(context);
  const chosen = chosenOf(board, {
    chosen: (problem.typed.chosen ?? '').split(','),
    all: false,
  }).filter(({ application }) => stateOf(application) === 'undecided');
  return (
    <DecideManyPage
      view={context.view}
      problem={problem}
      cohort={cohort}
      chosen={chosen}
      decided={0}
      hasMail={context.hasMail}
      admitting={admitting}
      query={board.query}
    />
  );
};

/**
 * many are decided on by one act. It says first of whom the rules speak and of whom they do
 * not, and nobody is decided on against them without a reason.
 */
const decideMany = (admitting: boolean) =>
  post(
    admitting
      ? '/cohorts/:cohort/applications/admissions'
      : '/cohorts/:cohort/applications/refusals',
    {
      may: 'decide admission',
      audit: ['change cohort', 'cohort'],
      form: manyForm,
      page: manyPage(admitting),
    },
    async (context, input) => {
      const { view } = context;
      const { cohort, board, chosen } = await enterChosen(context, input);
      const open = chosen.filter(({ application }) => stateOf(application) === 'undecided');
      if (open.length === 0) refuse(boardOfApplicationsWords[view.language].nobodyToDecide);
      if (!input.sure)
        return {
          shown: (
            <DecideManyPage
              view={view}
              cohort={cohort}
              chosen={open}
              decided={chosen.length - open.length}
              hasMail={context.hasMail}
              admitting={admitting}
              query={board.query}
            />
          ),
        };
      const plain = open.filter(({ verdict }) => !needsReason(verdict.truth, admitting));
      const reason = input.reason || null;
      const together = plain.length === 0 || input.others === 'take' ? open : plain;
      if (together.length > plain.length && !reason)
        refuse(admissionWords[view.language].needsReason, 'reason');
      for (const one of together) await decide(context, one, { admitted: admitting, reason });
      return backTo(view, cohort, {
        ...board.query,
        did: admitting ? 'admitted' : 'declined',
        done: together.length,
        left: chosen.length - open.length,
        open: open.length - together.length,
      });
    },
  );

/** What the rules say of those who could be nominated, by what is known of them. */
async function enterNominations(context: Context) {
  const { tx, view, params, query, today } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const nominees = await listNominees(tx, cohort.id, ownMember(context));
  const [mentor, mentee] = (['mentor', 'mentee'] as const).map((role) =>
    roleOf(cohort.profile, role),
  );
  const candidates = nominees.map((nominee) => {
    const verdictAs = (role: 'mentor' | 'mentee', rules: typeof mentor) =>
      rules
        ? judge(
            rules,
            factsOf(
              {
                role,
                answers: {},
                places: 1,
                bornOn: nominee.bornOn,
                nominatedBy: context.person.name,
                roles: nominee.work,
              },
              today,
            ),
          ).truth
        : null;
    return {
      ...nominee,
      mentor: verdictAs('mentor', mentor),
      mentee: verdictAs('mentee', mentee),
    };
  });
  return { cohort, board: arrange(nominationBoard(view, candidates), query, view.language) };
}

const nominationsPage = async (context: Context, problem?: Problem) => (
  <NominationsPage {...await enterNominations(context)} view={context.view} problem={problem} />
);

export const applicationBoardRoutes: Route[] = [
  get(
    '/cohorts/:cohort/applications',
    { may: 'see applications', audit: ['see cohort', 'cohort'] },
    boardPage,
  ),

  get(
    '/cohorts/:cohort/applications/download',
    {
      may: 'see applications',
      recentAuth: true,
      audit: ['download applications of cohort', 'cohort'],
    },
    async (context) => {
      const { cohort, board } = await enterBoard(context);
      const w = admissionWords[context.view.language];
      return boardDownload(context, board, `${w.title}, ${cohort.name}`);
    },
  ),

  decideMany(true),
  decideMany(false),

  post(
    '/cohorts/:cohort/applications/reminders',
    {
      may: 'decide admission',
      audit: ['change cohort', 'cohort'],
      form: form(selection),
      page: boardPage,
    },
    async (context, input) => {
      const { tx, view, organisation, now, address } = context;
      const { cohort, board, chosen } = await enterChosen(context, input);
      let done = 0;
      for (const { application, verdict } of chosen)
        if (
          stateOf(application) === 'undecided' &&
          verdict.ask.length > 0 &&
          (await remindOfApplication(
            tx,
            { organisation, at: now, address },
            { person: application.personId, application: application.id },
          ))
        )
          done++;
      return backTo(view, cohort, {
        ...board.query,
        did: 'reminded',
        done,
        left: chosen.length - done,
      });
    },
  ),

  post(
    '/cohorts/:cohort/applications/messages',
    {
      may: 'write to people',
      audit: ['see cohort', 'cohort'],
      form: form(selection),
      page: boardPage,
    },
    async (context, input) => {
      const { chosen } = await enterChosen(context, input);
      return toWriteTo(
        context.view,
        chosen.map(({ application }) => application.personId),
      );
    },
  ),

  post(
    '/cohorts/:cohort/applications/withdrawals',
    {
      may: 'decide admission',
      audit: ['change cohort', 'cohort'],
      form: form(selection),
      page: boardPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const { cohort, board, chosen } = await enterChosen(context, input);
      let done = 0;
      for (const { application } of chosen) {
        if (application.withdrawn || (await isMatched(tx, application))) continue;
        await withdraw(tx, application, { by: person.id, today });
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'withdraw application',
          subjectId: application.id,
        });
        done++;
      }
      return backTo(view, cohort, {
        ...board.query,
        did: 'withdrawn',
        done,
        left: chosen.length - done,
      });
    },
  ),

  get(
    '/cohorts/:cohort/nominations/new',
    { may: 'nominate', audit: ['see cohort', 'cohort'] },
    nominationsPage,
  ),

  post(
    '/cohorts/:cohort/nominations',
    {
      may: 'nominate',
      audit: ['change cohort', 'cohort'],
      form: form(selection),
      page: nominationsPage,
    },
    async (context, input) => {
      const { tx, view, query, person } = context;
      const w = admissionWords[view.language];
      const role = query.as;
      if (role !== 'mentor' && role !== 'mentee') throw new NotFound();
      const { cohort, board } = await enterNominations(context);
      requireState(view, cohort, 'take-in');
      const chosen = chosenOf(board, input);
      if (chosen.length === 0) refuse(boardWords[view.language].nobodyChosen);
      const made: string[] = [];
      for (const { id } of chosen) {
        const application = await nominate(context, { cohort, person: id, role });
        if (application) made.push(application);
        else if (chosen.length === 1)
          refuse(
            (await hasWithdrawn(tx, { cohort: cohort.id, person: id, role }))
              ? w.twiceWithdrawn
              : w.twice,
          );
      }
      return chosen.length === 1 && made[0] && grantOf(person.roles, 'decide admission')
        ? linkTo(view, '/applications/:application', { application: made[0] })
        : backTo(view, cohort, {
            did: 'nominated',
            done: made.length,
            left: chosen.length - made.length,
          });
    },
  ),
];
