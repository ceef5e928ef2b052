import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { isDue, kindOf, mayReview, type CardKind, type Kind } from './card.rules.ts';
import type { Card } from './card.store.ts';
import { cardWords } from './card.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { Goal } from '../goals/goal.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isTheirs } from '../mentorships/part.rules.ts';
import { ReaderField, sayReaders } from '../mentorships/reader.pages.tsx';
import { ToEntries } from '../mentorships/entry-link.pages.tsx';

type CardsProps = Page & {
  mentorship: MentorshipLine;
  cards: Card[];
  goals: Goal[];
  kinds: readonly (CardKind & { kind: Kind })[];
  chosen: (CardKind & { kind: Kind }) | null;
  isMentee: boolean;
};

export function CardsPage(props: CardsProps) {
  const { view, problem, mentorship, cards } = props;
  const w = cardWords[view.language];
  const [open, done] = [
    cards.filter(
      ({ reviewedOn, kind }) => reviewedOn === null && kindOf(kind)!.outcomes.length > 0,
    ),
    cards.filter(
      ({ reviewedOn, kind }) => reviewedOn !== null || kindOf(kind)!.outcomes.length === 0,
    ),
  ];
  const styles = Object.entries(
    Object.groupBy(
      cards.filter(({ kind }) => kind === 'style'),
      ({ content }) => (content.style ?? '').toLowerCase(),
    ),
  ).map(([style, own]) => `${style} (${own!.length})`);
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      {mentorship.closedOn === null && <NewCard {...props} />}
      {cards.length === 0 && <p class="muted">{w.none}</p>}
      {open.length > 0 && (
        <Section title={w.open}>
          {open.map((card) => (
            <OneCard {...props} card={card} />
          ))}
        </Section>
      )}
      {done.length > 0 && (
        <Section title={w.closed}>
          {styles.length > 1 && (
            <p class="small muted">
              {w.variety}: {styles.join(', ')}
            </p>
          )}
          {done.map((card) => (
            <OneCard {...props} card={card} />
          ))}
        </Section>
      )}
      <ToEntries view={view} mentorship={mentorship} />
    </Layout>
  );
}

function NewCard({ view, problem, mentorship, cards, goals, kinds, chosen }: CardsProps) {
  const w = cardWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/cards', { mentorship: mentorship.id });
  if (!chosen)
    return (
      <Section title={w.choose}>
        <ul class="card-kinds plain">
          {kinds.map(({ kind }) => (
            <li>
              <a href={`${path}?kind=${kind}`}>{w.kinds[kind].name}</a>
              <span class="small muted">{w.kinds[kind].help}</span>
            </li>
          ))}
        </ul>
      </Section>
    );
  const ideas = cards.filter(({ kind }) => kind === 'idea');
  return (
    <div class="opening">
      <h2>{w.kinds[chosen.kind].name}</h2>
      <p class="muted">{w.kinds[chosen.kind].help}.</p>
      <Form view={view} action={`${path}?kind=${chosen.kind}`}>
        <input type="hidden" name="kind" value={chosen.kind} />
        {chosen.fields.map((field, i) => (
          <TextArea
            view={view}
            name={field}
            label={w.fields[`${chosen.kind}.${field}`]!}
            help={sayReaders(view, mentorship, chosen.isPrivate ? 'own' : 'shared')}
            problem={problem}
            rows={2}
            optional={i >= (chosen.fields.length > 2 ? 2 : 1)}
          />
        ))}
        {!chosen.isPrivate && (
          <ReaderField view={view} problem={problem} mentorship={mentorship} name="mentee" />
        )}
        {!chosen.isPrivate && goals.length > 0 && (
          <Select
            view={view}
            name="goal"
            label={w.goal}
            problem={problem}
            empty={w.noGoal}
            options={goals.map(({ id, text }) => ({ value: id, text: text ?? '' }))}
            optional
          />
        )}
        {chosen.kind === 'idea' && ideas.length > 0 && (
          <Select
            view={view}
            name="built_on"
            label={w.builtOn}
            problem={problem}
            empty={w.onNothing}
            options={ideas.map(({ id, content, madeBy }) => ({
              value: id,
              text: `${content.idea ?? ''} (${madeBy})`,
            }))}
            optional
          />
        )}
        <div class="row">
          <button class="button">{w.keep}</button>
          <a class="button quiet" href={path}>
            {w.choose}
          </a>
        </div>
      </Form>
    </div>
  );
}

function OneCard({ view, mentorship, goals, card, isMentee }: CardsProps & { card: Card }) {
  const w = cardWords[view.language];
  const kind = kindOf(card.kind)!;
  const goal = goals.find(({ id }) => id === card.goalId);
  const may =
    mentorship.closedOn === null &&
    (card.isPrivate || isTheirs(mentorship, view.person!.id, card.menteeId)) &&
    mayReview(kind, card, view.person!.id, isMentee);
  const due = isDue(card, view.today);
  return (
    <article class="section" id={`card-${card.id}`}>
      <h3>{w.kinds[card.kind].name}</h3>
      <p class="row small">
        <span class="muted">
          {w.by(card.madeBy, sayDay(view.language, card.madeOn, view.today))}
        </span>
        {kind.isPrivate && <Tag>{w.onlyMe}</Tag>}
        {card.outcome && (
          <Tag tone={['not', 'declined'].includes(card.outcome) ? 'plain' : 'good'}>
            {w.outcomes[card.outcome] ?? card.outcome}
          </Tag>
        )}
        {due && <Tag tone="warn">{w.dueTag}</Tag>}
        {goal && <span class="muted">{goal.text}</span>}
        {card.builtOnBy && <span class="muted">{w.after(card.builtOnBy)}</span>}
      </p>
      <dl class="facts">
        {kind.fields.flatMap((field) =>
          card.content[field]
            ? [
                <dt>{w.fields[`${card.kind}.${field}`]}</dt>,
                <dd class="pre">{card.content[field]}</dd>,
              ]
            : [],
        )}
        {card.outcomeText && (
          <>
            <dt>{w.due}</dt>
            <dd class="pre">{card.outcomeText}</dd>
          </>
        )}
      </dl>
      {may && <Review view={view} mentorship={mentorship} card={card} kind={kind} due={due} />}
    </article>
  );
}

function Review({
  view,
  mentorship,
  card,
  kind,
  due,
}: {
  view: View;
  mentorship: MentorshipLine;
  card: Card;
  kind: CardKind;
  due: boolean;
}) {
  const w = cardWords[view.language];
  const isQuestion = card.kind === 'question';
  return (
    <details class="more" open={due || isQuestion}>
      <summary>{isQuestion ? w.answerHere : w.due}</summary>
      <Form
        view={view}
        action={linkTo(view, '/mentorships/:mentorship/cards/:card/review', {
          mentorship: mentorship.id,
          card: card.id,
        })}
      >
        {isQuestion ? (
          <input type="hidden" name="outcome" value="answered" />
        ) : (
          <Choices
            view={view}
            name="outcome"
            label={w.due}
            flow
            options={kind.outcomes.map((value) => ({ value, text: w.outcomes[value] ?? value }))}
          />
        )}
        <div class="field">
          <label for={`words-${card.id}`}>{w.words}</label>
          <textarea
            class="input"
            id={`words-${card.id}`}
            name="words"
            rows={2}
            maxLength={1000}
          ></textarea>
        </div>
        <button class="button second">{w.say}</button>
      </Form>
    </details>
  );
}
