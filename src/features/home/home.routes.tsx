import { linkTo } from '../../web/links.ts';
import { factsOf, roleOf } from '../admissions/admission.rules.ts';
import { listOwnApplications } from '../admissions/admission.store.ts';
import { judge } from '../admissions/eligibility.rules.ts';
import { listTalks } from '../assessments/share.store.ts';
import { developmentWords } from '../development/development.words.ts';
import { listFeedback } from '../development/feedback.store.ts';
import { feedbackWords } from '../development/feedback.words.ts';
import { listGoalRequests } from '../development/goal.store.ts';
import { listWaitingQuestions } from '../guidance/career.store.ts';
import { listShares } from '../guidance/share.store.ts';
import { shareWords } from '../guidance/share.words.ts';
import { careerWords } from '../guidance/career.words.ts';
import { addDays, daysBetween, duration, sayDay } from '../../platform/i18n.ts';
import { Bar } from '../../web/chart.tsx';
import { Form } from '../../web/fields.tsx';
import { Layout, Section, Who } from '../../web/layout.tsx';
import { grantOf } from '../../web/permission.ts';
import { get, type Context, type Route } from '../../web/route.tsx';
import { nobody } from '../../web/session.ts';
import type { Page, View } from '../../web/view.ts';
import { listInterviews } from '../assessments/interview.store.ts';
import { interviewWords } from '../assessments/interview.words.ts';
import { stateOfRound } from '../assessments/round.rules.ts';
import { listRaters } from '../assessments/rater.store.ts';
import { listRounds } from '../assessments/round.store.ts';
import { countCohort } from '../matching/cohort.store.ts';
import { questionOf, turnOf } from '../matching/proposal.rules.ts';
import { listInVain, listProposals, listWaiting } from '../matching/proposal.store.ts';
import { silence } from '../mentorships/mentorship.pages.tsx';
import { isLate } from '../mentorships/mentorship.rules.ts';
import { listAgreements } from '../mentorships/agreement.store.ts';
import { isRemembered } from '../mentorships/closure.rules.ts';
import { closureWords } from '../mentorships/closure.words.ts';
import { isTheirs } from '../mentorships/part.rules.ts';
import { listMentorships, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isDue, kindOf, mayReview } from '../mentorships/card.rules.ts';
import { listCards } from '../mentorships/card.store.ts';
import { findSignatureState } from '../mentorships/mentoring-agreement.store.ts';
import { listTeamItems } from '../mentorships/team.store.ts';
import { teamWords } from '../mentorships/team.words.ts';
import { listGatherings } from '../mentorships/gathering.store.ts';
import { listOwnActions } from '../mentorships/own-action.store.ts';
import { ownActionWords } from '../mentorships/own-action.words.ts';
import { listProfiles } from '../profiles/profile.store.ts';
import {
  findCohort,
  listDates,
  listProgrammes,
  type CohortDate,
} from '../programmes/programme.store.ts';
import { countAwaiting } from '../people/approval.ts';
import { approvalWords } from '../people/approval.words.ts';
import { listBreakGlassAccess } from '../people/protected.store.ts';
import { listLeftRunning } from '../people/leaving.store.ts';
import { findBeside } from '../people/person.store.ts';
import { findArchiveChoice, listEnded } from '../records/archive.store.ts';
import { listRecordRequests } from '../records/request.store.ts';
import { findReading } from '../rights/notice.store.ts';
import { noticeWords } from '../rights/notice.words.ts';
import { listRequests } from '../rights/request.store.ts';
import { inTurn, sentenceOf } from '../signals/signal.pages.tsx';
import { stateOf } from '../signals/signal.rules.ts';
import { listSignals } from '../signals/signal.store.ts';
import { inOrder, type Line } from './home.rules.ts';
import { homeWords } from './home.words.ts';

/** So long a decision stays on the home page of whom it is about. */
const daysOfNews = 30;

