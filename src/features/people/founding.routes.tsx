/**
 * The way from an empty installation to its first organisation. Like sign-in it stands before every
 * organisation.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashPassword } from '../../platform/secret.ts';
import {
  completeLanguages,
  completeOf,
  type CompleteLanguage,
  type Language,
} from '../../platform/i18n.ts';
import { isEmail, passwordFault } from '../accounts/account.rules.ts';
import { ensureDoor, openSession, type Gate } from '../accounts/account-route.ts';
import { attempt, placeKey } from '../accounts/login-throttle.ts';
import { invitationWords } from '../accounts/invitation.words.ts';
import { TroublePage } from '../../web/problem.tsx';
import { checkForm, fieldsOf, form, maybeText, oneOf, text } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { clockOf, countries, dayOn, timeZones } from '../organisations/country.rules.ts';
import type { FirstCode } from './founding.ts';
import { FoundedPage, FoundingPage } from './founding.pages.tsx';
import { foundingWords } from './founding.words.ts';
import { isSlug, slugOf } from './organisation.rules.ts';
import { foundFirst } from './organisation.store.ts';

const foundingForm = form({
  code: text(60),
  name: text(120),
  slug: maybeText(60),
  country: oneOf([...countries, 'other']),
  time_zone: maybeText(60),
  language: oneOf(completeLanguages),
  given_name: text(80),
  family_name: text(80),
  email: text(254),
});

/** Wrong codes of one place in a quarter of an hour. */
const mostCodes = 10;

export function foundingRoutes(
  server: FastifyInstance,
  gate: Gate,
  firstCode: FirstCode | null,
): void {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    problem?: Problem,
  ) => {
    ensureDoor(request, reply);
    if (status === 429) reply.header('retry-after', '900');
    return gate.send(reply, status, FoundingPage({ view: gate.view(request, null), problem }));
  };
  const sayOver = (request: FastifyRequest, reply: FastifyReply) =>
    gate.send(reply, 410, FoundedPage({ view: gate.view(request, null) }));

  server.get('/founding', async (request, reply) =>
    (await firstCode?.isOpen()) ? show(request, reply, 200) : reply.redirect('/sign-in', 303),
  );

  server.post('/founding', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    const w = foundingWords[view.language];
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    if (!firstCode || !(await firstCode.isOpen())) return sayOver(request, reply);
    const { token: _, password = '', ...typed } = body;
    const read = readFounding(typed, password, view.language);
    const refuse = (fields: Record<string, string>, status = 422) =>
      show(request, reply, status, {
        sentence: Object.values(fields)[0]!,
        fields,
        typed: { ...typed, slug: read.slug },
      });
    if (typed.code?.trim()) {
      const tried = await attempt(
        gate.database,
        [
          { key: `founding from ${request.ip}`, limit: mostCodes, isPlace: true },
          placeKey(request.ip),
        ],
        async () => (firstCode.isRight(typed.code!) ? 'right' : null),
      );
      if (tried === 'tooMany') return refuse({ code: w.tooMany }, 429);
      if (tried === 'wrong') return refuse({ code: w.wrongCode, ...read.fields });
    }
    if (Object.keys(read.fields).length > 0) return refuse(read.fields);
    const { input } = read;
    const timeZone = input.time_zone || clockOf(input.country!)!;
    const hash = await hashPassword(password);
    const founded = await foundFirst(
      gate.database,
      {
        slug: read.slug,
        name: input.name!,
        language: input.language as CompleteLanguage,
        jurisdiction: input.country === 'other' ? null : input.country!,
        timeZone,
        today: dayOn(timeZone, gate.clock()),
        founder: {
          givenName: input.given_name!,
          familyName: input.family_name!,
          email: input.email!.toLowerCase(),
          language: completeOf(view.language),
        },
      },
      hash,
    );
    if (founded === null) return sayOver(request, reply);
    if (founded === 'known') return refuse({ email: w.known });
    await openSession(gate, request, reply, {
      account: founded.account,
      method: 'password',
      hasSecondFactor: false,
    });
    return reply.redirect('/', 303);
  });
}

/** What was typed, and a sentence for each field that does not do. */
function readFounding(
  typed: Record<string, string>,
  password: string,
  language: Language,
): { input: Record<string, string>; slug: string; fields: Record<string, string> } {
  const w = foundingWords[language];
  const { input, fields } = checkForm(foundingForm, typed, language);
  const slug = slugOf(input.slug || input.name!);
  const email = input.email!.toLowerCase();
  if (input.name && !isSlug(slug)) fields.slug ??= w.badSlug;
  if (input.time_zone ? !timeZones.has(input.time_zone) : input.country === 'other')
    fields.time_zone ??= w.badTimeZone;
  if (!isEmail(email)) fields.email ??= invitationWords[language].badEmail;
  const fault = passwordFault(password, email);
  if (fault) fields.password = invitationWords[language][fault];
  return { input, slug, fields };
}
