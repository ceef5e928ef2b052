import { linkTo } from '../../web/links.ts';
import { fullDay } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { noticeVersion, type Form as Words } from './notice.rules.ts';
import type { Reading } from './notice.store.ts';
import { noticeWords } from './notice.words.ts';

export function NoticePage({
  view,
  problem,
  shown,
  reading,
}: Page & { shown: Words; reading: Reading }) {
  const w = noticeWords[view.language];
  const text = w[shown];
  const day =
    reading.readAt &&
    Temporal.Instant.fromEpochMilliseconds(reading.readAt.getTime())
      .toZonedDateTimeISO(view.timeZone)
      .toPlainDate()
      .toString();
  return (
    <Layout
      view={view}
      title={text.title}
      intro={text.intro(view.organisation!.name)}
      problem={problem}
      narrow
    >
      {text.parts.map(([title, words]) => (
        <Section title={title}>
          <p>{words}</p>
        </Section>
      ))}
      {shown === reading.form && day === null && (
        <Form view={view} action={linkTo(view, '/notice')}>
          <button class="button">{text.read}</button>
        </Form>
      )}
      {day && <p class="note good">{w.wasRead(fullDay(view.language, day))}</p>}
      <p class="row small">
        <a href={linkTo(view, '/my-data')}>{w.toData}</a>
        <a
          href={linkTo(
            view,
            '/notice',
            {},
            { query: { form: shown === 'child' ? 'adult' : 'child' } },
          )}
        >
          {shown === 'child' ? w.toAdult : w.toChild}
        </a>
        <span class="muted">{w.version(noticeVersion)}</span>
      </p>
    </Layout>
  );
}
