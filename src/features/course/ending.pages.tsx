import { plainDay, sayDay } from '../../platform/i18n.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import type { Page } from '../../web/view.ts';
import type { Need } from '../goals/goal.store.ts';
import { goalWords } from '../goals/goal.words.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { laterItems, menteeItems, mentorItems, type LaterMonths } from './ending.rules.ts';
import { endingWords } from './ending.words.ts';

const scaleOf = (levels: readonly string[]) =>
  levels.map((text, i) => ({ value: String(i + 1), text }));

type EndProps = Page & {
  mentorship: MentorshipLine;
  isMentee: boolean;
  /** The own ones that still hold. */
  needs: Need[];
  isOpen: boolean;
  isMeasured: boolean;
  /** For how many years what was written is kept. */
  years: number;
};

/** M-63: where the mentee stands now, what both say of it, and what becomes of what they wrote. */
export function EndPage(props: EndProps) {
  const { view, problem, mentorship, isMentee, needs, isOpen, isMeasured } = props;
  const w = endingWords[view.language];
  const own = mentorship.id;
  const toSay = isMentee ? needs.filter(({ endSaidOn }) => endSaidOn === null) : [];
  const said = needs.filter(({ endSaidOn }) => endSaidOn !== null);
  const asks = isOpen && (!isMeasured || toSay.length > 0);
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro(namesOf(mentorship, view))}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: own }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      {!isOpen && !isMeasured && (
        <p class="note">{w.notYet(plainDay(view.language, mentorship.lastDay))}</p>
      )}
      {isMeasured && <p class="note good">{w.thanks}</p>}
      {asks && (
        <Form
          view={view}
          action={linkTo(view, '/mentorships/:mentorship/measure', { mentorship: own })}
        >
          {toSay.length > 0 && (
            <Section title={w.needs}>
              <p>{w.needsHelp}</p>
              {toSay.map((need) => (
                <Choices
                  view={view}
                  name={`level-${need.id}`}
                  label={need.text}
                  problem={problem}
                  options={scaleOf(goalWords[view.language].levels)}
                />
              ))}
              <p class="small muted">{w.needsReaders}</p>
            </Section>
          )}
          {!isMeasured && (
            <Section title={w.programme}>
              {(isMentee ? menteeItems : mentorItems).map((item) => (
                <Choices
                  view={view}
                  name={item}
                  label={item === 'reached' && !isMentee ? w.ofMentor : w.items[item]}
                  problem={problem}
                  flow
                  options={scaleOf(meetingWords[view.language].levels)}
                />
              ))}
              <p class="small muted">{w.programmeHelp}</p>
            </Section>
          )}
          <p class="small">{w.once}</p>
          <button class="button">{w.send}</button>
        </Form>
      )}
      {said.length > 0 && <Change view={view} needs={said} />}
      <Becomes {...props} />
    </Layout>
  );
}

/** What was said at the start stands beside the end only once that has been said. */
function Change({ view, needs }: Page & { needs: Need[] }) {
  const w = endingWords[view.language];
  const say = (level: number | null) =>
    level === null ? w.notSaid : goalWords[view.language].levels[level - 1];
  return (
    <Section title={w.needs} id="change">
      {needs.map((need) => (
        <>
          <p class="strong">{need.text}</p>
          <dl class="facts">
            <dt>{w.before}</dt>
            <dd>{say(need.startLevel)}</dd>
            <dt>{w.now}</dt>
            <dd>{say(need.endLevel)}</dd>
          </dl>
        </>
      ))}
    </Section>
  );
}

function Becomes({ view, mentorship, years }: EndProps) {
  const w = endingWords[view.language];
  const { closedOn, lastDay } = mentorship;
  const ended = closedOn ?? lastDay;
  const goes = Temporal.PlainDate.from(ended).add({ years }).toString();
  return (
    <Section title={w.becomes} id="notes">
      <p>
        {closedOn === null
          ? w.becomesIntro(sayDay(view.language, lastDay, view.today))
          : w.becomesAfter}
      </p>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.whoReads}</th>
          </tr>
        </thead>
        <tbody>
          {Object.values(w.stays).map(([what, who]) => (
            <tr>
              <th scope="row">{what}</th>
              <td data-name={w.whoReads}>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{w.until(plainDay(view.language, goes))}</p>
      <p class="strong">{w.canDo}</p>
      <ul>
        {closedOn === null && <li>{w.beforeEnd}</li>}
        {closedOn === null && <li>{w.handover}</li>}
        <li>
          <a href={linkTo(view, '/my-data')}>{w.download}</a>
        </li>
        <li>{w.undo}</li>
      </ul>
    </Section>
  );
}

/** M-65: three questions some months later; no answer is no fault. */
export function LaterPage({
  view,
  problem,
  mentorship,
  months,
  state,
}: Page & {
  mentorship: MentorshipLine;
  months: LaterMonths;
  state: 'open' | 'answered' | 'declined' | 'over';
}) {
  const w = endingWords[view.language];
  const params = { mentorship: mentorship.id, months: String(months) };
  return (
    <Layout
      view={view}
      title={w.later(months)}
      intro={w.laterIntro(
        namesOf(mentorship, view),
        plainDay(view.language, mentorship.closedOn ?? mentorship.lastDay),
      )}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      {state === 'answered' && <p class="note good">{w.thanks}</p>}
      {state === 'declined' && <p class="note good">{w.declined}</p>}
      {state === 'over' && <p class="note">{w.laterClosed}</p>}
      {state === 'open' && (
        <>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/aftercare/:months', params)}
          >
            {laterItems.map((item) => (
              <Choices
                view={view}
                name={item}
                label={w.laterItems[item]}
                problem={problem}
                flow
                options={scaleOf(meetingWords[view.language].levels)}
              />
            ))}
            <p class="small muted">{w.laterHelp}</p>
            <button class="button">{w.send}</button>
          </Form>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/aftercare/:months/refusal', params)}
            class="inline"
          >
            <button class="button second slim">{w.decline}</button>
          </Form>
        </>
      )}
    </Layout>
  );
}
