/** All mentorships that somebody sees, the most urgent first. */
import { linkTo } from '../../web/links.ts';
import { daysBetween, duration, fullDay } from '../../platform/i18n.ts';
import { Empty, Layout } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { handoverWords } from '../course/handover.words.ts';
import { byUrgency, namesOf, silence, SilenceTag } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { searchWords } from '../search/search.words.ts';

export function MentorshipsPage({
  view,
  mentorships,
  quietOnly,
  cohort,
  ofOthers,
  handedOver,
  mayWrite,
}: Page & {
  mentorships: MentorshipLine[];
  quietOnly: boolean;
  cohort: string;
  ofOthers: boolean;
  handedOver: number;
  mayWrite: boolean;
}) {
  const w = mentorshipWords[view.language];
  const path = linkTo(view, '/mentorships');
  const address = (quiet: boolean) =>
    `${path}?${new URLSearchParams({ ...(cohort ? { cohort } : {}), ...(quiet ? { quiet: '1' } : {}) })}`;
  const quiet = mentorships.filter((mentorship) =>
    ['silent', 'no-first-meeting'].includes(silence(mentorship, view.today)),
  );
  const shown = byUrgency(quietOnly ? quiet : mentorships, view.today);
  return (
    <Layout view={view} title={w.title} intro={ofOthers ? w.intro : w.introOwn}>
      {(handedOver > 0 || mayWrite) && (
        <p class="row">
          {handedOver > 0 && (
            <a href={linkTo(view, '/handovers')}>{handoverWords[view.language].toIt(handedOver)}</a>
          )}
          {mayWrite && <a href={`${path}/search`}>{searchWords[view.language].title}</a>}
        </p>
      )}
      {mentorships.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <>
          {ofOthers && (
            <nav class="row" aria-label={w.look}>
              <a
                class={quietOnly ? 'button second slim' : 'button slim'}
                href={address(false)}
                aria-current={quietOnly ? undefined : 'true'}
              >
                {`${w.all} (${mentorships.length})`}
              </a>
              <a
                class={quietOnly ? 'button slim' : 'button second slim'}
                href={address(true)}
                aria-current={quietOnly ? 'true' : undefined}
              >
                {`${w.quietOnly} (${quiet.length})`}
              </a>
            </nav>
          )}
          {shown.length === 0 ? (
            <p class="note good">{w.allWell}</p>
          ) : (
            <Board view={view} mentorships={shown} />
          )}
        </>
      )}
    </Layout>
  );
}

function Board({ view, mentorships }: { view: View; mentorships: MentorshipLine[] }) {
  const w = mentorshipWords[view.language];
  return (
    <table class="board">
      <thead>
        <tr>
          <th scope="col">{w.who}</th>
          <th scope="col">{w.look}</th>
          <th scope="col">{w.last}</th>
          <th scope="col" class="number">
            {w.count}
          </th>
          <th scope="col">{w.hours}</th>
          <th scope="col">{w.agreements}</th>
        </tr>
      </thead>
      <tbody>
        {mentorships.map((mentorship) => (
          <tr>
            <th scope="row">
              <a href={linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id })}>
                {namesOf(mentorship, view)}
              </a>
              <div class="small muted">
                {mentorship.kind === 'group'
                  ? `${mentorship.mentors.map((member) => member.name).join(', ')} · ${w.group(mentorship.mentees.length)}`
                  : mentorship.cohortName}
              </div>
            </th>
            <td>
              <SilenceTag mentorship={mentorship} view={view} />
            </td>
            <td data-name={w.last}>
              {mentorship.lastMeeting ? (
                <span title={fullDay(view.language, mentorship.lastMeeting)}>
                  {w.since(daysBetween(mentorship.lastMeeting, view.today))}
                </span>
              ) : (
                w.never
              )}
            </td>
            <td data-name={w.count} class="number">
              {mentorship.meetings}
            </td>
            <td data-name={w.hours}>
              {mentorship.hoursPromised === null
                ? duration(view.language, mentorship.usedMinutes)
                : w.hoursOf(
                    duration(view.language, mentorship.usedMinutes),
                    duration(view.language, mentorship.hoursPromised * 60),
                  )}
            </td>
            <td data-name={w.agreements}>
              {mentorship.settled + mentorship.openAgreements === 0
                ? ''
                : [
                    mentorship.settled > 0 && w.keptOf(mentorship.kept, mentorship.settled),
                    mentorship.openAgreements > 0 && w.open(mentorship.openAgreements),
                  ]
                    .filter(Boolean)
                    .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
