/** possible doubles, and one person out of two rows. */
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  eachRow,
  form,
  get,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Context,
  type ContextFor,
  type Route,
} from '../../web/route.tsx';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Problem } from '../../web/view.ts';
import { listGuarded, listMovedAges } from '../accounts/approval.store.ts';
import { tellMoved } from './address-change.letters.ts';
import { askFor } from './approval.service.ts';
import { recordLeft, recordReturn } from './leaving.store.ts';
import { standsAbove } from './manager.store.ts';
import { DoublesPage, MergePage } from './merge.pages.tsx';
import { areTwo, findDoubles, mergeFields, planMerge, type MergePerson } from './merge.rules.ts';
import {
  countBelongings,
  listMergePeople,
  listMerges,
  listObstacles,
  moveBelongings,
  readColumns,
  recordMerge,
  releaseNumber,
  takeMergeBack,
} from './merge.store.ts';
import { mergeWords } from './merge.words.ts';
import { applyRoster } from './person.store.ts';
import { type RosterPerson } from './person.rules.ts';

const doublesPage = async ({ tx, view, query }: Context, problem?: Problem) => (
  <DoublesPage
    view={view}
    problem={problem}
    doubles={findDoubles(await listMergePeople(tx))}
    merges={await listMerges(tx)}
    isTakenBack={query.back === '1'}
  />
);

type Seeing = ContextFor<'erase'>;

/** Why this row cannot end; null when nothing stands in the way. */
async function obstacleOf(
  { tx, view, person: visitor, toErase }: Seeing,
  one: MergePerson,
): Promise<string | null> {
  const w = mergeWords[view.language];
  const name = `${one.givenName ?? ''} ${one.familyName ?? ''}`.trim();
  if (one.signsIn || one.id === visitor.id) return w.signsIn(name);
  if ((await listGuarded(tx, [one.id])).size > 0) return w.obstacle(name);
  // What others confided about somebody is counted, never read.
  const hanging = await toErase((all) => listObstacles(all, one.id));
  return hanging.length > 0 ? w.obstacle(name) : null;
}

async function openPair(context: Seeing) {
  const { tx, params, view } = context;
  if (params.person === params.other) throw new NotFound();
  const people = await listMergePeople(tx, [params.person!, params.other!]);
  const kept = orNotFound(people.find(({ id }) => id === params.person));
  const gone = orNotFound(people.find(({ id }) => id === params.other));
  const w = mergeWords[view.language];
  return { kept, gone, w, isTwo: areTwo(kept, gone) };
}

async function mergePage(context: Seeing, problem?: Problem) {
  const { kept, gone, w, isTwo } = await openPair(context);
  const obstacle = isTwo ? w.twoPeople : await obstacleOf(context, gone);
  const turned = isTwo ? null : await obstacleOf(context, kept);
  return (
    <MergePage
      view={context.view}
      problem={problem}
      kept={kept}
      gone={gone}
      plan={planMerge(kept, gone)}
      belongings={await countBelongings(context.tx, { kept: kept.id, gone: gone.id })}
      obstacle={obstacle && !isTwo && turned ? w.both : obstacle}
      mayTurn={!isTwo && turned === null}
    />
  );
}

