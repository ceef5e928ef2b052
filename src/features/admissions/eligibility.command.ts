/** `eligibility FILE [--json]` */
import { command } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { readJson } from '../../platform/json-file.ts';
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

export const eligibility = command('eligibility', { json: 'always' }, async ({ words }, io) => {
  const [file] = words;
  if (!file) {
    io.error(commandWords[io.language].needsFile);
    return 2;
  }
  const { data = {}, expected } = await readJson<EligibilityFile>(file);
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
});
