import type { ComponentChildren } from 'preact';
import { sayDay, type Language } from '../../platform/i18n.ts';
import { Choices, Form, TextArea, TextField, type Option } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { say, type Competence, type Indicator } from '../profiles/profile.rules.ts';
import { ratingWords } from './rating.words.ts';
import { levels } from '../profiles/profile.rules.ts';
import { askedAs, isPlain } from './round.rules.ts';
import type { Answers, Comments, Note, RaterLink } from './rater-link.store.ts';

type RaterLinkPage = Page & { raterLink: RaterLink; path: string };

function Frame({
  view,
  problem,
  raterLink,
  intro,
  children,
}: Page & { raterLink: RaterLink; intro?: string; children: ComponentChildren }) {
  const w = ratingWords[view.language];
  return (
    <Layout
      view={view}
      title={raterLink.rater.source === 'self' ? w.selfTitle : w.title(raterLink.rater.mentor)}
      intro={intro ?? w.intro(raterLink.organisationName, raterLink.round.name)}
      problem={problem}
      narrow
    >
      {children}
    </Layout>
  );
}

/** What will be shown to whom is said before the first question. */
export function BeforePage({
  view,
  problem,
  raterLink,
  path,
  begun,
  questions,
}: RaterLinkPage & { begun: boolean; questions: number }) {
  const w = ratingWords[view.language];
  const { source } = raterLink.rater;
  return (
    <Frame view={view} problem={problem} raterLink={raterLink}>
      <Section title={w.before}>
        <p>{w.whatFor}</p>
        <p>
          {source === 'self'
            ? w.shownSelf
            : raterLink.round.isQuick
              ? w.shownOpen
              : source === 'supervisor'
                ? w.shownNamed
                : source === 'observer'
                  ? w.shownObserver
                  : raterLink.round.confidentiality === 'named'
                    ? w.shownOpen
                    : w.shown(raterLink.round.minimum)}
        </p>
        <p>
          {w.when(sayDay(view.language, raterLink.round.closesOn, view.today))}{' '}
          {w.minutes(Math.max(2, Math.round(questions / 3)))}
        </p>
      </Section>
      {view.today < raterLink.round.opensOn ? (
        <p class="note">{w.notOpen(sayDay(view.language, raterLink.round.opensOn, view.today))}</p>
      ) : (
        <Form view={view} action={path}>
          {source === 'observer' ? (
            <TextField
              view={view}
              name="observed_on"
              type="date"
              label={w.observedOn}
              value={raterLink.rater.observedOn}
              problem={problem}
              short
            />
          ) : (
            source !== 'self' &&
            !raterLink.round.isQuick && (
              <Choices
                view={view}
                name="contact"
                label={w.contact}
                value={raterLink.rater.contact}
                problem={problem}
                options={[
                  ...Object.entries(w.contactOf).map(([value, text]) => ({ value, text })),
                  ...(raterLink.round.settings.contactMonths > 0
                    ? [
                        {
                          value: 'short',
                          text: w.contactShort(raterLink.round.settings.contactMonths),
                        },
                      ]
                    : []),
                ]}
              />
            )
          )}
          <button class="button">{begun ? w.goOn : w.begin}</button>
        </Form>
      )}
      {source !== 'self' && (
        <details class="more" open={problem?.fields.why !== undefined}>
          <summary>{w.decline}</summary>
          <Form view={view} action={`${path}/refusal`}>
            <Choices
              view={view}
              name="why"
              label={w.declineWhy}
              problem={problem}
              options={Object.entries(w.why).map(([value, text]) => ({ value, text }))}
            />
            <button class="button second">{w.declineDo}</button>
          </Form>
        </details>
      )}
    </Frame>
  );
}

function choicesOf(
  view: View,
  indicator?: { given: Indicator; languages: string[]; plain: boolean },
): Option[] {
  const w = ratingWords[view.language];
  const anchors = new Map(
    indicator?.plain
      ? []
      : indicator?.given.anchors?.map(({ level, text }) => [
          level,
          say(text, view.language, indicator.languages),
        ]),
  );
  return levels.map((level) => ({
    value: String(level),
    text: `${level} · ${(indicator?.plain ? w.plainLevels : w.levels)[level]}`,
    ...(anchors.get(level) ? { help: anchors.get(level)! } : {}),
  }));
}

/** Two scenes before the first rating, so that everybody means the same by the levels. */
export function PracticePage({
  view,
  raterLink,
  path,
  given,
}: RaterLinkPage & { given: (number | null)[] | null }) {
  const w = ratingWords[view.language];
  return (
    <Frame view={view} raterLink={raterLink} intro={w.practiceIntro}>
      <Form view={view} action={`${path}/practice`}>
        {w.vignettes.map(({ text, level, because }, k) => (
          <Section title={`${w.practice} ${k + 1}`}>
            <p>{text}</p>
            <Choices
              view={view}
              name={`scene-${k}`}
              label={w.question}
              value={String(given?.[k] ?? '')}
              options={choicesOf(view)}
            />
            {given && <p class="note good">{w.most(level, because)}</p>}
          </Section>
        ))}
        {!given && <button class="button">{w.check}</button>}
      </Form>
      <Form view={view} action={`${path}/questions`}>
        <button class={given ? 'button' : 'button second'}>{w.start}</button>
      </Form>
    </Frame>
  );
}

