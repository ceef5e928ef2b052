import { linkTo } from '../../web/links.ts';
import { locales } from '../../platform/i18n.ts';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { say } from '../profiles/profile.rules.ts';
import { roundWords } from './round.words.ts';
import type { Agreement, Quality } from './quality.rules.ts';
import { competencesOf } from './round.rules.ts';
import type { Round } from './round.store.ts';

export function QualityPage({
  view,
  round,
  quality,
  observers,
}: Page & { round: Round; quality: Quality[]; observers: Agreement }) {
  const w = roundWords[view.language];
  const number = new Intl.NumberFormat(locales[view.language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const say2 = (value: number) => number.format(value);
  const names = new Map(
    competencesOf(round.profile, round.competences).map(({ id, name }) => [
      id,
      say(name, view.language, round.profile.languages),
    ]),
  );
  return (
    <Layout
      view={view}
      title={w.qualityTitle}
      intro={w.qualityIntro}
      crumbs={[{ href: linkTo(view, '/rounds/:round', { round: round.id }), text: round.name }]}
    >
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.competences}</th>
            <th scope="col">{w.reliability}</th>
            <th scope="col">{w.needed}</th>
            <th scope="col">{w.together}</th>
          </tr>
        </thead>
        <tbody>
          {quality.map(({ competence, raters, scale }) => (
            <tr>
              <th scope="row">{names.get(competence)}</th>
              <td data-name={w.reliability}>
                {raters
                  .map(({ source, icc, interval }) =>
                    icc === null || !interval
                      ? null
                      : interval[1] - interval[0] > 0.5
                        ? w.iccWide(w.source[source])
                        : w.iccOf(
                            w.source[source],
                            say2(icc),
                            say2(interval[0]),
                            say2(interval[1]),
                          ),
                  )
                  .filter(Boolean)
                  .join(' · ') || w.notEnough}
              </td>
              <td data-name={w.needed}>
                {raters
                  .flatMap(({ source, needed }) =>
                    needed === null ? [] : [w.neededOf(w.source[source], String(needed))],
                  )
                  .join(' · ') || w.notEnough}
              </td>
              <td data-name={w.together}>
                {scale.alpha !== null && scale.interval && scale.omega !== null
                  ? w.alphaOf(
                      say2(scale.alpha),
                      say2(scale.interval[0]),
                      say2(scale.interval[1]),
                      say2(scale.omega),
                    )
                  : scale.twoHalves !== null
                    ? w.halvesOf(say2(scale.twoHalves))
                    : w.notEnough}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{w.qualityNote}</p>
      {round.sources.includes('observer') && (
        <p>
          {observers.alpha !== null && observers.interval
            ? w.observersAgree(
                say2(observers.alpha),
                say2(observers.interval[0]),
                say2(observers.interval[1]),
                observers.units,
              )
            : w.observersFew(observers.units)}
        </p>
      )}
    </Layout>
  );
}
