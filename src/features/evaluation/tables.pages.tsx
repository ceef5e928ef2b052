/**
 * The tables of an evaluation: one description of each, from which the page, the spreadsheet and the
 * printed report are made.
 */
import type { Language } from '../../platform/i18n.ts';
import type { Cell } from '../../web/board.ts';
import { askedAfterMeeting, behavioursOf } from '../meetings/meeting.rules.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import { mentorCompetences, say, type Profile } from '../profiles/profile.rules.ts';
import type { MentorChanges } from './answers.rules.ts';
import { amountOf, costItems, costsOf } from './cost.rules.ts';
import { evaluationWords } from './evaluation.words.ts';
import type { Share } from './facts.rules.ts';
import { sides } from './observed.rules.ts';
import type { Figures } from './figures.store.ts';
import type { Written } from './plan.store.ts';
import { tableNames, type Table, type TableColumn, type TableName } from './table.rules.ts';

export type Evaluated = {
  figures: Figures;
  mentors: MentorChanges | null;
  written: Written;
  profile: Profile;
};

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const shareCells = (share: Share | null): Cell[] =>
  share === null
    ? [null, null, null, null, null]
    : [
        share.count,
        share.of,
        round(share.count / share.of, 3),
        round(share.low, 3),
        round(share.high, 3),
      ];

