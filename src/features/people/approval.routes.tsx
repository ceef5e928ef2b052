/** ID-1: what waits for a second person, and the answer. */
import { linkTo } from '../../web/links.ts';
import { personIn } from '../accounts/approval.rules.ts';
import {
  decideApprovals,
  faultOf,
  listEndedByChange,
  listSecondPeople,
  listWaiting,
  type Waiting,
} from '../accounts/approval.store.ts';
import { listProviders } from '../accounts/provider.store.ts';
import {
  form,
  get,
  NotFound,
  oneOf,
  post,
  refuse,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { carryOutAll, noteEach } from './approval.service.ts';
import { ApprovalsPage, type Standing } from './approval.pages.tsx';
import { approvalWords } from './approval.words.ts';

/** The act asks the same as the page. Null for somebody whom it does not concern. */
async function standingOf(
  { tx, person, organisation, grant }: Context,
  [first]: Waiting[],
): Promise<Standing | null> {
  if (!first) return null;
  const fault = await faultOf(tx, {
    organisation: organisation.id,
    batch: first.batch,
    person: person.id,
  });
  if (fault === 'stranger' || fault === 'unknown') return null;
  const isOwn = personIn(first) === person.id;
  if ((fault === null || fault === 'acquainted') && grant !== 'all' && !isOwn) return null;
  if (fault === null) return 'second';
  // Who is to leave, or to speak no longer, is told and has no way to prevent it by saying no.
  return fault === 'concerned' && ['leaving', 'custody'].includes(first.kind) ? 'told' : fault;
}

async function listBatches(context: Context): Promise<Waiting[][]> {
  const batches = Map.groupBy(await listWaiting(context.tx), ({ batch }) => batch);
  return [...batches.values()];
}

async function approvalsPage(context: Context, problem?: Problem) {
  const { tx, view, organisation, query } = context;
  const providers = await listProviders(tx);
  const batches = [];
  for (const waiting of await listBatches(context)) {
    const standing = await standingOf(context, waiting);
    const [first] = waiting;
    const mapping =
      first!.kind === 'provider' ? providers.find(({ id }) => id === first!.provider) : null;
    const place = { organisation: organisation.id, batch: first!.batch };
    // Only whoever asked is told by what command it goes on.
    const isStuck = standing === 'asker' && (await listSecondPeople(tx, place)).length === 0;
    if (standing) batches.push({ waiting, standing, mapping: mapping ?? null, isStuck });
  }
  return (
    <ApprovalsPage
      view={view}
      problem={problem}
      batches={batches}
      ended={await listEndedByChange(tx, context.person.id)}
      isDone={query.done === '1'}
      command={`mentorium approve ${organisation.slug}`}
    />
  );
}

export const approvalRoutes: Route[] = [
  get('/approvals', { may: 'answer requests for access', audit: 'list approval' }, approvalsPage),

  post(
    '/approvals/:batch',
    {
      may: 'answer requests for access',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({ answer: oneOf(['agree', 'refuse', 'withdraw']) }),
      page: approvalsPage,
    },
    async (context, { answer }) => {
      const { tx, view, params, person } = context;
      const w = approvalWords[view.language];
      const waiting = await listWaiting(tx, { batch: params.batch! });
      if (waiting.length === 0) refuse(w.over);
      const standing = await standingOf(context, waiting);
      if (standing === null || (answer === 'withdraw') !== (standing === 'asker')) {
        if (standing === 'asker') refuse(w.yours);
        throw new NotFound();
      }
      if (answer === 'agree' && standing === 'acquainted')
        refuse(w.acquainted(waiting[0]!.askedBy));
      if (answer === 'agree' && standing === 'concerned') refuse(w.aboutYou);
      if (standing === 'told')
        refuse(waiting[0]!.kind === 'custody' ? w.aboutYourCustody : w.aboutYourLeaving);
      const outcome = answer === 'agree' ? 'agreed' : answer === 'refuse' ? 'refused' : 'withdrawn';
      if (!(await decideApprovals(tx, { batch: params.batch!, by: person.id, outcome })))
        refuse(w.over);
      if (answer === 'agree') await carryOutAll(context, waiting, () => person.name);
      await noteEach(
        context,
        waiting,
        answer === 'agree' ? 'agree to' : answer === 'refuse' ? 'refuse' : 'withdraw',
      );
      return linkTo(view, '/approvals', {}, { query: { done: '1' } });
    },
  ),
];
