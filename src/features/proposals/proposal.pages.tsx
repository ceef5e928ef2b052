import { linkTo } from '../../web/links.ts';
import { slotText } from '../admissions/admission.words.ts';
import { locales, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { mentorCompetences, say, type Profile } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { isOfCriteria, type CriterionKey, type Reason } from '../optimisation/criterion.rules.ts';
import { OwnPage } from '../open-profiles/open-profile.pages.tsx';
import type { OpenProfile } from '../open-profiles/open-profile.store.ts';
import type { Turn } from './proposal.rules.ts';
import { AskForTalk, OwnWords, TalkSection } from './trial-talk.pages.tsx';
import type { TalkWords } from './trial-talk.store.ts';
import { trialTalkWords } from './trial-talk.words.ts';
import type { Proposal } from './proposal.store.ts';
import { proposalWords } from './proposal.words.ts';
import { scoreWords } from '../optimisation/score.words.ts';

/**
 * The parts of a score in words with their points. `silent`: unknown criteria that the page names
 * elsewhere.
 */
export function Why({
  view,
  reasons,
  profile,
  silent = [],
}: {
  view: View;
  reasons: Reason[];
  profile: Profile;
  silent?: string[];
}) {
  const w = scoreWords[view.language];
  const names = new Map(
    mentorCompetences(profile).map((competence) => [
      competence.id,
      say(competence.name, view.language, profile.languages),
    ]),
  );
  const list = new Intl.ListFormat(locales[view.language], { type: 'conjunction' });
  const languages = new Intl.DisplayNames(locales[view.language], { type: 'language' });
  const nameIn = (reason: Reason, id: string): string => {
    if (isOfCriteria(reason)) return w.criterion[id as CriterionKey];
    if (reason.key === 'language' && /^[a-z]{2}$/.test(id)) return languages.of(id) ?? id;
    return reason.key === 'availability' ? slotText(view.language, id) : (names.get(id) ?? id);
  };
  const named = (reason: Reason) => reason.about.map((id) => nameIn(reason, id));
  const shown = reasons
    .map((reason) =>
      reason.key === 'unknown'
        ? { ...reason, about: reason.about.filter((key) => !silent.includes(key)) }
        : reason,
    )
    .filter(({ key, about }) => key !== 'unknown' || about.length > 0);
  return (
    <span class="why">
      {shown.map((reason) =>
        isOfCriteria(reason) ? (
          <span class="small muted">{w.reason[reason.key](list.format(named(reason)))}</span>
        ) : (
          <Tag tone={reason.key === 'need' ? 'accent' : 'plain'}>
            {w.reason[reason.key](list.format(named(reason)))}
            {reason.points > 0 && <span class="small muted"> {reason.points}</span>}
          </Tag>
        ),
      )}
    </span>
  );
}

export function stateOf(proposal: Proposal, view: View) {
  const w = proposalWords[view.language];
  const no = proposal.answers.find((answer) => !answer.accepted);
  if (proposal.mentorshipId) return <Tag tone="good">{w.began}</Tag>;
  if (no)
    return (
      <Tag tone="bad">
        {no.byItself
          ? `${no.side === 'mentor' ? proposal.mentor : proposal.mentee} ${w.taken}`
          : (no.afterTalk ? w.declinedAfterTalk : w.declinedBy)(
              no.side === 'mentor' ? proposal.mentor : proposal.mentee,
            )}
      </Tag>
    );
  if (!proposal.sentAt) return <Tag>{w.notSent}</Tag>;
  const missing = (['mentor', 'mentee'] as const).filter(
    (side) => !proposal.answers.some((answer) => answer.side === side),
  );
  const isLate = proposal.answerBy !== null && proposal.answerBy < view.today;
  return (
    <>
      <Tag tone="warn">{w.waitingFor(missing.map((side) => proposal[side]).join(', '))}</Tag>{' '}
      {isLate && (
        <span class="small muted">
          {w.overdue(sayDay(view.language, proposal.answerBy!, view.today))}
        </span>
      )}
    </>
  );
}

/** A question that waits can be taken back; the button stands in the form around the table. */
export function Return({
  view,
  run,
  proposal,
}: {
  view: View;
  run: { id: string };
  proposal: Proposal;
}) {
  const w = proposalWords[view.language];
  if (
    proposal.sentAt === null ||
    proposal.mentorshipId !== null ||
    proposal.answers.some(({ accepted }) => !accepted)
  )
    return null;
  return (
    <button
      class="button quiet"
      formaction={linkTo(view, '/runs/:run/proposals/:proposal/return', {
        run: run.id,
        proposal: proposal.id,
      })}
      aria-label={w.takeBackLabel(`${proposal.mentor}, ${proposal.mentee}`)}
    >
      {w.takeBack}
    </button>
  );
}

type ProposalProps = Page & {
  cohort: Cohort;
  proposal: Proposal;
  side: 'mentor' | 'mentee';
  until: string | null;
  /** What the other one tells of themselves before a yes. */
  profile: OpenProfile | null;
  /** What this person wrote after a talk. */
  own: TalkWords | null;
};

export function ProposalPage({
  view,
  problem,
  cohort,
  proposal,
  side,
  until,
  profile,
  own,
}: ProposalProps) {
  const w = proposalWords[view.language];
  const other =
    side === 'mentor'
      ? {
          name: proposal.mentee,
          id: proposal.menteeId,
          from: proposal.menteeOrganisation,
          email: proposal.menteeEmail,
        }
      : {
          name: proposal.mentor,
          id: proposal.mentorId,
          from: proposal.mentorOrganisation,
          email: proposal.mentorEmail,
        };
  const mine = proposal.answers.find((answer) => answer.side === side);
  const declined = proposal.answers.some((answer) => !answer.accepted);
  const meet = cohort.rules.meetFirst ?? false;
  return (
    <Layout view={view} title={w.questionTitle} problem={problem} narrow>
      <Who id={other.id} name={other.name} small={other.from} />
      {profile && <OwnPage view={view} profile={profile} name={other.name} />}
      <Why view={view} reasons={proposal.reasons} profile={cohort.profile} />
      {(mine || declined) && own && <OwnWords view={view} own={own} />}
      {proposal.mentorshipId ? (
        <div class="stack">
          <p class="note good">{w.bothYes}</p>
          <a
            class="button"
            href={linkTo(view, '/mentorships/:mentorship', { mentorship: proposal.mentorshipId })}
          >
            {w.toMentorship}
          </a>
        </div>
      ) : declined ? (
        <p class="note">{w.declined}</p>
      ) : mine && !proposal.talk ? (
        <p class="note">{w.answered}</p>
      ) : proposal.talk ? (
        <TalkSection
          view={view}
          problem={problem}
          proposal={proposal}
          side={side}
          other={other}
          own={own}
        />
      ) : (
        <>
          <Form
            view={view}
            action={linkTo(view, '/proposals/:proposal/answer', { proposal: proposal.id })}
          >
            {meet && <p>{w.meetFirst(other.name, other.email)}</p>}
            {until && (
              <p class="muted">
                {w.answerBy(sayDay(view.language, until, view.today))}{' '}
                {proposal.answerDays !== null && w.lapses}
              </p>
            )}
            <Choices
              view={view}
              name="accepted"
              label={w.questionIntro(other.name)}
              problem={problem}
              options={[
                { value: 'yes', text: w.yes(meet) },
                { value: 'no', text: w.no },
              ]}
            />
            {meet && (
              <TextField
                view={view}
                name="met_on"
                type="date"
                label={w.metOn}
                help={w.metOnHelp}
                problem={problem}
                short
                optional
              />
            )}
            <TextArea
              view={view}
              name="reason"
              label={w.reasonLabel}
              help={w.reasonHelp}
              problem={problem}
              optional
            />
            <button class="button">{w.answer}</button>
          </Form>
          <AskForTalk view={view} proposal={proposal} side={side} other={other} own={own} />
        </>
      )}
    </Layout>
  );
}

/**
 * Two or three mentors from whom the mentee chooses, on a phone too: one place in the order for
 * each.
 */
export function ShortlistPage({
  view,
  problem,
  cohort,
  proposals,
  turn,
  profiles,
}: Page & { cohort: Cohort; proposals: Proposal[]; turn: Turn; profiles: OpenProfile[] }) {
  const w = proposalWords[view.language];
  const say = (day: string) => sayDay(view.language, day, view.today);
  const begun = turn.is === 'begun' ? proposals.find(({ id }) => id === turn.question) : undefined;
  const asked = turn.is === 'asked' ? proposals.find(({ id }) => id === turn.question) : undefined;
  const open = proposals.filter(({ answers }) => answers.every(({ accepted }) => accepted));
  const path = linkTo(view, '/shortlists/:run/order', { run: proposals[0]!.runId });
  const mentor = (proposal: Proposal) => (
    <div class="stack">
      <Who id={proposal.mentorId} name={proposal.mentor} small={proposal.mentorOrganisation} />
      {profiles
        .filter(({ personId }) => personId === proposal.mentorId)
        .map((profile) => (
          <OwnPage view={view} profile={profile} name={proposal.mentor} />
        ))}
      <Why view={view} reasons={proposal.reasons} profile={cohort.profile} />
      {proposal.talk && (
        <a href={linkTo(view, '/proposals/:proposal', { proposal: proposal.id })}>
          {trialTalkWords[view.language].title}
        </a>
      )}
    </div>
  );
  return (
    <Layout
      view={view}
      title={w.listTitle}
      intro={turn.is === 'choosing' ? w.listIntro(open.length, say(turn.until)) : undefined}
      problem={problem}
      narrow
    >
      {begun && (
        <div class="stack">
          <p class="note good">{w.bothYes}</p>
          <a
            class="button"
            href={linkTo(view, '/mentorships/:mentorship', { mentorship: begun.mentorshipId! })}
          >
            {w.toMentorship}
          </a>
        </div>
      )}
      {asked && turn.is === 'asked' && (
        <p class="note">{w.yourTurn.asked(asked.mentor, say(turn.until))}</p>
      )}
      {turn.is === 'over' && <p class="note">{w.yourTurn.over}</p>}
      {turn.is === 'choosing' ? (
        <>
          {turn.isLate && <p class="note warn">{w.yourTurn.late}</p>}
          <Form view={view} action={path}>
            {open.map((proposal, k) => (
              <section class="section" aria-label={proposal.mentor}>
                {mentor(proposal)}
                <Choices
                  view={view}
                  name={`choice-${proposal.id}`}
                  label={w.place}
                  flow
                  value={String(k + 1)}
                  problem={problem}
                  options={Array.from(
                    { length: open.length + 1 },
                    (_, n) => (n + 1) % (open.length + 1),
                  ).map((n) => ({ value: String(n), text: w.places[n]! }))}
                />
              </section>
            ))}
            <button class="button">{w.choose}</button>
          </Form>
          <details class="more" open={problem?.typed.none === 'yes'}>
            <summary>{w.noneOf}</summary>
            <Form view={view} action={path}>
              <input type="hidden" name="none" value="yes" />
              <TextArea
                view={view}
                name="reason"
                label={w.reasonLabel}
                help={w.reasonHelp}
                problem={problem}
              />
              <button class="button second">{w.noneButton}</button>
            </Form>
          </details>
        </>
      ) : (
        <ol class="lines">
          {proposals
            .filter(({ choice }) => choice !== null)
            .toSorted((a, b) => a.choice! - b.choice!)
            .map((proposal) => (
              <li>{mentor(proposal)}</li>
            ))}
        </ol>
      )}
    </Layout>
  );
}