/** All that have a row, in their order. */
export function tablesOf(
  { figures, mentors, written, profile }: Evaluated,
  language: Language,
): Table[] {
  const w = evaluationWords[language];
  const text = (title: string): TableColumn => ({ title, kind: 'text' });
  const figure = (title: string): TableColumn => ({ title, kind: 'number' });
  const share = (title: string): TableColumn => ({ title, kind: 'percent' });
  const shareColumns = [
    { ...figure(w.count), opens: 'share' as const },
    figure(w.of),
    share(w.percent),
    {
      ...share(`${w.intervalName}: ${w.costs.low.toLowerCase()}`),
      opens: 'interval' as const,
    },
    share(`${w.intervalName}: ${w.costs.high.toLowerCase()}`),
  ];
  const limits = [
    {
      ...figure(`${w.intervalName}: ${w.costs.low.toLowerCase()}`),
      opens: 'interval' as const,
    },
    figure(`${w.intervalName}: ${w.costs.high.toLowerCase()}`),
  ];
  const facts = figures.facts?.value ?? null;
  const costs = costsOf(written.costs, facts);
  const made: Record<TableName, Omit<Table, 'name' | 'title'>> = {
    funnel: {
      columns: [text(w.funnel.role), text(w.funnel.step), ...shareColumns, figure(w.open)],
      rows: sides.flatMap((side) =>
        (facts?.funnel[side] ?? []).map(({ step, share: of, open }) => [
          w.funnel.sides[side],
          w.funnel.steps[step],
          // Of all of them all have entered, which is no estimate.
          ...(step === 'entered' ? [of.count, of.of, 1, null, null] : shareCells(of)),
          open,
        ]),
      ),
    },
    waits: {
      columns: [
        text(w.waits.until),
        figure(w.waits.lower),
        figure(w.waits.median),
        figure(w.waits.upper),
        figure(w.people),
      ],
      rows: (facts?.waits ?? []).flatMap(({ until, days }) =>
        days === null
          ? []
          : [
              [
                w.waits.names[until],
                round(days.lower, 0),
                round(days.median, 0),
                round(days.upper, 0),
                days.people,
              ],
            ],
      ),
    },
    survival: {
      columns: [
        figure(w.survival.day),
        figure(w.survival.atRisk),
        share(w.survival.alive),
        ...shareColumns.slice(3),
      ],
      rows: (facts?.survival?.curve ?? []).map((one) => [
        one.days,
        one.atRisk,
        round(one.alive, 3),
        round(one.low, 3),
        round(one.high, 3),
      ]),
    },
    reasons: {
      columns: [
        text(w.survival.reason),
        figure(w.count),
        share(w.survival.chance),
        ...shareColumns.slice(3),
      ],
      rows: (figures.reasons?.value.rows ?? []).map((one) => [
        one.reasons.map((reason) => w.survival.reasons[reason as 'other'] ?? reason).join(', '),
        one.people,
        round(one.share, 3),
        round(one.low, 3),
        round(one.high, 3),
      ]),
    },
    fidelity: {
      columns: [text(w.fidelity.standard), ...shareColumns, figure(w.unknown)],
      rows: (facts?.fidelity ?? []).flatMap(({ standard, share: of, unknown }) =>
        of === null ? [] : [[w.fidelity.standards[standard], ...shareCells(of), unknown]],
      ),
    },
    quality: {
      columns: [text(w.quality.item), figure(w.quality.mean), ...limits, figure(w.people)],
      rows: Object.entries(figures.quality)
        .map(([item, { value }]) => [
          sayItem(item, profile, language),
          round(value.mean),
          round(value.low),
          round(value.high),
          value.people,
        ])
        .sort((a, b) => Number(b[1]) - Number(a[1])),
    },
    answering: {
      columns: [figure(w.quality.meeting), ...shareColumns],
      rows: (facts?.answering ?? []).map(({ meeting, share: of }) => [meeting, ...shareCells(of)]),
    },
    mentors: {
      columns: [
        text(w.mentors.competence),
        text(w.mentors.source),
        figure(w.mentors.first),
        figure(w.mentors.last),
        figure(w.mentors.change),
        ...limits,
        figure(w.mentors.detectable),
        figure(w.mentors.mentors),
      ],
      rows: (mentors?.rows ?? []).map((row) => [
        sayCompetence(row.competence, profile, language),
        w.mentors.sources[row.source],
        ...[row.first, row.last, row.change, row.low, row.high, row.detectable].map((value) =>
          round(value),
        ),
        row.mentors,
      ]),
    },
    needs: {
      columns: [text(w.needs.what), figure(w.needs.mean), ...limits, figure(w.people)],
      rows: needRows(figures, language),
    },
    signals: {
      columns: [text(w.signals.what), ...shareColumns],
      rows: facts?.signals
        ? (['inTime', 'settled', 'met'] as const).flatMap((what) => {
            const of = facts.signals![what];
            return of === null ? [] : [[w.signals[what], ...shareCells(of)]];
          })
        : [],
    },
    costs: {
      columns: [
        text(w.costs.item),
        figure(w.costs.hours),
        figure(w.costs.low),
        figure(w.costs.high),
      ],
      rows:
        costs === null
          ? []
          : [
              ...costItems.flatMap((item) => {
                const row = written.costs.find((one) => one.item === item);
                if (!row) return [];
                const { low, high } = amountOf(row);
                return [[w.costs.items[item], row.hours, low, high]];
              }),
              [w.costs.total, null, costs.total.low, costs.total.high],
              ...(['perRelation', 'perCompleted', 'perHour'] as const).flatMap((per) => {
                const range = costs[per];
                return range === null
                  ? []
                  : [[w.costs[per], null, round(range.low, 0), round(range.high, 0)]];
              }),
            ],
    },
    fairness: {
      columns: [
        text(w.fairness.by),
        text(w.fairness.outcome),
        text(w.fairness.group),
        ...shareColumns.slice(0, 3),
        figure(w.fairness.ratio),
        ...limits,
      ],
      rows: Object.values(figures.fairness).flatMap(({ value: { dimension, outcome, rows } }) =>
        rows.map(({ groups, share: of, ratio }) => [
          w.fairness.dimensions[dimension],
          w.fairness.outcomes[outcome],
          groups
            .map((group) =>
              group === null ? w.fairness.unknown : (w.fairness.kinds[group] ?? group),
            )
            .join(', '),
          ...shareCells(of).slice(0, 3),
          ...(ratio === null
            ? [null, null, null]
            : [
                round(ratio.value),
                round(ratio.low),
                ratio.high === null ? null : round(ratio.high),
              ]),
        ]),
      ),
    },
    decisions: {
      columns: [
        text(w.learned.decision),
        text(w.learned.owner),
        { title: w.learned.due, kind: 'day' },
        { title: w.learned.done, kind: 'day' },
      ],
      rows: written.decisions.map(({ decision, owner, dueOn, doneOn }) => [
        decision,
        owner,
        dueOn,
        doneOn,
      ]),
    },
  };
  return tableNames
    .filter((name) => made[name].rows.length > 0)
    .map((name) => ({ name, title: w.tables[name], ...made[name] }));
}

function needRows({ needs }: Figures, language: Language): Cell[][] {
  const w = evaluationWords[language].needs;
  if (!needs) return [];
  const { figures, worst, best, started } = needs.value;
  return [
    ...(['start', 'end', 'change'] as const).flatMap((name) => {
      const mean = figures?.[name];
      return mean
        ? [[w[name], round(mean.mean), round(mean.low), round(mean.high), mean.people]]
        : [];
    }),
    [w.worst, round(worst), null, null, started],
    [w.best, round(best), null, null, started],
  ];
}

/** A question as it was asked after a meeting. */
export function sayItem(item: string, profile: Profile, language: Language): string {
  const w = meetingWords[language];
  if (item === 'story' || item === 'worth') return w[item];
  return (
    [...askedAfterMeeting(profile, language), ...behavioursOf(profile, language)].find(
      ({ id }) => id === item,
    )?.text ?? evaluationWords[language].quality.removed
  );
}

function sayCompetence(id: string, profile: Profile, language: Language): string {
  const found = mentorCompetences(profile).find((one) => one.id === id);
  return found ? say(found.name, language, profile.languages) : id;
}
