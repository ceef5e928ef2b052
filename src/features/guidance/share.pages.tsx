import { linkTo } from '../../web/links.ts';
import { number, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select } from '../../web/fields.tsx';
import { Empty, Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { sharedParts } from './share.rules.ts';
import type { Share, SharedPupil } from './share.store.ts';
import { shareWords } from './share.words.ts';

type SharesProps = Page & {
  mentorship: MentorshipLine;
  shares: Share[];
  teachers: { id: string; name: string }[];
};

/** G-15: which colleagues see a part of the class, and until when. */
export function SharesPage({ view, problem, mentorship, shares, teachers }: SharesProps) {
  const w = shareWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/shares', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={w.title}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/class/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
    >
      <p class="small muted">{w.intro}</p>
      {shares.length === 0 && <p class="muted">{w.none}</p>}
      <ul class="lines">
        {shares.map((share) => (
          <li>
            <span class="row apart">
              <span>
                {share.person}{' '}
                <span class="small muted">
                  {[
                    ...share.parts.map((part) => w.parts[part]),
                    ...(share.lastDay
                      ? [w.until(sayDay(view.language, share.lastDay, view.today))]
                      : []),
                  ].join(', ')}
                </span>
              </span>
              <Form view={view} action={`${path}/${share.id}/end`} class="inline">
                <button class="button second slim">
                  {w.stop}
                  <span class="hidden-text">: {share.person}</span>
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
      <details class="more" open={problem !== undefined}>
        <summary>{w.add}</summary>
        <Form view={view} action={path}>
          <Select
            view={view}
            name="teacher"
            label={w.who}
            problem={problem}
            empty=""
            options={teachers.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <Choices
            view={view}
            name="parts"
            label={w.what}
            several
            problem={problem}
            chosen={(problem?.typed.parts ?? '').split(',')}
            flow
            options={sharedParts.map((value) => ({ value, text: w.parts[value] }))}
          />
          <button class="button second">{w.share}</button>
        </Form>
      </details>
    </Layout>
  );
}

export function ClassesPage({ view, shares }: Page & { shares: Share[] }) {
  const w = shareWords[view.language];
  return (
    <Layout
      view={view}
      title={w.classes}
      intro={w.classesIntro}
      narrow
      crumbs={[{ href: linkTo(view, '/mentorships'), text: w.classes }]}
    >
      {shares.length === 0 ? (
        <Empty>{w.noClasses}</Empty>
      ) : (
        <ul class="lines">
          {shares.map((share) => (
            <li>
              <a href={linkTo(view, '/classes/:share', { share: share.id })}>{share.group}</a>
              <span class="small muted">{w.by(share.givenBy)}</span>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

export function ClassPage({ view, share, pupils }: Page & { share: Share; pupils: SharedPupil[] }) {
  const w = shareWords[view.language];
  const shows = (part: Share['parts'][number]) => share.parts.includes(part);
  return (
    <Layout
      view={view}
      title={share.group}
      intro={w.by(share.givenBy)}
      crumbs={[{ href: linkTo(view, '/classes'), text: w.classes }]}
    >
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.pupil}</th>
            {share.parts.map((part) => (
              <th scope="col">{w.parts[part]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pupils.map((pupil) => (
            <tr>
              <th scope="row">{pupil.name}</th>
              {shows('absence') && <td data-name={w.parts.absence}>{pupil.absence || ''}</td>}
              {shows('mark') && (
                <td data-name={w.parts.mark}>
                  {pupil.marks
                    .map(({ what, value }) => `${what} ${number(view.language, value, 1)}`)
                    .join(', ')}
                </td>
              )}
              {shows('support') && <td data-name={w.parts.support}>{pupil.support.join('; ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Layout>
  );
}
