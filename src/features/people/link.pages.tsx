import { linkTo } from '../../web/links.ts';
import { invitationWords } from '../accounts/invitation.words.ts';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { personWords } from './person.words.ts';

export function LinkPage({
  view,
  person,
  link,
  days,
}: Page & { person: { id: string; name: string }; link: string; days: number }) {
  const w = invitationWords[view.language];
  return (
    <Layout
      view={view}
      title={w.made(person.name)}
      crumbs={[{ href: linkTo(view, '/people'), text: personWords[view.language].title }]}
      narrow
    >
      <p>{w.note(days)}</p>
      <div class="field">
        <label for="link">{w.link}</label>
        <input class="input" id="link" value={link} readOnly />
      </div>
      <p>
        <a class="button" href={linkTo(view, '/people/:person', { person: person.id })}>
          {w.back(person.name)}
        </a>
      </p>
    </Layout>
  );
}