type Home = {
  /** Has read the newest notice about data. */
  isTold: boolean;
  lines: Line[];
  dates: CohortDate[];
  /** Gatherings that ask this person for an answer. */
  invited: ReadonlySet<string>;
  mentorships: MentorshipLine[];
  ofOthers: boolean;
};

function HomePage({ view, isTold, lines, dates, invited, mentorships, ofOthers }: Page & Home) {
  const w = homeWords[view.language];
  const isMentoring = view.person!.roles.some((role) => role === 'mentor' || role === 'mentee');
  const running = mentorships.filter((mentorship) => mentorship.closedOn === null);
  const own = mentorships.filter((mentorship) => isRemembered(mentorship, view.today));
  const met = running.filter((mentorship) =>
    ['met', 'fresh'].includes(silence(mentorship, view.today)),
  ).length;
  return (
    <Layout view={view} title={w.hello(view.person!.name.split(' ')[0]!)}>
      {!isTold && (
        <p class="note">
          <a href={linkTo(view, '/notice')}>{noticeWords[view.language].ask}</a>{' '}
          {noticeWords[view.language].askAgain}
        </p>
      )}
      <Section title={w.waiting}>
        {lines.length === 0 ? (
          <p>
            {w.nothing}{' '}
            {(ofOthers || isMentoring) &&
              `${w.goodNext} ${ofOthers ? w.goodCoordinator : w.goodMentor}`}
          </p>
        ) : (
          <ol class="waiting">
            {lines.map((line, i) => (
              <li>
                <span>{line.sentence}</span>
                {line.post ? (
                  <Form view={view} action={line.post} class="inline">
                    <button class={i === 0 ? 'button' : 'button second'}>
                      {line.action}
                      <span class="hidden-text">: {line.sentence}</span>
                    </button>
                  </Form>
                ) : (
                  <a class={i === 0 ? 'button' : 'button second'} href={line.href ?? ''}>
                    {line.action}
                    <span class="hidden-text">: {line.sentence}</span>
                  </a>
                )}
              </li>
            ))}
          </ol>
        )}
      </Section>
      <div class="two even">
        <Section title={w.coming}>
          {dates.length === 0 ? (
            <p class="muted">{w.nothingComing}</p>
          ) : (
            <ol class="history">
              {dates.map((date) => (
                <li>
                  <span class="strong">
                    {date.kind === 'gathering' && invited.has(date.id) ? (
                      <a href={linkTo(view, '/gatherings/:date', { date: date.id })}>{date.name}</a>
                    ) : (
                      date.name
                    )}
                  </span>
                  <span class="small muted">
                    {sayDay(view.language, date.firstDay, view.today)}
                  </span>
                </li>
              ))}
            </ol>
          )}
        </Section>
        {(ofOthers ? running : own).length > 0 &&
          (ofOthers ? (
            <Section title={w.stand}>
              <p class="strong">{w.met(met, running.length)}</p>
              <Bar
                title={w.stand}
                description={w.met(met, running.length)}
                whole={running.length}
                part={met}
              />
            </Section>
          ) : (
            <Section title={w.yours}>
              <ul class="lines">
                {own.map((mentorship) => (
                  <OwnLine view={view} mentorship={mentorship} />
                ))}
              </ul>
            </Section>
          ))}
      </div>
    </Layout>
  );
}

function others(mentorship: MentorshipLine, view: View) {
  return mentorship.kind === 'group'
    ? []
    : [...mentorship.mentors, ...mentorship.mentees].filter(
        (member) => member.personId !== view.person!.id,
      );
}

function OwnLine({ view, mentorship }: { view: View; mentorship: MentorshipLine }) {
  const other = others(mentorship, view)[0];
  const href = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const hours = homeWords[view.language].hours(duration(view.language, mentorship.usedMinutes));
  const ended =
    mentorship.closedOn &&
    closureWords[view.language].onHome(sayDay(view.language, mentorship.closedOn, view.today));
  const small = ended ? `${ended} · ${hours}` : hours;
  return (
    <li>
      {other ? (
        <Who id={other.personId} name={other.name} href={href} small={small} />
      ) : (
        <>
          <a href={href}>{mentorship.name}</a>
          {ended && <span class="small muted">{ended}</span>}
        </>
      )}
    </li>
  );
}

