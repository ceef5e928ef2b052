import { linkTo } from '../../web/links.ts';
import { Form } from '../../web/fields.tsx';
import { Empty, Layout, Tag } from '../../web/layout.tsx';
import {
  type Context,
  eachRow,
  form,
  get,
  maybeId,
  orNotFound,
  post,
  refuse,
  type Route,
} from '../../web/route.tsx';
import type { Page, Problem, View } from '../../web/view.ts';
import { personWords } from '../people/person.words.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort, type Cohort } from '../programmes/programme.store.ts';
import { lockCohort } from '../cohorts/cohort.store.ts';
import { namesOf, tellMentors } from './group.letters.ts';
import { beginGroup } from './group.service.ts';
import { listClasses, listMentorPeople, type ClassLine } from './group.store.ts';
import { groupWords } from './group.words.ts';
import { divisionWords } from './division.words.ts';
import { runWords } from '../matching/run.words.ts';

function GroupsPage({
  view,
  problem,
  cohort,
  classes,
  mentors,
  isAsked,
}: Page & {
  cohort: Cohort;
  classes: ClassLine[];
  mentors: { id: string; name: string }[];
  isAsked: boolean;
}) {
  const w = runWords[view.language];
  const chosenNow = new Set(classes.filter(isFree).slice(0, roomFor(mentors.length)));
  const choice = (name: string, label: string) => (
    <select class="input" name={name} aria-label={label}>
      <option value="">{w.nobody}</option>
      {mentors.map((mentor) => (
        <option value={mentor.id} selected={problem?.typed[name] === mentor.id}>
          {mentor.name}
        </option>
      ))}
    </select>
  );
  return (
    <Layout
      view={view}
      title={w.groupsTitle}
      intro={w.groupsIntro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
      ]}
    >
      {isAsked && <p class="note good">{groupWords[view.language].asked}</p>}
      <p>
        <a href={linkTo(view, '/cohorts/:cohort/divisions', { cohort: cohort.id })}>
          {divisionWords[view.language].link}
        </a>
        . <span class="muted">{divisionWords[view.language].linkNote}</span>
      </p>
      {classes.length === 0 ? (
        <Empty
          action={
            <a href={linkTo(view, '/people/imports/new')}>{personWords[view.language].import}</a>
          }
        >
          {w.noClasses}
        </Empty>
      ) : (
        <Form
          view={view}
          action={linkTo(view, '/cohorts/:cohort/groups', { cohort: cohort.id })}
          class="section"
        >
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.klass}</th>
                <th scope="col">{w.pupils}</th>
                <th scope="col">{w.mentor}</th>
                <th scope="col">{w.secondMentor}</th>
              </tr>
            </thead>
            <tbody>
              {classes.map((group) => (
                <tr>
                  <th scope="row">
                    {group.name}
                    <Elsewhere view={view} group={group} />
                  </th>
                  <td>{w.pupilsOf(group.pupils.length)}</td>
                  {group.mentorshipId ? (
                    <>
                      <td>
                        <a
                          href={linkTo(view, '/mentorships/:mentorship', {
                            mentorship: group.mentorshipId,
                          })}
                        >
                          {group.mentors[0] ?? w.nobody}
                        </a>{' '}
                        <Tag tone="good">{w.made}</Tag>
                      </td>
                      <td>{group.mentors[1] ?? ''}</td>
                    </>
                  ) : !chosenNow.has(group) ? (
                    <>
                      <td class="muted">
                        {isFree(group)
                          ? groupWords[view.language].later
                          : group.runsElsewhere
                            ? ''
                            : w.allPlaced}
                      </td>
                      <td />
                    </>
                  ) : (
                    <>
                      <td data-name={w.mentor}>
                        {choice(`mentor-${group.id}`, `${w.mentor}, ${group.name}`)}
                      </td>
                      <td data-name={w.secondMentor}>
                        {choice(`second-${group.id}`, `${w.secondMentor}, ${group.name}`)}
                      </td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {classes.some(isFree) && (
            <div>
              <button class="button">{w.assignAll}</button>
            </div>
          )}
        </Form>
      )}
    </Layout>
  );
}

/**
 * Every class names every mentor twice: of so many classes at a time, so that the page stays a
 * page.
 */
const mostOptions = 20_000;
const roomFor = (mentors: number) => Math.max(1, Math.floor(mostOptions / (2 * mentors + 1)));

/** A group can be made of it. */
const isFree = ({ mentorshipId, runsElsewhere, pupils }: ClassLine): boolean =>
  mentorshipId === null && !runsElsewhere && pupils.length > 0;

/** Where its pupils stand already, and the two ways to end that. */
function Elsewhere({ view, group }: { view: View; group: ClassLine }) {
  const w = groupWords[view.language];
  if (group.mentorshipId !== null) return null;
  return (
    <>
      {group.elsewhere.map(({ id, name, cohortName, mentors, pupils }, at) => (
        <p class="small muted">
          <a href={linkTo(view, '/mentorships/:mentorship', { mentorship: id })}>
            {at === 0 && group.runsElsewhere
              ? w.runsIn(cohortName, mentors.map((mentor) => mentor.name).join(', '))
              : w.pupilsStand(pupils.length, name, cohortName)}
          </a>{' '}
          <a href={linkTo(view, '/mentorships/:mentorship/closure', { mentorship: id })}>
            {w.end(name)}
          </a>{' '}
          <button class="button quiet slim" name="ask" value={id}>
            {w.ask(name)}
          </button>
        </p>
      ))}
    </>
  );
}

async function groupsPage({ tx, view, params, query }: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  return (
    <GroupsPage
      view={view}
      problem={problem}
      cohort={cohort}
      classes={await listClasses(tx, cohort.id)}
      mentors={await listMentorPeople(tx)}
      isAsked={query.asked === '1'}
    />
  );
}

const groupsForm = form({
  mentor: eachRow(maybeId()),
  second: eachRow(maybeId()),
  ask: maybeId(),
});

export const groupRoutes: Route[] = [
  get('/cohorts/:cohort/groups', { may: 'see runs', audit: ['see cohort', 'cohort'] }, groupsPage),

  post(
    '/cohorts/:cohort/groups',
    { may: 'run matching', audit: ['change cohort', 'cohort'], form: groupsForm, page: groupsPage },
    async (context, input) => {
      const { tx, view, params } = context;
      const w = runWords[view.language];
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const path = linkTo(view, '/cohorts/:cohort/groups', { cohort: cohort.id });
      await lockCohort(tx, cohort.id);
      requireState(view, cohort, 'match');
      const mentors = new Set((await listMentorPeople(tx)).map((mentor) => mentor.id));
      const classes = await listClasses(tx, cohort.id);
      if (input.ask) {
        const group = classes
          .flatMap(({ elsewhere }) => elsewhere)
          .find(({ id }) => id === input.ask);
        await tellMentors(tx, context, [orNotFound(group)]);
        return `${path}?asked=1`;
      }
      const wanted = classes.filter(
        (group) => group.mentorshipId === null && mentors.has(input.mentor.get(group.id) ?? ''),
      );
      const taken = [
        ...new Map(
          wanted
            .filter((group) => !isFree(group))
            .flatMap(({ elsewhere }) => elsewhere.map((group) => [group.id, group] as const)),
        ).values(),
      ];
      // The letters stay although nothing is made.
      if (taken.length > 0)
        return {
          next: async ({ write }) => {
            await write((later) => tellMentors(later, context, taken));
            return refuse(groupWords[view.language].mustEnd(namesOf(taken)));
          },
        };
      const chosen = wanted.filter(isFree);
      if (chosen.length === 0) refuse(w.chooseMentors);
      for (const group of chosen) {
        const mentor = input.mentor.get(group.id)!;
        const second = input.second.get(group.id) ?? null;
        if (second === mentor) refuse(w.sameTwice(group.name));
        const members = [
          { person: mentor, part: 'mentor' as const },
          ...(second !== null && mentors.has(second)
            ? [{ person: second, part: 'second-mentor' as const }]
            : []),
          ...group.pupils.map((pupil) => ({ person: pupil, part: 'mentee' as const })),
        ];
        await beginGroup(context, cohort, { name: group.name, unit: group.id, members });
      }
      return path;
    },
  ),
];
