/** All mentorships that somebody sees, the most urgent first. */
import { linkTo } from '../../web/links.ts';
import { BoardTable, rowFormId, type RowForm } from '../../web/board-table.tsx';
import type { Arranged, Board } from '../../web/board.ts';
import { daysBetween, duration, fullDay, sayDay } from '../../platform/i18n.ts';
import { Empty, Layout } from '../../web/layout.tsx';
import { grantOf } from '../../web/permission.ts';
import { webWords } from '../../web/web.words.ts';
import type { Page, View } from '../../web/view.ts';
import type { LastContact, Owner } from '../contacts/contact.store.ts';
import type { FollowUp } from '../contacts/follow-up.store.ts';
import { contactWords } from '../contacts/contact.words.ts';
import { closureWords } from '../course/closure.words.ts';
import { handoverWords } from '../course/handover.words.ts';
import { byUrgency, namesOf, silence, SilenceTag } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { closureReasons } from '../mentorships/mentorship.rules.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { searchWords } from '../search/search.words.ts';

/**
 * For coordinators: the programme's last contacts, who looks after each mentorship, and what comes
 * next in it.
 */
export type Clocks = {
  contacts: LastContact[];
  owners: Map<string, Owner & { isChosen: boolean }>;
  followUps: Map<string, FollowUp>;
  coordinators: Owner[];
};

const quiet = ['silent', 'no-first-meeting'];

export function mentorshipBoard(
  view: View,
  mentorships: MentorshipLine[],
  ofOthers: boolean,
  clocks: Clocks | null = null,
): Board<MentorshipLine> {
  const [w, e] = [mentorshipWords[view.language], closureWords[view.language]];
  const reasons = closureReasons.filter((reason) =>
    mentorships.some(({ closedFor }) => closedFor === reason),
  );
  const stateOf = (mentorship: MentorshipLine) => silence(mentorship, view.today);
  const states = [...new Set(mentorships.map(stateOf))];
  const cohorts = new Map(mentorships.map(({ cohortId, cohortName }) => [cohortId, cohortName]));
  const listed = (members: { name: string }[]) => members.map(({ name }) => name).join(', ');
  return {
    id: ({ id }) => id,
    label: (mentorship) => namesOf(mentorship, view),
    rows: byUrgency(mentorships, view.today),
    columns: [
      {
        name: 'who',
        title: w.who,
        value: (mentorship) => namesOf(mentorship, view),
        draw: (mentorship) => (
          <>
            <a href={linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id })}>
              {namesOf(mentorship, view)}
            </a>
            <div class="small muted">
              {mentorship.kind === 'group'
                ? `${listed(mentorship.mentors)} · ${w.group(mentorship.mentees.length)}`
                : mentorship.cohortName}
            </div>
          </>
        ),
      },
      { name: 'mentor', title: w.mentor, value: ({ mentors }) => listed(mentors), isExtra: true },
      { name: 'mentee', title: w.mentee, value: ({ mentees }) => listed(mentees), isExtra: true },
      { name: 'cohort', title: w.cohort, value: ({ cohortName }) => cohortName, isExtra: true },
      {
        name: 'look',
        title: w.look,
        value: (mentorship) => w.silence[stateOf(mentorship)],
        draw: (mentorship) => <SilenceTag mentorship={mentorship} view={view} />,
      },
      {
        name: 'last',
        title: w.last,
        kind: 'day',
        value: ({ lastMeeting }) => lastMeeting,
        draw: ({ lastMeeting }) =>
          lastMeeting ? (
            <span title={fullDay(view.language, lastMeeting)}>
              {w.since(daysBetween(lastMeeting, view.today))}
            </span>
          ) : (
            w.never
          ),
      },
      // M-66: why something ended is read by coordinators.
      ...(clocks
        ? [
            {
              name: 'ended',
              title: e.whyTitle,
              value: ({ closedFor }: MentorshipLine) => closedFor && e.whys[closedFor],
            },
            ...contactColumns(view, clocks),
          ]
        : []),
      { name: 'count', title: w.count, kind: 'number', value: ({ meetings }) => meetings },
      {
        name: 'hours',
        title: w.hours,
        value: ({ usedMinutes }) => Math.round(usedMinutes / 6) / 10,
        draw: ({ usedMinutes, hoursPromised }) =>
          hoursPromised === null
            ? duration(view.language, usedMinutes)
            : w.hoursOf(
                duration(view.language, usedMinutes),
                duration(view.language, hoursPromised * 60),
              ),
      },
      {
        name: 'agreements',
        title: w.agreements,
        value: ({ settled, kept, openAgreements }) =>
          [settled > 0 && w.keptOf(kept, settled), openAgreements > 0 && w.open(openAgreements)]
            .filter(Boolean)
            .join(', '),
        order: ({ openAgreements }) => openAgreements,
      },
      {
        name: 'first',
        title: w.began,
        kind: 'day',
        value: ({ firstDay }) => firstDay,
        isExtra: true,
      },
      { name: 'until', title: w.ends, kind: 'day', value: ({ lastDay }) => lastDay, isExtra: true },
    ],
    filters: ofOthers
      ? [
          {
            name: 'look',
            title: w.look,
            any: w.all,
            choices: [
              {
                value: 'quiet',
                text: w.quietOnly,
                keeps: (mentorship) => quiet.includes(stateOf(mentorship)),
              },
              ...states.map((state) => ({
                value: state,
                text: w.silence[state],
                keeps: (mentorship: MentorshipLine) => stateOf(mentorship) === state,
              })),
            ],
          },
          ...(clocks && reasons.length > 0
            ? [
                {
                  name: 'ended',
                  title: e.whyTitle,
                  any: w.all,
                  choices: [
                    {
                      value: 'no',
                      text: e.notEnded,
                      keeps: ({ closedFor }: MentorshipLine) => closedFor === null,
                    },
                    {
                      value: 'early',
                      text: e.endedEarly,
                      keeps: ({ closedFor }: MentorshipLine) =>
                        closedFor !== null && closedFor !== 'completed',
                    },
                    ...reasons.map((reason) => ({
                      value: reason,
                      text: e.whys[reason],
                      keeps: ({ closedFor }: MentorshipLine) => closedFor === reason,
                    })),
                  ],
                },
              ]
            : []),
          {
            name: 'cohort',
            title: w.cohort,
            any: w.all,
            choices: [...cohorts].map(([value, text]) => ({
              value,
              text,
              keeps: ({ cohortId }) => cohortId === value,
            })),
          },
        ]
      : [],
  };
}

