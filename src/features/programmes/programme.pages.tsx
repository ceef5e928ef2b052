import { linkTo } from '../../web/links.ts';
import { sayDay, completeOf } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Template } from '../profiles/template.store.ts';
import { cohortStateWords } from './cohort-state.words.ts';
import type { CohortLine, KnownInputs, Programme, ProgrammeLine } from './programme.store.ts';
import { programmeWords } from './programme.words.ts';
import { upkeepWords } from './upkeep.words.ts';

export function ProgrammesPage({
  view,
  programmes,
  hasArchived,
  showsArchived,
  mayEdit,
}: Page & {
  programmes: ProgrammeLine[];
  hasArchived: boolean;
  showsArchived: boolean;
  mayEdit: boolean;
}) {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const path = linkTo(view, '/programmes');
  return (
    <Layout view={view} title={w.title} intro={w.intro}>
      {mayEdit && (
        <div class="row">
          <a class="button" href={linkTo(view, '/programmes/new')}>
            {w.newProgramme}
          </a>
        </div>
      )}
      {programmes.length === 0 && hasArchived ? (
        <Empty>{u.noneCurrent}</Empty>
      ) : programmes.length === 0 ? (
        <Empty action={<a href={linkTo(view, '/profiles')}>{w.toProfiles}</a>}>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {programmes.map((programme) => (
            <li>
              <h2>
                <a href={linkTo(view, '/programmes/:programme', { programme: programme.id })}>
                  {programme.name}
                </a>{' '}
                {programme.isArchived && (
                  <Tag>{cohortStateWords[view.language].states.archived}</Tag>
                )}
              </h2>
              <p class="small muted">{w.kinds[programme.kind]}</p>
              <ul class="lines">
                {programme.cohorts
                  .filter(({ state }) => showsArchived || state !== 'archived')
                  .map((cohort) => (
                    <CohortItem view={view} cohort={cohort} />
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {hasArchived && (
        <p>
          <a href={showsArchived ? path : `${path}?show=archived`}>
            {showsArchived ? u.hideArchived : u.showArchived}
          </a>
        </p>
      )}
    </Layout>
  );
}

function CohortItem({ view, cohort }: Page & { cohort: CohortLine }) {
  const w = programmeWords[view.language];
  return (
    <li>
      <a class="strong" href={linkTo(view, '/cohorts/:cohort', { cohort: cohort.id })}>
        {cohort.name}
      </a>
      <span class="small muted">
        {w.from(
          sayDay(view.language, cohort.firstDay, view.today),
          sayDay(view.language, cohort.lastDay, view.today),
        )}
        {' · '}
        {cohortStateWords[view.language].states[cohort.state]}
      </span>
    </li>
  );
}

export function NewProgrammePage({
  view,
  problem,
  profiles,
  templates,
  chosen,
}: Page & {
  profiles: { id: string; name: string; number: number }[];
  templates: Template[];
  chosen: string;
}) {
  const w = programmeWords[view.language];
  return (
    <Layout
      view={view}
      title={w.newProgramme}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/programmes'), text: w.title }]}
      narrow
    >
      {profiles.length === 0 ? (
        <Empty action={<a href={linkTo(view, '/profiles')}>{w.toProfiles}</a>}>{w.noProfile}</Empty>
      ) : (
        <Form view={view} action={linkTo(view, '/programmes')}>
          <TextField view={view} name="name" label={w.name} help={w.nameHelp} problem={problem} />
          <Select
            view={view}
            name="version"
            label={w.profile}
            value={chosen}
            problem={problem}
            options={profiles.map((profile) => ({
              value: profile.id,
              text: w.profileVersion(profile.name, profile.number),
            }))}
          />
          <Choices
            view={view}
            name="template"
            label={w.template}
            problem={problem}
            options={templates.map((template) => ({
              value: template.key,
              text: w.kinds[template.rules.kind],
              help: template.summary[completeOf(view.language)],
            }))}
          />
          <button class="button">{w.create}</button>
        </Form>
      )}
    </Layout>
  );
}

/** MA-27: what a rule has to go by, said beside it; nothing where everybody is known. */
export const sayKnown = (
  w: (typeof programmeWords)['en'],
  known: number,
  of: number,
  nobody: (of: number) => string,
): string => (of === 0 || known === of ? '' : known === 0 ? nobody(of) : w.knownOf(known, of));

function RuleLine({ rule, known, isEmpty }: { rule: string; known: string; isEmpty: boolean }) {
  return (
    <li>
      {rule}
      {known !== '' && (
        <span class={isEmpty ? 'note warn small' : 'small muted'}>
          {isEmpty ? '' : ' · '}
          {known}
        </span>
      )}
    </li>
  );
}

export function ProgrammePage({
  view,
  problem,
  programme,
  known,
  schoolYear,
  newerVersion,
  isSaved,
  mayEdit,
}: Page & {
  programme: Programme;
  known: KnownInputs;
  /** Of the same profile, published after the version in use. */
  newerVersion: { id: string; number: number } | null;
  isSaved: boolean;
  /** Of classes: the school year that a new cohort is likely to run for. */
  schoolYear: { firstDay: string; lastDay: string } | null;
  mayEdit: boolean;
}) {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const { rules } = programme;
  const current = programme.cohorts.filter(({ state }) => state !== 'archived');
  const archived = programme.cohorts.filter(({ state }) => state === 'archived');
  const mayChange = mayEdit && !programme.isArchived;
  return (
    <Layout
      view={view}
      title={programme.name}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/programmes'), text: w.title }]}
    >
      {isSaved && !problem && <p class="note good">{u.saved}</p>}
      {programme.isArchived && <p class="note warn">{u.isArchived}</p>}
      <div class="two">
        <Section title={w.cohorts}>
          {programme.cohorts.length === 0 && <Empty>{w.noCohort}</Empty>}
          <ul class="lines">
            {current.map((cohort) => (
              <CohortItem view={view} cohort={cohort} />
            ))}
          </ul>
          {archived.length > 0 && (
            <details class="more" open={programme.isArchived}>
              <summary>{u.archivedCohorts(archived.length)}</summary>
              <ul class="lines">
                {archived.map((cohort) => (
                  <CohortItem view={view} cohort={cohort} />
                ))}
              </ul>
            </details>
          )}
          {mayChange && (
            <details
              class="more"
              open={problem?.typed.first_day !== undefined || programme.cohorts.length === 0}
            >
              <summary>{w.newCohort}</summary>
              <Form
                view={view}
                action={linkTo(view, '/programmes/:programme/cohorts', { programme: programme.id })}
              >
                <TextField
                  view={view}
                  name="name"
                  label={w.cohortName}
                  help={w.cohortHelp}
                  problem={problem}
                />
                <TextField
                  view={view}
                  name="first_day"
                  type="date"
                  label={w.firstDay}
                  value={schoolYear?.firstDay}
                  problem={problem}
                  short
                />
                <TextField
                  view={view}
                  name="last_day"
                  type="date"
                  label={w.lastDay}
                  value={schoolYear?.lastDay}
                  problem={problem}
                  short
                />
                <TextField
                  view={view}
                  name="hours_promised"
                  type="number"
                  label={w.hours}
                  value={rules.hoursPromised}
                  problem={problem}
                  short
                  optional
                />
                <TextField
                  view={view}
                  name="capacity"
                  type="number"
                  label={w.capacity}
                  problem={problem}
                  short
                  optional
                />
                <button class="button">{w.createCohort}</button>
              </Form>
            </details>
          )}
        </Section>
        <Section title={w.rules}>
          <dl class="facts">
            <dt>{w.profile}</dt>
            <dd>
              <a
                href={linkTo(view, '/profiles/versions/:version', { version: programme.versionId })}
              >
                {w.profileVersion(programme.profileName, programme.versionNumber)}
              </a>
              {newerVersion && mayChange && (
                <span class="note small">
                  {u.newVersion(newerVersion.number)}{' '}
                  <a
                    href={linkTo(view, '/programmes/:programme/versions/:version', {
                      programme: programme.id,
                      version: newerVersion.id,
                    })}
                  >
                    {u.seeVersion}
                  </a>
                </span>
              )}
            </dd>
            <dt>{w.template}</dt>
            <dd>{w.kinds[rules.kind]}</dd>
            {rules.hoursPromised !== null && (
              <>
                <dt>{w.hours}</dt>
                <dd>{w.hoursPromised(rules.hoursPromised)}</dd>
              </>
            )}
          </dl>
          <ul>
            {rules.neverSameMemberOrganisation && (
              <RuleLine
                rule={w.ruleMember}
                isEmpty={known.members === 0}
                known={sayKnown(w, known.members, known.people, w.noMembers)}
              />
            )}
            {rules.neverOwnManager && (
              <RuleLine
                rule={w.ruleManager}
                isEmpty={known.managers === 0}
                known={sayKnown(w, known.managers, known.people, w.noManagers)}
              />
            )}
            {rules.kind === 'pairs' && (
              <li>{`${w.matching}: ${w.matchingOf[rules.matching ?? 'optimum'].toLowerCase()}`}</li>
            )}
            {rules.meetFirst && <li>{w.meetFirst}</li>}
            <li>{w.firstMeeting(rules.firstMeetingDays)}</li>
            <li>{w.silence(rules.silenceDays)}</li>
            {rules.kind !== 'pairs' && rules.talkMinutes !== undefined && (
              <li>{w.talkOf(rules.talkMinutes)}</li>
            )}
          </ul>
          {mayChange && (
            <p class="row">
              <a
                class="button second"
                href={linkTo(view, '/programmes/:programme/rules', { programme: programme.id })}
              >
                {w.changeRules}
              </a>
              <a href={linkTo(view, '/programmes/:programme/signals', { programme: programme.id })}>
                {w.toSignals}
              </a>
            </p>
          )}
        </Section>
      </div>
      {mayEdit && <Upkeep view={view} problem={problem} programme={programme} />}
    </Layout>
  );
}

/** CO-1 to CO-4: the name, a copy, the archive, and the end of what was made by mistake. */
function Upkeep({ view, problem, programme }: Page & { programme: Programme }) {
  const u = upkeepWords[view.language];
  const path = linkTo(view, '/programmes/:programme', { programme: programme.id });
  const typed = problem?.typed;
  return (
    <Section title={u.change} id="change">
      {!programme.isArchived && (
        <details class="more" open={typed?.new_name !== undefined}>
          <summary>{u.rename}</summary>
          <Form view={view} action={`${path}/name`}>
            <TextField
              view={view}
              name="new_name"
              label={u.name}
              value={programme.name}
              problem={problem}
            />
            <button class="button second">{u.save}</button>
          </Form>
        </details>
      )}
      <details class="more" open={typed?.copy_name !== undefined}>
        <summary>{u.copyProgramme}</summary>
        <Form view={view} action={`${path}/copy`}>
          <p class="muted">{u.copyProgrammeHelp}</p>
          <TextField
            view={view}
            name="copy_name"
            label={u.name}
            value={u.copyOf(programme.name)}
            problem={problem}
          />
          <button class="button second">{u.copy}</button>
        </Form>
      </details>
      <ArchiveForm view={view} path={path} isArchived={programme.isArchived} />
      <details class="more">
        <summary>{u.deleteProgramme}</summary>
        <Form view={view} action={`${path}/removal`}>
          <p class="muted">{u.deleteProgrammeHelp}</p>
          <button class="button second">{u.delete}</button>
        </Form>
      </details>
    </Section>
  );
}

/** Of a programme or a cohort, whose address is given. */
export function ArchiveForm({
  view,
  path,
  isArchived,
}: Page & { path: string; isArchived: boolean }) {
  const u = upkeepWords[view.language];
  return isArchived ? (
    <Form view={view} action={`${path}/archive`} class="inline">
      <input type="hidden" name="archived" value="no" />
      <div>
        <button class="button second">{u.takeBack}</button>
      </div>
    </Form>
  ) : (
    <details class="more">
      <summary>{u.archive}</summary>
      <Form view={view} action={`${path}/archive`}>
        <input type="hidden" name="archived" value="yes" />
        <p class="muted">{u.archiveHelp}</p>
        <button class="button second">{u.archive}</button>
      </Form>
    </details>
  );
}
