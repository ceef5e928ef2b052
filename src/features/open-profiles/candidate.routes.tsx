import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  form,
  get,
  maybeId,
  maybeText,
  orNotFound,
  post,
  refuse,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { keepWishes, listWishes } from '../admissions/wish.store.ts';
import { CandidatesPage } from './candidate.pages.tsx';
import { readWishes } from './candidate.rules.ts';
import { candidateWords } from './candidate.words.ts';
import { listCandidates, listChoosing, listOpenProfiles } from './open-profile.store.ts';

/** Only whoever is admitted to the cohort and has nobody yet, where its people choose. */
async function enter({ tx, params, person }: Context) {
  const choosing = orNotFound(
    (await listChoosing(tx, person.id)).find(({ cohort }) => cohort === params.cohort),
  );
  return {
    choosing,
    candidates: await listCandidates(tx, {
      cohort: choosing.cohort,
      role: choosing.role === 'mentor' ? 'mentee' : 'mentor',
      person: person.id,
    }),
  };
}

async function candidatesPage(context: Context, problem?: Problem) {
  const { tx, view, person, query } = context;
  const { choosing, candidates } = await enter(context);
  const mayBeChosen = new Set(candidates.map(({ personId }) => personId));
  const [own] = await listOpenProfiles(tx, [person.id]);
  return (
    <CandidatesPage
      view={view}
      problem={problem}
      choosing={choosing}
      candidates={candidates}
      wishes={(await listWishes(tx, choosing.application)).filter(({ wishedId }) =>
        mayBeChosen.has(wishedId),
      )}
      hasPage={own?.shownSince !== undefined && own.shownSince !== null}
      isKept={query.kept === '1'}
    />
  );
}

export const candidateRoutes: Route[] = [
  get(
    '/cohorts/:cohort/candidates',
    { may: 'choose candidates', audit: ['see cohort', 'cohort'] },
    candidatesPage,
  ),

  post(
    '/cohorts/:cohort/candidates',
    {
      may: 'choose candidates',
      audit: ['change cohort', 'cohort'],
      form: form({
        wish1: maybeId(),
        reason1: maybeText(500),
        wish2: maybeId(),
        reason2: maybeText(500),
        wish3: maybeId(),
        reason3: maybeText(500),
      }),
      page: candidatesPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const { choosing, candidates } = await enter(context);
      const w = candidateWords[view.language];
      const known = new Set(candidates.map(({ personId }) => personId));
      const read = readWishes(
        [
          { person: input.wish1, reason: input.reason1 },
          { person: input.wish2, reason: input.reason2 },
          { person: input.wish3, reason: input.reason3 },
        ],
        (one) => known.has(one),
      );
      if ('fault' in read) {
        const { is, at } = read.fault;
        refuse(w[is], `${is === 'whyMissing' ? 'reason' : 'wish'}${at + 1}`);
      }
      await keepWishes(tx, {
        organisation: organisation.id,
        application: choosing.application,
        person: person.id,
        wishes: read.wishes,
        today,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change application',
        subjectId: choosing.application,
      });
      return linkTo(
        view,
        '/cohorts/:cohort/candidates',
        { cohort: choosing.cohort },
        { query: { kept: '1' } },
      );
    },
  ),
];
