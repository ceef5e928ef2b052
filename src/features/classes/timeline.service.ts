/** Everything that a mentor may read about one pupil, put on one dated line. */
import { linkTo } from '../../web/links.ts';
import { locales, number, sayDay } from '../../platform/i18n.ts';
import type { Context } from '../../web/route.tsx';
import { isPassed } from '../organisations/country.rules.ts';
import { listAgreements } from '../meetings/agreement.store.ts';
import { listKeyPoints, listMeetings } from '../meetings/meeting.store.ts';
import { listHandedOver } from '../course/handover.store.ts';
import { listGoals, listGoalSteps } from '../goals/goal.store.ts';
import { listCards } from '../cards/card.store.ts';
import { cardWords } from '../cards/card.words.ts';
import { isLate } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { alongWords } from '../guidance/along.words.ts';
import { listCareer } from '../guidance/career.store.ts';
import { listCases } from '../guidance/case.store.ts';
import { caseWords } from '../guidance/case.words.ts';
import { guidanceWords } from '../guidance/guidance.words.ts';
import type { Pupil } from '../guidance/overview.rules.ts';
import type { PupilDetail } from '../guidance/pupil.store.ts';
import { listReferrals, listSpecialists, type Referral } from '../guidance/referral.store.ts';
import { referralWords } from '../guidance/referral.words.ts';
import { places } from '../guidance/worry.rules.ts';
import { listWorries } from '../guidance/worry.store.ts';
import { listFacts, type Fact } from './class.store.ts';
import { mayTakeBack } from './note.rules.ts';
import { listNotes } from './note.store.ts';
import { pupilWords } from './pupil.words.ts';
import type { Item } from './timeline.rules.ts';
import { mondayOf } from './weeks.rules.ts';

export type PupilYear = {
  items: Item[];
  facts: Fact[];
  talks: string[];
  agreements: { day: string; isLate: boolean }[];
};

/** Those who read something, by their names; whoever looks is “you”. */
function readersIn({ view, person }: Context, mentorship: MentorshipLine, pupil: Pupil) {
  const w = pupilWords[view.language];
  const mentors = mentorship.mentors.filter(({ part }) => part !== 'substitute');
  const list = (names: string[]) =>
    w.readBy(new Intl.ListFormat(locales[view.language]).format([...new Set(names)]));
  const names = [
    ...(mentors.some(({ personId }) => personId === person.id) ? [w.you] : []),
    ...mentors.filter(({ personId }) => personId !== person.id).map(({ name }) => name),
  ];
  return {
    mentors: (...others: string[]) => list([...names, ...others]),
    withPupil: (...others: string[]) => list([pupil.name, ...names, ...others]),
    only: (...others: string[]) => list([w.you, ...others]),
  };
}

/** How it stands with a question to an office. */
function stateOf({ view }: Context, { result, acceptedOn, declinedOn }: Referral): string {
  const w = referralWords[view.language];
  if (result !== null) return w.results[result];
  return declinedOn !== null ? w.declinedTag : acceptedOn !== null ? w.accepted : w.waits;
}

const blank = {
  texts: [],
  small: [],
  tone: null,
  tag: null,
  isPrivate: false,
  act: null,
  link: null,
} satisfies Partial<Item>;

