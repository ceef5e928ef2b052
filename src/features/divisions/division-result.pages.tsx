import { linkTo } from '../../web/links.ts';
import { sayMoment } from '../../platform/i18n.ts';
import { Matrix } from '../../web/chart.tsx';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { RunningGroup } from '../mentorships/running-group.store.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { crumbs, Rules } from './division.pages.tsx';
import { compareDivisions, type DivisionPolicy } from '../optimisation/division.rules.ts';
import type { StoredDivision } from './division.store.ts';
import { divisionWords } from './division.words.ts';
import { groupWords } from './group.words.ts';
import { runWords } from '../matching/run.words.ts';
import { workbenchWords } from '../matching/workbench.words.ts';

type NameOf = (id: string) => string;

type DivisionProps = Page & {
  cohort: Cohort;
  division: StoredDivision;
  before: StoredDivision | null;
  /** In which its pupils still stand. */
  running: RunningGroup[];
};

export function DivisionPage({ view, problem, cohort, division, before, running }: DivisionProps) {
  const w = divisionWords[view.language];
  const { pool, result, policy } = division;
  const names = new Map([...pool.mentors, ...pool.pupils].map(({ id, name }) => [id, name]));
  const nameOf: NameOf = (id) => names.get(id) ?? '?';
  const byName = <T extends { mentor: string }>(list: T[]) =>
    list.toSorted((a, b) => nameOf(a.mentor).localeCompare(nameOf(b.mentor), view.language));
  const groups = byName(result.groups);
  const placed = result.groups.reduce((sum, { pupils }) => sum + pupils.length, 0);
  return (
    <Layout
      view={view}
      title={w.divisionOf(sayMoment(view, division.madeAt))}
      intro={w.result(result.groups.length, placed, result.left.length)}
      problem={problem}
      crumbs={[
        ...crumbs(view, cohort),
        { href: linkTo(view, '/cohorts/:cohort/divisions', { cohort: cohort.id }), text: w.title },
      ]}
    >
      {division.appliedAt && (
        <p class="note good">
          {w.appliedNote}{' '}
          <a href={linkTo(view, '/mentorships', {}, { query: { cohort: cohort.id } })}>
            {w.toGroups}
          </a>
        </p>
      )}
      {running.length > 0 && (
        <div class="note">
          <p>{groupWords[view.language].toEnd}</p>
          <ul>
            {running.map(({ id, name, cohortName, mentors }) => (
              <li>
                <a href={linkTo(view, '/mentorships/:mentorship/closure', { mentorship: id })}>
                  {groupWords[view.language].end(name)}
                </a>{' '}
                {[cohortName, ...mentors.map((mentor) => mentor.name)].join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      {before && <Moves view={view} before={before} after={division} nameOf={nameOf} />}
      {result.left.length > 0 && (
        <Section title={w.left}>
          <ul class="lines">
            {result.left.map(({ pupil, why, barriers }) => (
              <li>
                <span class="strong">{nameOf(pupil)}</span>
                <span class="muted">
                  {w.leftWhy[why](barriers.map((barrier) => w.barrier[barrier]).join('; '))}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Balance
        view={view}
        division={{ ...division, result: { ...result, groups } }}
        nameOf={nameOf}
      />
      <Section title={w.groups}>
        <div class="groups">
          {groups.map(({ mentor, pupils }) => (
            <details class="more">
              <summary>
                {`${w.group} ${nameOf(mentor)}`}{' '}
                <span class="small muted">{runWords[view.language].pupilsOf(pupils.length)}</span>
              </summary>
              <ul class="plain faces">
                {pupils
                  .toSorted((a, b) => nameOf(a.pupil).localeCompare(nameOf(b.pupil), view.language))
                  .map(({ pupil, reasons, pinned }) => (
                    <li>
                      <Who
                        id={pupil}
                        name={nameOf(pupil)}
                        small={
                          pool.units.find(
                            ({ id }) => id === pool.pupils.find((one) => one.id === pupil)?.unit,
                          )?.name ?? null
                        }
                      />
                      {pinned && <Tag tone="accent">{w.pinned}</Tag>}{' '}
                      {reasons.map((reason) => (
                        <Tag>{w.reason[reason]}</Tag>
                      ))}
                    </li>
                  ))}
              </ul>
            </details>
          ))}
        </div>
      </Section>
      <Unmet view={view} division={division} nameOf={nameOf} />
      {!division.appliedAt && (
        <Apply
          view={view}
          problem={problem}
          division={{ ...division, result: { ...result, groups } }}
          nameOf={nameOf}
        />
      )}
      {!division.appliedAt && (
        <Again view={view} problem={problem} division={division} policy={policy} nameOf={nameOf} />
      )}
      <details class="more">
        <summary>{w.how}</summary>
        <p>
          {w.howText(division.seed, division.solver)} {result.exact ? w.exact : w.notExact}
        </p>
        <p>
          <a href={linkTo(view, '/divisions/:division/file', { division: division.id })}>
            {workbenchWords[view.language].file}
          </a>
          . {workbenchWords[view.language].fileNote}
        </p>
      </details>
    </Layout>
  );
}

function Moves({
  view,
  before,
  after,
  nameOf,
}: {
  view: View;
  before: StoredDivision;
  after: StoredDivision;
  nameOf: NameOf;
}) {
  const w = divisionWords[view.language];
  const moves = compareDivisions(before.result, after.result);
  return (
    <Section
      title={w.changed}
      aside={<a href={linkTo(view, '/divisions/:division', { division: before.id })}>{w.before}</a>}
    >
      <p>{w.stayed(after.pool.pupils.length - moves.length)}</p>
      <ul class="lines">
        {moves.map(({ pupil, from, to }) => (
          <li>
            {w.moved(nameOf(pupil), from ? nameOf(from) : w.nobody, to ? nameOf(to) : w.nobody)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The picture of a division: how the classes are spread, with what was wanted and met. */
function Balance({
  view,
  division,
  nameOf,
}: {
  view: View;
  division: StoredDivision;
  nameOf: NameOf;
}) {
  const w = divisionWords[view.language];
  const { pool, result, policy } = division;
  const unitOf = new Map(pool.pupils.map(({ id, unit }) => [id, unit]));
  const here = new Set(pool.mentors.map(({ id }) => id));
  const reasons = result.groups.flatMap(({ pupils }) => pupils.flatMap((pupil) => pupil.reasons));
  const wished = pool.requests.filter(
    ({ kind, pupil, other }) => kind === 'with' && unitOf.has(pupil) && here.has(other),
  ).length;
  const knew = pool.pupils.filter(({ earlierMentors }) =>
    earlierMentors.some((id) => here.has(id)),
  ).length;
  return (
    <Section title={w.balanceTitle}>
      <p class="muted">
        {[
          policy.lastMentor === 'keep' &&
            knew > 0 &&
            w.kept(reasons.filter((reason) => reason === 'last-mentor').length, knew),
          wished > 0 && w.wishes(reasons.filter((reason) => reason === 'wish').length, wished),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Matrix
        caption={w.balance}
        corner={w.group}
        columns={[...pool.units.map(({ name }) => name), w.all]}
        rows={result.groups.map(({ mentor, pupils }) => ({
          name: nameOf(mentor),
          values: [
            ...pool.units.map(
              ({ id }) => pupils.filter(({ pupil }) => unitOf.get(pupil) === id).length,
            ),
            pupils.length,
          ],
        }))}
        total
      />
    </Section>
  );
}

function Unmet({
  view,
  division: { pool, result },
  nameOf,
}: {
  view: View;
  division: StoredDivision;
  nameOf: NameOf;
}) {
  const w = divisionWords[view.language];
  const home = new Map(
    result.groups.flatMap(({ mentor, pupils }) =>
      pupils.map(({ pupil }) => [pupil, mentor] as const),
    ),
  );
  const unmet = pool.requests.filter(
    ({ kind, pupil, other }) =>
      kind === 'with' &&
      home.has(pupil) &&
      home.get(pupil) !== other &&
      pool.mentors.some(({ id }) => id === other),
  );
  if (unmet.length === 0) return null;
  return (
    <details class="more">
      <summary>{`${w.unmet} (${unmet.length})`}</summary>
      <ul class="lines">
        {unmet.map(({ pupil, other }) => (
          <li>{w.request.with(nameOf(pupil), nameOf(other))}</li>
        ))}
      </ul>
    </details>
  );
}

function Apply({
  view,
  problem,
  division,
  nameOf,
}: Page & { division: StoredDivision; nameOf: NameOf }) {
  const w = divisionWords[view.language];
  return (
    <Section title={w.applyTitle}>
      <p class="muted">{w.applyNote}</p>
      <Form
        view={view}
        action={linkTo(view, '/divisions/:division/application', { division: division.id })}
      >
        <div class="pairs-of-fields">
          {division.result.groups
            .filter(({ pupils }) => pupils.length > 0)
            .map(({ mentor }) => (
              <TextField
                view={view}
                name={`name-${mentor}`}
                label={nameOf(mentor)}
                value={w.usualName(nameOf(mentor).split(' ').slice(1).join(' ') || nameOf(mentor))}
                problem={problem}
              />
            ))}
        </div>
        <button class="button">{w.apply}</button>
      </Form>
    </Section>
  );
}

function Again({
  view,
  problem,
  division,
  policy,
  nameOf,
}: Page & { division: StoredDivision; policy: DivisionPolicy; nameOf: NameOf }) {
  const w = divisionWords[view.language];
  const { pool } = division;
  const unitName = new Map(pool.units.map(({ id, name }) => [id, name]));
  const path = linkTo(view, '/divisions/:division', { division: division.id });
  return (
    <>
      <Section title={w.move} id="move">
        <p class="muted">{w.moveNote}</p>
        {policy.pinned.length > 0 && (
          <ul class="lines">
            {policy.pinned.map(([mentor, pupil]) => (
              <li>
                <Form view={view} action={`${path}/moves`} class="inline">
                  <input type="hidden" name="pupil" value={pupil} />
                  <span class="row">
                    <span>{`${nameOf(pupil)}, ${nameOf(mentor)}`}</span>
                    <Tag tone="accent">{w.pinned}</Tag>
                    <button
                      class="button quiet"
                      aria-label={`${w.release}: ${nameOf(pupil)}`}
                      data-busy={w.busy}
                    >
                      {w.release}
                    </button>
                  </span>
                </Form>
              </li>
            ))}
          </ul>
        )}
        <Form view={view} action={`${path}/moves`}>
          <Select
            view={view}
            name="pupil"
            label={w.pupil}
            empty=""
            problem={problem}
            options={pool.pupils
              .map(({ id, name, unit }) => ({
                value: id,
                text: `${name}, ${unitName.get(unit ?? '') ?? ''}`,
              }))
              .toSorted((a, b) => a.text.localeCompare(b.text, view.language))}
          />
          <Select
            view={view}
            name="mentor"
            label={w.to}
            empty=""
            problem={problem}
            options={pool.mentors.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <button class="button second" data-busy={w.busy}>
            {w.moveButton}
          </button>
        </Form>
      </Section>
      <details class="more" open={problem !== undefined && problem.typed.siblings !== undefined}>
        <summary>{w.again}</summary>
        <Form view={view} action={`${path}/again`}>
          <Rules view={view} problem={problem} policy={policy} />
          <Choices
            view={view}
            name="keep"
            label={w.again}
            several
            value={problem ? undefined : 'yes'}
            problem={problem}
            options={[{ value: 'yes', text: w.keepOthers }]}
          />
          <button class="button second" data-busy={w.busy}>
            {w.againButton}
          </button>
        </Form>
      </details>
    </>
  );
}