async function coordinatorLines({ tx, view, person }: Context): Promise<Line[]> {
  const w = homeWords[view.language];
  const lines: Line[] = [];
  const programmes = await listProgrammes(tx);
  const profiles = await listProfiles(tx, { withDrafts: true });
  for (const programme of programmes.filter(({ kind }) => kind === 'pairs')) {
    for (const cohort of programme.cohorts.filter(({ lastDay }) => lastDay >= view.today)) {
      const counts = await countCohort(tx, cohort.id);
      const name = `${programme.name}, ${cohort.name}`;
      if (counts.undecided > 0)
        lines.push({
          urgency: 2,
          sentence: w.decide(counts.undecided, name),
          action: w.decideDo,
          href: linkTo(
            view,
            '/cohorts/:cohort/applications',
            { cohort: cohort.id },
            { query: { show: 'undecided' } },
          ),
        });
      const inVain = await listInVain(tx, cohort.id, view.today);
      if (inVain.length > 0)
        lines.push({
          urgency: 0.5,
          sentence: w.inVain(inVain.length, name),
          action: w.rematch,
          href: linkTo(view, '/cohorts/:cohort/runs', { cohort: cohort.id }),
        });
      const asked = new Set(
        (await listWaiting(tx, cohort.id, view.today)).map(({ menteeId }) => menteeId),
      );
      const toPlace = counts.unplaced - inVain.length - asked.size;
      if (toPlace > 0)
        lines.push({
          urgency: 3,
          sentence: w.place(toPlace, name),
          action: w.placeDo,
          href: linkTo(view, '/cohorts/:cohort/runs', { cohort: cohort.id }),
        });
    }
  }
  const left = await listLeftRunning(tx, view.today);
  for (const { id, name } of left.slice(0, 3))
    lines.push({
      urgency: 0.8,
      sentence: w.leftAndRuns(name),
      action: w.look,
      href: linkTo(view, '/people/:person', { person: id }),
    });
  if (left.length > 3)
    lines.push({
      urgency: 0.9,
      sentence: w.moreLeft(left.length - 3),
      action: w.look,
      href: linkTo(view, '/people', {}, { query: { role: 'left' } }),
    });
  for (const profile of profiles) {
    const draft = profile.versions.find((version) => version.publishedAt === null);
    if (draft)
      lines.push({
        urgency: 4,
        sentence: w.draft(profile.name),
        action: w.review,
        href: linkTo(view, '/profiles/versions/:version', { version: draft.id }),
      });
  }
  const beside = await findBeside(tx, person.id, view.today);
  if (!beside.people)
    lines.push({
      urgency: 5.1,
      sentence: w.bringPeople,
      action: w.bringPeopleDo,
      href: linkTo(view, '/people/imports/new'),
    });
  if (!beside.coordinator && programmes.length === 0)
    lines.push({
      urgency: 5.2,
      sentence: w.onlyCoordinator,
      action: w.bringPeopleDo,
      href: linkTo(view, '/people/imports/new'),
    });
  if (profiles.length === 0)
    lines.push({
      urgency: 5,
      sentence: w.start,
      action: w.startDo,
      href: linkTo(view, '/profiles/new'),
    });
  else if (
    programmes.length === 0 &&
    profiles.some((profile) => profile.versions.some((version) => version.publishedAt !== null))
  )
    lines.push({
      urgency: 5,
      sentence: w.programme,
      action: w.programmeDo,
      href: linkTo(view, '/programmes/new'),
    });
  return lines;
}

