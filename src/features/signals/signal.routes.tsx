import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { boardDownload } from '../../web/board-table.tsx';
import { arrange } from '../../web/board.ts';
import { addDays } from '../../platform/i18n.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type Context,
  day,
  form,
  get,
  maybeId,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { toRecord } from '../mentorships/mentorship.access.ts';
import { findMentorship, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { partOf } from '../mentorships/part.rules.ts';
import { listHolders } from '../people/person.store.ts';
import { composeLetter, findText } from '../mail/letter-text.store.ts';
import { listPeopleById } from '../messages/audience.store.ts';
import { composePage, messageForm, previewOrSend } from '../messages/compose.service.tsx';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { signalText, writeTextOf } from './signal.letters.ts';
import { actionDaysBy } from './signal-rule.rules.ts';
import { deleteAway, insertAway, listAway, listOwnAway } from './away.store.ts';
import { findHearing, insertHearing, proposeOutcome, type Hearing } from './hearing.store.ts';
import { findPeople } from './relation.store.ts';
import {
  AwayPage,
  RaisePage,
  sentenceOf,
  signalBoard,
  SignalPage,
  SignalsPage,
} from './signal.pages.tsx';
import {
  actions,
  endOf,
  lineOf,
  outcomes,
  presentOf,
  raisedKinds,
  severities,
} from './signal.rules.ts';
import {
  findSignalText,
  insertAction,
  insertSignal,
  insertSignalText,
  listSignals,
  listSteps,
  settleSignal,
  type SignalLine,
} from './signal.store.ts';
import { signalWords } from './signal.words.ts';

const seesAll = ({ grant }: Pick<Context, 'grant'>) => grant === 'all';

/** Coordinators see every fact; everybody else what they own or raised. */
async function findSignal(context: Context): Promise<SignalLine> {
  const signal = orNotFound((await listSignals(context.tx, { id: context.params.signal! }))[0]);
  if (
    !seesAll(context) &&
    signal.owner !== context.person.id &&
    signal.raisedById !== context.person.id
  )
    throw new NotFound();
  return signal;
}

/**
 * A referral is answered where it stands; whoever it went on to can only say what was done about
 * it. What two hear is theirs.
 */
function mayAct({ grant, person }: Context, signal: SignalLine, hearing: Hearing | null): boolean {
  if (hearing) return signal.owner === person.id || hearing.secondId === person.id;
  return grant === 'all' || (signal.owner === person.id && signal.kind !== 'referral');
}

const hearingOf = async ({ tx }: Context, { id, kind }: SignalLine) =>
  kind === 'conduct' ? findHearing(tx, id) : null;

async function signalPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const signal = await findSignal(context);
  const hearing = await hearingOf(context, signal);
  return (
    <SignalPage
      hearing={hearing}
      view={view}
      problem={problem}
      signal={signal}
      steps={await listSteps(tx, signal.id)}
      text={await findSignalText(tx, signal.id)}
      mayAct={mayAct(context, signal, hearing)}
      mayWrite={
        signal.mentorship !== null &&
        signal.kind !== 'referral' &&
        mayWriteOf(context, signal, hearing)
      }
      isSent={context.query.sent === '1'}
      maySettle={mayAct(context, signal, hearing) && signal.kind !== 'referral'}
      maySeeMentorship={grantOf(person.roles, 'see mentorships') !== null}
    />
  );
}

async function findOwn({ tx, params, person, grant }: Context): Promise<MentorshipLine> {
  const mentorship = orNotFound(await findMentorship(tx, params.mentorship!));
  if (partOf(mentorship, person.id) === null && grant !== 'all') throw new NotFound();
  return mentorship;
}

const raisePage = async (context: Context, problem?: Problem) => (
  <RaisePage
    view={context.view}
    problem={problem}
    mentorship={await findOwn(context)}
    coordinators={(await listHolders(context.tx, ['coordinator'], context.today)).filter(
      ({ id }) => id !== context.person.id,
    )}
  />
);

/** Whom somebody may name as deputy: the people who hold the same kind of role here. */
const listOthers = async (tx: Context['tx'], person: Context['person'], today: string) =>
  (
    await listHolders(
      tx,
      person.roles.filter((role) => ['coordinator', 'mentor', 'specialist'].includes(role)),
      today,
    )
  ).filter(({ id }) => id !== person.id);

const awayPage = async ({ tx, view, person, today }: Context, problem?: Problem) => (
  <AwayPage
    view={view}
    problem={problem}
    away={await listOwnAway(tx, person.id, today)}
    deputies={await listOthers(tx, person, today)}
  />
);

