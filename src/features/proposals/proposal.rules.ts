/** Questions to two people: whose turn it is, until when, and what an answer needs. */
import { addDays } from '../../platform/i18n.ts';

export type Reply = {
  side: 'mentor' | 'mentee';
  accepted: boolean;
  on: string;
  /** Nobody said it: the place was taken meanwhile. */
  byItself: boolean;
};
export type Question = {
  id: string;
  /** Null until sent. */
  answerBy: string | null;
  /** In a shortlist: how many days each mentor has; the mentee's order and the day she chose. */
  answerDays: number | null;
  choice: number | null;
  chosenOn: string | null;
  replies: Reply[];
  hasBegun: boolean;
};

type Asked = Omit<Question, 'replies' | 'hasBegun'> & {
  answers: Reply[];
  mentorshipId: string | null;
};

export function questionOf({
  id,
  answerBy,
  answerDays,
  choice,
  chosenOn,
  answers,
  mentorshipId,
}: Asked): Question {
  return {
    id,
    answerBy,
    answerDays,
    choice,
    chosenOn,
    replies: answers,
    hasBegun: mentorshipId !== null,
  };
}

/**
 * `choosing`: the mentee has the list. `asked`: one mentor after the other, each until a day.
 * `over`: nobody is left on the list.
 */
export type Turn =
  | { is: 'unsent' }
  | { is: 'choosing'; until: string; isLate: boolean }
  | { is: 'asked'; question: string; until: string }
  | { is: 'begun'; question: string }
  | { is: 'over' };

/**
 * MA-20: the mentee puts mentors of the shortlist in an order; the first is asked and has so many
 * days. After a no, or when the days have passed, the next one is asked. All of it follows from
 * what is stored and today's date.
 */
export function turnOf(questions: Question[], today: string): Turn {
  const begun = questions.find(({ hasBegun }) => hasBegun);
  if (begun) return { is: 'begun', question: begun.id };
  const until = questions.find(({ answerBy }) => answerBy !== null)?.answerBy;
  if (!until) return { is: 'unsent' };
  const order = questions
    .filter(({ choice }) => choice !== null)
    .sort((a, b) => a.choice! - b.choice!);
  if (order.length === 0)
    return questions.every((question) => refusedOn(question) !== null)
      ? { is: 'over' }
      : { is: 'choosing', until, isLate: until < today };
  let from = order[0]!.chosenOn!;
  for (const question of order) {
    const last = addDays(from, question.answerDays!);
    const refused = refusedOn(question);
    if (refused === null && today <= last)
      return { is: 'asked', question: question.id, until: last };
    from = refused === null ? last : [refused, last, from].sort()[1]!;
  }
  return { is: 'over' };
}

function refusedOn({ replies }: Question): string | null {
  return replies.find(({ accepted }) => !accepted)?.on ?? null;
}

/** Something that was sent to two people. */
export type Sent = Omit<Asked, 'answers'> & {
  runId: string;
  menteeId: string;
  score: number;
  answers: (Reply & { at: Date })[];
};

/**
 * What was sent and still waits: one question per mentee; of a shortlist the mentor who is asked,
 * or who fits best while the mentee chooses.
 */
export function waitingOf<T extends Sent>(sent: T[], today: string): T[] {
  return [...Map.groupBy(sent, ({ runId, menteeId }) => `${runId} ${menteeId}`).values()].flatMap(
    (own) => {
      const turn = turnOf(own.map(questionOf), today);
      if (own[0]!.answerDays === null)
        return own.filter(
          ({ mentorshipId, answers }) =>
            mentorshipId === null && answers.every(({ accepted }) => accepted),
        );
      if (turn.is === 'asked') return own.filter(({ id }) => id === turn.question);
      if (turn.is !== 'choosing' || turn.isLate) return [];
      const open = own.filter(({ answers }) => answers.every(({ accepted }) => accepted));
      return open.toSorted((a, b) => b.score - a.score).slice(0, 1);
    },
  );
}

export type LatestRun = { id: string; madeAt: Date };

/**
 * What was sent to mentees whose questions came to nothing and for whom no run has looked since:
 * all of it was refused or has lapsed, and no mentorship runs. Without any calculated run, what was
 * sent was made by hand.
 */
export function inVainOf<T extends Sent>(
  sent: T[],
  latest: LatestRun | undefined,
  today: string,
): T[][] {
  const waiting = new Set(waitingOf(sent, today).map(({ menteeId }) => menteeId));
  return [...Map.groupBy(sent, ({ menteeId }) => menteeId)].flatMap(([mentee, own]) => {
    if (waiting.has(mentee) || own.some(({ mentorshipId }) => mentorshipId !== null)) return [];
    const isNew = own.some(
      ({ runId, answers }) =>
        runId === latest?.id ||
        answers.some(({ accepted, at }) => !accepted && (!latest || at > latest.madeAt)),
    );
    return isNew ? [own] : [];
  });
}

export type AnswerFault = 'needs-reason' | 'needs-meeting' | 'in-future';

/**
 * MA-5, MA-21: a no needs a reason; where the programme wants a first meeting, a yes needs the day
 * on which they met.
 */
export function refuseAnswer(
  answer: { accepted: boolean; reason: string; metOn: string | null },
  { meetFirst, today }: { meetFirst: boolean; today: string },
): AnswerFault | null {
  if (answer.metOn !== null && answer.metOn > today) return 'in-future';
  if (answer.accepted) return meetFirst && answer.metOn === null ? 'needs-meeting' : null;
  return answer.reason === '' ? 'needs-reason' : null;
}

export type OrderFault = 'none' | 'twice';

/** Each place in the order is given once; the first comes before the second. */
export function refuseOrder(choices: number[]): OrderFault | null {
  if (choices.length === 0) return 'none';
  return new Set(choices).size < choices.length ? 'twice' : null;
}
