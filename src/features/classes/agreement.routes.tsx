import { linkTo } from '../../web/links.ts';
import {
  form,
  get,
  maybeId,
  maybeOneOf,
  NotFound,
  orNotFound,
  post,
  refuse,
  yesOrNo,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import {
  findAgreement,
  listAgreements,
  settleAgreement,
  type Agreement,
} from '../meetings/agreement.store.ts';
import { enterToWrite } from '../mentorships/mentorship.access.ts';
import { dropReasons, isLate } from '../mentorships/mentorship.rules.ts';
import { listMentorships, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { isTheirs, partOf } from '../mentorships/part.rules.ts';
import { AgreementsPage, type AgreementGroup } from './agreement.pages.tsx';
import { findMentorshipOf } from './class.store.ts';

/** So many that are settled stand below those that are open. */
const mostSettled = 20;

/** Of a class one group for each pupil, in the order of names; whoever has something late first. */
function groupsOf(
  mentorship: MentorshipLine,
  agreements: Agreement[],
  today: string,
): AgreementGroup[] {
  const pupilOf = ({ aboutId, ownerId }: Agreement) =>
    mentorship.kind === 'pair'
      ? undefined
      : (mentorship.mentees.find(({ personId }) => personId === aboutId) ??
        mentorship.mentees.find(({ personId }) => personId === ownerId));
  const order = mentorship.mentees.map(({ personId }) => personId);
  return [...Map.groupBy(agreements, pupilOf)]
    .map(([pupil, own]) => ({
      mentorship,
      pupil: pupil ? { id: pupil.personId, name: pupil.name } : null,
      agreements: own.sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9')),
    }))
    .sort((a, b) => {
      const late = (group: AgreementGroup) =>
        group.agreements.some((one) => isLate(one, today)) ? 1 : 0;
      return (
        late(b) - late(a) || order.indexOf(a.pupil?.id ?? '') - order.indexOf(b.pupil?.id ?? '')
      );
    });
}

async function agreementsPage(context: Context, problem?: Problem) {
  const { tx, view, person, today, query } = context;
  const running = (await listMentorships(tx, { person: person.id })).filter(
    ({ closedOn }) => closedOn === null,
  );
  const groups: AgreementGroup[] = [];
  const settled: Agreement[] = [];
  for (const mentorship of running) {
    const all = (await listAgreements(tx, mentorship.id)).filter(({ text }) => text !== null);
    const mine =
      partOf(mentorship, person.id) === 'pupil'
        ? all.filter(({ ownerId, aboutId }) => ownerId === person.id || aboutId === person.id)
        : all;
    groups.push(
      ...groupsOf(
        mentorship,
        mine.filter(({ kept }) => kept === null),
        today,
      ),
    );
    settled.push(...mine.filter(({ kept }) => kept !== null));
  }
  return (
    <AgreementsPage
      view={view}
      problem={problem}
      groups={groups}
      settled={settled
        .sort((a, b) => b.settledOn!.localeCompare(a.settledOn!))
        .slice(0, mostSettled)}
      isOwn={running.every((one) => partOf(one, person.id) === 'pupil')}
      isSaved={!problem && query.done === 'settled'}
    />
  );
}

export const agreementRoutes: Route[] = [
  get('/agreements', { may: 'write in mentorship', audit: 'list agreement' }, agreementsPage),

  post(
    '/agreements/:agreement/outcome',
    {
      may: 'write in mentorship',
      audit: ['change agreement', 'agreement'],
      form: form({ kept: yesOrNo(), reason: maybeOneOf(dropReasons), from: maybeId() }),
      page: agreementsPage,
    },
    async (context, input) => {
      const { tx, view, today } = context;
      const of = orNotFound(await findMentorshipOf(tx, context.params.agreement!));
      const { mentorship, own } = await enterToWrite({
        ...context,
        params: { ...context.params, mentorship: of },
      });
      const agreement = orNotFound(await findAgreement(tx, of, context.params.agreement!));
      if (!isTheirs(mentorship, own.person, agreement.aboutId)) throw new NotFound();
      // M-14: what was not kept says why.
      if (!input.kept && input.reason === null)
        refuse(mentorshipWords[view.language].whyNot, 'reason');
      if (
        !(await settleAgreement(tx, own, {
          agreement: agreement.id,
          kept: input.kept,
          today,
          reason: input.kept ? null : input.reason,
        }))
      )
        throw new NotFound();
      const isOnCard =
        partOf(mentorship, own.person) === 'mentor' &&
        mentorship.mentees.some(({ personId }) => personId === input.from);
      return isOnCard
        ? linkTo(
            view,
            '/class/:mentorship/pupils/:pupil',
            { mentorship: of, pupil: input.from! },
            { query: { done: 'settled' }, hash: 'line' },
          )
        : linkTo(view, '/agreements', {}, { query: { done: 'settled' } });
    },
  ),
];
