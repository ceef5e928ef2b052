import { locales } from '../foundation/words.ts';
import { Choices, Form, TextArea } from '../hall/fields.tsx';
import { Empty, Layout, Section, Tag, Who } from '../hall/layout.tsx';
import type { Page, View } from '../hall/view.ts';
import { mentorCompetences, say, type Profile } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { Pool, Reason } from './run.rules.ts';
import type { Proposal, Run, RunLine } from './run.store.ts';
import { runWords } from './run.words.ts';

function when(view: View, at: Date): string {
  return new Intl.DateTimeFormat(locales[view.language], { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

function crumbs(view: View, cohort: Cohort) {
  return [{ href: `${view.base}/cohorts/${cohort.id}`, text: `${cohort.programmeName}, ${cohort.name}` }];
}

export function RunsPage({ view, problem, cohort, pool, runs }: Page & { cohort: Cohort; pool: Pool; runs: RunLine[] }) {
  const w = runWords[view.language];
  const places = pool.mentors.reduce((sum, mentor) => sum + mentor.places, 0);
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} crumbs={crumbs(view, cohort)}>
      <div class="opening">
        <p>{w.pool(pool.mentors.length, places, pool.mentees.length)}</p>
        {pool.mentees.length === 0 ? (
          <p class="muted">{w.noPool}</p>
        ) : (
          <Form view={view} action={`${view.base}/cohorts/${cohort.id}/runs`} class="inline">
            <div>
              <button class="button" data-busy={w.starting}>
                {w.start}
              </button>
            </div>
          </Form>
        )}
      </div>
      <Section title={w.runs}>
        {runs.length === 0 && <Empty>{w.noRuns}</Empty>}
        <ul class="lines">
          {runs.map((run) => (
            <li>
              <a class="strong" href={`${view.base}/runs/${run.id}`}>
                {w.runOf(when(view, run.madeAt))}
              </a>
              <span class="small muted">{[w.result(run.pairs, run.left), run.sent > 0 && w.sent(run.sent), run.by].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Layout>
  );
}

function Why({ view, reasons, profile }: { view: View; reasons: Reason[]; profile: Profile }) {
  const w = runWords[view.language];
  const names = new Map(mentorCompetences(profile).map((competence) => [competence.id, say(competence.name, view.language, profile.languages)]));
  const list = new Intl.ListFormat(locales[view.language], { type: 'conjunction' });
  return (
    <span class="why">
      {reasons.map((reason) => (
        <Tag tone={reason.key === 'need' ? 'accent' : 'plain'}>{reason.key === 'need' ? w.reason.need(list.format(reason.about.map((id) => names.get(id) ?? id))) : w.reason[reason.key]}</Tag>
      ))}
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

export function RunPage({ view, problem, cohort, run, proposals }: Page & { cohort: Cohort; run: Run; proposals: Proposal[] }) {
  const w = runWords[view.language];
  const people = new Map([...run.pool.mentors, ...run.pool.mentees].map((person) => [person.id, person.name]));
  const open = proposals.filter((proposal) => proposal.sentAt === null);
  return (
    <Layout
      view={view}
      title={w.runOf(when(view, run.madeAt))}
      intro={w.result(run.result.pairs.length, run.result.left.length)}
      problem={problem}
      crumbs={[...crumbs(view, cohort), { href: `${view.base}/cohorts/${cohort.id}/runs`, text: w.title }]}
    >
      <Section title={w.proposals}>
        <p class="muted">{w.proposalsNote}</p>
        <Form view={view} action={`${view.base}/runs/${run.id}/sending`} class="section">
          <table class="board">
            <thead>
              <tr>
                {open.length > 0 && (
                  <th scope="col">
                    <span class="hidden-text">{w.state}</span>
                  </th>
                )}
                <th scope="col">{w.mentee}</th>
                <th scope="col">{w.mentor}</th>
                <th scope="col">{w.why}</th>
                <th scope="col" class="number">
                  {w.fit}
                </th>
                <th scope="col">{w.state}</th>
              </tr>
            </thead>
            <tbody>
              {proposals.map((proposal) => (
                <tr>
                  {open.length > 0 && <td>{proposal.sentAt === null && <input type="checkbox" name="proposal" value={proposal.id} checked aria-label={w.include(`${proposal.mentor}, ${proposal.mentee}`)} />}</td>}
                  <th scope="row">
                    <Who id={proposal.menteeId} name={proposal.mentee} small={proposal.menteeOrganisation} />
                  </th>
                  <td>
                    <Who id={proposal.mentorId} name={proposal.mentor} small={proposal.mentorOrganisation} />
                  </td>
                  <td>
                    <Why view={view} reasons={proposal.reasons} profile={cohort.profile} />
                  </td>
                  <td class="number" data-name={w.fit}>
                    {proposal.score}
                  </td>
                  <td>{stateOf(proposal, view)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {open.length > 0 && (
            <div class="row">
              <button class="button">{w.send(open.length)}</button>
              <span class="small muted">{w.sendNote}</span>
            </div>
          )}
        </Form>
      </Section>
      {run.result.left.length > 0 && (
        <Section title={w.left}>
          <ul class="lines">
            {run.result.left.map((left) => (
              <li>
                <span class="strong">{people.get(left.mentee)}</span>
                <span class="muted">{w.leftWhy[left.why](left.candidates)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {run.result.freePlaces.length > 0 && (
        <details class="more">
          <summary>{`${w.freePlaces} (${run.result.freePlaces.length})`}</summary>
          <ul>
            {run.result.freePlaces.map((free) => (
              <li>{`${people.get(free.mentor)}: ${w.places(free.places)}`}</li>
            ))}
          </ul>
        </details>
      )}
      <details class="more">
        <summary>{w.how}</summary>
        <p>{w.howText(run.seed, run.solver)}</p>
      </details>
    </Layout>
  );
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
