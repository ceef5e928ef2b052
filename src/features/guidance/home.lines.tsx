import { addDays, daysBetween, sayDay } from '../../platform/i18n.ts';
import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { Section } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import type { View } from '../../web/view.ts';
import {
  mentorshipLists,
  mentorshipsOf,
  type MentorshipLine,
} from '../mentorships/mentorship.store.ts';
import { waitingQuestions } from './career.store.ts';
import { careerWords } from './career.words.ts';
import { askOf, type Grade, type TensionKind } from './case.rules.ts';
import { guidanceWords } from './guidance.words.ts';
import { helpLinesOf } from './help-line.rules.ts';
import {
  answeredClimate,
  askedClimate,
  helpersOf,
  openCases,
  openReferrals,
  pupilsOf,
} from './home.store.ts';
import { homeWords } from './home.words.ts';
import { reasonsOf, weightOf } from './overview.rules.ts';
import { clockOfClass, pupilOf } from './pupil.store.ts';
import { sharesQuery } from './share.store.ts';
import { shareWords } from './share.words.ts';

/** So many pupils are named; the others stand in their class. */
const mostPupils = 3;
/** So long the mentors are told that a class has answered. */
const answeredDays = 14;

/**
 * Of the mentor of a class: who needs a look, and cases with a step to take. Of a pupil: what is
 * asked, and who helps. Of an office: each pupil who waits.
 */
export const guidanceHome = homePart({
  ask: ({ tx, person, now, today, organisation }) => {
    const at = new Date(now.epochMilliseconds);
    const { roles, around } = person;
    const leads = around.classes && roles.includes('mentor');
    const learns = around.classes && roles.includes('mentee');
    return {
      questions: waitingQuestions(tx, person.id),
      shares: sharesQuery(tx, { person: person.id }, today),
      classes: leads && mentorshipLists(tx, { person: person.id }),
      pupils:
        leads && pupilsOf(tx, { person: person.id, now: at, today, marks: organisation.marks }),
      cases: (leads || roles.includes('specialist')) && openCases(tx),
      answered:
        leads &&
        answeredClimate(tx, { person: person.id, since: addDays(today, -answeredDays), today }),
      asked: learns && askedClimate(tx, person.id, today),
      helpers: learns && helpersOf(tx, person.id, today),
      referrals: roles.includes('specialist') && openReferrals(tx, person.id),
    };
  },
  say: ({ view, today, organisation }, found) => {
    const w = homeWords[view.language];
    const actions = homeActions[view.language];
    const waiting: Line[] = found.questions.map(({ mentorship, pupil, name }) => ({
      urgency: 1.4,
      sentence: careerWords[view.language].onHome(name),
      action: careerWords[view.language].homeDo,
      href: linkTo(
        view,
        '/mentorships/:mentorship/careers/:pupil',
        { mentorship, pupil },
        { hash: 'questions' },
      ),
    }));
    for (const one of found.referrals ?? [])
      waiting.push({
        urgency: one.isUrgent ? 0.5 : 1,
        sentence: one.isUrgent
          ? w.inDanger(one.name)
          : w.referral(one.name, daysBetween(one.sentOn, today)),
        action: actions.open,
        href: linkTo(view, '/referrals/:referral', { referral: one.id }),
      });
    for (const { mentorship, closesOn } of found.asked ?? [])
      waiting.push({
        urgency: 1.2,
        sentence: w.askedClimate(sayDay(view.language, closesOn, today)),
        action: actions.answer,
        href: linkTo(view, '/mentorships/:mentorship/climate', { mentorship }),
      });
    for (const { mentorship, group } of found.answered ?? [])
      waiting.push({
        urgency: 2.4,
        sentence: w.answeredClimate(group),
        action: actions.look,
        href: linkTo(view, '/mentorships/:mentorship/climate', { mentorship }),
      });
    waiting.push(
      ...(found.cases ?? []).flatMap((one) => caseLines(view, one)),
      ...toLookAt(view, found.pupils ?? [], found.classes ? mentorshipsOf(found.classes) : []),
    );
    if (found.shares.length > 0)
      waiting.push({
        urgency: 4.5,
        sentence: shareWords[view.language].toIt(found.shares.length),
        action: actions.look,
        href: linkTo(view, '/classes'),
      });
    return {
      waiting,
      standing: found.helpers
        ? [<Help view={view} helpers={found.helpers} country={organisation.jurisdiction} />]
        : [],
    };
  },
});

