import { linkTo } from '../../web/links.ts';
import { sayMoment } from '../../platform/i18n.ts';
import { sayAction } from '../../web/feature.ts';
import { TextField } from '../../web/fields.tsx';
import { webWords } from '../../web/web.words.ts';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { BreakGlassAccesses } from '../people/protected.pages.tsx';
import type { BreakGlassAccess } from '../people/protected.store.ts';
import type { Found, Sight } from './seen.store.ts';
import { rightsWords } from './rights.words.ts';
import { seenWords } from './seen.words.ts';

export function SeenPage({
  view,
  sights,
  accesses,
}: Page & { sights: Sight[]; accesses: BreakGlassAccess[] }) {
  const w = seenWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      crumbs={[{ href: linkTo(view, '/my-data'), text: rightsWords[view.language].title }]}
    >
      <BreakGlassAccesses view={view} accesses={accesses} />
      {sights.length === 0 ? <Empty>{w.none}</Empty> : <Sights view={view} sights={sights} />}
    </Layout>
  );
}

export function SeenOfPage({ view, name, sights }: Page & { name: string; sights: Sight[] }) {
  const w = seenWords[view.language];
  return (
    <Layout
      view={view}
      title={w.titleOf(name)}
      intro={w.introOf}
      crumbs={[{ href: linkTo(view, '/audit-log'), text: webWords[view.language].auditLog }]}
    >
      {sights.length === 0 ? <Empty>{w.noneOf}</Empty> : <Sights view={view} sights={sights} />}
    </Layout>
  );
}

/** `found`: null before anybody was searched for. */
export function FindPage({ view, words, found }: Page & { words: string; found: Found[] | null }) {
  const w = seenWords[view.language];
  return (
    <Layout
      view={view}
      title={w.toPerson}
      crumbs={[{ href: linkTo(view, '/audit-log'), text: webWords[view.language].auditLog }]}
    >
      <form class="toolbar" action={linkTo(view, '/audit-log/people')}>
        <TextField
          view={view}
          name="words"
          type="search"
          label={w.search}
          help={w.searchHelp}
          value={words}
          optional={false}
        />
        <button class="button">{w.find}</button>
      </form>
      {found !== null && found.length === 0 && <Empty>{w.nobody}</Empty>}
      {found !== null && found.length > 0 && (
        <Section title={w.choose}>
          <ul class="lines">
            {found.map(({ id, name, number, email }) => (
              <li>
                <a href={linkTo(view, '/audit-log/people/:person', { person: id })}>{name}</a>
                <span class="small muted">{[number, email].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>
  );
}

function Sights({ view, sights }: { view: View; sights: Sight[] }) {
  const w = seenWords[view.language];
  const roles = webWords[view.language].roles;
  return (
    <>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.who}</th>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.why}</th>
          </tr>
        </thead>
        <tbody>
          {sights.map(({ lastAt, who, action, times, part, roles: held }) => (
            <tr>
              <td data-name={w.when}>{sayMoment(view, lastAt)}</td>
              <th scope="row">{who}</th>
              <td data-name={w.what}>
                {sayAction(view.language, action)}
                {times > 1 && <span class="small muted"> {w.times(times)}</span>}
              </td>
              <td data-name={w.why}>
                {part
                  ? w.part[part]
                  : held.length > 0 &&
                    w.role(held.map((role) => roles[role].toLowerCase()).join(', '))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sights.length === 200 && <p class="small muted">{w.more}</p>}
    </>
  );
}
