/**
 * `match PEOPLE.xlsx|csv [MENTEES.csv] --policy POLICY.json --out RESULT.xlsx`: pairs with reasons
 * for those who only want to match.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import writeXlsx from 'write-excel-file/node';
import type { Io } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import type { Language } from '../../platform/i18n.ts';
import { UnreadableDocument } from '../../core/reader/refusal.ts';
import { readWorkbook } from '../../core/reader/spreadsheet.ts';
import type { Pool } from './criterion.rules.ts';
import { readPeople, readPolicy, type Sheet } from './people-file.rules.ts';
import { refusePins, type Result } from './policy.rules.ts';
import { solve } from './run.rules.ts';
import { unmatchedText, reasonText, scoreWords } from './score.words.ts';

type Call = { files: string[]; policy: string | null; out: string | null };

export async function matchPeople(
  { files, policy: policyName, out }: Call,
  io: Io,
): Promise<number> {
  const words = commandWords[io.language];
  const sheets: Sheet[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) return refuse(io, words.cannotOpen(file));
    try {
      const read = await readWorkbook(bytes);
      sheets.push(
        ...read
          .filter(({ rows }) => rows.length > 0)
          .map(({ name, ...sheet }) => ({ name: name === '' ? basename(file) : name, ...sheet })),
      );
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      return refuse(io, words.notSpreadsheet(file));
    }
  }
  const text = policyName === null ? '{}' : await readFile(policyName, 'utf8').catch(() => null);
  if (text === null) return refuse(io, words.cannotOpen(policyName!));
  const value = parse(text);
  if (value === undefined) return refuse(io, words.notJson(policyName!));
  const { pool, unused, faults } = readPeople(
    sheets,
    ((value as { columns?: Record<string, string> } | null)?.columns ?? {}) as Record<
      string,
      string
    >,
    Temporal.Now.plainDateISO().toString(),
  );
  if (faults.length > 0)
    return refuse(
      io,
      ...faults.map(({ sheet, line, key, what }) => words.peopleFault[key](sheet, line ?? 0, what)),
    );
  const { policy, seed, faults: wrong } = readPolicy(value, pool);
  if (wrong.length > 0)
    return refuse(io, ...wrong.map(({ key, what, known }) => words.policyFault[key](what, known)));
  const pins = refusePins(pool, policy);
  const name = namesIn(pool);
  const w = scoreWords[io.language];
  if (pins)
    return refuse(
      io,
      w.refused[pins.refused](
        name(pins.mentor),
        name(pins.mentee),
        pins.barrier ? w.barrier[pins.barrier] : '',
      ),
    );
  const result = solve(pool, policy, seed);
  if (out) await writeFile(out, await workbook(io.language, { pool, result, seed, unused }));
  else io.out(`${JSON.stringify(plain(pool, result, io.language))}\n`);
  if (unused.length > 0) io.error(words.unusedColumns(unused.join(', ')));
  io.error(words.matched(result.pairs.length, result.left.length, out));
  return 0;
}

function refuse(io: Io, ...sentences: string[]): number {
  for (const sentence of sentences.slice(0, 20)) io.error(sentence);
  return 1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function namesIn({ mentors, mentees }: Pool): (id: string) => string {
  const names = new Map([...mentors, ...mentees].map(({ id, name }) => [id, name]));
  const times = new Map<string, number>();
  for (const name of names.values()) times.set(name, (times.get(name) ?? 0) + 1);
  // Two people of one name are told apart by what else the file knows them by.
  return (id) => {
    const name = names.get(id) ?? id;
    const other = id.replace(/^(?:mentor|mentee):/, '');
    return (times.get(name) ?? 0) > 1 && other !== name ? `${name} (${other})` : name;
  };
}

function plain(pool: Pool, result: Result, language: Language) {
  const name = namesIn(pool);
  return {
    pairs: result.pairs.map(({ mentor, mentee, score, reasons }) => ({
      mentee: name(mentee),
      mentor: name(mentor),
      score,
      reasons: reasons.map((reason) => reasonText(reason, language)),
    })),
    unmatched: result.left.map((left) => ({
      mentee: name(left.mentee),
      reason: unmatchedText(left, language, name),
    })),
    summary: {
      mentors: pool.mentors.length,
      mentees: pool.mentees.length,
      pairs: result.pairs.length,
      totalScore: result.totalScore,
    },
  };
}

type Outcome = { pool: Pool; result: Result; seed: number; unused: string[] };

async function workbook(
  language: Language,
  { pool, result, seed, unused }: Outcome,
): Promise<Buffer> {
  const w = scoreWords[language];
  const s = w.sheet;
  const name = namesIn(pool);
  const head = (...texts: string[]) =>
    texts.map((value) => ({ type: String, value, fontWeight: 'bold' as const }));
  const text = (value: string) => ({
    type: String,
    value,
    wrap: true,
    alignVertical: 'top' as const,
  });
  const number = (value: number) => ({ type: Number, value, alignVertical: 'top' as const });
  const scores = result.pairs.map(({ score }) => score);
  const columns = (...widths: number[]) => widths.map((width) => ({ width }));
  const summary: [string, number][] = [
    [s.mentors, pool.mentors.length],
    [s.places, pool.mentors.reduce((sum, { places }) => sum + places, 0)],
    [s.mentees, pool.mentees.length],
    [s.placed, result.pairs.length],
    [s.notPlaced, result.left.length],
    [s.total, result.totalScore],
    [s.mean, scores.length === 0 ? 0 : Math.round(result.totalScore / scores.length)],
    [s.worst, scores[0] ?? 0],
    [s.free, result.freePlaces.reduce((sum, { places }) => sum + places, 0)],
    [s.seed, seed],
  ];
  const file = writeXlsx([
    {
      sheet: s.pairs,
      columns: columns(28, 28, 8, 80),
      data: [
        head(s.mentee, s.mentor, s.fit, s.why),
        ...result.pairs.map(({ mentor, mentee, score, reasons }) => [
          text(name(mentee)),
          text(name(mentor)),
          number(score),
          text(reasons.map((reason) => reasonText(reason, language)).join('; ')),
        ]),
      ],
    },
    {
      sheet: s.left,
      columns: columns(28, 100),
      data: [
        head(s.mentee, s.why),
        ...result.left.map((left) => [
          text(name(left.mentee)),
          text(unmatchedText(left, language, name)),
        ]),
      ],
    },
    {
      sheet: s.summary,
      columns: columns(32, 14),
      data: [
        head(s.what, s.value),
        ...summary.map(([what, value]) => [text(what), number(value)]),
        ...(unused.length > 0 ? [[text(s.unread), text(unused.join(', '))]] : []),
      ],
    },
  ] as never);
  return (file as unknown as { toBuffer: () => Promise<Buffer> }).toBuffer();
}