/** G-20: from the stores that there are, inside the same walls. */
export async function readYear(
  context: Context,
  mentorship: MentorshipLine,
  pupil: Pupil,
  { support }: Pick<PupilDetail, 'support'>,
): Promise<PupilYear> {
  const { tx, view, person, organisation, today } = context;
  const w = pupilWords[view.language];
  const g = guidanceWords[view.language];
  const reads = readersIn(context, mentorship, pupil);
  const day = (one: string) => sayDay(view.language, one, view.today);
  const meetings = (await listMeetings(tx, mentorship.id, pupil.id)).filter(
    ({ withMenteeId }) => withMenteeId === pupil.id,
  );
  const points = Map.groupBy(await listKeyPoints(tx, mentorship.id), ({ meetingId }) => meetingId);
  const agreements = (await listAgreements(tx, mentorship.id)).filter(
    ({ text, aboutId, ownerId }) => text !== null && (aboutId === pupil.id || ownerId === pupil.id),
  );
  const facts = await listFacts(tx, [pupil.id], mentorship.cohortFirst);
  const specialists = await listSpecialists(tx, today);
  const officeOf = (target: string) =>
    specialists.filter((one) => one.target === target).map(({ name }) => name);
  const items: Item[] = [];

  for (const one of meetings)
    items.push({
      ...blank,
      kind: 'talk',
      id: one.id,
      day: one.heldOn,
      title: w.items.talk(one.minutes),
      small: [w.by(one.recordedBy)],
      texts: [
        ...(one.text === null ? [] : [{ text: one.text }]),
        ...(points.get(one.id) ?? []).map((point) => ({
          label: w.items.point,
          text: point.other ?? point.text,
        })),
        ...(one.text === null && one.hasText ? [{ text: w.noWords }] : []),
      ],
      readers:
        one.text === null
          ? reads.withPupil()
          : one.noteClass === 'private'
            ? null
            : one.noteClass === 'official'
              ? reads.withPupil(w.file)
              : one.noteClass === 'safeguarding'
                ? reads.only(...officeOf('counsellor'))
                : reads.withPupil(),
      isPrivate: one.noteClass === 'private' || one.noteClass === 'safeguarding',
    });
  // How somebody reads a talk is theirs alone, so it stands apart from what others read.
  for (const one of meetings.filter(({ reading }) => reading !== null))
    items.push({
      ...blank,
      kind: 'talk',
      id: one.readingId!,
      day: one.heldOn,
      title: w.items.reading,
      texts: [{ text: one.reading! }],
      readers: null,
      isPrivate: true,
    });
  for (const one of agreements)
    items.push({
      ...blank,
      kind: 'agreement',
      id: one.id,
      day: one.madeOn,
      title: w.items.agreement,
      texts: [{ label: one.owner, text: one.text! }],
      small: [
        ...(one.dueOn ? [w.goes(day(one.dueOn))] : []),
        ...(one.writtenBy ? [w.by(one.writtenBy)] : []),
      ],
      tone: one.kept === true ? 'good' : one.kept === false || isLate(one, today) ? 'warn' : null,
      tag:
        one.kept === true
          ? w.kept
          : one.kept === false
            ? w.notKept
            : isLate(one, today)
              ? w.late
              : null,
      readers: reads.withPupil(),
      act: one.kept === null ? 'settle' : null,
    });
  for (const [monday, own] of Map.groupBy(facts, (fact) => mondayOf(fact.day))) {
    const hours = own
      .filter(({ kind }) => kind === 'absence')
      .reduce((sum, { value }) => sum + value, 0);
    const marks = own.filter(({ kind }) => kind === 'mark');
    const isLow = marks.some(({ value }) => !isPassed(value, organisation.marks));
    items.push({
      ...blank,
      kind: 'facts',
      id: monday,
      day: own[0]!.day,
      title: hours > 0 ? w.items.absence(hours) : w.items.marks,
      texts:
        marks.length > 0
          ? [
              {
                label: w.items.marks,
                text: marks
                  .map(({ what, value }) => `${what} ${number(view.language, value, 1)}`)
                  .join(' · '),
              },
            ]
          : [],
      tone: isLow ? 'warn' : null,
      tag: isLow
        ? g.reasons.marks(marks.filter(({ value }) => !isPassed(value, organisation.marks)).length)
        : null,
      readers: reads.withPupil(w.guardiansToo),
    });
  }
  for (const one of await listNotes(tx, mentorship.id, pupil.id))
    items.push({
      ...blank,
      kind: 'note',
      id: one.id,
      day: one.writtenOn,
      title: w.items.note,
      texts: [{ text: one.text ?? w.takenBack(one.author) }],
      small: [w.by(one.author)],
      readers:
        one.readers === 'own'
          ? null
          : one.readers === 'mentors'
            ? reads.mentors()
            : reads.withPupil(),
      isPrivate: one.readers === 'own' || one.text === null,
      act: mayTakeBack(one, person.id, today) ? 'take-back' : null,
    });
  for (const one of support)
    items.push({
      ...blank,
      kind: 'helps',
      id: one.id,
      day: one.notedOn,
      title: w.items.helps,
      texts: [{ text: one.body }],
      readers: reads.mentors(),
      act: 'end-support',
    });
  for (const one of await listWorries(tx, mentorship.id, pupil.id))
    items.push({
      ...blank,
      kind: 'worry',
      id: one.id,
      day: one.seenOn,
      title: w.items.worry,
      texts: [
        { text: one.signs.map((sign) => g.signs[sign]).join(', ') },
        ...places.flatMap((place) =>
          one.map[place] ? [{ label: g.places[place], text: one.map[place] }] : [],
        ),
      ],
      tone: one.closedOn ? 'good' : null,
      tag: one.closedOn ? (g.outcomesOf[one.outcome ?? 'same'] ?? null) : null,
      readers: null,
      isPrivate: true,
      act: one.closedOn ? null : 'close-worry',
    });
  for (const one of (await listCases(tx, { mentorship: mentorship.id })).filter(({ people }) =>
    people.some(({ id }) => id === pupil.id),
  ))
    items.push({
      ...blank,
      kind: 'tension',
      id: one.id,
      day: one.seenOn,
      title: caseWords[view.language].kinds[one.kind],
      texts: [{ text: one.facts }],
      small: [
        w.by(one.seenBy),
        caseWords[view.language].roles[one.people.find(({ id }) => id === pupil.id)!.role],
      ],
      tone: one.closedOn ? 'good' : 'warn',
      tag: one.closedOn ? w.closed : null,
      readers: reads.mentors(...(one.counsellor ? [one.counsellor] : [])),
      // Others stand in it too.
      isPrivate: true,
      link: {
        href: linkTo(view, '/mentorships/:mentorship/tensions/:tension', {
          mentorship: mentorship.id,
          tension: one.id,
        }),
        text: w.protocol,
      },
    });
  for (const one of await listReferrals(tx, { mentorship: mentorship.id, pupil: pupil.id }))
    items.push({
      ...blank,
      kind: 'referral',
      id: one.id,
      day: one.sentOn,
      title: w.items.referral(g.targets[one.target]),
      texts: one.texts.map((text) => ({
        label: text.kind === 'answer' ? `${w.answered}, ${text.by}` : text.by,
        text: text.body,
      })),
      tone: one.result === null && one.declinedOn === null ? 'plain' : 'good',
      tag: stateOf(context, one),
      readers: reads.only(...officeOf(one.target)),
      isPrivate: true,
    });
  for (const one of await listHandedOver(tx, { pupil: pupil.id, mentorship: mentorship.id }))
    items.push({
      ...blank,
      kind: 'handover',
      id: one.id,
      day: one.firstDay,
      title: alongWords[view.language].line(
        one.to,
        day(one.firstDay),
        alongWords[view.language].consents[one.consent ?? 'pupil'],
      ),
      texts: [{ text: one.text }],
      readers: reads.withPupil(one.to),
    });
  const goals = (await listGoals(tx, mentorship.id)).filter(
    ({ menteeId, text }) => menteeId === pupil.id && text !== null,
  );
  for (const one of goals)
    items.push({
      ...blank,
      kind: 'goal',
      id: one.id,
      day: one.setOn,
      title: w.items.goal,
      texts: [{ text: one.text! }],
      tone: one.reachedOn ? 'good' : null,
      tag: one.reachedOn ? w.reached : null,
      readers: reads.withPupil(),
    });
  for (const one of await listGoalSteps(tx, mentorship.id))
    if (goals.some(({ id }) => id === one.goalId))
      items.push({
        ...blank,
        kind: 'step',
        id: one.id,
        day: one.madeOn,
        title: w.items.step,
        texts: [{ text: one.text }],
        small: [w.by(one.by)],
        readers: reads.withPupil(),
      });
  for (const one of await listCards(tx, mentorship.id))
    if (one.menteeId === pupil.id)
      items.push({
        ...blank,
        kind: 'card',
        id: one.id,
        day: one.madeOn,
        title: cardWords[view.language].kinds[one.kind].name,
        texts: [
          { text: Object.values(one.content).filter(Boolean).join(' · ') },
          ...(one.outcomeText ? [{ label: w.answered, text: one.outcomeText }] : []),
        ],
        small: [w.by(one.madeBy)],
        readers: one.isPrivate ? null : reads.withPupil(),
        isPrivate: one.isPrivate,
      });
  for (const one of await listCareer(tx, mentorship.id, pupil.id))
    items.push({
      ...blank,
      kind: 'career',
      id: one.id,
      day: one.doneOn ?? one.madeOn,
      title: w.items.career,
      texts: [
        { text: one.text },
        ...(one.answer === null ? [] : [{ label: w.answered, text: one.answer }]),
      ],
      small: [w.by(one.madeBy)],
      readers: reads.withPupil(),
      // A private question is not for paper.
      isPrivate: one.kind === 'question',
      link: {
        href: linkTo(view, '/mentorships/:mentorship/careers/:pupil', {
          mentorship: mentorship.id,
          pupil: pupil.id,
        }),
        text: w.dossier,
      },
    });
  return {
    items,
    facts,
    talks: meetings.map(({ heldOn }) => heldOn),
    agreements: agreements.map((one) => ({ day: one.madeOn, isLate: isLate(one, today) })),
  };
}