type OpenCase = {
  id: string;
  mentorship: string;
  kind: string;
  seenOn: string;
  lookOn: string | null;
  names: string;
  grades: string[];
};

/**
 * G-9, G-10, G-43: what is still to be done about it, or the second look when its day has come. What
 * asks for nothing today is not told.
 */
function caseLines(view: View, { id, mentorship, names, ...one }: OpenCase): Line[] {
  const w = homeWords[view.language];
  const kind = one.kind as TensionKind;
  const grades = one.grades as Grade[];
  const ask = askOf({ ...one, kind, grades }, view.today);
  if (ask.what === 'nothing' && (kind === 'bullying' || grades.length > 0)) return [];
  const day = sayDay(view.language, one.seenOn, view.today);
  const said = names ? w.tensionOf(w.kinds[kind], names, day) : w.tension(w.kinds[kind], day);
  const [first] = ask.what === 'steps' ? ask.steps : [];
  const isLate = first !== undefined && first.by < view.today;
  return [
    {
      urgency: kind !== 'bullying' ? 1.3 : isLate || ask.what === 'look' ? 0.6 : 0.8,
      sentence:
        ask.what === 'steps'
          ? `${said}: ${w.stepsLeft(
              ask.steps
                .map(({ grade, by }) =>
                  w.stepBy(w.grades[grade], sayDay(view.language, by, view.today)),
                )
                .join(', '),
            )}`
          : ask.what === 'look'
            ? `${said}: ${w.lookAgain}`
            : said,
      action: w.goOn,
      href: linkTo(view, '/mentorships/:mentorship/tensions/:tension', {
        mentorship,
        tension: id,
      }),
    },
  ];
}

/** G-1: whoever needs a look most, with the reasons in words and the one thing to do. */
function toLookAt(
  view: View,
  rows: (Parameters<typeof pupilOf>[0] & { group: string })[],
  classes: MentorshipLine[],
): Line[] {
  const w = homeWords[view.language];
  const { reasons } = guidanceWords[view.language];
  return classes
    .flatMap((mentorship) => {
      const clock = clockOfClass(mentorship, view.today);
      return rows
        .filter((row) => row.mentorship_id === mentorship.id)
        .map((row) => {
          const pupil = pupilOf(row);
          const why = reasonsOf(pupil, clock);
          return { pupil, why, mentorship, weight: weightOf(pupil, clock) };
        });
    })
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => b.weight - a.weight || (a.pupil.sortName < b.pupil.sortName ? -1 : 1))
    .slice(0, mostPupils)
    .map(({ pupil, why, mentorship }): Line => {
      const isSilent = why.some(({ kind }) => kind === 'talk');
      return {
        urgency: 1.5,
        sentence: w.pupil(
          pupil.name,
          mentorship.name ?? '',
          why.map(({ kind, count }) => reasons[kind](count)).join(', '),
        ),
        action: isSilent ? w.planTalk : w.openCard,
        href: isSilent
          ? linkTo(view, '/talks/new', {}, { query: { class: mentorship.id, pupil: pupil.id } })
          : linkTo(view, '/class/:mentorship/pupils/:pupil', {
              mentorship: mentorship.id,
              pupil: pupil.id,
            }),
      };
    });
}

/** Whom a pupil can turn to, in school and outside. */
function Help({
  view,
  helpers,
  country,
}: {
  view: View;
  helpers: { name: string; isMentor: boolean }[];
  country: string | null;
}) {
  const w = homeWords[view.language];
  return (
    <Section title={w.help}>
      <ul class="lines">
        {helpers.map(({ name, isMentor }) => (
          <li>
            <span>{name}</span>
            <span class="small muted">{isMentor ? w.helpMentor : w.helpSpecialist}</span>
          </li>
        ))}
        {helpLinesOf(country).map(({ name, number }) => (
          <li>
            <a href={`tel:${number.replace(/\D/g, '')}`}>
              {name === number ? number : `${name} ${number}`}
            </a>
            <span class="small muted">{w.helpOutside}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