/** Whom a signal is about, for whoever may write to everybody and looks after it. */
async function enterToWrite(context: Context) {
  const signal = await findSignal(context);
  const { tx, organisation } = context;
  if (
    signal.settledOn !== null ||
    signal.mentorship === null ||
    signal.kind === 'referral' ||
    !mayWriteOf(context, signal, await hearingOf(context, signal))
  )
    throw new NotFound();
  const mentorship = orNotFound(await findMentorship(tx, signal.mentorship));
  const people = await listPeopleById(
    tx,
    [
      ...mentorship.mentors.map(({ personId }) => personId),
      ...(mentorship.kind === 'pair' ? mentorship.mentees.map(({ personId }) => personId) : []),
      ...(signal.mentee ? [signal.mentee] : []),
    ],
    null,
  );
  // In the language of those who read it, where that is one.
  const languages = new Set(people.map(({ language }) => language ?? organisation.language));
  const [only] = languages;
  const language = languages.size === 1 && only ? only : organisation.language;
  return { signal, people, language };
}

const mayWriteOf = (context: Context, signal: SignalLine, hearing: Hearing | null): boolean =>
  grantOf(context.person.roles, 'write to people') === 'all' && mayAct(context, signal, hearing);

const writingOf = ({ view }: Context, signal: SignalLine) => ({
  action: linkTo(view, '/signals/:signal/message', { signal: signal.id }),
  crumbs: [
    { href: linkTo(view, '/signals'), text: signalWords[view.language].title },
    {
      href: linkTo(view, '/signals/:signal', { signal: signal.id }),
      text: sentenceOf(signal, view),
    },
  ],
});

/** P-18: what is proposed names nothing of the signal, and of what a person raised nobody is chosen. */
async function writePage(context: Context, problem?: Problem) {
  const { tx } = context;
  const { signal, people, language } = await enterToWrite(context);
  return composePage(context, {
    ...writingOf(context, signal),
    problem,
    people,
    chosen: signal.isByRule ? people.map(({ id }) => id) : [],
    proposed: await findText(tx, writeTextOf(signal.kind), language),
  });
}

async function enterSignals(context: Context) {
  const { tx, view, person, query } = context;
  const signals = await listSignals(tx, seesAll(context) ? {} : { owner: person.id });
  const board = signalBoard(view, signals, {
    mineOnly: query.all !== '1',
    seesAll: seesAll(context),
  });
  return { signals, board: arrange(board, query, view.language) };
}

