import { slotText } from '../admissions/admission.words.ts';
import { locales } from '../foundation/words.ts';
import { Choices, Form, TextArea } from '../hall/fields.tsx';
import { Layout, Tag, Who } from '../hall/layout.tsx';
import type { Page, View } from '../hall/view.ts';
import { mentorCompetences, say, type Profile } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { CriterionKey, Reason } from './criterion.rules.ts';
import type { Proposal } from './run.store.ts';
import { runWords } from './run.words.ts';
import { scoreWords } from './score.words.ts';

/** The parts of a score in words with their points. `silent`: unknown criteria that the page names elsewhere. */
export function Why({ view, reasons, profile, silent = [] }: { view: View; reasons: Reason[]; profile: Profile; silent?: string[] }) {
  const w = scoreWords[view.language];
  const names = new Map(mentorCompetences(profile).map((competence) => [competence.id, say(competence.name, view.language, profile.languages)]));
  const list = new Intl.ListFormat(locales[view.language], { type: 'conjunction' });
  const languages = new Intl.DisplayNames(locales[view.language], { type: 'language' });
  const named = ({ key, about }: Reason) =>
    about.map((id) =>
      key === 'unknown' ? w.criterion[id as CriterionKey] : key === 'language' && /^[a-z]{2}$/.test(id) ? (languages.of(id) ?? id) : key === 'availability' ? slotText(view.language, id) : (names.get(id) ?? id),
    );
  const shown = reasons.map((reason) => (reason.key === 'unknown' ? { ...reason, about: reason.about.filter((key) => !silent.includes(key)) } : reason)).filter(({ key, about }) => key !== 'unknown' || about.length > 0);
  return (
    <span class="why">
      {shown.map((reason) =>
        reason.key === 'unknown' ? (
          <span class="small muted">{w.reason.unknown(list.format(named(reason)))}</span>
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
  const w = runWords[view.language];
  const no = proposal.answers.find((answer) => !answer.accepted);
  if (proposal.mentorshipId) return <Tag tone="good">{w.began}</Tag>;
  if (no) return <Tag tone="bad">{w.declinedBy(no.side === 'mentor' ? proposal.mentor : proposal.mentee)}</Tag>;
  if (!proposal.sentAt) return <Tag>{w.notSent}</Tag>;
  const missing = (['mentor', 'mentee'] as const).filter((side) => !proposal.answers.some((answer) => answer.side === side));
  return <Tag tone="warn">{w.waitingFor(missing.map((side) => proposal[side]).join(', '))}</Tag>;
}

export function ProposalPage({ view, problem, cohort, proposal, side }: Page & { cohort: Cohort; proposal: Proposal; side: 'mentor' | 'mentee' }) {
  const w = runWords[view.language];
  const other = side === 'mentor' ? { name: proposal.mentee, id: proposal.menteeId, from: proposal.menteeOrganisation } : { name: proposal.mentor, id: proposal.mentorId, from: proposal.mentorOrganisation };
  const mine = proposal.answers.find((answer) => answer.side === side);
  const declined = proposal.answers.some((answer) => !answer.accepted);
  return (
    <Layout view={view} title={w.questionTitle} problem={problem} narrow>
      <Who id={other.id} name={other.name} small={other.from} />
      <Why view={view} reasons={proposal.reasons} profile={cohort.profile} />
      {proposal.mentorshipId ? (
        <div class="stack">
          <p class="note good">{w.bothYes}</p>
          <a class="button" href={`${view.base}/mentorships/${proposal.mentorshipId}`}>
            {w.toMentorship}
          </a>
        </div>
      ) : declined ? (
        <p class="note">{w.declined}</p>
      ) : mine ? (
        <p class="note">{w.answered}</p>
      ) : (
        <Form view={view} action={`${view.base}/proposals/${proposal.id}/answer`}>
          <Choices
            view={view}
            name="accepted"
            label={w.questionIntro(other.name)}
            problem={problem}
            options={[
              { value: 'yes', text: w.yes },
              { value: 'no', text: w.no },
            ]}
          />
          <TextArea view={view} name="reason" label={w.reasonLabel} help={w.reasonHelp} problem={problem} optional />
          <button class="button">{w.answer}</button>
        </Form>
      )}
    </Layout>
  );
}