export const mergeRoutes: Route[] = [
  get('/people/doubles', { may: 'import people', audit: 'list person' }, doublesPage),

  post(
    '/people/doubles/:merge/back',
    {
      may: 'import people',
      recentAuth: true,
      audit: 'change person',
      form: form({}),
      page: doublesPage,
    },
    async (context) => {
      const { tx, params, organisation, person, view } = context;
      const merge = orNotFound((await listMerges(tx)).find(({ id }) => id === params.merge));
      const { wasThere } = await takeMergeBack(tx, merge);
      if (wasThere) await recordReturn(tx, merge.gone);
      for (const subjectId of [merge.kept, merge.gone])
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'part person',
          subjectId,
        });
      return linkTo(view, '/people/doubles', {}, { query: { back: 1 } });
    },
  ),

  get(
    '/people/:person/merge/:other',
    { may: 'import people', recentAuth: true, audit: ['see person', 'other'], purpose: 'erase' },
    mergePage,
  ),

  post(
    '/people/:person/merge/:other',
    {
      may: 'import people',
      recentAuth: true,
      audit: ['change person', 'person'],
      form: form({ choice: eachRow(oneOf(['kept', 'gone'])) }),
      page: mergePage,
      purpose: 'erase',
    },
    async (context, input) => {
      const { tx, organisation, person, today, view } = context;
      const { kept, gone, w, isTwo } = await openPair(context);
      if (isTwo) refuse(w.twoPeople);
      const obstacle = await obstacleOf(context, gone);
      if (obstacle) refuse(obstacle);
      const plan = planMerge(kept, gone);
      const after: Record<string, string | null> = {};
      for (const field of mergeFields) after[field] = kept[field];
      for (const { field, is, gone: other } of plan)
        if (is === 'comes' || (is === 'both' && input.choice.get(field) === 'gone'))
          after[field] = other;
      const before = await readColumns(tx, kept.id);
      await releaseNumber(tx, gone.id);
      // As a list would bring it: an address or a birthday that others have to agree to is asked for.
      const wanted: RosterPerson = {
        number: after.number ?? null,
        givenName: after.givenName ?? '',
        familyName: after.familyName ?? '',
        email: after.email ?? null,
        bornOn: after.bornOn ?? null,
        role: null,
        unit: after.unit ?? null,
        memberOrganisation: after.memberOrganisation ?? null,
        jobTitle: after.jobTitle ?? null,
        languages:
          [...new Set([...kept.languages, ...gone.languages])].toSorted().join(' ') || null,
        language: (after.language as CompleteLanguage | null) ?? null,
        sector: after.sector ?? null,
        manager: null,
      };
      const moves =
        wanted.bornOn !== null && wanted.bornOn !== kept.bornOn
          ? await listMovedAges(tx, organisation.id, [{ person: kept.id, bornOn: wanted.bornOn }])
          : new Set();
      const { asked, moved: letters } = await applyRoster(tx, organisation.id, [
        {
          line: 1,
          person: wanted,
          is: 'changed',
          id: kept.id,
          reasons: [],
          left: [],
          manager:
            kept.managerId === null &&
            gone.managerId !== null &&
            gone.managerId !== kept.id &&
            !(await standsAbove(tx, { above: kept.id, person: gone.managerId }))
              ? { id: gone.managerId }
              : null,
          changes:
            wanted.email === kept.email
              ? []
              : [{ field: 'email', from: kept.email, to: wanted.email }],
          ...(moves.size > 0 ? { asksBirthday: true } : {}),
        },
      ]);
      const belongings = await moveBelongings(tx, {
        organisation: organisation.id,
        keeps: kept.id,
        gone: gone.id,
        today,
      });
      await recordLeft(tx, [gone.id], today);
      const now = await readColumns(tx, kept.id);
      const changed = Object.keys(before).filter(
        (column) => JSON.stringify(before[column]) !== JSON.stringify(now[column]),
      );
      await recordMerge(tx, {
        organisation: organisation.id,
        keeps: kept.id,
        gone: gone.id,
        by: person.id,
        moved: {
          before: Object.fromEntries(changed.map((column) => [column, before[column]])),
          after: Object.fromEntries(changed.map((column) => [column, now[column]])),
          number: gone.number,
          wasThere: gone.leftOn === null,
          ...belongings,
        },
      });
      await askFor(context, asked);
      await tellMoved(context, letters);
      for (const subjectId of [kept.id, gone.id])
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'merge person',
          subjectId,
        });
      return linkTo(view, '/people/:person', { person: kept.id }, { query: { saved: 1 } });
    },
  ),
];
