/** P-13 to P-16: messages to people, what was sent, and what somebody was written. */
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import {
  form,
  get,
  ids,
  isId,
  NotFound,
  orNotFound,
  post,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listProgrammes } from '../programmes/programme.store.ts';
import {
  listOfCohort,
  listOfMentorship,
  listPeopleById,
  type Addressee,
} from './audience.store.ts';
import { cohortParts } from './message.rules.ts';
import { composePage, messageForm, previewOrSend } from './compose.service.tsx';
import {
  AudiencePage,
  MessagePage,
  MessagesPage,
  SentMessagePage,
  SentPage,
} from './message.pages.tsx';
import { memberOf } from './message.service.ts';
import {
  findMessage,
  findSeen,
  listReceived,
  listRecipients,
  listSent,
  markSeen,
} from './message.store.ts';
import { messageWords } from './message.words.ts';

const idsIn = (typed: string | undefined): string[] =>
  [...new Set((typed ?? '').split(','))].filter(isId);

const crumbsOf = ({ view }: Context) => [
  { href: linkTo(view, '/messages'), text: messageWords[view.language].title },
];

/** Whom an address means; null where it means nobody in particular. */
async function listAsked(context: Context): Promise<Addressee[] | null> {
  const { tx, query } = context;
  const member = memberOf(context);
  if (query.person) return listPeopleById(tx, idsIn(query.person), member);
  if (query.mentorship)
    return isId(query.mentorship) ? listOfMentorship(tx, query.mentorship, member) : [];
  const part = cohortParts.find((one) => one === query.who);
  if (query.cohort && part)
    return isId(query.cohort) ? listOfCohort(tx, query.cohort, part, member) : [];
  return null;
}

/** What was typed comes back with whoever it was for. */
async function newPage(context: Context, problem?: Problem) {
  const { tx, view } = context;
  const people = problem
    ? await listPeopleById(
        tx,
        idsIn(problem.typed.offered || problem.typed.person),
        memberOf(context),
      )
    : await listAsked(context);
  if (people === null)
    return (
      <AudiencePage view={view} programmes={await listProgrammes(tx)} only={context.query.cohort} />
    );
  return composePage(context, {
    problem,
    action: linkTo(view, '/messages'),
    crumbs: crumbsOf(context),
    people,
  });
}

/** The reader's own copy: of somebody who did not get it there is none. */
async function ownPage(context: Context, problem?: Problem) {
  const { tx, view, params, person } = context;
  const seen = await findSeen(tx, params.message!, person.id);
  const message = seen === undefined ? null : await findMessage(tx, params.message!);
  return (
    <MessagePage
      view={view}
      problem={problem}
      message={orNotFound(message)}
      isSeen={seen !== null}
    />
  );
}

export const messageRoutes: Route[] = [
  get('/messages', { may: 'read messages', audit: null }, async ({ tx, view, person }) => (
    <MessagesPage
      view={view}
      received={await listReceived(tx, person.id)}
      mayWrite={grantOf(person.roles, 'write to people') !== null}
      mayAnnounce={grantOf(person.roles, 'announce') !== null}
    />
  )),

  get('/messages/new', { may: 'write to people', audit: 'list person' }, newPage),

  // From a list in which people were chosen: it goes on to the page on which the message is written.
  post(
    '/messages/new',
    { may: 'write to people', audit: 'list person', form: form({ person: ids() }), page: newPage },
    async (context, { person: chosen }) => ({
      shown: await composePage(context, {
        action: linkTo(context.view, '/messages'),
        crumbs: crumbsOf(context),
        people: await listPeopleById(context.tx, chosen, memberOf(context)),
      }),
    }),
  ),

  post(
    '/messages',
    { may: 'write to people', audit: 'send message', form: messageForm, page: newPage },
    (context, input) =>
      previewOrSend(context, input, {
        action: linkTo(context.view, '/messages'),
        crumbs: crumbsOf(context),
        offered: (people) =>
          input.offered.length > 0
            ? listPeopleById(context.tx, input.offered, memberOf(context))
            : people,
        sent: (message) =>
          linkTo(context.view, '/messages/sent/:message', { message }, { query: { done: 'sent' } }),
      }),
  ),

  get('/messages/sent', { may: 'write to people', audit: 'list message' }, async (context) => (
    <SentPage
      view={context.view}
      messages={await listSent(context.tx)}
      seesAll={context.grant === 'all'}
    />
  )),

  get(
    '/messages/sent/:message',
    { may: 'write to people', audit: ['see message', 'message'] },
    async ({ tx, view, params, person, grant, query }) => {
      const message = orNotFound(await findMessage(tx, params.message!));
      if (grant !== 'all' && message.senderId !== person.id) throw new NotFound();
      return (
        <SentMessagePage
          view={view}
          message={message}
          recipients={await listRecipients(tx, message.id)}
          isJustSent={query.done === 'sent'}
        />
      );
    },
  ),

  get('/messages/:message', { may: 'read messages', audit: null }, ownPage),
  post(
    '/messages/:message/read',
    { may: 'read messages', audit: ['change own person', 'self'], form: form({}), page: ownPage },
    async ({ tx, view, params, person, now }) => {
      if ((await findSeen(tx, params.message!, person.id)) === undefined) throw new NotFound();
      await markSeen(tx, {
        message: params.message!,
        person: person.id,
        at: new Date(now.epochMilliseconds),
      });
      return linkTo(view, '/messages');
    },
  ),
];