/** Signals that this person looks after: urgent ones one by one, the others as a number. */
async function signalLines({ tx, view, person, today }: Context): Promise<Line[]> {
  if (!grantOf(person.roles, 'see signals')) return [];
  const w = homeWords[view.language];
  const mine = inTurn(await listSignals(tx, { owner: person.id, open: true }), today).filter(
    ({ hasAction }) => !hasAction,
  );
  const urgent = mine
    .filter(
      (signal) =>
        signal.severity === 'high' ||
        signal.kind === 'well-being' ||
        stateOf(signal, today) === 'late',
    )
    .slice(0, 3);
  const lines: Line[] = urgent.map((signal) => ({
    urgency: 1,
    sentence: sentenceOf(signal, view),
    action: w.look,
    href: linkTo(view, '/signals/:signal', { signal: signal.id }),
  }));
  const rest = mine.length - urgent.length;
  if (rest > 0)
    lines.push({
      urgency: 1.6,
      sentence: w.more(rest),
      action: w.all,
      href: linkTo(view, '/signals'),
    });
  return lines;
}

async function ownLines(
  { tx, view, person, today }: Context,
  mentorships: MentorshipLine[],
): Promise<Line[]> {
  const w = homeWords[view.language];
  const lines: Line[] = [];
  for (const interview of await listInterviews(tx, { person: person.id })) {
    const open = interview.interviewers.some(
      ({ personId, hasSubmitted }) => personId === person.id && !hasSubmitted,
    );
    if (open)
      lines.push({
        urgency: 1,
        sentence: interviewWords[view.language].waiting(interview.applicant),
        action: interviewWords[view.language].waitingDo,
        href: linkTo(view, '/interviews/:interview', { interview: interview.id }),
      });
  }
  for (const rater of await listRaters(tx, { person: person.id })) {
    const [round] =
      rater.hasSubmitted || rater.declinedWhy !== null || !rater.isChecked
        ? []
        : await listRounds(tx, { id: rater.roundId });
    if (round && stateOfRound(round, today) === 'open')
      lines.push({
        urgency: 1,
        sentence:
          rater.source === 'self'
            ? w.assessSelf(round.name, sayDay(view.language, round.closesOn, today))
            : w.assess(rater.mentor, sayDay(view.language, round.closesOn, today)),
        action: w.assessDo,
        post: linkTo(view, '/raters/:rater/opening', { rater: rater.id }),
      });
  }
  const rounds = await listRounds(tx, { mentor: person.id });
  const newest = rounds.find(({ releasedAt }) => releasedAt !== null);
  for (const round of rounds) {
    const state = stateOfRound(round, today);
    if (state === 'open' && round.sources.includes('colleague'))
      lines.push({
        urgency: 2,
        sentence: w.nominate(round.name),
        action: w.nominateDo,
        href: linkTo(view, '/rounds/:round/mine', { round: round.id }),
      });
    if (round === newest)
      lines.push({
        urgency: 2.5,
        sentence: w.report(round.name),
        action: w.open,
        href: linkTo(view, '/rounds/:round/report', { round: round.id }),
      });
  }
  for (const request of await listGoalRequests(tx, { person: person.id }))
    if (request.agreed === null)
      lines.push({
        urgency: 1.5,
        sentence: developmentWords[view.language].homeRequest(request.owner, request.kind),
        action: w.answer,
        href: linkTo(view, '/development'),
      });
  for (const talk of await listTalks(tx, { coach: person.id }))
    if (!talk.isHeld)
      lines.push({
        urgency: 1.5,
        sentence: developmentWords[view.language].talkAsked(talk.mentor, talk.round),
        action: w.look,
        href: linkTo(view, '/development'),
      });
  for (const one of await listFeedback(tx, {})) {
    const isMyTurn =
      mentorships.some(({ id, closedOn }) => id === one.mentorshipId && closedOn === null) &&
      ((one.receiverId === person.id && one.answer === null) ||
        (one.giverId === person.id && one.answer !== null && !one.isConfirmed));
    if (isMyTurn)
      lines.push({
        urgency: 1.5,
        sentence: feedbackWords[view.language].waiting(
          one.giverId === person.id ? one.receiver : one.giver,
        ),
        action: w.open,
        href: linkTo(
          view,
          '/mentorships/:mentorship/feedback',
          { mentorship: one.mentorshipId },
          { hash: `feedback-${one.id}` },
        ),
      });
  }
  for (const action of await listOwnActions(tx, person.id))
    if (
      action.doneOn === null &&
      [action.dueOn, action.reviewOn].some((day) => day !== null && day <= today)
    )
      lines.push({
        urgency: 2.2,
        sentence: ownActionWords[view.language].onHome(action.body),
        action: w.open,
        href: linkTo(view, '/actions'),
      });
  const lists = new Set<string>();
  for (const proposal of await listProposals(tx, { person: person.id })) {
    const side = proposal.mentorId === person.id ? 'mentor' : 'mentee';
    if (proposal.answerDays !== null) {
      const list = `${proposal.runId} ${proposal.menteeId}`;
      if (lists.has(list) && side === 'mentee') continue;
      lists.add(list);
      const turn = turnOf(
        (await listProposals(tx, { run: proposal.runId, mentee: proposal.menteeId })).map(
          questionOf,
        ),
        today,
      );
      if (side === 'mentee' && turn.is === 'choosing')
        lines.push({
          urgency: 0,
          sentence: w.choose(sayDay(view.language, turn.until, today)),
          action: w.chooseDo,
          href: linkTo(view, '/shortlists/:run', { run: proposal.runId }),
        });
      if (side === 'mentor' && turn.is === 'asked' && turn.question === proposal.id)
        lines.push({
          urgency: 0,
          sentence: w.proposal(proposal.mentee),
          action: w.answer,
          href: linkTo(view, '/proposals/:proposal', { proposal: proposal.id }),
        });
      continue;
    }
    const open =
      proposal.mentorshipId === null &&
      proposal.answers.every((answer) => answer.accepted) &&
      !proposal.answers.some((answer) => answer.side === side);
    if (open)
      lines.push({
        urgency: 0,
        sentence: w.proposal(side === 'mentor' ? proposal.mentee : proposal.mentor),
        action: w.answer,
        href: linkTo(view, '/proposals/:proposal', { proposal: proposal.id }),
      });
  }
  for (const question of await listWaitingQuestions(tx, person.id))
    lines.push({
      urgency: 1.4,
      sentence: careerWords[view.language].onHome(question.name),
      action: careerWords[view.language].homeDo,
      href: linkTo(
        view,
        '/mentorships/:mentorship/careers/:pupil',
        { mentorship: question.mentorship, pupil: question.pupil },
        { hash: 'questions' },
      ),
    });
  const shown = (await listShares(tx, { person: person.id }, today)).length;
  if (shown > 0)
    lines.push({
      urgency: 4.5,
      sentence: shareWords[view.language].toIt(shown),
      action: homeWords[view.language].look,
      href: linkTo(view, '/classes'),
    });
  const led = mentorships.filter(
    ({ closedOn, mentors }) =>
      closedOn === null &&
      mentors.some(({ personId, part }) => personId === person.id && part !== 'substitute'),
  );
  for (const cohort of new Set(led.map(({ cohortId }) => cohortId)))
    for (const item of await listTeamItems(tx, cohort, today))
      if (
        item.doneOn === null &&
        item.owners.some(({ asksCover, personId }) => asksCover && personId !== person.id)
      )
        lines.push({
          urgency: 2.1,
          sentence: teamWords[view.language].onHome(item.body),
          action: teamWords[view.language].look,
          href: linkTo(view, '/cohorts/:cohort/team', { cohort }),
        });
  for (const mentorship of mentorships.filter(({ closedOn }) => closedOn === null)) {
    const href = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
    const name =
      mentorship.kind === 'group'
        ? (mentorship.name ?? '')
        : others(mentorship, view)
            .map((member) => member.name)
            .join(', ');
    if (mentorship.lastMeeting === null)
      lines.push({
        urgency: 1,
        sentence: mentorship.metOn
          ? w.mineMet(name, sayDay(view.language, mentorship.metOn, today))
          : w.mineFirst(name),
        action: w.record,
        href,
      });
    else if (silence(mentorship, today) === 'silent')
      lines.push({
        urgency: 1,
        sentence: w.mine(name, daysBetween(mentorship.lastMeeting, today)),
        action: w.open,
        href,
      });
    const isOwnMentee = mentorship.mentees.some(({ personId }) => personId === person.id);
    const due = (await listCards(tx, mentorship.id)).filter(
      (card) =>
        (card.kind === 'question' || isDue(card, today)) &&
        (card.isPrivate || isTheirs(mentorship, person.id, card.menteeId)) &&
        mayReview(kindOf(card.kind)!, card, person.id, isOwnMentee),
    );
    if (due.length > 0)
      lines.push({
        urgency: 1.8,
        sentence: w.cards(due.length, name),
        action: w.open,
        href: `${href}/cards`,
      });
    if (
      mentorship.kind === 'pair' &&
      (await findSignatureState(tx, mentorship.id, [person.id])) === 'unsigned'
    )
      lines.push({
        urgency: 1.7,
        sentence: w.sign(name),
        action: w.open,
        href: `${href}/agreement`,
      });
    for (const agreement of await listAgreements(tx, mentorship.id)) {
      if (isLate(agreement, today) && agreement.ownerId === person.id && agreement.text)
        lines.push({
          urgency: 2,
          sentence: w.late(agreement.text, sayDay(view.language, agreement.dueOn!, today)),
          action: w.settle,
          href: `${href}#agreements`,
        });
    }
  }
  lines.push(...(await applicationLines({ tx, view, person, today }, mentorships)));
  return lines;
}

