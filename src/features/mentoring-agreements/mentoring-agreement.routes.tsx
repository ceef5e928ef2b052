import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  form,
  get,
  orNotFound,
  post,
  refuse,
  text,
  whole,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { AgreementPage } from './mentoring-agreement.pages.tsx';
import { enterAsMember, enterTo } from '../mentorships/mentorship.access.ts';
import {
  insertMentoringAgreement,
  insertSignature,
  listMentoringAgreements,
} from './mentoring-agreement.store.ts';
import { mentoringAgreementWords } from './mentoring-agreement.words.ts';

async function agreementPage(context: Context, problem?: Problem) {
  const mentorship = await enterAsMember(context);
  return (
    <AgreementPage
      view={context.view}
      problem={problem}
      mentorship={mentorship}
      versions={await listMentoringAgreements(context.tx, mentorship.id)}
    />
  );
}

export const mentoringAgreementRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/agreement',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    agreementPage,
  ),

  // M-8: each change is a new version that everybody signs anew; what somebody else wrote meanwhile
  // is read first.
  post(
    '/mentorships/:mentorship/agreement',
    {
      edits: true,
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        after: whole(0, 9999),
        aim: text(1000),
        rhythm: text(500),
        confidence: text(1000),
        ending: text(1000),
      }),
      page: agreementPage,
    },
    async (context, input) => {
      const { tx, view, today, organisation, person } = context;
      const { mentorship, own } = await enterTo('sign agreement', context);
      const [newest] = await listMentoringAgreements(tx, mentorship.id);
      if ((newest?.version ?? 0) !== input.after)
        refuse(mentoringAgreementWords[view.language].meanwhile);
      await insertMentoringAgreement(tx, own, {
        aim: input.aim,
        rhythm: input.rhythm,
        confidence: input.confidence,
        ending: input.ending,
        version: input.after + 1,
        today,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'write mentoring_agreement',
        subjectId: mentorship.id,
      });
      return linkTo(view, '/mentorships/:mentorship/agreement', { mentorship: mentorship.id });
    },
  ),

  post(
    '/mentorships/:mentorship/agreement/signature',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ version: whole(1, 9999) }),
      page: agreementPage,
    },
    async (context, input) => {
      const { tx, view, today, organisation, person } = context;
      const { mentorship, own } = await enterTo('sign agreement', context);
      const newest = orNotFound((await listMentoringAgreements(tx, mentorship.id))[0]);
      if (newest.version !== input.version)
        refuse(mentoringAgreementWords[view.language].meanwhile);
      await insertSignature(tx, own, newest.id, today);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'sign mentoring_agreement',
        subjectId: newest.id,
      });
      return linkTo(view, '/mentorships/:mentorship/agreement', { mentorship: mentorship.id });
    },
  ),
];
