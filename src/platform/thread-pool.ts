/**
 * Thread pool: what takes long (reading what people send, solving, printing) runs in threads beside
 * the server, each task with a limit of seconds and of memory, so that whatever somebody sends,
 * everybody else is answered meanwhile.
 *
 * A task is a function of one of our own modules, named and never sent: the thread imports the
 * module when the first task of it comes, and keeps it. What goes in and comes out is copied
 * (structured clone). A thread that takes too long, or more memory than it may, is ended and
 * replaced. Tasks wait in line, so many at most, and of one owner one runs at a time: nobody takes
 * the turns of the others.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** `Given` and `Answer` are those of the function. */
export type Task<Given extends unknown[], Answer> = {
  module: URL;
  name: string;
  /** So much of a processor’s time may it take, and six times as much by the clock. */
  seconds: number;
  /** Beside which others it waits. */
  pool: ThreadPool;
  /** Only in the type. */
  readonly of?: (...given: Given) => Answer;
};

/**
 * The module is named and not imported, so that what it needs is loaded by the threads alone:
 * `taskOf<typeof readFile>(new URL('./file.ts', import.meta.url), 'readFile')`.
 */
export const taskOf = <F extends (...given: never[]) => unknown>(
  module: URL,
  name: string,
  { seconds = 20, pool = reading }: { seconds?: number; pool?: ThreadPool } = {},
): Task<Parameters<F>, Awaited<ReturnType<F>>> => ({ module, name, seconds, pool });

export type Threaded<T> = {
  answer: Promise<T>;
  /** Ends the work; the answer is refused then. */
  stop: () => void;
};

export type Refused = 'too-long' | 'too-big' | 'too-nested' | 'busy';

/** Too much was asked for. Nothing is wrong with the server, and whoever asked is told. */
export class TaskRefused extends Error {
  override name = 'TaskRefused';
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused);
    this.refused = refused;
  }
}

/** The function threw: the name of what it threw, and the texts that this bears. */
export class TaskFailed extends Error {
  override name = 'TaskFailed';
  readonly thrown: string;
  readonly own: Record<string, string>;
  constructor({ thrown, message, stack, own }: Thrown) {
    super(`${thrown}: ${message}`);
    this.thrown = thrown;
    this.own = own;
    this.stack = stack;
  }
}

/** Somebody ended the work before it was done. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/**
 * What a thread is told to do. One that is watched gets a function more, by which it says how far
 * it is.
 */
export type Order = { module: string; name: string; given: unknown[]; isWatched: boolean };
export type Thrown = {
  thrown: string;
  message: string;
  stack: string;
  own: Record<string, string>;
};
export type Message = { answer: unknown } | { progress: unknown } | { failed: Thrown };

type Job = {
  task: Task<unknown[], unknown>;
  given: unknown[];
  owner: string | null;
  watch: ((progress: never) => void) | null;
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout | null;
  /** Looks after the processor time of a task that runs. */
  look: NodeJS.Timeout | null;
  thread: Thread | null;
};
type Thread = { worker: Worker; job: Job | null };

export type Limits = {
  threads: number;
  /** Of what a task allocates in JavaScript. */
  megabytes: number;
  /** Tasks that run or wait: of all, and of one owner. */
  most: number;
  mostOfOne: number;
  /** So long does a task wait for its turn. */
  waitSeconds: number;
};