/** M-48: two more clocks and their owner. */
function contactColumns(
  view: View,
  { contacts, owners, followUps }: Clocks,
): Board<MentorshipLine>['columns'] {
  const [w, c] = [mentorshipWords[view.language], contactWords[view.language]];
  const byMentorship = Map.groupBy(contacts, ({ mentorshipId }) => mentorshipId);
  const lastWith = (id: string, people: { personId: string }[]): string | null =>
    (byMentorship.get(id) ?? [])
      .filter(({ personId }) => people.some((one) => one.personId === personId))
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? null;
  const draw = (day: string | null) =>
    day === null ? (
      w.never
    ) : (
      <span title={fullDay(view.language, day)}>{w.since(daysBetween(day, view.today))}</span>
    );
  return [
    {
      name: 'with-mentee',
      title: c.withMentee,
      kind: 'day',
      value: ({ id, mentees }) => lastWith(id, mentees),
      draw: ({ id, mentees }) => draw(lastWith(id, mentees)),
    },
    {
      name: 'with-mentor',
      title: c.withMentor,
      kind: 'day',
      value: ({ id, mentors }) => lastWith(id, mentors),
      draw: ({ id, mentors }) => draw(lastWith(id, mentors)),
    },
    {
      name: 'owner',
      title: c.owner,
      value: ({ id }) => owners.get(id)?.name ?? '',
    },
    {
      name: 'next',
      title: c.next,
      value: ({ id }) => followUps.get(id)?.nextStep ?? followUps.get(id)?.note ?? null,
      draw: ({ id }) => {
        const { nextStep = null, dueOn = null, note = null } = followUps.get(id) ?? {};
        return (
          <>
            {nextStep}
            {dueOn && (
              <div class={dueOn < view.today ? 'small bad-text' : 'small muted'}>
                {c.byDay(sayDay(view.language, dueOn, view.today))}
              </div>
            )}
            {note && <div class="small muted pre">{note}</div>}
          </>
        );
      },
    },
    {
      name: 'due',
      title: c.dueOn,
      kind: 'day',
      value: ({ id }) => followUps.get(id)?.dueOn ?? null,
      isExtra: true,
    },
  ];
}

