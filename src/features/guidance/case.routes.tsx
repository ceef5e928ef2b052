/** Cases between pupils: noted, walked step by step, looked at again, ended with a result. */
import { linkTo } from '../../web/links.ts';
import { addDays, daysBetween } from '../../platform/i18n.ts';
import {
  type ActContext,
  type Context,
  eachRow,
  form,
  get,
  id,
  ids,
  maybeDay,
  maybeId,
  maybeOneOf,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { findMentorship, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mayInMentorship } from '../mentorships/part.rules.ts';
import { CasePage } from './case.pages.tsx';
import {
  caseResults,
  caseRoles,
  grades,
  gradesOf,
  hasTarget,
  lookDays,
  mayEnd,
  tensionKinds,
  tensionOutcomes,
} from './case.rules.ts';
import {
  closeCase,
  insertCase,
  insertCaseStep,
  keepCare,
  keepLook,
  keepRoles,
  listCases,
  type Case,
} from './case.store.ts';
import { caseWords } from './case.words.ts';
import { climatePage } from './climate.routes.tsx';
import { enterAsMentor } from './pupil.access.ts';
import { listSpecialists } from './referral.store.ts';

/** A second look lies no further ahead. */
const mostLookDays = 60;

const isMentorOf = ({ person }: Context, mentorship: MentorshipLine) =>
  mayInMentorship('guide', mentorship, { id: person.id });

/** G-41: a mentor of the class while it runs, or the counsellor who was asked in. */
async function enterCase(context: Context): Promise<{ mentorship: MentorshipLine; one: Case }> {
  const { tx, params, person } = context;
  const one = orNotFound((await listCases(tx, { id: params.tension! }))[0]);
  const mentorship = orNotFound(await findMentorship(tx, params.mentorship!));
  if (one.mentorshipId !== mentorship.id || mentorship.closedOn !== null) throw new NotFound();
  if (one.counsellorId !== person.id && !isMentorOf(context, mentorship)) throw new NotFound();
  return { mentorship, one };
}

async function enterOpenCase(context: Context) {
  const found = await enterCase(context);
  if (found.one.closedOn !== null) throw new NotFound();
  return found;
}

async function casePage(context: Context, problem?: Problem) {
  const { tx, view, today } = context;
  const { mentorship, one } = await enterCase(context);
  return (
    <CasePage
      view={view}
      problem={problem}
      mentorship={mentorship}
      one={one}
      counsellors={(await listSpecialists(tx, today)).filter(
        ({ target }) => target === 'counsellor',
      )}
      isMentor={isMentorOf(context, mentorship)}
    />
  );
}

const toCase = ({ view, params }: Context, hash?: string) =>
  linkTo(
    view,
    '/mentorships/:mentorship/tensions/:tension',
    { mentorship: params.mentorship, tension: params.tension },
    hash ? { hash } : {},
  );

/** G-43: a day from today on that is not too far away. */
function lookOf({ view, today }: ActContext, day: string | null, preset: string | null): string {
  const chosen = day ?? preset;
  const ahead = chosen === null ? -1 : daysBetween(today, chosen);
  return chosen === null || ahead < 0 || ahead > mostLookDays
    ? refuse(caseWords[view.language].mustLook, 'look_on')
    : chosen;
}

export const caseRoutes: Route[] = [
  post(
    '/mentorships/:mentorship/tensions',
    {
      may: 'guide pupils',
      purpose: 'report',
      audit: ['change mentorship', 'mentorship'],
      form: form({ kind: oneOf(tensionKinds), people: ids(), facts: text(2000) }),
      page: climatePage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const mentorship = await enterAsMentor(context);
      const people = mentorship.mentees
        .map(({ personId }) => personId)
        .filter((one) => input.people.includes(one));
      if (people.length === 0) refuse(caseWords[view.language].choosePeople, 'people');
      const tension = await insertCase(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        person: person.id,
        kind: input.kind,
        facts: input.facts,
        people,
        lookOn: input.kind === 'bullying' ? addDays(today, lookDays) : null,
        today,
      });
      return linkTo(view, '/mentorships/:mentorship/tensions/:tension', {
        mentorship: mentorship.id,
        tension,
      });
    },
  ),

  get(
    '/mentorships/:mentorship/tensions/:tension',
    { may: 'act in cases', audit: ['see tension', 'tension'] },
    casePage,
  ),

  post(
    '/mentorships/:mentorship/tensions/:tension/roles',
    {
      edits: true,
      may: 'act in cases',
      audit: ['change tension', 'tension'],
      form: form({ role: eachRow(oneOf(caseRoles)) }),
      page: casePage,
    },
    async (context, input) => {
      const { one } = await enterOpenCase(context);
      const people = one.people.map(({ id: pupil, role }) => ({
        id: pupil,
        role: input.role.get(pupil) ?? role,
      }));
      if (!hasTarget(one.kind, people))
        refuse(caseWords[context.view.language].sayTarget, `role-${one.people[0]!.id}`);
      await keepRoles(context.tx, one.id, people);
      return toCase(context, 'who');
    },
  ),

  post(
    '/mentorships/:mentorship/tensions/:tension/steps',
    {
      may: 'act in cases',
      audit: ['change tension', 'tension'],
      form: form({
        grade: oneOf(grades),
        words: maybeText(500),
        outcome: oneOf(tensionOutcomes),
        look_on: maybeDay(),
      }),
      page: casePage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const { one } = await enterOpenCase(context);
      if (!gradesOf(one.kind).includes(input.grade))
        refuse(caseWords[view.language].notAgainst, 'grade');
      await insertCaseStep(tx, {
        organisation: organisation.id,
        tension: one.id,
        person: person.id,
        grade: input.grade,
        words: input.words,
        outcome: input.outcome,
        today,
      });
      // G-43: whoever has looked says when somebody looks the next time.
      if (one.kind === 'bullying' && (input.look_on !== null || input.grade === 'look'))
        await keepLook(tx, one.id, lookOf(context, input.look_on, addDays(today, lookDays)));
      return toCase(context, 'steps');
    },
  ),

  post(
    '/mentorships/:mentorship/tensions/:tension/care',
    {
      edits: true,
      may: 'act in cases',
      audit: ['change tension', 'tension'],
      form: form({ owner: id(), counsellor: maybeId(), look_on: maybeDay() }),
      page: casePage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      const { mentorship, one } = await enterOpenCase(context);
      const w = caseWords[view.language];
      const counsellor = input.counsellor;
      if (
        counsellor !== null &&
        !(await listSpecialists(tx, today)).some(
          ({ id: who, target }) => who === counsellor && target === 'counsellor',
        )
      )
        throw new NotFound();
      const acts =
        input.owner === counsellor ||
        mentorship.mentors.some(
          ({ personId, part }) => personId === input.owner && part !== 'substitute',
        );
      if (!acts) refuse(w.mustAct, 'owner');
      await keepCare(tx, one.id, {
        owner: input.owner,
        counsellor,
        lookOn:
          one.kind !== 'bullying' || input.look_on === one.lookOn
            ? one.lookOn
            : lookOf(context, input.look_on, null),
      });
      // Whoever has handed it over altogether does not read it any more.
      return isMentorOf(context, mentorship) || counsellor === context.person.id
        ? toCase(context, 'care')
        : view.base;
    },
  ),

  // G-10: bullying ends only when its whole protocol was walked.
  post(
    '/mentorships/:mentorship/tensions/:tension/end',
    {
      may: 'act in cases',
      audit: ['change tension', 'tension'],
      form: form({ result: maybeOneOf(caseResults) }),
      page: casePage,
    },
    async (context, input) => {
      const { view, tx, today } = context;
      const { one } = await enterOpenCase(context);
      const w = caseWords[view.language];
      if (!mayEnd(one.kind, one.steps)) refuse(w.mayNotEnd);
      if (!hasTarget(one.kind, one.people)) refuse(w.sayTarget);
      if (one.kind === 'bullying' && input.result === null) refuse(w.mustResult, 'result');
      await closeCase(tx, { id: one.id, result: input.result, today });
      return toCase(context);
    },
  ),
];
