import { linkTo } from '../../web/links.ts';
import { locales } from '../../platform/i18n.ts';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { mentorCompetences, say } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { Interview } from './interview.store.ts';
import { interviewWords } from './interview.words.ts';
import type { InterviewQuality } from './quality.rules.ts';

/** All interviews of a cohort, and from ten candidates on how far two interviewers agree. */
export function InterviewsPage({
  view,
  cohort,
  interviews,
  quality,
}: Page & { cohort: Cohort; interviews: Interview[]; quality: InterviewQuality }) {
  const w = interviewWords[view.language];
  const number = new Intl.NumberFormat(locales[view.language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const two = (value: number | null) => (value === null ? '–' : number.format(value));
  const names = new Map(
    mentorCompetences(cohort.profile).map(({ id, name }) => [
      id,
      say(name, view.language, cohort.profile.languages),
    ]),
  );
  const { alpha } = quality;
  return (
    <Layout
      view={view}
      title={w.all}
      intro={w.allIntro}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
      ]}
    >
      {interviews.length === 0 && <Empty>{w.noneYet}</Empty>}
      <ul class="lines">
        {interviews.map((interview) => (
          <li>
            <a
              class="strong"
              href={linkTo(view, '/interviews/:interview', { interview: interview.id })}
            >
              {interview.applicant}
            </a>
            <span class="small muted">{`${interview.interviewers.map(({ name }) => name).join(', ')} · ${w.stateOf(interview.interviewers.filter(({ hasSubmitted }) => hasSubmitted).length)}`}</span>
          </li>
        ))}
      </ul>
      <Section title={w.reliability}>
        {quality.candidates < 10 ? (
          <p class="muted">{w.tooFewCandidates(quality.candidates)}</p>
        ) : (
          <>
            <table class="board">
              <thead>
                <tr>
                  <th scope="col">{w.competence}</th>
                  <th scope="col" class="number">
                    {w.oneAlone}
                  </th>
                  <th scope="col" class="number">
                    {w.bothTogether}
                  </th>
                </tr>
              </thead>
              <tbody>
                {quality.competences.map(({ competence, single, both }) => (
                  <tr>
                    <th scope="row">{names.get(competence)}</th>
                    <td class="number" data-name={w.oneAlone}>
                      {two(single)}
                    </td>
                    <td class="number" data-name={w.bothTogether}>
                      {two(both)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {alpha.alpha !== null && alpha.interval && (
              <p class="muted">
                {w.alphaAll(
                  two(alpha.alpha),
                  two(alpha.interval[0]),
                  two(alpha.interval[1]),
                  alpha.units,
                )}
              </p>
            )}
          </>
        )}
      </Section>
    </Layout>
  );
}
