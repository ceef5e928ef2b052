import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type ActContext,
  type Context,
  form,
  formWithoutDraft,
  get,
  id,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  secret,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { answeredText } from './referral.letters.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { insertAction, settleSignal } from '../signals/signal.store.ts';
import { referralWords } from './referral.words.ts';
import { InboxPage, ReferralPage, UnsealedPage } from './referral.pages.tsx';
import {
  answerReferral,
  closeReferral,
  insertReferralText,
  listReferrals,
  listSpecialists,
  type Referral,
} from './referral.store.ts';
import { insertSealed, listSealed, readSealed } from './sealed.store.ts';
import { results, type Target } from './worry.rules.ts';

async function referralPage(context: Context, problem?: Problem) {
  const { tx, view } = context;
  const referral = await findReferral(context);
  const isCounsellor = await holds(context, 'counsellor');
  return (
    <ReferralPage
      view={view}
      problem={problem}
      referral={referral}
      sealed={isCounsellor && referral.acceptedOn ? await listSealed(tx, referral.menteeId) : null}
    />
  );
}

const holds = async ({ tx, person, today }: Context, target: Target) =>
  (await listSpecialists(tx, today)).some((one) => one.id === person.id && one.target === target);

/** One that came to an office of this person. */
async function findReferral(context: Context): Promise<Referral> {
  const referral = orNotFound(
    (await listReferrals(context.tx, { id: context.params.referral! }))[0],
  );
  if (!(await holds(context, referral.target))) throw new NotFound();
  return referral;
}

async function tellSender(context: ActContext, referral: Referral, key: string): Promise<void> {
  const { tx, organisation, now, address, view } = context;
  await enqueueMailTo(tx, {
    organisation,
    person: referral.sentById,
    key: `referral ${referral.id} ${key}`,
    kind: 'referral',
    priority: 'news',
    at: now,
    letter: (language, name) =>
      composeLetter(tx, answeredText, language, {
        name,
        organisation: organisation.name,
        link:
          address +
          linkTo(
            view,
            '/class/:mentorship/pupils/:pupil',
            { mentorship: referral.mentorshipId, pupil: referral.menteeId },
            { hash: 'referrals' },
          ),
      }),
  });
}

export const referralRoutes: Route[] = [
  get('/referrals', { may: 'answer referrals', audit: 'list referral' }, async (context) => {
    const mine = (await listSpecialists(context.tx, context.today))
      .filter(({ id }) => id === context.person.id)
      .map(({ target }) => target);
    return (
      <InboxPage
        view={context.view}
        referrals={(await listReferrals(context.tx, {})).filter(({ target }) =>
          mine.includes(target),
        )}
      />
    );
  }),

  get(
    '/referrals/:referral',
    { may: 'answer referrals', audit: ['see referral', 'referral'] },
    referralPage,
  ),

  post(
    '/referrals/:referral/acceptance',
    {
      may: 'answer referrals',
      audit: ['change referral', 'referral'],
      form: form({}),
      page: referralPage,
    },
    async (context) => {
      const { tx, organisation, person, today, view } = context;
      const referral = await findReferral(context);
      if (
        !(await answerReferral(tx, { id: referral.id, person: person.id, accepted: true, today }))
      )
        throw new NotFound();
      if (referral.signalId)
        await insertAction(tx, {
          organisation: organisation.id,
          signal: referral.signalId,
          person: person.id,
          what: 'spoke',
          today,
        });
      await tellSender(context, referral, 'accepted');
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'accept referral',
        subjectId: referral.id,
      });
      return linkTo(view, '/referrals/:referral', { referral: referral.id });
    },
  ),

  post(
    '/referrals/:referral/return',
    {
      may: 'answer referrals',
      audit: ['change referral', 'referral'],
      form: form({ back_why: text(500) }),
      page: referralPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view } = context;
      const referral = await findReferral(context);
      if (
        !(await answerReferral(tx, { id: referral.id, person: person.id, accepted: false, today }))
      )
        throw new NotFound();
      await insertReferralText(tx, {
        organisation: organisation.id,
        referral: referral.id,
        kind: 'answer',
        person: person.id,
        body: input.back_why,
        today,
      });
      if (referral.signalId)
        await settleSignal(tx, referral.signalId, {
          today,
          person: person.id,
          outcome: 'not-needed',
        });
      await tellSender(context, referral, 'returned');
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'return referral',
        subjectId: referral.id,
      });
      return linkTo(view, '/referrals');
    },
  ),

  post(
    '/referrals/:referral/result',
    {
      may: 'answer referrals',
      audit: ['change referral', 'referral'],
      form: form({ result: oneOf(results), answer: text(500) }),
      page: referralPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view } = context;
      const referral = await findReferral(context);
      if (!(await closeReferral(tx, { id: referral.id, result: input.result, today })))
        throw new NotFound();
      await insertReferralText(tx, {
        organisation: organisation.id,
        referral: referral.id,
        kind: 'answer',
        person: person.id,
        body: input.answer,
        today,
      });
      if (referral.signalId)
        await settleSignal(tx, referral.signalId, {
          today,
          person: person.id,
          outcome: input.result === 'helped' ? 'helped' : 'handed-on',
        });
      await tellSender(context, referral, 'result');
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'report back on referral',
        subjectId: referral.id,
      });
      return linkTo(view, '/referrals');
    },
  ),

  post(
    '/referrals/:referral/sealed',
    {
      may: 'answer referrals',
      audit: ['change referral', 'referral'],
      // Under seal it is read with a password and a reason alone.
      form: formWithoutDraft({ sealed: text(4000) }),
      page: referralPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view } = context;
      const referral = await findReferral(context);
      if (!(await holds(context, 'counsellor')) || !referral.acceptedOn) throw new NotFound();
      await insertSealed(tx, {
        organisation: organisation.id,
        pupil: referral.menteeId,
        person: person.id,
        body: input.sealed,
        today,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'seal sealed_note',
        subjectId: referral.menteeId,
      });
      return linkTo(view, '/referrals/:referral', { referral: referral.id }, { hash: 'sealed' });
    },
  ),

  // G-6: a reason and the password first; then once, and everybody sees who read it.
  post(
    '/referrals/:referral/sealed/reading',
    {
      may: 'answer referrals',
      audit: ['change referral', 'referral'],
      form: form({ note: id(), reason: text(300), password: secret() }),
      page: referralPage,
      prepare: ({ reauthenticate }, input) => reauthenticate(input.password),
    },
    async (context, input, guess) => {
      const { tx, organisation, person, view } = context;
      const referral = await findReferral(context);
      if (
        !(await holds(context, 'counsellor')) ||
        !(await listSealed(tx, referral.menteeId)).some(({ id }) => id === input.note)
      )
        throw new NotFound();
      if (typeof guess === 'string')
        refuse(referralWords[view.language].guesses[guess], 'password');
      const body = orNotFound(
        await readSealed(tx, {
          organisation: organisation.id,
          note: input.note,
          person: person.id,
          reason: input.reason,
        }),
      );
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'read sealed_note',
        subjectId: input.note,
      });
      return { shown: <UnsealedPage view={view} referral={referral} body={body} /> };
    },
  ),
];
