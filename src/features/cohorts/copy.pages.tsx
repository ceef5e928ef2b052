/** CO-2: a cohort copied, with its calendar on the days of another year. */
import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form, Select, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { MovedDate } from '../programmes/calendar.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { programmeWords } from '../programmes/programme.words.ts';
import { upkeepWords } from '../programmes/upkeep.words.ts';

export function CopyPage({
  view,
  problem,
  cohort,
  programmes,
  name,
  programme,
  firstDay,
  lastDay,
  dates,
}: Page & {
  cohort: Cohort;
  programmes: { id: string; name: string }[];
  name: string;
  programme: string;
  firstDay: string;
  lastDay: string;
  dates: MovedDate[];
}) {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const full = `${cohort.programmeName}, ${cohort.name}`;
  const path = linkTo(view, '/cohorts/:cohort/copy', { cohort: cohort.id });
  const say = (day: string) => sayDay(view.language, day, view.today);
  return (
    <Layout
      view={view}
      title={u.copyCohort}
      intro={u.copyCohortIntro(cohort.name)}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }), text: full }]}
      narrow
    >
      <Form view={view} action={path}>
        <TextField
          view={view}
          name="name"
          label={w.cohortName}
          help={w.cohortHelp}
          value={name}
          problem={problem}
        />
        <Select
          view={view}
          name="programme"
          label={u.copyInto}
          value={programme}
          problem={problem}
          options={programmes.map((one) => ({ value: one.id, text: one.name }))}
        />
        <TextField
          view={view}
          name="first_day"
          type="date"
          label={u.firstDay}
          value={firstDay}
          problem={problem}
          short
        />
        <p class="row">
          <button class="button">{u.copy}</button>
          <button class="button second" formaction={`${path}/dates`} formnovalidate>
            {u.lookAtDates}
          </button>
        </p>
      </Form>
      <Section title={u.newDates}>
        <p>{u.span(say(firstDay), say(lastDay))}</p>
        {dates.length === 0 ? (
          <Empty>{u.noDates}</Empty>
        ) : (
          <ol class="history">
            {dates.map((date) => (
              <li>
                <span class="strong">{date.name}</span>
                <span class="small muted">
                  <Tag>{w.dateKinds[date.kind]}</Tag>{' '}
                  {date.firstDay === date.lastDay
                    ? say(date.firstDay)
                    : w.from(say(date.firstDay), say(date.lastDay))}
                  {` · ${u.was(say(date.from))}`}
                  {date.because && ` · ${u.because[date.because]}`}
                </span>
              </li>
            ))}
          </ol>
        )}
        {dates.some(({ kind }) => kind === 'break') && <p class="note">{u.holidaysToo}</p>}
      </Section>
    </Layout>
  );
}
