import { linkTo } from '../../web/links.ts';
import type { Values } from '../../web/form.ts';
import { randomInt } from 'node:crypto';
import { audit } from '../../web/audit.ts';
import {
  box,
  type Context,
  eachRow,
  form,
  get,
  id,
  ids,
  maybeId,
  maybeText,
  maybeWhole,
  type Next,
  NotFound,
  oneOf,
  orNotFound,
  type Outcome,
  post,
  refuse,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listRunningGroups } from '../mentorships/running-group.store.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { calculation } from '../optimisation/calculation.service.ts';
import { lockCohort } from '../cohorts/cohort.store.ts';
import { DivisionPage } from './division-result.pages.tsx';
import { DivisionsPage } from './division.pages.tsx';
import {
  refuseDivision,
  usualDivision,
  type DivisionPolicy,
} from '../optimisation/division.rules.ts';
import {
  applyDivision,
  deleteRequest,
  findDivision,
  insertDivision,
  insertRequest,
  listDivisions,
  listFreeClasses,
  listRequests,
  loadDivisionPool,
  type StoredDivision,
} from './division.store.ts';
import { divisionWords } from './division.words.ts';
import { namesOf, tellMentors } from './group.letters.ts';
import { beginGroup } from './group.service.ts';
import { listMentorPeople } from './group.store.ts';
import { groupWords } from './group.words.ts';
import { divisionFormat, writeRun } from '../optimisation/run-file.rules.ts';

async function divisionsPage({ tx, view, params }: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  return (
    <DivisionsPage
      view={view}
      problem={problem}
      cohort={cohort}
      classes={await listFreeClasses(tx, cohort.id)}
      mentors={await listMentorPeople(tx)}
      requests={await listRequests(tx, cohort.id)}
      divisions={await listDivisions(tx, cohort.id)}
    />
  );
}

async function divisionPage({ tx, view, params }: Context, problem?: Problem) {
  const division = orNotFound(await findDivision(tx, params.division!));
  const cohort = orNotFound(await findCohort(tx, division.cohortId));
  return (
    <DivisionPage
      view={view}
      problem={problem}
      cohort={cohort}
      division={division}
      before={division.basedOn ? await findDivision(tx, division.basedOn) : null}
      running={division.appliedAt ? [] : await listRunningGroups(tx, pupilsOf(division))}
    />
  );
}

type Chosen = { classes: string[]; mentors: string[] };

/**
 * A new division with the pupils as they are today. `wanted` gets how many take part, for sizes
 * that were left open.
 */
async function makeDivision(
  { tx, view, organisation, person }: Context,
  cohort: string,
  chosen: Chosen,
  wanted: (pupils: number, mentors: number) => DivisionPolicy,
  basedOn: string | null,
): Promise<Next<Outcome>> {
  const w = divisionWords[view.language];
  requireState(view, orNotFound(await findCohort(tx, cohort)), 'match');
  const pool = await loadDivisionPool(tx, cohort, chosen);
  const here = new Set([...pool.pupils, ...pool.mentors].map(({ id }) => id));
  const inPool = ([mentor, pupil]: [string, string]) => here.has(mentor) && here.has(pupil);
  const asked = wanted(pool.pupils.length, pool.mentors.length);
  const policy = { ...asked, pinned: asked.pinned.filter(inPool), kept: asked.kept.filter(inPool) };
  const refusal = refuseDivision(pool, policy);
  if (refusal) {
    const [a, b] =
      'names' in refusal
        ? refusal.names
        : 'pupils' in refusal
          ? [String(refusal.pupils), String(refusal.places)]
          : [];
    const field =
      {
        'no-pupils': 'classes',
        'no-mentors': 'mentors',
        sizes: 'most',
        'too-many': 'most',
        'too-few': 'least',
      }[refusal.refused as string] ?? null;
    refuse(w.refused[refusal.refused](a ?? '', b ?? ''), field);
  }
  const seed = randomInt(1, 2 ** 31);
  return {
    next: async ({ inThread, write }) => {
      const task = { kind: 'division' as const, pool, policy, seed };
      const result = await inThread(calculation<'division'>(), task);
      if (!result) return refuse(w.refused['not-found']());
      return write(async (later) => {
        const id = await insertDivision(later, {
          organisation: organisation.id,
          cohort,
          seed,
          pool,
          policy,
          result,
          basedOn,
          person: person.id,
        });
        await audit(later, {
          organisation: organisation.id,
          person: person.id,
          action: 'run division',
          subjectId: id,
        });
        return linkTo(view, '/divisions/:division', { division: id });
      });
    },
  };
}

