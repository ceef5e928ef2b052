import { linkTo } from '../../web/links.ts';
import { sayDay, sayMoment } from '../../platform/i18n.ts';
import { TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import type { Hit } from './search.store.ts';
import { searchWords } from './search.words.ts';

/** `hits`: null before anything was searched for. */
export function SearchPage({
  view,
  words,
  hits,
  most,
}: Page & { words: string; hits: Hit[] | null; most: number }) {
  const w = searchWords[view.language];
  const path = linkTo(view, '/mentorships');
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      crumbs={[{ href: path, text: mentorshipWords[view.language].title }]}
    >
      <form class="toolbar" action={`${path}/search`}>
        <TextField
          view={view}
          name="words"
          type="search"
          label={w.words}
          help={w.wordsHelp}
          value={words}
          optional={false}
        />
        <button class="button">{w.search}</button>
      </form>
      {hits !== null && hits.length === 0 && <Empty>{w.none}</Empty>}
      {hits !== null && hits.length > 0 && (
        <Section title={w.found(hits.length)}>
          {hits.length === most && <p class="small muted">{w.more(most)}</p>}
          <ul class="lines">
            {hits.map(({ mentorshipId, with: names, by, writtenAt, noteClass, excerpt, views }) => (
              <li>
                <p>
                  {excerpt.before}
                  <mark>{excerpt.hit}</mark>
                  {excerpt.after}
                </p>
                {views.map((own) => (
                  <p class="note small">
                    {w.by(own.by, sayDay(view.language, own.madeOn, view.today))}: {own.text}
                  </p>
                ))}
                <p class="small muted">
                  <a href={`${path}/${mentorshipId}`}>{names}</a> ·{' '}
                  {w.by(by, sayMoment(view, writtenAt))}{' '}
                  <Tag tone="plain">{mentorshipWords[view.language].classes[noteClass]}</Tag>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>
  );
}
