import { addDays, daysBetween, sayDay } from '../../platform/i18n.ts';
import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { Section } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import type { View } from '../../web/view.ts';
import { waitingQuestions } from './career.store.ts';
import { careerWords } from './career.words.ts';
import { missingSteps, nextGrade, type Grade, type TensionKind } from './climate.rules.ts';
import { guidanceWords } from './guidance.words.ts';
import { helpLinesOf } from './help-line.rules.ts';
import {
  answeredClimate,
  askedClimate,
  helpersOf,
  offeredTalks,
  openReferrals,
  openTensions,
  pupilsOf,
} from './home.store.ts';
import { homeWords } from './home.words.ts';
import { inOrderOfNeed, reasonsOf, type Pupil } from './overview.rules.ts';
import { pupilOf } from './pupil.store.ts';
import { sharesQuery } from './share.store.ts';
import { shareWords } from './share.words.ts';
import { mayBook } from './talk.rules.ts';

/** So many pupils are named; the others stand in their class. */
const mostPupils = 3;
/** So long the mentors are told that a class has answered. */
const answeredDays = 14;

/**
 * Of the mentor of a class: who needs a look, and cases with a step to take. Of a pupil: what is
 * asked, what can be booked, and who helps. Of a guardian: what waits for the child. Of an office:
 * each pupil who waits.
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
      pupils:
        leads && pupilsOf(tx, { person: person.id, now: at, today, marks: organisation.marks }),
      tensions: leads && openTensions(tx, person.id),
      answered:
        leads &&
        answeredClimate(tx, { person: person.id, since: addDays(today, -answeredDays), today }),
      asked: learns && askedClimate(tx, person.id, today),
      helpers: learns && helpersOf(tx, person.id, today),
      offered:
        (learns || roles.includes('guardian')) &&
        offeredTalks(tx, { person: person.id, now: at, today }),
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
      ...(found.tensions ?? []).map((one) => tensionLine(view, one)),
      ...toLookAt(view, found.pupils ?? []),
      ...offers(view, found.offered ?? []),
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

type Tension = {
  mentorship: string;
  kind: string;
  seenOn: string;
  names: string;
  grades: string[];
};

/** G-9, G-10: what is still to be done about it, or the lightest step that has not been tried. */
function tensionLine(view: View, { mentorship, names, seenOn, ...tension }: Tension): Line {
  const w = homeWords[view.language];
  const kind = tension.kind as TensionKind;
  const taken = tension.grades as Grade[];
  const next = nextGrade(taken.map((grade) => ({ grade, outcome: 'same' })));
  const missing = missingSteps(kind, taken);
  const left = missing.length > 0 ? missing : next ? [next] : [];
  const day = sayDay(view.language, seenOn, view.today);
  const said = names ? w.tensionOf(w.kinds[kind], names, day) : w.tension(w.kinds[kind], day);
  return {
    urgency: kind === 'bullying' ? 0.8 : 1.3,
    sentence:
      left.length > 0
        ? `${said}: ${w.stepsLeft(left.map((one) => w.grades[one]).join(', '))}`
        : said,
    action: w.goOn,
    href: linkTo(view, '/mentorships/:mentorship/climate', { mentorship }, { hash: 'tension' }),
  };
}

type PupilLine = Pupil & { mentorship: string; group: string };

/** G-1: whoever needs a look most, with the reasons in words and the one thing to do. */
function toLookAt(view: View, rows: (Parameters<typeof pupilOf>[0] & { group: string })[]): Line[] {
  const w = homeWords[view.language];
  const { reasons } = guidanceWords[view.language];
  const pupils = rows.map((row): PupilLine => ({
    ...pupilOf(row),
    mentorship: row.mentorship_id,
    group: row.group,
  }));
  return (inOrderOfNeed(pupils, view.today) as PupilLine[])
    .filter((pupil) => reasonsOf(pupil, view.today).length > 0)
    .slice(0, mostPupils)
    .map((pupil): Line => {
      const why = reasonsOf(pupil, view.today);
      const params = { mentorship: pupil.mentorship, pupil: pupil.id };
      const isSilent = why.some(({ kind }) => kind === 'talk');
      return {
        urgency: 1.5,
        sentence: w.pupil(
          pupil.name,
          pupil.group,
          why.map(({ kind, count }) => reasons[kind](count)).join(', '),
        ),
        action: isSilent ? w.planTalk : w.openCard,
        href: isSilent
          ? linkTo(
              view,
              '/mentorships/:mentorship/next',
              { mentorship: pupil.mentorship },
              { query: { pupil: pupil.id } },
            )
          : linkTo(view, '/mentorships/:mentorship/pupils/:pupil', params),
      };
    });
}

type Offered = {
  mentorship: string;
  party: 'pupil' | 'guardian' | 'three';
  pupil: string;
  name: string;
  count: number;
  isOwn: boolean;
};

/** G-12: what a pupil may book, and what a guardian may for each child. */
function offers(view: View, rows: Offered[]): Line[] {
  const w = homeWords[view.language];
  const open = rows.filter(({ party, isOwn }) => mayBook(party, isOwn ? 'pupil' : 'guardian'));
  return [...Map.groupBy(open, ({ mentorship, pupil }) => `${mentorship} ${pupil}`).values()].map(
    (ofOne): Line => {
      const [first] = ofOne;
      const { isOwn, name, mentorship } = first!;
      const count = ofOne.reduce((sum, one) => sum + one.count, 0);
      return {
        urgency: 1.6,
        sentence: isOwn ? w.offered(count) : w.offeredFor(name, count),
        action: w.book,
        href: isOwn
          ? linkTo(view, '/mentorships/:mentorship/slots', { mentorship })
          : linkTo(view, '/children'),
      };
    },
  );
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
