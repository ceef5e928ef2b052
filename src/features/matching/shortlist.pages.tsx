import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Tag, Who } from '../../web/layout.tsx';
import type { View } from '../../web/view.ts';
import { Return, stateOf, Why } from '../proposals/proposal.pages.tsx';
import { OthersLink, SendRow, State, type SendingProps } from './sending.pages.tsx';
import { questionOf, turnOf, type Turn } from '../proposals/proposal.rules.ts';
import type { Proposal } from '../proposals/proposal.store.ts';
import { proposalWords } from '../proposals/proposal.words.ts';
import { runWords } from './run.words.ts';

/**
 * The shortlists of a run as the coordinator sees them: who may choose among whom, and where each
 * list stands.
 */
export function Lists({
  view,
  problem,
  run,
  cohort,
  proposals,
  unsendable,
  silent,
  said,
}: SendingProps) {
  const w = proposalWords[view.language];
  const r = runWords[view.language];
  const lists = [...Map.groupBy(proposals, ({ menteeId }) => menteeId).values()].map((own) => ({
    own: own.toSorted((a, b) => (a.choice ?? 9) - (b.choice ?? 9) || b.score - a.score),
    turn:
      own[0]!.sentAt !== null && own[0]!.answerDays === null
        ? null
        : turnOf(own.map(questionOf), view.today),
  }));
  const sendable = (own: Proposal[]) =>
    own.filter(({ id, sentAt }) => sentAt === null && !unsendable.has(id));
  const open = lists.filter(({ own, turn }) => turn?.is === 'unsent' && sendable(own).length > 0);
  return (
    <Form view={view} action={linkTo(view, '/runs/:run/sending', { run: run.id })} class="section">
      <p class="muted">{w.listsNote}</p>
      <table class="board">
        <thead>
          <tr>
            {open.length > 0 && (
              <th scope="col">
                <span class="hidden-text">{r.state}</span>
              </th>
            )}
            <th scope="col">{r.mentee}</th>
            <th scope="col">{w.lists}</th>
            <th scope="col">{r.state}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ own, turn }) => (
            <tr>
              {open.length > 0 && (
                <td>
                  {open.some((list) => list.own === own) && (
                    <input
                      type="checkbox"
                      name="proposal"
                      value={sendable(own)
                        .map(({ id }) => id)
                        .join(',')}
                      checked
                      aria-label={r.include(own[0]!.mentee)}
                    />
                  )}
                </td>
              )}
              <th scope="row">
                <Who
                  id={own[0]!.menteeId}
                  name={own[0]!.mentee}
                  small={own[0]!.menteeOrganisation}
                />
              </th>
              <td>
                <ol class="plain stack">
                  {own.map((proposal) => (
                    <li>
                      <Who
                        id={proposal.mentorId}
                        name={proposal.mentor}
                        small={[proposal.mentorOrganisation, `${r.fit} ${proposal.score}`]
                          .filter(Boolean)
                          .join(' · ')}
                      />
                      <Why
                        view={view}
                        reasons={proposal.reasons}
                        profile={cohort.profile}
                        silent={silent}
                      />
                      {(proposal.answers.some(({ accepted }) => !accepted) ||
                        unsendable.has(proposal.id)) && (
                        <State
                          view={view}
                          proposal={proposal}
                          why={unsendable.get(proposal.id)}
                          said={said}
                        />
                      )}
                    </li>
                  ))}
                </ol>
              </td>
              <td>
                {turn ? (
                  <Stand view={view} turn={turn} own={own} />
                ) : (
                  <>
                    {stateOf(own[0]!, view)} <Return view={view} run={run} proposal={own[0]!} />
                  </>
                )}{' '}
                {turn?.is === 'choosing' && turn.isLate && (
                  <button
                    class="button second slim"
                    formaction={linkTo(view, '/runs/:run/shortlists/:mentee/order', {
                      run: run.id,
                      mentee: own[0]!.menteeId,
                    })}
                    aria-label={`${w.inOrder}: ${own[0]!.mentee}`}
                  >
                    {w.inOrder}
                  </button>
                )}{' '}
                <OthersLink view={view} run={run} proposal={own[0]!} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open.length > 0 && (
        <SendRow
          view={view}
          problem={problem}
          label={w.daysShortlist}
          days={7}
          count={open.length}
        />
      )}
    </Form>
  );
}

function Stand({ view, turn, own }: { view: View; turn: Turn; own: Proposal[] }) {
  const w = proposalWords[view.language];
  const say = (day: string) => sayDay(view.language, day, view.today);
  if (turn.is === 'begun') return <Tag tone="good">{w.began}</Tag>;
  if (turn.is === 'unsent') return <Tag>{w.notSent}</Tag>;
  if (turn.is === 'over') return <Tag tone="bad">{w.turn.over}</Tag>;
  if (turn.is === 'choosing')
    return <Tag tone="warn">{turn.isLate ? w.turn.late : w.turn.choosing(say(turn.until))}</Tag>;
  return (
    <Tag tone="warn">
      {w.turn.asked(own.find(({ id }) => id === turn.question)!.mentor, say(turn.until))}
    </Tag>
  );
}
