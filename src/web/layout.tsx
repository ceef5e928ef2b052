import type { ComponentChildren } from 'preact';
import { baseOf, directions, languageNames, languages } from '../platform/i18n.ts';
import { assetPath } from './assets.ts';
import { menuFor, sayMenu } from './feature.ts';
import { Form } from './fields.tsx';
import { webWords } from './web.words.ts';
import { isOther, type Problem, type Theirs, type View } from './view.ts';

type LayoutProps = {
  view: View;
  title: string;
  intro?: ComponentChildren;
  crumbs?: { href: string; text: string }[];
  narrow?: boolean;
  /** Asks again by itself after so many seconds. */
  refresh?: number;
  problem?: Problem | undefined;
  children: ComponentChildren;
};

export function Layout({
  view,
  title,
  intro,
  crumbs = [],
  narrow = false,
  refresh,
  problem,
  children,
}: LayoutProps) {
  const w = webWords[view.language];
  return (
    <html lang={baseOf(view.language)} dir={directions[view.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${problem ? `${w.problemTitle}: ` : ''}${title} · Mentorium`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {refresh && (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('style.css')} />
        <script src={assetPath('script.js')} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {w.skip}
        </a>
        <Top view={view} />
        <main
          id="main"
          class={narrow ? 'narrow' : undefined}
          data-refresh={refresh}
          data-page={view.page}
          data-came-back={view.cameBack}
          {...(view.drafts
            ? {
                'data-drafts': view.drafts,
                'data-not-kept': w.draftNotKept,
                'data-signed-out': w.draftSignedOut,
              }
            : {})}
        >
          <header class="head">
            {crumbs.length > 0 && <Crumbs crumbs={crumbs} label={w.youAreHere} />}
            <h1>{title}</h1>
            {intro && <p>{intro}</p>}
          </header>
          {problem && <ProblemNote view={view} problem={problem} />}
          {children}
        </main>
        <footer class="foot">
          {/* Inside an organisation it speaks, not we. */}
          <span>{view.organisation ? view.organisation.name : w.footer}</span>
          <LanguageLinks view={view} />
        </footer>
      </body>
    </html>
  );
}

function Crumbs({ crumbs, label }: { crumbs: { href: string; text: string }[]; label: string }) {
  return (
    <nav class="crumbs" aria-label={label}>
      {crumbs.map((crumb, i) =>
        i === 0 ? (
          <a href={crumb.href}>{crumb.text}</a>
        ) : (
          <span>
            <a href={crumb.href}>{crumb.text}</a>
          </span>
        ),
      )}
    </nav>
  );
}

export function ProblemNote({ view, problem }: { view: View; problem: Problem }) {
  const fields = Object.entries(problem.fields);
  return (
    <div class="note bad" role="alert" tabIndex={-1}>
      <p class="strong">{webWords[view.language].problemTitle}</p>
      <p>{problem.sentence}</p>
      {problem.prove && (
        <p>
          <a href="/account/prove?to=/account/proved" target="_blank" rel="noopener">
            {webWords[view.language].prove}
          </a>
        </p>
      )}
      {problem.theirs && <TakeTheirs view={view} theirs={problem.theirs} typed={problem.typed} />}
      {fields.length > 1 && (
        <ul>
          {fields.map(([name, sentence]) => (
            <li>
              <a href={`#field-${name}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Both choices: the button of the form saves the own text, this leaves it and shows the other. */
function TakeTheirs({
  view,
  theirs,
  typed,
}: {
  view: View;
  theirs: Theirs;
  typed: Problem['typed'];
}) {
  const w = webWords[view.language];
  const others = [...theirs.fields].filter(([name, saved]) => isOther(saved, typed[name]));
  return (
    <>
      <dl class="small">
        {others.map(([, { label, shown }]) => (
          <>
            <dt>{label}</dt>
            <dd>{shown || w.savedEmpty}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href={theirs.page} data-theirs>
          {w.takeTheirs}
        </a>
      </p>
    </>
  );
}

function Top({ view }: { view: View }) {
  const w = webWords[view.language];
  return (
    <header class="top">
      <div class="top-row">
        <a class="brand" href={view.base || '/'}>
          <Mark />
          Mentorium {view.organisation && <small>{view.organisation.name}</small>}
        </a>
        {view.person && <Navigation view={view} class="wide-nav" label={w.mainNavigation} />}
        {view.person && (
          <details class="phone-menu">
            <summary>{w.menu}</summary>
            <Navigation view={view} label={w.menu} />
          </details>
        )}
        {view.person && <Me view={view} />}
      </div>
    </header>
  );
}

function Navigation({ view, label, class: name }: { view: View; label: string; class?: string }) {
  const open = menuFor(view.person!, 'top');
  const here = view.path.split('?')[0]!;
  const isAt = (path: string) =>
    here === view.base + path || (path !== '' && here.startsWith(`${view.base}${path}/`));
  return (
    <nav class={name} aria-label={label}>
      {open.map(({ path, word }) => (
        <a href={view.base + path || '/'} aria-current={isAt(path) ? 'page' : undefined}>
          {sayMenu(view.language, word)}
        </a>
      ))}
    </nav>
  );
}

function Me({ view }: { view: View }) {
  const w = webWords[view.language];
  const person = view.person!;
  return (
    <details class="me">
      <summary>
        <Face id={person.id} name={person.name} />
        <span class="hidden-text">{w.account(person.name)}</span>
      </summary>
      <div class="me-panel">
        <div>
          <p class="strong">{person.name}</p>
          <p class="small muted">{person.roles.map((role) => w.roles[role]).join(', ')}</p>
        </div>
        {person.hasAccount && <a href="/organisations">{w.switchOrganisation}</a>}
        {person.hasAccount && <a href="/account">{w.ownAccount}</a>}
        {view.base &&
          menuFor(person, 'personal').map(({ path, word }) => (
            <a href={view.base + path}>{sayMenu(view.language, word)}</a>
          ))}
        <Form view={view} action="/sign-out" class="inline">
          <button class="button second slim">{w.signOut}</button>
        </Form>
      </div>
    </details>
  );
}

function LanguageLinks({ view }: { view: View }) {
  return (
    <nav class="row small" aria-label={webWords[view.language].language}>
      {languages.map((language) => (
        <a
          href={`/language/${language}?to=${encodeURIComponent(view.path || '/')}`}
          lang={language}
          hreflang={language}
          aria-current={language === baseOf(view.language) ? 'true' : undefined}
        >
          {languageNames[language]}
        </a>
      ))}
    </nav>
  );
}

/** Two lines that meet and go on together. */
function Mark() {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="2.6"
      stroke-linecap="round"
    >
      <path d="M4 20V9a4 4 0 0 1 8 0v11" />
      <path d="M12 9a4 4 0 0 1 8 0v11" />
    </svg>
  );
}

/** Initials on a tone made from the id. */
export function Face({ id, name }: { id: string; name: string }) {
  const parts = name.split(' ');
  const initials =
    `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
  const tone = 'abcd'[parseInt(id.slice(-2), 16) % 4];
  return (
    <span class={`face ${tone}`} aria-hidden="true">
      {initials}
    </span>
  );
}

export function Who({
  id,
  name,
  small,
  href,
}: {
  id: string;
  name: string;
  small?: ComponentChildren;
  href?: string;
}) {
  return (
    <span class="who">
      <Face id={id} name={name} />
      <span>
        {href ? <a href={href}>{name}</a> : name}
        {small && <small>{small}</small>}
      </span>
    </span>
  );
}

export function Section({
  title,
  id,
  children,
  aside,
}: {
  title: string;
  id?: string;
  children: ComponentChildren;
  aside?: ComponentChildren;
}) {
  return (
    <section class="section" id={id} aria-label={title}>
      {aside ? (
        <div class="row apart base">
          <h2>{title}</h2>
          {aside}
        </div>
      ) : (
        <h2>{title}</h2>
      )}
      {children}
    </section>
  );
}

/** Status in word and shape and colour. */
export function Tag({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'good' | 'warn' | 'bad' | 'accent';
  children: ComponentChildren;
}) {
  const shape = { plain: '', good: '✓ ', warn: '◐ ', bad: '▲ ', accent: '● ' }[tone];
  return (
    <span class={`tag ${tone}`}>
      {shape && <span aria-hidden="true">{shape}</span>}
      {children}
    </span>
  );
}

export function Empty({
  children,
  action,
}: {
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="stack">
      <p class="muted">{children}</p>
      {action}
    </div>
  );
}
