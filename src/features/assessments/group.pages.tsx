import { linkTo } from '../../web/links.ts';
import { locales } from '../../platform/i18n.ts';
import { Dots } from '../../web/chart.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { say } from '../profiles/profile.rules.ts';
import { groupWords } from './group.words.ts';
import type { GroupReport } from './group.rules.ts';
import { competencesOf } from './round.rules.ts';
import { roundWords } from './round.words.ts';
import type { Round } from './round.store.ts';
import { interval90 } from './scorecard.rules.ts';

const shapes = {
  self: 'ring',
  mentee: 'disc',
  guardian: 'up',
  colleague: 'square',
  supervisor: 'diamond',
  observer: 'down',
} as const;

/** The round as a whole: fixed, without filters, and only what gives nobody away. */
export function GroupPage({
  view,
  round,
  report,
}: Page & { round: Round; report: GroupReport | null }) {
  const w = groupWords[view.language];
  const r = roundWords[view.language];
  const number = new Intl.NumberFormat(locales[view.language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const one = (value: number) => number.format(value);
  return (
    <Layout
      view={view}
      title={r.toGroup}
      intro={w.intro}
      crumbs={[{ href: linkTo(view, '/rounds/:round', { round: round.id }), text: round.name }]}
    >
      {!report && <Empty>{w.none}</Empty>}
      <Section title={r.competences}>
        <div class="levels">
          {competencesOf(round.profile, round.competences).map((competence) => {
            const found = report?.competences.find((one) => one.competence === competence.id);
            if (!found) return null;
            const name = say(competence.name, view.language, round.profile.languages);
            const dots = found.figures.map(({ source, mean, se }) => ({
              value: mean,
              low: mean - interval90 * se,
              high: mean + interval90 * se,
              shape: shapes[source],
            }));
            return (
              <article class="section" aria-label={name}>
                <h3>{name}</h3>
                {dots.length > 0 && (
                  <Dots
                    title={name}
                    description={found.figures
                      .map(({ source, mean }) => `${r.source[source]} ${one(mean)}`)
                      .join(', ')}
                    low={1}
                    high={5}
                    dots={dots}
                  />
                )}
                {found.figures.length > 0 && (
                  <table>
                    <tbody>
                      {found.figures.map(({ source, mean, se, mentors, raters }) => (
                        <tr>
                          <th scope="row" class="small">
                            {r.source[source]}
                          </th>
                          <td class="small">
                            {w.figure(
                              one(mean),
                              one(Math.max(1, mean - interval90 * se)),
                              one(Math.min(5, mean + interval90 * se)),
                              raters,
                              mentors,
                            )}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
                {found.bias && (
                  <p class="small">
                    {w.bias(
                      one(Math.abs(found.bias.mean)),
                      found.bias.mean >= 0,
                      one(found.bias.low),
                      one(found.bias.high),
                    )}
                  </p>
                )}
                {found.hidden.map(({ source, why }) => (
                  <p class="small muted">
                    {why === 'few' ? w.few(r.source[source]) : w.exposes(r.source[source])}
                  </p>
                ))}
              </article>
            );
          })}
        </div>
      </Section>
    </Layout>
  );
}
