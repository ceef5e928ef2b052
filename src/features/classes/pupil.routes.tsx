/** The pupil's card: read, written on, taken back. */
import { addDays } from '../../platform/i18n.ts';
import { audit } from '../../web/audit.ts';
import { linkTo } from '../../web/links.ts';
import {
  form,
  get,
  maybeDay,
  maybeId,
  maybeOneOf,
  maybeText,
  NotFound,
  oneOf,
  post,
  refuse,
  someOf,
  text,
  type Context,
  type ContextFor,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { insertPupilHandover } from '../course/handover.store.ts';
import { insertAgreement } from '../meetings/agreement.store.ts';
import { isClassOver } from '../mentorships/mentorship.rules.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { pupilConsents } from '../guidance/along.pages.tsx';
import { climatePage } from '../guidance/climate.routes.tsx';
import { enterAsMentor, findOne, otherTeachers } from '../guidance/pupil.access.ts';
import { clockOfClass, endSupport, findPupil, insertSupport } from '../guidance/pupil.store.ts';
import { referPupil } from '../guidance/referral.service.ts';
import { listSpecialists } from '../guidance/referral.store.ts';
import { listShares } from '../guidance/share.store.ts';
import { consents, signs, steps, targets } from '../guidance/worry.rules.ts';
import { closeWorry, insertWorry, listWorries } from '../guidance/worry.store.ts';
import { listGuardiansOf } from '../talks/talk.store.ts';
import { noteDays, noteKinds, noteReaders } from './note.rules.ts';
import { insertNote, withdrawNote } from './note.store.ts';
import { doneKinds, hasBeyond, PupilPage, type Done } from './pupil.pages.tsx';
import { pupilWords } from './pupil.words.ts';
import { timelineParts } from './timeline.rules.ts';
import { readYear } from './timeline.service.ts';

export async function pupilPage(context: Context, problem?: Problem) {
  const { tx, view, organisation, today, query } = context;
  const mentorship = await enterAsMentor(context);
  const pupil = await findOne(context, mentorship);
  const detail = await findPupil(tx, pupil.id, today);
  const shares = await listShares(tx, { mentorship: mentorship.id }, today);
  return (
    <PupilPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      pupil={pupil}
      bornOn={detail.bornOn}
      guardians={await listGuardiansOf(tx, [pupil.id], today)}
      clock={clockOfClass(mentorship, today)}
      marks={organisation.marks}
      year={await readYear(context, mentorship, pupil, detail)}
      part={timelineParts.find((one) => one === query.show) ?? null}
      done={problem ? null : (doneKinds.find((one) => one === query.done) ?? null)}
      isOver={isClassOver(mentorship, organisation.classWeeks, today)}
      office={await listSpecialists(tx, today)}
      sharedWith={shares
        .filter(({ parts }) => parts.includes('support'))
        .map(({ person }) => person)}
      teachers={await otherTeachers(context, mentorship)}
      hasWorry={hasBeyond(await listWorries(tx, mentorship.id, pupil.id))}
    />
  );
}

const backTo = ({ view, params }: Context, done: Done) =>
  linkTo(
    view,
    '/class/:mentorship/pupils/:pupil',
    { mentorship: params.mentorship, pupil: params.pupil },
    { query: { done }, hash: 'main' },
  );

const noteForm = form({
  text: text(2000),
  about: oneOf(noteKinds),
  readers: maybeOneOf(noteReaders),
  owner: maybeId(),
  due: maybeDay(),
  signs: someOf(signs),
  step: maybeOneOf(steps),
  next_mentor: maybeId(),
  consent_of: maybeOneOf(pupilConsents),
  target: maybeOneOf(targets),
  consent: maybeOneOf(consents),
  why: maybeText(20),
});

export const pupilRoutes: Route[] = [
  get(
    '/class/:mentorship/pupils/:pupil',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    pupilPage,
  ),

  // G-21: each kind goes where its readers are, which the sentence beside it named.
  post(
    '/class/:mentorship/pupils/:pupil/notes',
    {
      may: 'guide pupils',
      purpose: 'report',
      audit: ['change person', 'pupil'],
      form: noteForm,
      page: pupilPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const w = pupilWords[view.language];
      const mentorship = await enterAsMentor(context);
      const pupil = await findOne(context, mentorship);
      const own = { organisation: organisation.id, mentorship: mentorship.id, person: person.id };
      switch (input.about) {
        case 'note': {
          const readers = input.readers ?? refuse(w.chooseReaders, 'readers');
          await insertNote(tx, own, { pupil: pupil.id, readers, text: input.text, today });
          break;
        }
        case 'agreement': {
          const owner =
            [pupil.id, ...mentorship.mentors.map(({ personId }) => personId)].find(
              (one) => one === input.owner,
            ) ?? refuse(mentorshipWords[view.language].whoDoes, 'owner');
          await insertAgreement(tx, own, {
            text: input.text,
            owner,
            dueOn: input.due,
            madeOn: today,
            mentee: pupil.id,
          });
          break;
        }
        case 'helps':
          await insertSupport(tx, {
            organisation: organisation.id,
            pupil: pupil.id,
            person: person.id,
            body: input.text,
            today,
          });
          break;
        case 'worry':
          if (input.signs.length === 0) refuse(w.chooseSigns, 'signs');
          await insertWorry(tx, {
            organisation: organisation.id,
            mentorship: mentorship.id,
            pupil: pupil.id,
            author: person.id,
            signs: input.signs,
            map: { seen: input.text },
            today,
            step: input.step ?? refuse(w.chooseStep, 'step'),
          });
          break;
        case 'incident':
          // Nothing typed is lost: the page on which it is kept is shown with the text in it.
          return {
            shown: await climatePage(context as unknown as ContextFor<'report'>, {
              sentence: w.incidentNext,
              fields: { facts: '' },
              typed: { facts: input.text, people: pupil.id },
            }),
          };
        case 'next': {
          const to = (await otherTeachers(context, mentorship)).find(
            ({ id }) => id === input.next_mentor,
          );
          await insertPupilHandover(tx, own, {
            pupil: pupil.id,
            to: to?.id ?? refuse(w.chooseMentor, 'next_mentor'),
            consent: input.consent_of ?? refuse(w.chooseConsent, 'consent_of'),
            text: input.text,
            firstDay: today,
            lastDay: addDays(today, 365),
          });
          await audit(tx, {
            organisation: organisation.id,
            person: person.id,
            action: 'hand over person',
            subjectId: pupil.id,
          });
          break;
        }
        case 'question':
          await referPupil(
            context,
            { mentorship, pupil },
            {
              target: input.target ?? refuse(w.chooseTarget, 'target'),
              consent: input.consent ?? refuse(w.chooseConsent, 'consent'),
              why: input.why,
              extract: input.text,
            },
          );
      }
      return backTo(context, input.about);
    },
  ),

  // G-22: the words go at once; that something was there is told to whoever could read it.
  post(
    '/class/:mentorship/pupils/:pupil/notes/:note/withdrawal',
    { may: 'guide pupils', audit: ['change person', 'pupil'], form: form({}), page: pupilPage },
    async (context) => {
      const { tx, organisation, person, params, today } = context;
      const mentorship = await enterAsMentor(context);
      const pupil = await findOne(context, mentorship);
      const own = { organisation: organisation.id, mentorship: mentorship.id, person: person.id };
      if (
        !(await withdrawNote(tx, own, {
          id: params.note!,
          pupil: pupil.id,
          since: addDays(today, -noteDays),
          today,
        }))
      )
        throw new NotFound();
      return backTo(context, 'taken');
    },
  ),

  post(
    '/class/:mentorship/pupils/:pupil/support/:support/end',
    { may: 'guide pupils', audit: ['change person', 'pupil'], form: form({}), page: pupilPage },
    async (context) => {
      const pupil = await findOne(context, await enterAsMentor(context));
      if (
        !(await endSupport(context.tx, {
          id: context.params.support!,
          pupil: pupil.id,
          today: context.today,
        }))
      )
        throw new NotFound();
      return backTo(context, 'ended');
    },
  ),

  post(
    '/class/:mentorship/pupils/:pupil/worries/:worry/end',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: form({ outcome: oneOf(['better', 'same', 'referred']) }),
      page: pupilPage,
    },
    async (context, { outcome }) => {
      const mentorship = await enterAsMentor(context);
      await findOne(context, mentorship);
      if (
        !(await closeWorry(context.tx, {
          id: context.params.worry!,
          mentorship: mentorship.id,
          outcome,
          today: context.today,
        }))
      )
        throw new NotFound();
      return backTo(context, 'ended');
    },
  ),
];
