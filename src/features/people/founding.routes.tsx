/**
 * The way from an empty installation to its first organisation. Like sign-in it stands before every
 * organisation.
 */
import { hashPassword } from '../../platform/secret.ts';
import { completeLanguages, completeOf } from '../../platform/i18n.ts';
import { isEmail, passwordFault } from '../accounts/account.rules.ts';
import { openSession } from '../accounts/session.access.ts';
import { attempt, placeKey } from '../accounts/login-throttle.access.ts';
import { invitationWords } from '../accounts/invitation.words.ts';
import type { Values } from '../../web/form.ts';
import {
  openGet,
  openPost,
  type OpenContext,
  type OpenRoute,
  type OpenShown,
} from '../../web/open-route.ts';
import { form, maybeSecret, maybeText, oneOf, refuseFields, text } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { clockOf, countries, dayOn, timeZones } from '../organisations/country.rules.ts';
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
  password: maybeSecret(),
});
type Founding = Values<typeof foundingForm>;

/** Wrong codes of one place in a quarter of an hour. */
const mostCodes = 10;

const overAs = ({ view }: OpenContext) => ({ status: 410, page: FoundedPage({ view }) });

async function foundingPage(context: OpenContext, problem?: Problem): Promise<OpenShown> {
  // A short name is proposed from what was typed.
  const { name = '', slug = '' } = problem?.typed ?? {};
  const shown = problem && { ...problem, typed: { ...problem.typed, slug: slugOf(slug || name) } };
  if (await context.firstCode?.isOpen())
    return FoundingPage({ view: context.view, problem: shown });
  return problem ? overAs(context) : { goTo: '/sign-in' };
}

/** Of what fits by itself: a sentence for each field that does not do beside the others. */
function faultsOf(
  { name, slug, time_zone: timeZone, country, email = '', password = '' }: Partial<Founding>,
  { view: { language } }: OpenContext,
): Record<string, string> {
  const w = foundingWords[language];
  const fields: Record<string, string> = {};
  if (name && !isSlug(slugOf(slug || name))) fields.slug = w.badSlug;
  if (timeZone ? !timeZones.has(timeZone) : country === 'other') fields.time_zone = w.badTimeZone;
  if (email && !isEmail(email)) fields.email = invitationWords[language].badEmail;
  const fault = passwordFault(password, email.toLowerCase());
  if (fault) fields.password = invitationWords[language][fault];
  return fields;
}

export const foundingRoutes: OpenRoute[] = [
  openGet('/founding', { who: 'anybody' }, foundingPage),

  openPost(
    '/founding',
    { who: 'anybody', form: foundingForm, check: faultsOf, page: foundingPage },
    async (context, input) => {
      const { database, view, firstCode, place, clock } = context;
      const w = foundingWords[view.language];
      const over = { shown: overAs(context) };
      if (!firstCode || !(await firstCode.isOpen())) return over;
      const tried = await attempt(
        database,
        [{ key: `founding from ${place}`, limit: mostCodes, isPlace: true }, placeKey(place)],
        async () => (firstCode.isRight(input.code) ? 'right' : null),
      );
      if (tried === 'tooMany') refuseFields({ code: w.tooMany }, { status: 429 });
      if (tried === 'wrong') refuseFields({ code: w.wrongCode });
      const timeZone = input.time_zone || clockOf(input.country)!;
      const hash = await hashPassword(input.password);
      const founded = await foundFirst(
        database,
        {
          slug: slugOf(input.slug || input.name),
          name: input.name,
          language: input.language,
          jurisdiction: input.country === 'other' ? null : input.country,
          timeZone,
          today: dayOn(timeZone, clock()),
          founder: {
            givenName: input.given_name,
            familyName: input.family_name,
            email: input.email.toLowerCase(),
            language: completeOf(view.language),
          },
        },
        hash,
      );
      if (founded === null) return over;
      if (founded === 'known') refuseFields({ email: w.known });
      await openSession(context, {
        account: founded.account,
        method: 'password',
        hasSecondFactor: false,
      });
      return '/';
    },
  ),
];