export class ThreadPool {
  readonly #limits: Limits;
  #threads: Thread[] = [];
  #waiting: Job[] = [];
  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Refused at once when too many wait. `owner`: whose work it is; null for the server's own. */
  run<Given extends unknown[], Answer, Progress = never>(
    task: Task<Given, Answer>,
    given: Given,
    { owner = null, watch }: { owner?: string | null; watch?: (progress: Progress) => void } = {},
  ): Threaded<Answer> {
    const { most, mostOfOne, waitSeconds } = this.#limits;
    const all = [...this.#waiting, ...this.#threads.flatMap(({ job }) => job ?? [])];
    const own = owner === null ? 0 : all.filter((job) => job.owner === owner).length;
    if (all.length >= most || own >= mostOfOne)
      return { answer: Promise.reject(new TaskRefused('busy')), stop: () => {} };
    let stop = () => {};
    const answer = new Promise<Answer>((resolve, reject) => {
      const job: Job = {
        task: task as Job['task'],
        given,
        owner,
        watch: watch ?? null,
        resolve,
        reject,
        timer: null,
        look: null,
        thread: null,
      };
      stop = () => this.#end(job, new Stopped());
      job.timer = setTimeout(() => this.#end(job, new TaskRefused('busy')), waitSeconds * 1000);
      this.#waiting.push(job);
      this.#next();
    });
    return { answer, stop };
  }

  /** Ends every thread; what runs or waits is refused. */
  async close(): Promise<void> {
    for (const job of [...this.#waiting, ...this.#threads.flatMap(({ job }) => job ?? [])])
      this.#end(job, new Stopped());
    await Promise.all(this.#threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  /** The first in line whose owner has nothing running gets a thread that is free. */
  #next(): void {
    const busy = new Set(this.#threads.map(({ job }) => job?.owner ?? null));
    const at = this.#waiting.findIndex(({ owner }) => owner === null || !busy.has(owner));
    if (at < 0) return;
    const free = this.#threads.find(({ job }) => job === null);
    if (!free && this.#threads.length >= this.#limits.threads) return;
    const [job] = this.#waiting.splice(at, 1);
    this.#begin(free ?? this.#start(), job!);
    this.#next();
  }

  #begin(thread: Thread, job: Job): void {
    thread.job = job;
    job.thread = thread;
    clearTimeout(job.timer!);
    const tooLong = () => this.#end(job, new TaskRefused('too-long'));
    const { seconds } = job.task;
    job.timer = setTimeout(tooLong, seconds * 1000 * byTheClock);
    // Not by the clock alone: where others keep the machine busy, nobody’s honest file is refused
    // for it.
    const before = usedBy(thread.worker);
    const look = async () => {
      const used = (await usedBy(thread.worker)) - (await before);
      if (thread.job === job && used >= seconds) tooLong();
    };
    job.look = setInterval(() => void look(), Math.min(seconds, 1) * 1000);
    thread.worker.ref();
    try {
      const { module, name } = job.task;
      const order: Order = {
        module: module.href,
        name,
        given: job.given,
        isWatched: job.watch !== null,
      };
      thread.worker.postMessage(order);
    } catch (error) {
      // What is nested too deeply cannot be copied.
      this.#settle(job, () => job.reject(refusalOf(error as Error) ?? (error as Error)));
    }
  }

  #start(): Thread {
    const worker = new Worker(new URL('./task.worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes },
    });
    const thread: Thread = { worker, job: null };
    worker.unref();
    worker.on('message', (message: Message) => {
      const { job } = thread;
      if (!job) return;
      if ('progress' in message) job.watch?.(message.progress as never);
      else if ('answer' in message) this.#settle(job, () => job.resolve(message.answer as never));
      else
        this.#settle(job, () =>
          job.reject(refusalOf(message.failed) ?? new TaskFailed(message.failed)),
        );
    });
    // What cannot be handed over, and what goes beyond its memory.
    const gone = (error: Error) => {
      this.#threads = this.#threads.filter((one) => one !== thread);
      void worker.terminate();
      const { job } = thread;
      if (job) this.#settle(job, () => job.reject(refusalOf(error) ?? error));
      else this.#next();
    };
    worker.on('error', gone);
    worker.on('messageerror', gone);
    worker.on('exit', (code) => gone(new Error(`a thread ended by itself (${code})`)));
    this.#threads.push(thread);
    return thread;
  }

  /** Done: the thread is free for the next. */
  #settle(job: Job, act: () => void): void {
    clearTimeout(job.timer!);
    clearInterval(job.look!);
    if (job.thread) {
      job.thread.job = null;
      job.thread.worker.unref();
    }
    act();
    this.#next();
  }

  /** Ended before it is done: a thread that works at it goes with it. */
  #end(job: Job, why: Error): void {
    const at = this.#waiting.indexOf(job);
    if (at >= 0) this.#waiting.splice(at, 1);
    else if (job.thread?.job !== job) return;
    else {
      const { thread } = job;
      this.#threads = this.#threads.filter((one) => one !== thread);
      void thread.worker.terminate();
    }
    this.#settle(job, () => job.reject(why));
  }
}

const byTheClock = 6;

/** Seconds of a processor; none of a thread that does not run yet, or any more. */
const usedBy = (worker: Worker): Promise<number> =>
  worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1e6,
    () => 0,
  );

/** What a thread fails of because of what it was given. */
function refusalOf(
  error: Pick<Error, 'message'> & { thrown?: string; name?: string; code?: string },
): TaskRefused | null {
  if (
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ||
    /Array buffer allocation failed|Invalid (?:string|array|typed array) length/.test(error.message)
  )
    return new TaskRefused('too-big');
  if (/Maximum call stack size exceeded/.test(error.message)) return new TaskRefused('too-nested');
  return null;
}

const beside = Math.min(4, Math.max(2, availableParallelism()));

/** What somebody waits for: files are read, documents printed. */
export const reading = new ThreadPool({
  threads: beside,
  megabytes: 768,
  most: 120,
  mostOfOne: 4,
  waitSeconds: 60,
});

/**
 * What may take minutes: pairs and divisions are calculated, packages made. An organisation owns
 * its work.
 */
export const calculating = new ThreadPool({
  threads: 2,
  megabytes: 2048,
  most: 20,
  mostOfOne: 6,
  waitSeconds: 600,
});

/** That a thread is there. */
export const greet = (): string => 'here';

/**
 * Before the server takes requests: that a thread starts at all. A sentence, or null when all is
 * well.
 */
export async function refuseThreads(): Promise<string | null> {
  const task = taskOf<typeof greet>(new URL(import.meta.url), 'greet');
  return reading.run(task, []).answer.then(
    () => null,
    (error: Error) =>
      `Work beside the server cannot start (${error.message}). Node’s permission model needs --allow-worker; MENTORIUM_STRICT=on sets it.`,
  );
}
