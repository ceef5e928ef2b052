/** The way of a rater: a personal link, no account. Opening it changes nothing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Value } from '../../platform/database.ts';
import { TroublePage } from '../../web/problem.tsx';
import { fieldsOf, isDay, queryOf, type Fields } from '../../web/route.tsx';
import type { Problem, View } from '../../web/view.ts';
import { ensureDoor, type Gate } from '../accounts/account-route.ts';
import {
  BeforePage,
  ClosedPage,
  CommentPage,
  DonePage,
  PracticePage,
  QuestionsPage,
} from './rating.pages.tsx';
import { ratingWords } from './rating.words.ts';
import { needsFacts, questionsFor, stateOfRound, type Contact } from './round.rules.ts';
import {
  findRaterLink,
  keepComments,
  listAnswers,
  listOwnComments,
  listOwnNotes,
  markRater,
  upsertAnswers,
  type Answers,
  type Note,
  type RaterLink,
} from './rater-link.store.ts';

type Where =
  | { at: 'before' }
  | { at: 'practice'; given: (number | null)[] | null }
  | { at: 'question'; step: number }
  | { at: 'done' };

const whereOf = (text: string | undefined): Where =>
  text === 'practice'
    ? { at: 'practice', given: null }
    : text === 'done'
      ? { at: 'done' }
      : /^\d{1,2}$/.test(text ?? '')
        ? { at: 'question', step: Number(text) }
        : { at: 'before' };

export function ratingRoutes(server: FastifyInstance, gate: Gate): void {
  const { database } = gate;
  const placeOf = (seat: RaterLink) => ({
    organisation: seat.organisation,
    person: null,
    rater: seat.rater.id,
  });
  const answersOf = (seat: RaterLink) =>
    database.inTenant(placeOf(seat), 'read', (tx) => listAnswers(tx, seat));
  const questionsOf = ({ round, rater }: RaterLink) =>
    questionsFor(round.profile, round.competences, {
      source: rater.source,
      position: rater.position,
      most: round.most,
    });

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    where: Where,
    problem?: Problem,
  ) => {
    const { token } = request.params as { token: string };
    const seat = await findRaterLink(database, token);
    ensureDoor(request, reply);
    const view = gate.view(request, null);
    if (!seat || isOver(seat, view.today)) return gate.send(reply, 410, ClosedPage({ view }));
    if (seat.rater.declinedWhy)
      return gate.send(reply, 200, ClosedPage({ view, declined: seat.rater.declinedWhy }));
    const path = `/rate/${token}`;
    const questions = questionsOf(seat);
    const answers = await answersOf(seat);
    const common = { view, problem, seat, path };
    const status = problem ? 422 : 200;
    if (where.at === 'practice')
      return gate.send(reply, status, PracticePage({ ...common, given: where.given }));
    if (where.at === 'done' && seat.rater.hasSubmitted)
      return gate.send(reply, status, DonePage(common));
    const competence =
      where.at === 'question' && view.today >= seat.round.opensOn
        ? questions[where.step]
        : undefined;
    if (
      where.at === 'question' &&
      where.step === questions.length &&
      seat.rater.source !== 'self' &&
      view.today >= seat.round.opensOn
    )
      return gate.send(
        reply,
        status,
        CommentPage({
          ...common,
          step: where.step,
          comments: await database.inTenant(placeOf(seat), 'read', (tx) =>
            listOwnComments(tx, seat),
          ),
        }),
      );
    if (competence && where.at === 'question')
      return gate.send(
        reply,
        status,
        QuestionsPage({
          ...common,
          competence,
          step: where.step,
          of: questions.length,
          answers,
          notes: await database.inTenant(placeOf(seat), 'read', (tx) => listOwnNotes(tx, seat)),
        }),
      );
    return gate.send(
      reply,
      status,
      BeforePage({
        ...common,
        begun: answers.size > 0,
        questions: questions.reduce((sum, { indicators }) => sum + indicators.length, 0),
      }),
    );
  };

  server.get('/rate/:token', (request, reply) =>
    show(request, reply, whereOf(queryOf(request).at)),
  );

  server.post('/rate/:token', async (request, reply) => {
    const body = fieldsOf(request);
    const { token } = request.params as { token: string };
    const view = gate.view(request, null);
    const w = ratingWords[view.language];
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const seat = await findRaterLink(database, token);
    if (!seat || isOver(seat, view.today) || seat.rater.declinedWhy)
      return show(request, reply, { at: 'before' });
    const place = placeOf(seat);
    const to = (at: string) => reply.redirect(`/rate/${token}?at=${at}`, 303);
    if (body.go === 'decline') {
      if (seat.rater.source === 'self') return to('before');
      if (!Object.hasOwn(w.why, body.why ?? ''))
        return show(
          request,
          reply,
          { at: 'before' },
          { sentence: w.declineWhy, fields: { why: w.declineWhy }, typed: body },
        );
      await database.inTenant(place, 'write', (tx) =>
        markRater(tx, seat.rater.id, { declined: body.why as Value<'rater', 'declined_why'> }),
      );
      return to('before');
    }
    if (view.today < seat.round.opensOn) return to('before');
    const before = refuseStart(seat, body, view);
    if (before)
      return show(
        request,
        reply,
        { at: 'before' },
        { sentence: before.sentence, fields: { [before.field]: before.sentence }, typed: body },
      );
    if (body.contact === 'short') {
      await database.inTenant(place, 'write', (tx) =>
        markRater(tx, seat.rater.id, { declined: 'too-little-contact' }),
      );
      return to('before');
    }
    if (body.observed_on)
      await database.inTenant(place, 'write', (tx) =>
        markRater(tx, seat.rater.id, { observedOn: body.observed_on! }),
      );
    if (body.contact)
      await database.inTenant(place, 'write', (tx) =>
        markRater(tx, seat.rater.id, { contact: body.contact as Contact }),
      );
    if (body.go === 'practice') return to('practice');
    if (body.go === 'compare') {
      const given = [0, 1].map((k) =>
        /^[1-5]$/.test(body[`scene-${k}`] ?? '') ? Number(body[`scene-${k}`]) : null,
      );
      return show(request, reply, { at: 'practice', given });
    }
    const questions = questionsOf(seat);
    if (body.go === 'questions' || body.go === 'continue') {
      if (!seat.rater.hasPractised)
        await database.inTenant(place, 'write', (tx) =>
          markRater(tx, seat.rater.id, { practised: true }),
        );
      const answers = await answersOf(seat);
      const open = questions.findIndex(({ indicators }) =>
        indicators.some(({ id }) => !answers.has(id)),
      );
      return to(String(body.go === 'continue' ? Math.max(0, open) : 0));
    }
    const step = Number(body.step ?? 0);
    const isSelf = seat.rater.source === 'self';
    const finish = async () => {
      const answers = await answersOf(seat);
      const open = questions.findIndex(({ indicators }) =>
        indicators.some(({ id }) => !answers.has(id)),
      );
      if (open >= 0) return to(String(open));
      await database.inTenant(place, 'write', (tx) =>
        markRater(tx, seat.rater.id, { submitted: true, link: seat.link }),
      );
      return to('done');
    };
    if (step === questions.length && !isSelf) {
      const words = (name: string) => (body[name] ?? '').trim().slice(0, 1000);
      await database.inTenant(place, 'write', (tx) =>
        keepComments(tx, seat, { keep: words('keep'), other: words('other') }),
      );
      return body.go === 'back' ? to(String(step - 1)) : finish();
    }
    const competence = questions[step];
    if (!competence) return to('before');
    const given: Answers = new Map(
      competence.indicators.flatMap(({ id }): [string, number | null][] =>
        /^[1-5]$/.test(body[`level-${id}`] ?? '')
          ? [[id, Number(body[`level-${id}`])]]
          : body[`level-${id}`] === 'none'
            ? [[id, null]]
            : [],
      ),
    );
    const notes = new Map(
      seat.rater.source === 'observer'
        ? [...given.keys()].map((id): [string, Note] => [
            id,
            {
              facts: (body[`facts-${id}`] ?? '').trim().slice(0, 1000),
              reading: (body[`reading-${id}`] ?? '').trim().slice(0, 1000),
            },
          ])
        : [],
    );
    await database.inTenant(place, 'write', (tx) =>
      upsertAnswers(tx, {
        organisation: seat.organisation,
        rater: seat.rater.id,
        link: seat.link,
        answers: given,
        notes,
      }),
    );
    if (body.go === 'save') return reply.code(204).send();
    if (body.go === 'back') return to(String(Math.max(0, step - 1)));
    const missing = competence.indicators.filter(({ id }) => !given.has(id));
    if (missing.length > 0)
      return show(
        request,
        reply,
        { at: 'question', step },
        {
          sentence: w.missing(missing.length),
          fields: Object.fromEntries(missing.map(({ id }) => [`level-${id}`, w.missing(1)])),
          typed: body,
        },
      );
    const bare = [...notes].filter(([id, { facts }]) => needsFacts(given.get(id)) && facts === '');
    if (bare.length > 0)
      return show(
        request,
        reply,
        { at: 'question', step },
        {
          sentence: w.factsNeeded,
          fields: Object.fromEntries(bare.map(([id]) => [`facts-${id}`, w.factsNeeded])),
          typed: body,
        },
      );
    return step + 1 < questions.length || !isSelf ? to(String(step + 1)) : finish();
  });
}

/**
 * Nobody begins without saying how often they work together; an observer says which meeting it was.
 */
function refuseStart(
  { rater, round }: RaterLink,
  body: Fields,
  view: View,
): { field: string; sentence: string } | null {
  const w = ratingWords[view.language];
  const begins = ['practice', 'questions', 'continue'].includes(body.go ?? '');
  if (!begins || rater.source === 'self' || round.isQuick) return null;
  if (rater.source === 'observer') {
    const day = body.observed_on ?? rater.observedOn ?? '';
    return isDay(day) && day <= view.today
      ? null
      : { field: 'observed_on', sentence: w.observedNeeded };
  }
  const contact = body.contact ?? rater.contact ?? '';
  return contact === 'short' || Object.hasOwn(w.contactOf, contact)
    ? null
    : { field: 'contact', sentence: w.contactNeeded };
}

/** AS-26: what went into a report that is out does not change any more. */
function isOver({ round, rater }: RaterLink, today: string): boolean {
  const isIn =
    round.firstReleasedAt !== null &&
    rater.submittedAt !== null &&
    rater.submittedAt <= round.firstReleasedAt;
  return isIn || ['closed', 'released'].includes(stateOfRound(round, today));
}