const rules = {
  least: maybeWhole(0, 100),
  most: maybeWhole(1, 100),
  last_mentor: oneOf(['keep', 'change', 'free']),
  siblings: oneOf(['together', 'apart', 'free']),
  spread: box(),
};

function policyOf(input: Values<typeof rules>, usual: DivisionPolicy): DivisionPolicy {
  const { least, most } = input;
  return {
    ...usual,
    least: least ?? Math.min(usual.least, most ?? usual.least),
    most: most ?? Math.max(usual.most, least ?? usual.most),
    lastMentor: input.last_mentor,
    siblings: input.siblings,
    spread: input.spread,
  };
}

const people = ({ pool }: StoredDivision): Chosen => ({
  classes: pool.units.map(({ id }) => id),
  mentors: pool.mentors.map(({ id }) => id),
});
const pupilsOf = ({ result }: StoredDivision): string[] =>
  result.groups.flatMap(({ pupils }) => pupils.map(({ pupil }) => pupil));
const homes = ({ result }: StoredDivision) =>
  result.groups.flatMap(({ mentor, pupils }) =>
    pupils.map(({ pupil }): [string, string] => [mentor, pupil]),
  );

export const divisionRoutes: Route[] = [
  get(
    '/cohorts/:cohort/divisions',
    { may: 'see runs', audit: ['see cohort', 'cohort'] },
    divisionsPage,
  ),

  post(
    '/cohorts/:cohort/divisions',
    {
      may: 'run matching',
      audit: ['change cohort', 'cohort'],
      form: form({ classes: ids(), mentors: ids(), ...rules }),
      page: divisionsPage,
    },
    async (context, input) => {
      const cohort = orNotFound(await findCohort(context.tx, context.params.cohort!));
      const { classes, mentors } = input;
      return makeDivision(
        context,
        cohort.id,
        { classes, mentors },
        (...sizes) => policyOf(input, usualDivision(...sizes)),
        null,
      );
    },
  ),

  post(
    '/cohorts/:cohort/requests',
    {
      may: 'run matching',
      audit: ['change cohort', 'cohort'],
      form: form({
        form: oneOf(['pupils', 'mentor']),
        kind: oneOf(['together', 'apart', 'with', 'without']),
        pupil: id(),
        other: id(),
        said_by: oneOf(['guardian', 'pupil', 'school']),
      }),
      page: divisionsPage,
    },
    async ({ tx, view, params, organisation, person }, input) => {
      const w = divisionWords[view.language];
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      requireState(view, cohort, 'match');
      const pupils = new Set(
        (await listFreeClasses(tx, cohort.id)).flatMap((group) => group.pupils.map(({ id }) => id)),
      );
      const ofMentor = input.form === 'mentor';
      const others = ofMentor ? new Set((await listMentorPeople(tx)).map(({ id }) => id)) : pupils;
      if (!pupils.has(input.pupil)) refuse(w.choosePupil, 'pupil');
      if (!others.has(input.other)) refuse(w.chooseOther, 'other');
      if (input.pupil === input.other) refuse(w.same, 'other');
      if (ofMentor !== ['with', 'without'].includes(input.kind)) refuse(w.what, 'kind');
      await insertRequest(tx, {
        organisation: organisation.id,
        cohort: cohort.id,
        kind: input.kind,
        pupil: input.pupil,
        other: input.other,
        saidBy: input.said_by,
        person: person.id,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'note group_request',
        subjectId: input.pupil,
      });
      return linkTo(
        view,
        '/cohorts/:cohort/divisions',
        { cohort: cohort.id },
        { hash: 'requests' },
      );
    },
  ),

  post(
    '/cohorts/:cohort/requests/:request/removal',
    {
      may: 'run matching',
      audit: ['change cohort', 'cohort'],
      form: form({}),
      page: divisionsPage,
    },
    async ({ tx, view, params, organisation, person }) => {
      if (!(await deleteRequest(tx, params.cohort!, params.request!))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'remove group_request',
        subjectId: params.request!,
      });
      return linkTo(
        view,
        '/cohorts/:cohort/divisions',
        { cohort: params.cohort },
        { hash: 'requests' },
      );
    },
  ),

  get(
    '/divisions/:division',
    { may: 'see runs', audit: ['see division', 'division'] },
    divisionPage,
  ),

  get(
    '/divisions/:division/file',
    { may: 'see runs', recentAuth: true, audit: ['see division', 'division'] },
    async ({ tx, params }) => {
      const { id, solver, seed, policy, pool, result } = orNotFound(
        await findDivision(tx, params.division!),
      );
      return {
        download: writeRun({
          format: divisionFormat,
          id,
          solver,
          seed,
          policy,
          pool,
          result,
        }),
        name: `division-${id}.json`,
        type: 'application/json',
      };
    },
  ),

  post(
    '/divisions/:division/again',
    {
      may: 'run matching',
      audit: ['change division', 'division'],
      form: form({ ...rules, keep: box() }),
      page: divisionPage,
    },
    async (context, input) => {
      const division = orNotFound(await findDivision(context.tx, context.params.division!));
      return makeDivision(
        context,
        division.cohortId,
        people(division),
        () => ({
          ...policyOf(input, division.policy),
          kept: input.keep ? homes(division) : [],
        }),
        division.id,
      );
    },
  ),

  // Without a mentor: the pupil is released.
  post(
    '/divisions/:division/moves',
    {
      may: 'run matching',
      audit: ['change division', 'division'],
      form: form({ pupil: id(), mentor: maybeId() }),
      page: divisionPage,
    },
    async (context, input) => {
      const w = divisionWords[context.view.language];
      const division = orNotFound(await findDivision(context.tx, context.params.division!));
      const { pool, policy } = division;
      if (!pool.pupils.some(({ id }) => id === input.pupil)) refuse(w.choosePupil, 'pupil');
      const others = policy.pinned.filter(([, pupil]) => pupil !== input.pupil);
      const isRelease = !input.mentor && others.length < policy.pinned.length;
      if (!isRelease && !pool.mentors.some(({ id }) => id === input.mentor))
        refuse(w.chooseOther, 'mentor');
      const pinned: [string, string][] = isRelease
        ? others
        : [...others, [input.mentor!, input.pupil]];
      return makeDivision(
        context,
        division.cohortId,
        people(division),
        () => ({
          ...policy,
          pinned,
          kept: homes(division).filter(([, pupil]) => pupil !== input.pupil),
        }),
        division.id,
      );
    },
  ),

  post(
    '/divisions/:division/application',
    {
      may: 'run matching',
      audit: ['change division', 'division'],
      form: form({ name: eachRow(maybeText(80)) }),
      page: divisionPage,
    },
    async (context, input) => {
      const { tx, view, params } = context;
      const w = divisionWords[view.language];
      const division = orNotFound(await findDivision(tx, params.division!));
      const cohort = orNotFound(await findCohort(tx, division.cohortId));
      await lockCohort(tx, cohort.id);
      requireState(view, cohort, 'match');
      const now = await loadDivisionPool(tx, cohort.id, people(division));
      const here = new Set([...now.pupils, ...now.mentors].map(({ id }) => id));
      const groups = division.result.groups.filter(({ pupils }) => pupils.length > 0);
      if (
        !groups.every(
          ({ mentor, pupils }) => here.has(mentor) && pupils.every(({ pupil }) => here.has(pupil)),
        )
      )
        refuse(w.stale);
      const running = await listRunningGroups(tx, pupilsOf(division));
      // The letters stay although nothing is made.
      if (running.length > 0)
        return {
          next: async ({ write }) => {
            await write((later) => tellMentors(later, context, running));
            return refuse(groupWords[view.language].mustEnd(namesOf(running)));
          },
        };
      if (!(await applyDivision(tx, division.id))) refuse(w.stale);
      const names = new Map(division.pool.mentors.map(({ id, name }) => [id, name]));
      for (const { mentor, pupils } of groups) {
        const name = input.name.get(mentor) || w.usualName(names.get(mentor)!);
        const members = [
          { person: mentor, part: 'mentor' as const },
          ...pupils.map(({ pupil }) => ({ person: pupil, part: 'mentee' as const })),
        ];
        await beginGroup(context, cohort, { name, unit: null, members });
      }
      return linkTo(view, '/divisions/:division', { division: division.id });
    },
  ),
];