type QuestionsProps = RaterLinkPage & {
  competence: Competence;
  step: number;
  of: number;
  answers: Answers;
  notes: Map<string, Note>;
};

/** One screen per competence; every answer is kept when it is given, and again with the button. */
export function QuestionsPage({
  view,
  problem,
  raterLink,
  path,
  competence,
  step,
  of,
  answers,
  notes,
}: QuestionsProps) {
  const w = ratingWords[view.language];
  const { languages } = raterLink.round.profile;
  const text = (one: Parameters<typeof say>[0]) => say(one, view.language, languages);
  const chosen = (indicator: Indicator) =>
    answers.has(indicator.id) ? String(answers.get(indicator.id) ?? 'none') : '';
  return (
    <Frame view={view} problem={problem} raterLink={raterLink} intro={w.step(step + 1, of)}>
      <Section title={text(competence.name)}>
        {competence.definition && !raterLink.wording && (
          <p class="muted">{text(competence.definition)}</p>
        )}
        <Form view={view} action={`${path}/questions/${step}`} id="questions">
          {competence.indicators.map((indicator) => {
            const plain = isPlain(indicator, raterLink.wording);
            return (
              <>
                <Choices
                  view={view}
                  name={`level-${indicator.id}`}
                  label={text(askedAs(indicator, raterLink.wording))}
                  value={chosen(indicator)}
                  problem={problem}
                  options={[
                    ...choicesOf(view, { given: indicator, languages, plain }),
                    { value: 'none', text: plain ? w.notObservedPlain : w.notObserved },
                  ]}
                />
                {raterLink.rater.source === 'observer' && (
                  <>
                    <TextArea
                      view={view}
                      name={`facts-${indicator.id}`}
                      label={w.facts}
                      help={w.factsHelp}
                      value={notes.get(indicator.id)?.facts}
                      problem={problem}
                      rows={2}
                      optional
                    />
                    <TextArea
                      view={view}
                      name={`reading-${indicator.id}`}
                      label={w.reading}
                      value={notes.get(indicator.id)?.reading}
                      problem={problem}
                      rows={2}
                      optional
                    />
                  </>
                )}
              </>
            );
          })}
          <div class="row">
            <button class="button" name="go" value="next" data-autosave={w.saved}>
              {step + 1 === of && raterLink.rater.source === 'self' ? w.last : w.next}
            </button>
            {step > 0 && (
              <button class="button second" name="go" value="back">
                {w.back}
              </button>
            )}
            <output class="small muted" />
          </div>
        </Form>
      </Section>
    </Frame>
  );
}

/** Two questions in one's own words; nobody has to answer them. */
export function CommentPage({
  view,
  problem,
  raterLink,
  path,
  comments,
}: RaterLinkPage & { comments: Comments }) {
  const w = ratingWords[view.language];
  return (
    <Frame view={view} problem={problem} raterLink={raterLink} intro={w.commentIntro}>
      <Form view={view} action={`${path}/comments`}>
        <TextArea
          view={view}
          name="keep"
          label={w.keep}
          value={comments.keep}
          problem={problem}
          optional
        />
        <TextArea
          view={view}
          name="other"
          label={w.other}
          value={comments.other}
          problem={problem}
          optional
        />
        <p class="small muted">{w.misconduct}</p>
        <div class="row">
          <button class="button" name="go" value="next">
            {w.last}
          </button>
          <button class="button second" name="go" value="back">
            {w.back}
          </button>
        </div>
      </Form>
    </Frame>
  );
}

export function DonePage({ view, raterLink, path }: RaterLinkPage) {
  const w = ratingWords[view.language];
  return (
    <Layout view={view} title={w.done} narrow>
      <p class="note good">
        {w.doneText(sayDay(view.language, raterLink.round.closesOn, view.today))}
      </p>
      <p>
        <a class="button second" href={`${path}/questions/0`}>
          {w.change}
        </a>
      </p>
    </Layout>
  );
}

export function ClosedPage({
  view,
  declined = null,
}: {
  view: View & { language: Language };
  /** Why, when the rater has declined. */
  declined?: string | null;
}) {
  const w = ratingWords[view.language];
  return (
    <Layout view={view} title={declined ? w.done : w.closedTitle} narrow>
      <p class="note">
        {declined === 'too-little-contact' ? w.tooShort : declined ? w.declined : w.closed}
      </p>
    </Layout>
  );
}
