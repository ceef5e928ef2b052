/** A report on paper: the same facts in the same order as the page. */
import { join } from 'node:path';
import { render } from 'preact-render-to-string';
import type { printPdf } from '../../platform/print.ts';
import { completeOf, fullDay } from '../../platform/i18n.ts';
import { Dots } from '../../web/chart.tsx';
import type { View } from '../../web/view.ts';
import { say } from '../profiles/profile.rules.ts';
import { levelFacts, whoAnswered } from './report.pages.tsx';
import type { ShownReport } from './report.rules.ts';
import { reportWords } from './report.words.ts';
import { ratingWords } from './rating.words.ts';
import { competencesOf } from './round.rules.ts';
import type { Round } from './round.store.ts';

/** Colours of the classes that a stylesheet gives on a page. */
const style =
  '<style>.c-line{stroke:#ccc}.c-label{font-size:12px;fill:#555}.c-mark{stroke:#111;stroke-width:2}.c-range{stroke:#1f5f7a;stroke-width:3;stroke-opacity:.45}.c-ring{fill:#fff;stroke:#111;stroke-width:2}.c-accent{fill:#1f5f7a}</style>';

export type Printed = {
  view: View;
  round: Round;
  report: ShownReport;
  of: string;
  plan: string[];
  planTitle: string;
};

/** What is to be printed. */
export function sheetOfReport({
  view: shown,
  round,
  report,
  of,
  plan,
  planTitle,
}: Printed): Parameters<typeof printPdf> {
  // What is printed is whole, in a language that has every text.
  const view = { ...shown, language: completeOf(shown.language) };
  const w = reportWords[view.language];
  const t = ratingWords[view.language];
  const text = (one: Parameters<typeof say>[0]) => say(one, view.language, round.profile.languages);
  const competences = competencesOf(round.profile, round.competences);
  const find = (id: string) => report.competences.find(({ competence }) => competence === id);
  const strong = competences
    .filter(({ id }) => (find(id)?.gap?.pGap ?? 1) < 0.5)
    .map(({ name }) => w.strong(text(name)));
  const levels = competences.flatMap((competence) => {
    const result = find(competence.id);
    if (!result) return [];
    const facts = levelFacts({ view, round, competence, result, report });
    const svg =
      facts.rows.length > 0
        ? render(
            Dots({
              title: text(competence.name),
              description: facts.said,
              low: 1,
              high: 5,
              dots: facts.rows,
              target: facts.target,
            }),
          )
        : null;
    return [
      {
        name: text(competence.name),
        svg:
          svg &&
          svg
            .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" width="320" ')
            .replace('<title', `${style}<title`),
        alt: facts.said,
        lines: [...facts.lines, ...facts.silences],
        rows: facts.table,
      },
    ];
  });
  const needs = report.developmentNeeds.flatMap((id) => {
    const competence = competences.find((one) => one.id === id)!;
    const now = find(id)?.others?.estimate ?? 1;
    return [
      `${text(competence.name)}: ${w.need[find(id)?.gap?.label ?? 'possible']}`,
      ...competence.indicators.flatMap((indicator) => {
        const next = indicator.anchors?.find(({ level }) => level > now);
        return next ? [`${text(indicator.text)}: ${text(next.text)}`] : [];
      }),
    ];
  });
  const comments = (kind: 'keep' | 'other') =>
    (report.comments ?? [])
      .filter((comment) => comment.kind === kind)
      .map(({ body, name }) => (name ? `${body} (${name})` : body));
  const section = (title: string, items: string[], lines: string[] = []) =>
    items.length + lines.length > 0 ? [{ title, text: lines, items }] : [];
  return [
    join(import.meta.dirname, 'report.typ'),
    {
      language: view.language,
      title: `${w.reportTitle}: ${of}`,
      author: view.organisation?.name ?? 'Mentorium',
      intro: `${round.programmeName}, ${round.cohortName}. ${round.name}, ${fullDay(view.language, round.closesOn)}.`,
      footer: `${of} · ${round.name} · ${report.version ?? ''}`,
      who: w.whoAnswered,
      figures: w.figures,
      sections: [
        ...section(
          w.whoAnswered,
          [],
          [whoAnswered(view, round, report), ...(report.provisional ? [w.provisional] : [])],
        ),
        ...section(w.strengths, strong, strong.length === 0 ? [w.noStrengths] : []),
        { title: w.levelsTitle, text: [w.levelsNote], levels },
        ...section(w.needs, needs, needs.length === 0 ? [w.noNeeds] : []),
        ...section(t.keep, comments('keep')),
        ...section(t.other, comments('other')),
        ...section(planTitle, plan),
        ...section(w.how, [], [w.howText]),
      ],
    },
  ];
}
