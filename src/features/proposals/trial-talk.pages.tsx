/** MA-41: a talk on trial, for the two who are asked and for whoever coordinates. */
import { sayDay } from '../../platform/i18n.ts';
import { linkTo } from '../../web/links.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Proposal } from './proposal.store.ts';
import { proposalWords } from './proposal.words.ts';
import { asksOf, words, type Side } from './trial-talk.rules.ts';
import type { TalkWords } from './trial-talk.store.ts';
import { trialTalkWords } from './trial-talk.words.ts';

type Props = Page & {
  proposal: Proposal;
  side: Side;
  other: { name: string; email: string | null };
  own: TalkWords | null;
};

/** Where nobody has asked for it: the button, beside the question itself. */
export function AskForTalk({ view, proposal, other }: Props) {
  const w = trialTalkWords[view.language];
  return (
    <details class="more">
      <summary>{w.ask}</summary>
      <Form
        view={view}
        action={linkTo(view, '/proposals/:proposal/talk', { proposal: proposal.id })}
      >
        <p>{w.askHelp(other.name)}</p>
        <button class="button second">{w.ask}</button>
      </Form>
    </details>
  );
}

export function TalkSection(props: Props) {
  const { view, problem, proposal, side, other, own } = props;
  const w = trialTalkWords[view.language];
  const talk = proposal.talk!;
  const day = (one: string) => sayDay(view.language, one, view.today);
  const hasAnswered = proposal.answers.some((one) => one.side === side);
  const ids = { proposal: proposal.id };
  return (
    <Section title={w.title} id="talk">
      <p>
        {talk.askedById === view.person!.id
          ? w.askedByYou(day(talk.askedOn))
          : w.askedBy(other.name, day(talk.askedOn))}{' '}
        {talk.talkOn && w.talkOn(day(talk.talkOn))}
      </p>
      {other.email && <p>{w.write(other.name, other.email)}</p>}
      <p class="muted">{w.until(day(talk.until))}</p>
      {asksOf(talk).includes(side) && <p class="note">{w.asking}</p>}
      <Form view={view} action={linkTo(view, '/proposals/:proposal/talk/day', ids)}>
        <TextField
          view={view}
          name="talk_on"
          type="date"
          label={w.day}
          help={w.dayHelp}
          value={talk.talkOn}
          problem={problem}
          short
        />
        <button class="button second">{w.keepDay}</button>
      </Form>
      {hasAnswered && <p class="note">{proposalWords[view.language].answered}</p>}
      {!hasAnswered && talk.talkOn !== null && talk.talkOn <= view.today && (
        <Form view={view} action={linkTo(view, '/proposals/:proposal/talk/word', ids)}>
          <Choices
            view={view}
            name="word"
            label={w.word}
            help={w.wordHelp}
            problem={problem}
            options={words.map((value) => ({ value, text: w.wordOf[value] }))}
          />
          <TextArea
            view={view}
            name="words"
            label={w.words}
            help={w.wordsHelp}
            value={own?.words}
            problem={problem}
            optional
          />
          <label class="choice">
            <input
              type="checkbox"
              name="share"
              value="yes"
              checked={problem ? problem.typed.share === 'yes' : own?.isShared === true}
            />
            <span>{w.share}</span>
          </label>
          <button class="button">{w.say}</button>
        </Form>
      )}
    </Section>
  );
}

/** What somebody wrote after the talk, once they have answered. */
export function OwnWords({ view, own }: Page & { own: TalkWords }) {
  const w = trialTalkWords[view.language];
  return (
    <Section title={w.ownWords}>
      <p class="pre">{own.words}</p>
      <p class="small muted">{own.isShared ? w.shared : w.unshared}</p>
    </Section>
  );
}

/** For the coordinator: who has said what, and words only where their writer allows it. */
export function TalkState({
  view,
  proposal,
  said,
}: {
  view: View;
  proposal: Proposal;
  said: TalkWords[];
}) {
  const w = trialTalkWords[view.language];
  const { talk } = proposal;
  if (!talk || proposal.mentorshipId !== null) return null;
  const asking = asksOf(talk);
  const wordOf = (side: Side) => {
    const answer = proposal.answers.find((one) => one.side === side);
    if (answer) return answer.accepted ? w.short.yes : w.short.no;
    return asking.includes(side) ? w.short.coordinator : w.short.nothing;
  };
  const isOpen = proposal.answers.every(({ accepted }) => accepted);
  return (
    <div class="small">
      {isOpen && (
        <Tag tone={talk.until < view.today ? 'bad' : 'accent'}>
          {w.stateUntil(sayDay(view.language, talk.until, view.today))}
        </Tag>
      )}
      {(['mentee', 'mentor'] as const).map((side) => (
        <div>
          {w.said(proposal[side], wordOf(side))}
          {said
            .filter(
              ({ proposalId, personId, isShared }) =>
                isShared && proposalId === proposal.id && personId === proposal[`${side}Id`],
            )
            .map((one) => (
              <div class="muted pre">{one.words}</div>
            ))}
        </div>
      ))}
      {isOpen && asking.length > 0 && (
        <button
          class="button second slim"
          formaction={linkTo(view, '/runs/:run/proposals/:proposal/talk', {
            run: proposal.runId,
            proposal: proposal.id,
          })}
          aria-label={w.settleLabel(asking.map((side) => proposal[side]).join(', '))}
        >
          {w.settle}
        </button>
      )}
    </div>
  );
}