export const signalRoutes: Route[] = [
  get('/signals', { may: 'see signals', audit: 'list signal' }, async (context) => {
    const { signals, board } = await enterSignals(context);
    return (
      <SignalsPage view={context.view} signals={signals} board={board} seesAll={seesAll(context)} />
    );
  }),

  get(
    '/signals/download',
    { may: 'see signals', recentAuth: true, audit: 'download signal' },
    async (context) => {
      const { board } = await enterSignals(context);
      return boardDownload(context, board, signalWords[context.view.language].title);
    },
  ),

  get('/signals/:signal', { may: 'see signals', audit: ['see signal', 'signal'] }, signalPage),

  post(
    '/signals/:signal/actions',
    {
      may: 'see signals',
      audit: ['change signal', 'signal'],
      form: form({ what: oneOf(actions) }),
      page: signalPage,
    },
    async (context, { what }) => {
      const { tx, view, organisation, person, today } = context;
      const signal = await findSignal(context);
      if (signal.settledOn !== null || !mayAct(context, signal, await hearingOf(context, signal)))
        throw new NotFound();
      await insertAction(tx, {
        organisation: organisation.id,
        signal: signal.id,
        person: person.id,
        what,
        today,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'act on signal',
        subjectId: signal.id,
      });
      return linkTo(view, '/signals/:signal', { signal: signal.id });
    },
  ),

  get(
    '/signals/:signal/message',
    { may: 'see signals', audit: ['see signal', 'signal'] },
    writePage,
  ),
  post(
    '/signals/:signal/message',
    {
      may: 'see signals',
      audit: ['change signal', 'signal'],
      form: messageForm,
      page: writePage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const { signal, people } = await enterToWrite(context);
      if (input.person.some((one) => !people.some(({ id }) => id === one))) throw new NotFound();
      return previewOrSend(context, input, {
        ...writingOf(context, signal),
        offered: () => people,
        sent: async () => {
          await insertAction(tx, {
            organisation: organisation.id,
            signal: signal.id,
            person: person.id,
            what: 'asked',
            today,
          });
          await audit(tx, {
            organisation: organisation.id,
            person: person.id,
            action: 'act on signal',
            subjectId: signal.id,
          });
          return linkTo(view, '/signals/:signal', { signal: signal.id }, { query: { sent: '1' } });
        },
      });
    },
  ),

  post(
    '/signals/:signal/settlement',
    {
      may: 'see signals',
      audit: ['change signal', 'signal'],
      form: form({ outcome: oneOf(outcomes) }),
      page: signalPage,
    },
    async (context, { outcome }) => {
      const { tx, view, organisation, person, today } = context;
      const signal = await findSignal(context);
      const hearing = await hearingOf(context, signal);
      if (!mayAct(context, signal, hearing) || signal.kind === 'referral') throw new NotFound();
      if (
        hearing &&
        endOf(
          {
            owner: signal.owner,
            secondId: hearing.secondId,
            proposed: hearing.proposed,
            proposedById: hearing.proposedById,
          },
          person.id,
          outcome,
        ) === 'propose'
      ) {
        if (signal.settledOn !== null) throw new NotFound();
        if (!(await proposeOutcome(tx, signal.id, { person: person.id, outcome })))
          throw new NotFound();
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'propose to settle signal',
          subjectId: signal.id,
        });
        return linkTo(view, '/signals/:signal', { signal: signal.id });
      }
      if (
        !(await settleSignal(tx, signal.id, {
          today,
          person: person.id,
          outcome,
        }))
      )
        throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'settle signal',
        subjectId: signal.id,
      });
      return linkTo(view, '/signals');
    },
  ),

  get(
    '/mentorships/:mentorship/signals/new',
    { may: 'raise signal', audit: ['see mentorship', 'mentorship'] },
    raisePage,
  ),

  post(
    '/mentorships/:mentorship/signals',
    {
      may: 'raise signal',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        kind: oneOf(raisedKinds),
        mentee: maybeId(),
        severity: oneOf(severities),
        words: text(2000),
        not_to: maybeId(),
      }),
      page: raisePage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today, now, address } = context;
      const mentorship = await findOwn(context);
      const isPupil = partOf(mentorship, person.id) === 'pupil';
      if (isPupil && input.mentee && input.mentee !== person.id)
        refuse(signalWords[view.language].aboutSelf, 'mentee');
      const people = await findPeople(tx, mentorship, today);
      const line = presentOf(lineOf('coordinator', people), await listAway(tx, today), today);
      const isHeard = input.kind === 'conduct';
      const keptFromId = isHeard
        ? (people.coordinators.find((one) => one === input.not_to) ?? null)
        : null;
      const able = line.filter((one) => one !== keptFromId);
      const [owner, deputy = null] = [...able.filter((one) => one !== person.id), ...able];
      if (!owner) refuse(signalWords[view.language].nobody);
      const severity = input.severity;
      const signal = await insertSignal(tx, {
        organisation: organisation.id,
        kind: input.kind,
        severity,
        mentorship: mentorship.id,
        mentee:
          mentorship.mentees.find(
            ({ personId }) => personId === (isPupil ? person.id : input.mentee),
          )?.personId ?? null,
        round: null,
        subject: null,
        since: today,
        fact: {},
        raisedOn: today,
        raisedBy: person.id,
        actionDue: addDays(today, actionDaysBy[severity]),
        owner,
        deputy: deputy === owner ? null : deputy,
      });
      await insertSignalText(tx, {
        organisation: organisation.id,
        signal,
        author: person.id,
        body: input.words,
      });
      // S-15: what should not have happened is heard by two.
      const secondId = isHeard
        ? (able.find((one) => one !== owner && one !== person.id) ?? null)
        : null;
      if (isHeard)
        await insertHearing(tx, { organisation: organisation.id, signal, secondId, keptFromId });
      for (const one of secondId ? [owner, secondId] : [owner])
        await enqueueMailTo(tx, {
          organisation,
          person: one,
          key: `signal ${signal} ${one}`,
          kind: 'signals',
          priority: severity === 'high' ? 'asked' : 'news',
          at: now,
          letter: (language, name) =>
            composeLetter(tx, signalText, language, {
              name,
              organisation: organisation.name,
              link: address + linkTo(view, '/signals/:signal', { signal }),
            }),
        });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'raise signal',
        subjectId: signal,
      });
      return grantOf(person.roles, 'see signals')
        ? linkTo(view, '/signals/:signal', { signal })
        : toRecord(context, mentorship, { query: { sent: '1' } });
    },
  ),

  get('/away', { may: 'be away', audit: null }, awayPage),

  post(
    '/away',
    {
      may: 'be away',
      audit: ['change own person', 'self'],
      form: form({ first_day: day(), last_day: day(), deputy: maybeId() }),
      page: awayPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const w = signalWords[view.language];
      if (input.last_day < input.first_day) refuse(w.order, 'last_day');
      if (input.last_day < today) refuse(w.past, 'last_day');
      const deputies = await listOthers(tx, person, today);
      await insertAway(tx, {
        organisation: organisation.id,
        person: person.id,
        firstDay: input.first_day,
        lastDay: input.last_day,
        deputy: deputies.find(({ id }) => id === input.deputy)?.id ?? null,
      });
      return linkTo(view, '/away');
    },
  ),

  post(
    '/away/:absence/removal',
    { may: 'be away', audit: ['change own person', 'self'], form: form({}), page: awayPage },
    async ({ tx, view, params, person }) => {
      if (!(await deleteAway(tx, params.absence!, person.id))) throw new NotFound();
      return linkTo(view, '/away');
    },
  ),
];
