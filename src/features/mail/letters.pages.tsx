import { linkTo } from '../../web/links.ts';
import {
  completeLanguages,
  languageNames,
  locales,
  type CompleteLanguage,
  type Language,
} from '../../platform/i18n.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import {
  examplesOf,
  filled,
  filledSubject,
  harmlessIn,
  inWords,
  neededIn,
  shownText,
  type LetterText,
  type Placeholder,
} from '../../web/letters.ts';
import type { Page, View } from '../../web/view.ts';
import type { Letterhead, OwnText } from './letter-text.store.ts';
import { lettersWords } from './letters.words.ts';

/** Placeholders as they are written in a text of this language, in one line. */
export function sayPlaceholders(
  view: View,
  language: Language,
  names: readonly Placeholder[],
): string {
  if (names.length === 0) return lettersWords[view.language].noPlaceholders;
  return new Intl.ListFormat(locales[view.language], { type: 'conjunction' }).format(
    names.map((name) => inWords(language, name)),
  );
}

type ListProps = Page & {
  texts: LetterText[];
  own: { template: string; language: CompleteLanguage }[];
  maySeeOutbox: boolean;
};

export function LettersPage({ view, texts, own, maySeeOutbox }: ListProps) {
  const w = lettersWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro}>
      <div class="row">
        <a class="button second" href={linkTo(view, '/letters/signature')}>
          {w.signatureLink}
        </a>
        {maySeeOutbox && <a href={linkTo(view, '/outbox')}>{w.sentLink}</a>}
      </div>
      <Board view={view} texts={texts.filter(({ isFixed }) => !isFixed)} own={own} />
      <details class="more wide">
        <summary>{w.fixed}</summary>
        <p class="muted">{w.fixedList}</p>
        <Board view={view} texts={texts.filter(({ isFixed }) => isFixed)} own={own} />
      </details>
    </Layout>
  );
}