/** What one's own applications lack, what was decided, and that somebody waits for a place. */
async function applicationLines(
  { tx, view, person, today }: Pick<Context, 'tx' | 'view' | 'person' | 'today'>,
  mentorships: MentorshipLine[],
): Promise<Line[]> {
  const w = homeWords[view.language];
  const lines: Line[] = [];
  for (const application of await listOwnApplications(tx, person.id, { withdrawn: true })) {
    const { decision, withdrawn } = application;
    const cohort = await findCohort(tx, application.cohortId);
    if (!cohort || cohort.lastDay < today) continue;
    const href = linkTo(view, '/applications/:application', { application: application.id });
    const name = `${cohort.programmeName}, ${cohort.name}`;
    const role = roleOf(cohort.profile, application.role);
    const ask = role ? judge(role, factsOf(application, today)).ask.length : 0;
    const isPlaced = mentorships.some(({ cohortId }) => cohortId === application.cohortId);
    if (withdrawn) {
      if (daysBetween(withdrawn.on, today) <= daysOfNews)
        lines.push({ urgency: 5, sentence: w.withdrawn(name), action: w.look, href });
    } else if (decision === null && ask > 0)
      lines.push({ urgency: 3, sentence: w.facts(ask), action: w.factsDo, href });
    else if (decision?.admitted && !isPlaced)
      lines.push({ urgency: 4.2, sentence: w.admitted(name), action: w.look, href });
    else if (
      decision?.admitted === false &&
      daysBetween(decision.at.toISOString().slice(0, 10), today) <= daysOfNews
    )
      lines.push({
        urgency: 2.4,
        sentence: w.declined(name),
        action: w.readWhy,
        href: `${href}#decision`,
      });
  }
  return lines;
}

