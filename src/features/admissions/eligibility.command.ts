/** `eligibility FILE [--json]` */
import { readFile } from 'node:fs/promises';
import type { Io } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import {
  judgeFileMentee,
  judgeFileMentor,
  type FileMentee,
  type FileMentor,
} from './file.rules.ts';

type EligibilityFile = {
  data?: { mentors?: FileMentor[]; mentees?: FileMentee[] };
  expected?: { stat: string }[];
};

export async function eligibility(args: string[], io: Io): Promise<number> {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (!file) {
    io.error(commandWords[io.language].needsFile);
    return 2;
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    io.error(commandWords[io.language].cannotOpen(file));
    return 1;
  }
  let content: EligibilityFile;
  try {
    content = JSON.parse(text) as EligibilityFile;
  } catch {
    io.error(commandWords[io.language].notJson(file));
    return 1;
  }
  const { data = {}, expected } = content;
  const values: Record<string, unknown> = {
    'eligibility.mentors': (data.mentors ?? []).map(judgeFileMentor),
    'eligibility.mentees': (data.mentees ?? []).map(judgeFileMentee),
  };
  const order = expected?.map(({ stat }) => stat) ?? Object.keys(values);
  io.out(
    `${JSON.stringify(
      order.map((stat) => ({ stat, value: values[stat] ?? null })),
      null,
      1,
    )}\n`,
  );
  return 0;
}
