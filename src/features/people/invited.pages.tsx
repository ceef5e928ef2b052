/** What came of inviting many: who was written to, which links are handed over, and who was not. */
import { linkTo } from '../../web/links.ts';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Obstacle } from './invitation.service.ts';
import { invitedWords } from './invited.words.ts';

export type Invited = {
  /** Names of those who were written to. */
  written: string[];
  links: { name: string; link: string }[];
  obstacles: Map<Obstacle, { id: string; name: string }[]>;
};

export function InvitedPage({
  view,
  invited: { written, links, obstacles },
  days,
}: Page & { invited: Invited; days: number }) {
  const w = invitedWords[view.language];
  return (
    <Layout view={view} title={w.title} crumbs={[{ href: linkTo(view, '/people'), text: w.back }]}>
      {written.length > 0 && (
        <div class="note good">
          <p>{w.written(written.length)}</p>
          <p class="small">{written.join(', ')}</p>
        </div>
      )}
      {links.length > 0 && (
        <Section title={w.links(links.length)}>
          <p>{w.linksHelp(days)}</p>
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.person}</th>
                <th scope="col">{w.link}</th>
              </tr>
            </thead>
            <tbody>
              {links.map(({ name, link }) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td data-name={w.link}>
                    <input class="input" value={link} readOnly aria-label={`${w.link}: ${name}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {obstacles.size > 0 && (
        <Section title={w.notInvited}>
          <ul class="lines">
            {[...obstacles].map(([obstacle, people]) => (
              <li>
                <span class="strong">
                  {people.map(({ id, name }, at) => (
                    <>
                      {at > 0 && ', '}
                      <a href={linkTo(view, '/people/:person', { person: id })}>{name}</a>
                    </>
                  ))}
                </span>
                <span class="small muted">{w.why[obstacle]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <a class="button" href={linkTo(view, '/people')}>
          {w.back}
        </a>
      </p>
    </Layout>
  );
}