/**
 * Requests about data that somebody else has made, the nearest day; and glass that waits for a
 * second person.
 */
async function rightsLines(context: Context): Promise<Line[]> {
  const { tx, view, person, today } = context;
  const w = homeWords[view.language];
  const lines: Line[] = [];
  if (grantOf(person.roles, 'handle rights')) {
    const open = (await listRequests(tx)).filter(
      ({ decidedAt, personId }) => decidedAt === null && personId !== person.id,
    );
    if (open.length > 0)
      lines.push({
        urgency: 1.5,
        sentence: w.rights(open.length, sayDay(view.language, open[0]!.answerBy, today)),
        action: w.answer,
        href: linkTo(view, '/rights'),
      });
  }
  if (grantOf(person.roles, 'open protected identity'))
    for (const glass of await listBreakGlassAccess(tx, { waiting: true }))
      if (glass.askedById !== person.id && glass.personId !== person.id)
        lines.push({
          urgency: 0.5,
          sentence: w.glass(glass.askedBy, glass.person),
          action: w.answer,
          href: linkTo(view, '/people/:person/identity', { person: glass.personId }),
        });
  const { own, others } = await countAwaiting(context);
  const a = approvalWords[view.language];
  if (others > 0)
    lines.push({
      urgency: 0.6,
      sentence: a.onHome(others),
      action: w.answer,
      href: linkTo(view, '/approvals'),
    });
  if (own > 0)
    lines.push({
      urgency: 0.4,
      sentence: a.ownOnHome,
      action: a.look,
      href: linkTo(view, '/approvals'),
    });
  if (grantOf(person.roles, 'keep records')) {
    const asked = (await listRecordRequests(tx)).filter(
      ({ answeredAt }) => answeredAt === null,
    ).length;
    if (asked > 0)
      lines.push({
        urgency: 0.7,
        sentence: w.records(asked),
        action: w.answer,
        href: linkTo(view, '/records'),
      });
    const { ended, all } = (await findArchiveChoice(tx)).handsOver
      ? await listEnded(tx, today)
      : { ended: [], all: 0 };
    if (ended.some(({ isPacked }) => !isPacked))
      lines.push({
        urgency: 2.5,
        sentence: w.archive(all),
        action: w.open,
        href: linkTo(view, '/records/archive'),
      });
  }
  return lines;
}

