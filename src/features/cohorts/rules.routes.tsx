import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { readForm, type Values } from '../../web/form.ts';
import {
  type Context,
  form,
  get,
  maybeOneOf,
  maybeWhole,
  orNotFound,
  post,
  type Route,
  someOf,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listMentorships } from '../mentorships/mentorship.store.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';
import { enterCurrent } from '../programmes/programme.routes.tsx';
import {
  countKnown,
  findProgramme,
  updateRules,
  type Programme,
} from '../programmes/programme.store.ts';
import { changesOfRules, clocksUnder } from './change.rules.ts';
import { RulesPage, type Proposed, type Touched } from './rules.pages.tsx';

const rulesForm = form({
  matching: maybeOneOf(['optimum', 'shortlist', 'stable']),
  on: someOf(['meet-first', 'same-organisation', 'own-manager']),
  first_meeting_days: whole(1, 365),
  silence_days: whole(1, 365),
  talk_minutes: maybeWhole(5, 240),
});

/** The rules as they would be with what was typed. */
function rulesWith(rules: ProgrammeRules, input: Values<typeof rulesForm>): ProgrammeRules {
  const { on, matching } = input;
  const pairs =
    rules.kind === 'pairs'
      ? {
          matching: matching ?? 'optimum',
          meetFirst: on.includes('meet-first'),
          neverSameMemberOrganisation: on.includes('same-organisation'),
          neverOwnManager: on.includes('own-manager'),
        }
      : {};
  const minutes = rules.kind === 'pairs' ? undefined : (input.talk_minutes ?? rules.talkMinutes);
  return {
    ...rules,
    ...pairs,
    ...(minutes === undefined ? {} : { talkMinutes: minutes }),
    firstMeetingDays: input.first_meeting_days,
    silenceDays: input.silence_days,
  };
}

/** Cohorts in which something still happens, and what other rules change in each. */
async function listTouched(
  { tx, today }: Context,
  programme: Programme,
  rules: ProgrammeRules,
): Promise<Touched[]> {
  const touched: Touched[] = [];
  for (const { id, name, state, lastDay } of programme.cohorts) {
    if (state === 'archived' || state === 'evaluated') continue;
    const running = (await listMentorships(tx, { cohort: id })).filter(
      ({ closedOn }) => closedOn === null,
    );
    if (running.length === 0 && lastDay < today) continue;
    touched.push({
      id,
      name,
      unmet: running.filter(({ lastMeeting }) => lastMeeting === null).length,
      silentNow: clocksUnder(running, programme.rules, today).silent,
      silentThen: clocksUnder(running, rules, today).silent,
    });
  }
  return touched;
}

async function rulesPage(context: Context, problem?: Problem) {
  const { tx, view, query, params } = context;
  const programme = orNotFound(await findProgramme(tx, params.programme!));
  const isAsked = !problem && query.silence_days !== undefined;
  const read = isAsked ? readForm(rulesForm, query, view.language) : null;
  let proposed: Proposed | null = null;
  if (read && 'input' in read) {
    const rules = rulesWith(programme.rules, read.input);
    proposed = {
      typed: Object.fromEntries(Object.keys(rulesForm).map((name) => [name, query[name] ?? ''])),
      changes: changesOfRules(programme.rules, rules),
      touched: await listTouched(context, programme, rules),
    };
  }
  return (
    <RulesPage
      view={view}
      problem={problem}
      programme={programme}
      known={await countKnown(tx, programme.id)}
      proposed={proposed}
    />
  );
}

export const rulesRoutes: Route[] = [
  get(
    '/programmes/:programme/rules',
    { may: 'edit programmes', audit: ['see programme', 'programme'] },
    rulesPage,
  ),

  // CO-7: what was typed goes into the address of the page that says what it changes.
  post(
    '/programmes/:programme/rules/proposal',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['see programme', 'programme'],
      form: rulesForm,
      page: rulesPage,
    },
    async (context, input) => {
      const { id } = await enterCurrent(context);
      return linkTo(
        context.view,
        '/programmes/:programme/rules',
        { programme: id },
        {
          query: {
            ...(input.matching ? { matching: input.matching } : {}),
            on: input.on.join(','),
            first_meeting_days: String(input.first_meeting_days),
            silence_days: String(input.silence_days),
            ...(input.talk_minutes === null ? {} : { talk_minutes: String(input.talk_minutes) }),
          },
        },
      );
    },
  ),

  // Runs and mentorships that exist keep going; the next run and the clocks follow the new rules.
  post(
    '/programmes/:programme/rules',
    {
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: rulesForm,
      page: rulesPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const { id, rules } = await enterCurrent(context);
      await updateRules(tx, id, rulesWith(rules, input));
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change programme',
        subjectId: id,
      });
      return linkTo(view, '/programmes/:programme', { programme: id }, { query: { saved: '1' } });
    },
  ),
];
