/** The clock tick: plans the day's work of every organisation, does what is due, and lets the letters go. */
import { sql } from 'kysely';
import type { Desk, Tx } from './foundation/database.ts';
import { forgetJobs, planJob, runJobs, type Handlers } from './foundation/jobs.ts';
import { forgetForms } from './hall/once.ts';
import { remindAllRaters } from './assessments/rater-letters.ts';
import { writeToAsked } from './matching/question-letters.ts';
import type { Carrier } from './post/carrier.ts';
import { writeDigests } from './post/digest.ts';
import type { Setting } from './post/letter.rules.ts';
import { sweep } from './signals/sweep.ts';

type Setup = {
  desk: Desk;
  now: () => Temporal.ZonedDateTime;
  /** Of this server, as it stands in letters. */ address: string;
  carrier?: Carrier | null;
  /** What is kept outside the database, once a day and at the start: how far the journals go, a copy of everything. */ keepOutside?: (
    day: string,
  ) => Promise<void>;
  /** Who was erased, outside the database too, with every tick. */ keepErased?: () => Promise<unknown>;
  /** Seconds between ticks; none when absent. */ every?: number;
};
export type Worker = {
  /** Everything that is due now. */ tick: () => Promise<void>;
  stop: () => Promise<void>;
};
type House = Setting['organisation'] & { timeZone: string };

/** The hour of the organisation's clock at which the work of a day begins. */
const startOfDay = 5;
const keepDays = 90;

/** Work of each day, in this order, and of each hour. */
const daily = ['signals', 'reminders', 'forget'] as const;
const hourly = ['digests'] as const;

export function startWorker({
  desk,
  now,
  address,
  carrier = null,
  keepOutside,
  keepErased,
  every,
}: Setup): Worker {
  let stopped = false;
  let running: Promise<void> | null = null;
  const visit = async (house: House, at: Temporal.ZonedDateTime): Promise<void> => {
    const moment = new Date(at.epochMilliseconds);
    const setting = { organisation: house, at, address };
    const handlers: Handlers = {
      signals: async (tx, { data }) => void (await sweep(tx, setting, data.day!)),
      reminders: async (tx, { data }) => {
        await remindAllRaters(tx, setting, data.day!);
        await writeToAsked(tx, setting, data.day!);
      },
      digests: async (tx) => void (await writeDigests(tx, setting)),
      forget: async (tx) => {
        await forgetJobs(tx, new Date(moment.getTime() - keepDays * 86_400_000));
        await forgetForms(tx, new Date(moment.getTime() - 86_400_000));
      },
    };
    await desk.within({ organisation: house.id, person: null }, 'write', (tx) =>
      planWork(tx, house.id, at),
    );
    await runJobs(
      desk,
      { organisation: house.id, today: at.toPlainDate().toString(), at: moment },
      handlers,
    );
  };
  let kept = '';
  let isTold = false;
  const round = async (): Promise<void> => {
    for (const house of await desk.atTheDoor(null, listHouses)) {
      if (stopped) return;
      await visit(house, now().withTimeZone(house.timeZone));
    }
    const day = now().toPlainDate().toString();
    if (keepErased)
      await keepErased().then(
        () => (isTold = false),
        (error: Error) => {
          if (!isTold)
            console.error(`Who was erased is not kept outside the database: ${error.message}`);
          isTold = true;
        },
      );
    // A file that cannot be written must not keep letters from going out.
    if (keepOutside && kept !== day)
      await keepOutside(day).catch((error: Error) =>
        console.error(`Not kept outside the database today: ${error.message}`),
      );
    kept = day;
    await carrier?.carry();
  };
  const tick = (): Promise<void> => (running ??= round().finally(() => (running = null)));
  const timer =
    every === undefined ? null : setInterval(() => void tick().catch(() => {}), every * 1000);
  return {
    tick,
    stop: async () => {
      stopped = true;
      if (timer) clearInterval(timer);
      await running?.catch(() => {});
      await carrier?.stop();
    },
  };
}

/** J-1: the work of a day is planned once, when its hour has come; a day that was slept through is not made up for, for everything is judged anew from the facts. */
export async function planWork(
  tx: Tx,
  organisation: string,
  at: Temporal.ZonedDateTime,
): Promise<void> {
  const day = at.toPlainDate().toString();
  const dueAt = new Date(at.epochMilliseconds);
  if (at.hour >= startOfDay)
    for (const kind of daily)
      await planJob(tx, { organisation, kind, key: day, data: { day }, dueAt });
  for (const kind of hourly)
    await planJob(tx, { organisation, kind, key: `${day} ${at.hour}`, data: { day }, dueAt });
  // What was planned for a day that is over and never done has no meaning today.
  await tx
    .deleteFrom('job')
    .where('done_at', 'is', null)
    .where('kind', 'in', [...daily])
    .where(sql<boolean>`data->>'day' < ${day}`)
    .execute();
}

function listHouses(tx: Parameters<Parameters<Desk['atTheDoor']>[1]>[0]): Promise<House[]> {
  return tx
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'language', 'time_zone as timeZone'])
    .orderBy('slug')
    .execute() as Promise<House[]>;
}