/** M-60: owner, next step, its day and a note, changed where they stand. */
function rowFormOf(
  view: View,
  problem: Page['problem'],
  { owners, followUps, coordinators }: Clocks,
  { query, saved }: { query: Record<string, string>; saved: string | undefined },
): RowForm<MentorshipLine> {
  const c = contactWords[view.language];
  return {
    text: c.change,
    label: (mentorship) => c.changeOf(namesOf(mentorship, view)),
    action: ({ id, closedOn }) =>
      closedOn === null
        ? linkTo(view, '/mentorships/rows/:mentorship', { mentorship: id }, { query })
        : null,
    isOpen: ({ id }) => problem?.typed.row === id,
    done: ({ id }) => (saved === id && !problem ? c.saved : null),
    fields: ({ id }) => {
      const typed = problem?.typed.row === id ? problem.typed : undefined;
      const owner = owners.get(id);
      const followUp = followUps.get(id);
      const own = { form: rowFormId(id), class: 'input' };
      const chosen = typed?.owner ?? (owner?.isChosen ? owner.id : '');
      return (
        <>
          <label for={`owner-${id}`}>{c.ownerOf}</label>
          <select {...own} id={`owner-${id}`} name="owner">
            <option value="">{c.ofCohort}</option>
            {coordinators.map((one) => (
              <option value={one.id} selected={one.id === chosen}>
                {one.name}
              </option>
            ))}
          </select>
          <label for={`next-${id}`}>{c.nextStep}</label>
          <input
            {...own}
            type="text"
            id={`next-${id}`}
            name="next_step"
            value={typed?.next_step ?? followUp?.nextStep ?? ''}
          />
          <label for={`due-${id}`}>{c.dueOn}</label>
          <input
            {...own}
            type="date"
            id={`due-${id}`}
            name="due_on"
            value={typed?.due_on ?? followUp?.dueOn ?? ''}
          />
          <label for={`note-${id}`}>{c.rowNote}</label>
          <textarea {...own} id={`note-${id}`} name="row_note" rows={2}>
            {typed?.row_note ?? followUp?.note ?? ''}
          </textarea>
          <span class="small muted">{c.nextHelp}</span>
          <button class="button slim" form={rowFormId(id)}>
            {c.save}
          </button>
        </>
      );
    },
  };
}

export function MentorshipsPage({
  view,
  problem,
  board,
  ofOthers,
  handedOver,
  mayWrite,
  clocks,
  saved,
  page,
}: Page & {
  board: Arranged<MentorshipLine>;
  clocks: Clocks | null;
  /** The row that was changed a moment ago. */
  saved: string | undefined;
  /** As the address has it: a number, or all. */
  page: string | undefined;
  ofOthers: boolean;
  handedOver: number;
  mayWrite: boolean;
}) {
  const w = mentorshipWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={ofOthers ? w.intro : w.introOwn} problem={problem}>
      {(handedOver > 0 || mayWrite) && (
        <p class="row">
          {handedOver > 0 && (
            <a href={linkTo(view, '/handovers')}>{handoverWords[view.language].toIt(handedOver)}</a>
          )}
          {mayWrite && (
            <a href={linkTo(view, '/mentorships/search')}>{searchWords[view.language].title}</a>
          )}
        </p>
      )}
      {board.board.rows.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : board.chosen.look === 'quiet' && board.found.length === 0 ? (
        <Empty action={<a href={linkTo(view, '/mentorships')}>{w.all}</a>}>{w.allWell}</Empty>
      ) : (
        <BoardTable
          view={view}
          problem={problem}
          board={board}
          address={(query) => linkTo(view, '/mentorships', {}, { query })}
          {...(ofOthers && {
            download: (query) => linkTo(view, '/mentorships/download', {}, { query }),
          })}
          {...(clocks && {
            rowForm: rowFormOf(view, problem, clocks, {
              query: { ...board.query, ...(page && { page }) },
              saved,
            }),
          })}
          acts={
            ofOthers && grantOf(view.person!.roles, 'write to people')
              ? [
                  {
                    label: webWords[view.language].writeToThem,
                    action: linkTo(view, '/mentorships/messages', {}, { query: board.query }),
                  },
                ]
              : []
          }
        />
      )}
    </Layout>
  );
}
