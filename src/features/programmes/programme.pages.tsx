import { linkTo } from '../../web/links.ts';
import { sayDay, completeOf } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Template } from '../profiles/template.store.ts';
import type { KnownInputs, Programme, ProgrammeLine } from './programme.store.ts';
import { programmeWords } from './programme.words.ts';

export function ProgrammesPage({
  view,
  programmes,
  mayEdit,
}: Page & { programmes: ProgrammeLine[]; mayEdit: boolean }) {
  const w = programmeWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro}>
      {mayEdit && (
        <div class="row">
          <a class="button" href={linkTo(view, '/programmes/new')}>
            {w.newProgramme}
          </a>
        </div>
      )}
      {programmes.length === 0 ? (
        <Empty action={<a href={linkTo(view, '/profiles')}>{w.toProfiles}</a>}>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {programmes.map((programme) => (
            <li>
              <h2>
                <a href={linkTo(view, '/programmes/:programme', { programme: programme.id })}>
                  {programme.name}
                </a>
              </h2>
              <p class="small muted">{w.kinds[programme.kind]}</p>
              <ul class="plain row">
                {programme.cohorts.map((cohort) => (
                  <li>
                    <a href={linkTo(view, '/cohorts/:cohort', { cohort: cohort.id })}>
                      {cohort.name}
                    </a>{' '}
                    <span class="small muted">
                      {w.from(
                        sayDay(view.language, cohort.firstDay, view.today),
                        sayDay(view.language, cohort.lastDay, view.today),
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Layout>
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
const sayKnown = (
  w: (typeof programmeWords)['en'],
  known: number,
  of: number,
  nobody: (of: number) => string,
): string => (of === 0 || known === of ? '' : known === 0 ? nobody(of) : w.knownOf(known, of));

function RulesForm({
  view,
  problem,
  programme,
  known,
}: Page & { programme: Programme; known: KnownInputs }) {
  const w = programmeWords[view.language];
  const [managers, members] = [
    sayKnown(w, known.managers, known.people, w.noManagers),
    sayKnown(w, known.members, known.people, w.noMembers),
  ];
  const { rules } = programme;
  const own = problem?.typed.silence_days === undefined ? undefined : problem;
  const on = [
    rules.neverSameMemberOrganisation && 'same-organisation',
    rules.neverOwnManager && 'own-manager',
    rules.meetFirst && 'meet-first',
  ].filter((one) => typeof one === 'string');
  return (
    <details class="more" open={own !== undefined}>
      <summary>{w.changeRules}</summary>
      <Form
        view={view}
        action={linkTo(view, '/programmes/:programme/rules', { programme: programme.id })}
      >
        {rules.kind === 'pairs' && (
          <>
            <Choices
              view={view}
              name="matching"
              label={w.matching}
              value={rules.matching ?? 'optimum'}
              problem={own}
              options={(['optimum', 'shortlist', 'stable'] as const).map((value) => ({
                value,
                text: w.matchingOf[value],
              }))}
            />
            <Choices
              view={view}
              name="on"
              label={w.rules}
              several
              chosen={own ? (own.typed.on ?? '').split(',') : on}
              problem={own}
              options={[
                { value: 'meet-first', text: w.meetFirst },
                {
                  value: 'same-organisation',
                  text: w.ruleMember,
                  ...(members ? { help: members } : {}),
                },
                {
                  value: 'own-manager',
                  text: w.ruleManager,
                  ...(managers ? { help: managers } : {}),
                },
              ]}
            />
          </>
        )}
        <TextField
          view={view}
          name="first_meeting_days"
          type="number"
          min={1}
          max={365}
          inputMode="numeric"
          label={w.firstMeetingDays}
          value={rules.firstMeetingDays}
          problem={own}
          short
        />
        <TextField
          view={view}
          name="silence_days"
          type="number"
          min={1}
          max={365}
          inputMode="numeric"
          label={w.silenceDays}
          value={rules.silenceDays}
          problem={own}
          short
        />
        <button class="button second">{w.keepRules}</button>
      </Form>
      <p>
        <a href={linkTo(view, '/programmes/:programme/signals', { programme: programme.id })}>
          {w.toSignals}
        </a>
      </p>
    </details>
  );
}

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
  mayEdit,
}: Page & {
  programme: Programme;
  known: KnownInputs;
  /** Of classes: the school year that a new cohort is likely to run for. */
  schoolYear: { firstDay: string; lastDay: string } | null;
  mayEdit: boolean;
}) {
  const w = programmeWords[view.language];
  const { rules } = programme;
  return (
    <Layout
      view={view}
      title={programme.name}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/programmes'), text: w.title }]}
    >
      <div class="two">
        <Section title={w.cohorts}>
          {programme.cohorts.length === 0 && <Empty>{w.noCohort}</Empty>}
          <ul class="lines">
            {programme.cohorts.map((cohort) => (
              <li>
                <a class="strong" href={linkTo(view, '/cohorts/:cohort', { cohort: cohort.id })}>
                  {cohort.name}
                </a>
                <span class="small muted">
                  {w.from(
                    sayDay(view.language, cohort.firstDay, view.today),
                    sayDay(view.language, cohort.lastDay, view.today),
                  )}
                </span>
              </li>
            ))}
          </ul>
          {mayEdit && (
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
          </ul>
          {mayEdit && (
            <RulesForm view={view} problem={problem} programme={programme} known={known} />
          )}
        </Section>
      </div>
    </Layout>
  );
}
