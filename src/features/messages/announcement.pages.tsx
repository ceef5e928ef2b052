import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { ProgrammeLine } from '../programmes/programme.store.ts';
import type { AnnouncementLine } from './announcement.store.ts';
import { audiences } from './message.rules.ts';
import { messageWords } from './message.words.ts';

export function AnnouncementsPage({
  view,
  problem,
  announcements,
  programmes,
}: Page & { announcements: AnnouncementLine[]; programmes: ProgrammeLine[] }) {
  const w = messageWords[view.language];
  const stands = ({ takenDownOn, lastDay }: AnnouncementLine) =>
    takenDownOn === null && lastDay >= view.today;
  const now = announcements.filter(stands);
  const over = announcements.filter((one) => !stands(one));
  const about = ({ audience, cohort, lastDay, by }: AnnouncementLine) =>
    [
      audience === 'cohort' ? cohort : w.forWhom[audience],
      w.until(sayDay(view.language, lastDay, view.today)),
      w.by(by),
    ].join(' · ');
  return (
    <Layout
      view={view}
      title={w.announcements}
      intro={w.announcementsIntro}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/messages'), text: w.title }]}
    >
      <Section title={w.standing}>
        {now.length === 0 && <Empty>{w.noAnnouncements}</Empty>}
        {now.map((one) => (
          <div class="note stack">
            <p class="strong">{one.title}</p>
            <p class="pre">{one.body}</p>
            <p class="small muted">{about(one)}</p>
            <Form
              view={view}
              action={linkTo(view, '/announcements/:announcement/removal', {
                announcement: one.id,
              })}
              class="inline"
            >
              <button class="button second slim">
                {w.takeDown}
                <span class="hidden-text">: {one.title}</span>
              </button>
            </Form>
          </div>
        ))}
      </Section>
      <Section title={w.newAnnouncement}>
        <Form view={view} action={linkTo(view, '/announcements')}>
          <TextField view={view} name="title" label={w.announcementTitle} problem={problem} />
          <TextArea view={view} name="body" label={w.announcementBody} problem={problem} rows={4} />
          <Choices
            view={view}
            name="audience"
            label={w.audience}
            problem={problem}
            options={audiences.map((value) => ({
              value,
              text: w.forWhom[value],
              ...(value === 'everybody' ? { help: w.everybodyHelp } : {}),
            }))}
          />
          <Select
            view={view}
            name="cohort"
            label={w.cohort}
            help={w.cohortHelp}
            problem={problem}
            empty={w.noCohort}
            options={programmes.flatMap(({ name, cohorts }) =>
              cohorts.map((cohort) => ({ value: cohort.id, text: `${name}, ${cohort.name}` })),
            )}
            optional="sometimes"
          />
          <TextField
            view={view}
            name="last_day"
            type="date"
            label={w.lastDay}
            problem={problem}
            short
          />
          <button class="button">{w.announce}</button>
        </Form>
      </Section>
      {over.length > 0 && (
        <details class="more">
          <summary>{w.over}</summary>
          <ul class="history">
            {over.map((one) => (
              <li class="quiet">
                <span class="strong">{one.title}</span>
                <span class="small muted">{about(one)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Layout>
  );
}