export const homeRoutes: Route[] = [
  get('', { may: 'see home', audit: null }, async (context) => {
    const { tx, view, person, today } = context;
    const ofOthers =
      person.roles.includes('coordinator') || person.roles.includes('contact-person');
    const coordinates = person.roles.includes('coordinator');
    const own = await listMentorships(tx, { person: person.id });
    const watched = coordinates
      ? await listMentorships(tx, {})
      : ofOthers
        ? await listMentorships(tx, { memberOrganisation: person.memberOrganisation ?? nobody })
        : own;
    const lines = [
      ...(coordinates ? await coordinatorLines(context) : []),
      ...(await signalLines(context)),
      ...(await rightsLines(context)),
      ...(await ownLines(context, own)),
    ];
    const cohorts = new Set(watched.map((mentorship) => mentorship.cohortId));
    const dates = (await Promise.all([...cohorts].map((cohort) => listDates(tx, cohort))))
      .flat()
      .filter((date) => date.firstDay >= today && date.firstDay <= addDays(today, 35))
      .sort((a, b) => a.firstDay.localeCompare(b.firstDay));
    const expected = own
      .filter(
        ({ kind, closedOn, mentors }) =>
          closedOn === null &&
          (kind === 'pair' || mentors.some(({ personId }) => personId === person.id)),
      )
      .map(({ cohortId }) => cohortId);
    const invited = new Set(
      (await listGatherings(tx, { cohorts: expected })).map(({ dateId }) => dateId),
    );
    return (
      <HomePage
        view={view}
        isTold={(await findReading(tx, person.id, view)).readAt !== null}
        lines={inOrder(lines)}
        dates={dates.slice(0, 5)}
        invited={invited}
        mentorships={watched}
        ofOthers={ofOthers}
      />
    );
  }),
];
