import { fullLinkTo, linkTo } from '../../web/links.ts';
import { inVain, type Tx } from '../../platform/database.ts';
import { addDays, fullDay } from '../../platform/i18n.ts';
import { SharedWork } from '../../platform/shared-work.ts';
import { audit } from '../../web/audit.ts';
import {
  form,
  get,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  whole,
  type ActContext,
  type Context,
  type ContextFor,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { eraseRows, listHeld, listRunning } from './erasure.store.ts';
import { forgetKeys } from './purge.store.ts';
import {
  RegisterPage,
  RequestPage,
  RequestsPage,
  RetentionPage,
  type Outlook,
} from './office.pages.tsx';
import {
  decideRequest,
  endRestriction,
  forgetWish,
  insertRefusals,
  insertRestriction,
  listRequests,
  listRestrictions,
  type RightRequest,
} from './request.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { areAcquainted } from '../accounts/approval.store.ts';
import { timed, type TimedRule } from '../../platform/retention-schedule.ts';
import { leastDays } from '../../platform/retention-schedule.ts';
import { findSchedule } from '../programmes/retention-schedule.store.ts';
import {
  agreeToShortening,
  applyRetention,
  findLeap,
  chooseYears,
  dropShortening,
  insertRun,
  listColumns,
  listRuns,
  listSecondForShortening,
  listShortenings,
  type Due,
} from './retention.store.ts';
import { rightsWords } from './rights.words.ts';

type Erasing = ContextFor<'erase'>;

/**
 * The same as when it is done for good, and then not done: what is shown beforehand is what
 * happens.
 */
const asIf = <T,>({ toErase }: Erasing, work: (tx: Tx) => Promise<T>): Promise<T> =>
  toErase((tx) => inVain(tx, () => work(tx)));

const findRequest = async ({ tx, params }: Context): Promise<RightRequest> =>
  orNotFound((await listRequests(tx, { id: params.right! }))[0]);

async function outlookOf(context: Erasing, request: RightRequest): Promise<Outlook | null> {
  if (request.kind !== 'erasure' || request.decidedAt !== null) return null;
  const isRunning = (await listRunning(context.tx, request.personId)).length > 0;
  if (isRunning) return { isRunning, goes: new Map(), held: [] };
  return asIf(context, async (tx) => ({
    isRunning,
    goes: await eraseRows(tx, {
      organisation: context.organisation.id,
      person: request.personId,
      today: context.today,
    }),
    held: await listHeld(tx, request.personId),
  }));
}

const requestPage = async (context: Erasing, problem?: Problem) => {
  const request = await findRequest(context);
  const isResting =
    request.isGranted === true &&
    ['restriction', 'objection'].includes(request.kind) &&
    (await listRestrictions(context.tx, request.personId)).length > 0;
  return (
    <RequestPage
      view={context.view}
      problem={problem}
      request={request}
      outlook={await outlookOf(context, request)}
      isOwn={request.personId === context.person.id}
      isResting={isResting}
    />
  );
};

const rowsOf = (due: Due[]) =>
  due.flatMap(({ gone }) => [...gone.values()]).reduce((sum, n) => sum + n, 0);

/** RE-18: whoever could agree to a shorter time hears that it waits. */
async function tellShortening(
  { tx, organisation, person, address, now }: ActContext,
  rule: TimedRule,
): Promise<void> {
  const link = fullLinkTo({ address, organisation }, '/rights/retention');
  for (const { id } of await listSecondForShortening(tx, {
    organisation: organisation.id,
    asker: person.id,
  }))
    await enqueueMailTo(tx, {
      organisation,
      person: id,
      key: `shortening ${rule} ${now.epochMilliseconds} ${id}`,
      kind: 'retention',
      priority: 'asked',
      at: now,
      letter: (language, name) => ({
        subject: rightsWords[language].shorterSubject(organisation.name),
        body: rightsWords[language].shorterBody({
          name,
          by: person.name,
          what: rightsWords[language].rules[rule],
          link,
        }),
      }),
    });
}

const trials = new SharedWork<Awaited<ReturnType<typeof applyRetention>>>();

const retentionPage = async (context: Erasing, problem?: Problem) => {
  const { tx, view, organisation, person, today, query } = context;
  const { schedule, chosen } = await findSchedule(tx);
  const runs = await listRuns(tx);
  // A trial locks what would go: of many at once one is made.
  const { due, waiting } = await trials.once(
    [organisation.id, today, JSON.stringify(schedule), runs[0]?.id].join(' '),
    () => asIf(context, (dry) => applyRetention(dry, organisation.id, schedule, today)),
  );
  return (
    <RetentionPage
      view={view}
      problem={problem}
      schedule={schedule}
      chosen={chosen}
      shortenings={await listShortenings(tx)}
      command={
        (await listSecondForShortening(tx, { organisation: organisation.id, asker: person.id }))
          .length === 0
          ? `mentorium retention agree ${organisation.slug}`
          : null
      }
      due={due}
      waiting={waiting}
      runs={runs}
      removed={/^\d+$/.test(query.removed ?? '') ? Number(query.removed) : null}
    />
  );
};

export const rightsOfficeRoutes: Route[] = [
  get('/rights', { may: 'handle rights', audit: 'list right_request' }, async ({ tx, view }) => (
    <RequestsPage view={view} requests={await listRequests(tx)} />
  )),

  get(
    '/rights/retention',
    { may: 'handle rights', purpose: 'erase', audit: 'look over retention_run' },
    retentionPage,
  ),

  post(
    '/rights/retention',
    {
      may: 'handle rights',
      purpose: 'erase',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({}),
      page: retentionPage,
    },
    async ({ tx: own, view, organisation, person, today, toErase }) => {
      const leap = await findLeap(own, today);
      if (leap) refuse(rightsWords[view.language].afterLeap(fullDay(view.language, leap)));
      const due = await toErase(async (tx) => {
        const { schedule } = await findSchedule(tx);
        const { due: gone } = await applyRetention(tx, organisation.id, schedule, today);
        const run = await insertRun(tx, {
          organisation: organisation.id,
          person: person.id,
          due: gone,
        });
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'remove retention_run',
          subjectId: run,
        });
        return gone;
      });
      return linkTo(view, '/rights/retention', {}, { query: { removed: rowsOf(due) } });
    },
  ),

  post(
    '/rights/retention/years',
    {
      may: 'handle rights',
      purpose: 'erase',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({ rule: oneOf(timed), years: whole(0, 30) }),
      page: retentionPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const waits = await chooseYears(tx, {
        organisation: organisation.id,
        rule: input.rule,
        years: input.years,
        person: person.id,
        today,
      });
      if (waits) await tellShortening(context, input.rule);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change retention_choice',
        subjectId: null,
      });
      return linkTo(view, '/rights/retention', {}, { hash: 'times' });
    },
  ),

  // RE-18: somebody else agrees to a shorter time.
  post(
    '/rights/retention/shortenings/:rule/agreement',
    {
      may: 'handle rights',
      purpose: 'erase',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({ years: whole(0, 30) }),
      page: retentionPage,
    },
    async ({ tx, view, organisation, person, today, params }, { years }) => {
      const w = rightsWords[view.language];
      // What was seen is what is agreed to: another number of years is another request.
      const asked = orNotFound(
        (await listShortenings(tx)).find(
          (one) => one.rule === params.rule && one.years === years && one.fromDay === null,
        ),
      );
      const isOther =
        asked.askedById !== person.id &&
        !(await areAcquainted(tx, {
          organisation: organisation.id,
          one: asked.askedById,
          other: person.id,
        }));
      if (!isOther) refuse(w.needsOther);
      if (
        !(await agreeToShortening(tx, {
          rule: asked.rule,
          person: person.id,
          fromDay: addDays(today, leastDays),
        }))
      )
        throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'agree to retention_choice',
        subjectId: null,
      });
      return linkTo(view, '/rights/retention', {}, { hash: 'times' });
    },
  ),

  post(
    '/rights/retention/shortenings/:rule/removal',
    {
      may: 'handle rights',
      purpose: 'erase',
      audit: ['change own person', 'self'],
      form: form({}),
      page: retentionPage,
    },
    async ({ tx, view, organisation, person, params }) => {
      if (!(await dropShortening(tx, params.rule!))) throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change retention_choice',
        subjectId: null,
      });
      return linkTo(view, '/rights/retention', {}, { hash: 'times' });
    },
  ),

  get('/rights/register', { may: 'handle rights', audit: null }, async ({ tx, view }) => (
    <RegisterPage
      view={view}
      columns={await listColumns(tx)}
      schedule={(await findSchedule(tx)).schedule}
    />
  )),

  get(
    '/rights/:right',
    {
      recentAuth: true,
      may: 'handle rights',
      purpose: 'erase',
      audit: ['see right_request', 'right'],
    },
    requestPage,
  ),

  post(
    '/rights/:right',
    {
      may: 'handle rights',
      purpose: 'erase',
      recentAuth: true,
      audit: ['change right_request', 'right'],
      form: form({ decision: oneOf(['grant', 'refuse']), reason: maybeText(4000) }),
      page: requestPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today, toErase } = context;
      const w = rightsWords[view.language];
      const request = await findRequest(context);
      if (request.personId === person.id) refuse(w.own);
      const isGranted = input.decision === 'grant';
      if (!isGranted && !input.reason) refuse(w.needsReason, 'reason');
      if (
        isGranted &&
        request.kind === 'erasure' &&
        (await listRunning(tx, request.personId)).length > 0
      )
        refuse(w.running);
      // One transaction: nothing goes without a decision, no decision stands without what it says.
      await toErase(async (eraser) => {
        if (
          !(await decideRequest(eraser, {
            id: request.id,
            person: person.id,
            isGranted,
            reason: input.reason,
          }))
        )
          refuse(w.decided);
        if (isGranted && (request.kind === 'restriction' || request.kind === 'objection'))
          await insertRestriction(eraser, {
            organisation: organisation.id,
            person: request.personId,
            kind: request.kind,
            by: person.id,
            today,
          });
        if (isGranted && request.kind === 'erasure') {
          await eraseRows(eraser, {
            organisation: organisation.id,
            person: request.personId,
            today,
          });
          await insertRefusals(eraser, {
            organisation: organisation.id,
            request: request.id,
            held: await listHeld(eraser, request.personId),
          });
          await forgetWish(eraser, request.personId);
          await forgetKeys(eraser);
        }
        await audit(eraser, {
          organisation: organisation.id,
          person: person.id,
          action: isGranted ? 'grant right_request' : 'refuse right_request',
          subjectId: request.personId,
        });
      });
      return linkTo(view, '/rights/:right', { right: request.id });
    },
  ),

  post(
    '/rights/people/:person/use',
    {
      may: 'handle rights',
      audit: ['change person', 'person'],
      form: form({}),
      page: async ({ tx, view }) => <RequestsPage view={view} requests={await listRequests(tx)} />,
    },
    async ({ tx, view, params, organisation, person, today }) => {
      const standing = await listRestrictions(tx, params.person!);
      if (standing.length === 0) throw new NotFound();
      for (const { id } of standing) await endRestriction(tx, id, addDays(today, -1));
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'free person',
        subjectId: params.person!,
      });
      return linkTo(view, '/rights');
    },
  ),
];
