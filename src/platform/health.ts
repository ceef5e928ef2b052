/**
 * How the server does, for `/ready`, the metrics and the log: each step of the background work on
 * its own. What fails keeps nothing else from being done and is told once, and once more when it
 * works again; never with a message of the database, which repeats what somebody typed.
 */
import { framesOf } from './stack-frames.ts';

/**
 * Steps that come round by themselves, and after how many seconds without a good end they are late.
 */
const patience = {
  organisations: 600,
  planning: 600,
  jobs: 600,
  mail: 600,
  'list of the erased': 600,
  anchors: 26 * 3600,
  'copy of the files': 26 * 3600,
  'copy of everything': 26 * 3600,
};
export type RegularStep = keyof typeof patience;

export type Health = {
  /** How often the database was started again after it had died. */
  databaseStarts: number;
  /**
   * False when it failed; never throws. `organisation`: its short name in addresses; null for what
   * is done for all.
   */
  run: (
    step: RegularStep,
    organisation: string | null,
    work: () => Promise<unknown>,
  ) => Promise<boolean>;
  /** What came of a step that somebody else has run. */
  ended: (step: string, organisation: string | null, error: Error | null) => void;
  /** Organisations that are not there any more are not waited for. */
  keepOnly: (organisations: string[]) => void;
  /**
   * Seconds since each regular step last went well for the organisation for which that is longest
   * ago.
   */
  ages: () => { step: RegularStep; seconds: number; isLate: boolean }[];
  /** How many steps fail now, each organisation by itself. */
  failing: () => number;
};

type State = { step: string; organisation: string | null; good: number; trouble: string | null };

export function openHealth({
  tell = (sentence: string) => console.error(sentence),
  now = () => Date.now(),
} = {}): Health {
  const states = new Map<string, State>();
  const stateOf = (step: string, organisation: string | null): State => {
    const key = JSON.stringify([step, organisation]);
    const known = states.get(key) ?? { step, organisation, good: now(), trouble: null };
    states.set(key, known);
    return known;
  };
  const ended: Health['ended'] = (step, organisation, error) => {
    const state = stateOf(step, organisation);
    const whose = organisation ? `, organisation ${organisation}` : '';
    if (error === null) {
      if (state.trouble !== null) tell(`Background work (${step}${whose}) goes well again.`);
      state.trouble = null;
      state.good = now();
      return;
    }
    const trouble = troubleOf(error);
    if (trouble !== state.trouble)
      tell(
        `Background work (${step}${whose}) failed; the rest goes on, and it is tried again. ${trouble} ${framesOf(error)[0] ?? ''}`,
      );
    state.trouble = trouble;
  };
  return {
    databaseStarts: 0,
    ended,
    run: async (step, organisation, work) => {
      stateOf(step, organisation);
      try {
        await work();
        ended(step, organisation, null);
        return true;
      } catch (error) {
        ended(step, organisation, error as Error);
        return false;
      }
    },
    keepOnly: (organisations) => {
      for (const [key, { organisation }] of states)
        if (organisation !== null && !organisations.includes(organisation)) states.delete(key);
    },
    ages: () =>
      (Object.keys(patience) as RegularStep[]).flatMap((step) => {
        const all = [...states.values()].filter((state) => state.step === step);
        if (all.length === 0) return [];
        const seconds = Math.round((now() - Math.min(...all.map(({ good }) => good))) / 1000);
        return [{ step, seconds, isLate: seconds > patience[step] }];
      }),
    failing: () => [...states.values()].filter(({ trouble }) => trouble !== null).length,
  };
}

/**
 * What the system says of a file or a connection has nothing of people in it; of anything else the
 * kind is enough.
 */
function troubleOf(error: Error): string {
  const { code, syscall, name, message } = error as NodeJS.ErrnoException;
  return syscall ? message : [name, code].filter(Boolean).join(' ');
}