function Board({ view, texts, own }: Pick<ListProps, 'view' | 'texts' | 'own'>) {
  const w = lettersWords[view.language];
  return (
    <table class="board">
      <thead>
        <tr>
          <th scope="col">{w.letter}</th>
          <th scope="col">{w.when}</th>
          <th scope="col">{w.to}</th>
          <th scope="col">{w.state}</th>
        </tr>
      </thead>
      <tbody>
        {texts.map((text) => {
          const { title, when, to } = text.words(view.language);
          const mine = own.filter(({ template }) => template === text.name);
          return (
            <tr>
              <th scope="row">
                <a href={linkTo(view, '/letters/:text', { text: text.name })}>{title}</a>
              </th>
              <td data-name={w.when}>{when}</td>
              <td data-name={w.to}>{to}</td>
              <td data-name={w.state}>
                {mine.length > 0 ? (
                  <Tag tone="accent">
                    {w.own(mine.map(({ language }) => languageNames[language]).join(', '))}
                  </Tag>
                ) : (
                  <span class="muted">{text.isFixed ? '–' : w.ours}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export type LetterProps = Page & {
  text: LetterText;
  language: CompleteLanguage;
  own: OwnText | null;
  /** Typed and not saved. */
  draft: OwnText | null;
  letterhead: Letterhead;
  reader: string;
  said: string | null;
};

export function LetterPage({
  view,
  problem,
  text,
  language,
  own,
  draft,
  letterhead,
  reader,
  said,
}: LetterProps) {
  const w = lettersWords[view.language];
  const { title, when, to } = text.words(view.language);
  const ours = text.words(language);
  const { subject, body } = draft ?? own ?? ours;
  const needs = neededIn(text);
  return (
    <Layout
      view={view}
      title={title}
      intro={`${when}. ${w.to}: ${to}.`}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/letters'), text: w.title }]}
    >
      {said && !problem && <p class="note good">{said}</p>}
      <nav class="row" aria-label={w.language}>
        {completeLanguages.map((one) => (
          <a
            class={one === language ? 'button slim' : 'button second slim'}
            href={linkTo(view, '/letters/:text', { text: text.name }, { query: { language: one } })}
            aria-current={one === language ? 'true' : undefined}
          >
            {languageNames[one]}
          </a>
        ))}
      </nav>
      {text.isFixed ? (
        <Section title={w.fixed}>
          <p>{w.fixedWhy}</p>
          <Preview
            view={view}
            language={language}
            letter={{ subject, body }}
            letterhead={letterhead}
            reader={reader}
          />
        </Section>
      ) : (
        <div class="two even">
          <div class="stack">
            <Form view={view} action={linkTo(view, '/letters/:text', { text: text.name })}>
              <input type="hidden" name="language" value={language} />
              <TextField
                view={view}
                name="subject"
                label={w.subject}
                help={w.subjectHelp(sayPlaceholders(view, language, harmlessIn(text)))}
                value={shownText(language, subject)}
                problem={problem}
              />
              <TextArea
                view={view}
                name="body"
                label={w.body}
                help={[
                  w.bodyHelp(sayPlaceholders(view, language, text.holds)),
                  ...(needs.length > 0
                    ? [w.bodyNeeds(sayPlaceholders(view, language, needs))]
                    : []),
                ].join(' ')}
                value={shownText(language, body)}
                problem={problem}
                rows={14}
              />
              <div class="row">
                <button class="button">{w.save}</button>
                <button class="button second" name="act" value="preview">
                  {w.preview}
                </button>
                <button class="button second" name="act" value="test">
                  {w.test}
                </button>
              </div>
            </Form>
            {own && (
              <Form
                view={view}
                action={linkTo(view, '/letters/:text/reset', { text: text.name })}
                class="inline"
              >
                <input type="hidden" name="language" value={language} />
                <button class="button second slim">{w.reset}</button>
              </Form>
            )}
            {(own || draft) && (
              <details class="more">
                <summary>{w.ourText}</summary>
                <p class="strong">{shownText(language, ours.subject)}</p>
                <p class="pre">{shownText(language, ours.body)}</p>
              </details>
            )}
          </div>
          <Section title={w.previewTitle} id="preview">
            <p class="muted small">{draft ? w.previewTyped : w.previewIntro}</p>
            <Preview
              view={view}
              language={language}
              letter={{ subject, body }}
              letterhead={letterhead}
              reader={reader}
            />
          </Section>
        </div>
      )}
    </Layout>
  );
}

/** As its reader gets it, of what is saved or was typed. */
function Preview({
  view,
  language,
  letter,
  letterhead: { logo, signatures },
  reader,
}: {
  view: View;
  language: CompleteLanguage;
  letter: OwnText;
  letterhead: Letterhead;
  reader: string;
}) {
  const values = examplesOf(language, view.organisation?.name ?? '', reader);
  const signature = signatures[language];
  return (
    <div class="letter" lang={language}>
      {logo && <img class="letter-logo" src={linkTo(view, '/letters/logo')} alt="" />}
      <p class="strong">{filledSubject(letter.subject, values)}</p>
      <p class="pre">{filled(letter.body, values)}</p>
      {signature && <p class="pre muted">{signature}</p>}
    </div>
  );
}

export function SignaturePage({
  view,
  problem,
  letterhead,
  isSaved,
}: Page & { letterhead: Letterhead; isSaved: boolean }) {
  const w = lettersWords[view.language];
  return (
    <Layout
      view={view}
      title={w.signatureTitle}
      intro={w.signatureIntro}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/letters'), text: w.title }]}
    >
      {isSaved && !problem && <p class="note good">{w.signatureSaved}</p>}
      <Form view={view} action={linkTo(view, '/letters/signature')} files>
        {completeLanguages.map((language) => (
          <TextArea
            view={view}
            name={`signature-${language}`}
            label={w.signature(languageNames[language])}
            help={w.signatureHelp}
            value={letterhead.signatures[language]}
            problem={problem}
            rows={4}
            optional
          />
        ))}
        {letterhead.logo && (
          <figure>
            <img class="letter-logo" src={linkTo(view, '/letters/logo')} alt={w.logoNow} />
            <figcaption class="small muted">{w.logoNow}</figcaption>
          </figure>
        )}
        <TextField
          view={view}
          name="file"
          type="file"
          label={w.logo}
          help={w.logoHelp}
          accept=".png,.jpg,.jpeg"
          problem={problem}
          optional
        />
        {letterhead.logo && (
          <Choices
            view={view}
            name="no_logo"
            label={w.removeLogo}
            problem={problem}
            several
            options={[{ value: 'yes', text: w.removeLogo }]}
            optional
          />
        )}
        <button class="button">{w.save}</button>
      </Form>
    </Layout>
  );
}
