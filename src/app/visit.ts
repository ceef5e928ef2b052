/** Who asks: the visitor, in which organisation, as whom; and what every page knows of it. */
import type { FastifyRequest } from 'fastify';
import { needsSecondFactor } from '../features/accounts/account.rules.ts';
import {
  acceptedLanguage,
  atSchool,
  isLanguage,
  type BaseLanguage,
  type Language,
} from '../platform/i18n.ts';
import { formToken } from '../platform/secret.ts';
import { cookieOf } from '../web/cookie.ts';
import {
  findMember,
  findOrganisation,
  findVisitor,
  isSchool,
  type Member,
  type Organisation,
  type Surroundings,
  type Visitor,
} from '../web/session.ts';
import type { View } from '../web/view.ts';
import type { Settings } from './settings.ts';

/** What they may do asks for more than a password. */
export const isWeak = ({ visitor, organisation, member }: Visit): boolean =>
  needsSecondFactor(member.roles, organisation.secondFactorRoles) && !visitor.hasSecondFactor;

export type Visit = { visitor: Visitor; organisation: Organisation; member: Member };

/** Null for an organisation that is not there or not the visitor's: both look the same. */
export async function enter(
  { database, now }: Settings,
  request: FastifyRequest,
  find: typeof findVisitor = findVisitor,
): Promise<Visit | 'sign-in' | null> {
  const token = cookieOf(request, 'session');
  if (!token) return 'sign-in';
  const slug = (request.params as { organisation: string }).organisation;
  const found = await database.beforeTenant(null, async (tx) => {
    const visitor = await find(tx, token);
    return visitor && { visitor, organisation: await findOrganisation(tx, slug) };
  });
  if (!found) return 'sign-in';
  const { visitor, organisation } = found;
  if (!organisation || (visitor.organisation !== null && visitor.organisation !== organisation.id))
    return null;
  const today = now().withTimeZone(organisation.timeZone).toPlainDate().toString();
  const member = await database.inTenant(
    { organisation: organisation.id, person: null },
    'read',
    (tx) => findMember(tx, visitor, today),
  );
  return member && { visitor, organisation, member };
}

export function viewOf(
  { now }: Settings,
  request: FastifyRequest,
  { visitor, organisation, member }: Visit,
): View {
  return {
    language: inWordsOf(
      member.around,
      chosenLanguage(request) ?? member.language ?? organisation.language,
    ),
    today: now().withTimeZone(organisation.timeZone).toPlainDate().toString(),
    timeZone: organisation.timeZone,
    consentAge: organisation.consentAge,
    base: `/o/${organisation.slug}`,
    path: request.url,
    drafts: `/o/${organisation.slug}/drafts`,
    organisation: { name: organisation.name },
    person: {
      id: member.id,
      name: member.name,
      roles: member.roles,
      around: member.around,
      hasAccount: visitor.method !== 'card',
    },
    token: formToken(visitor.session),
  };
}

const inWordsOf = (around: Surroundings, language: BaseLanguage): Language =>
  isSchool(around) ? atSchool(language) : language;

export function plainView(
  { now }: Settings,
  request: FastifyRequest,
  visitor: Visitor | null,
): View {
  return {
    language:
      chosenLanguage(request) ??
      acceptedLanguage(String(request.headers['accept-language'] ?? '')) ??
      'en',
    today: now().toPlainDate().toString(),
    timeZone: now().timeZoneId,
    // No page without an organisation asks for it: the age of GDPR, Art. 8(1).
    consentAge: 16,
    base: '',
    path: request.url,
    organisation: null,
    person: null,
    token: formToken(visitor?.session ?? cookieOf(request, 'browser') ?? ''),
  };
}

function chosenLanguage(request: FastifyRequest): BaseLanguage | null {
  const chosen = cookieOf(request, 'language') ?? '';
  return isLanguage(chosen) ? chosen : null;
}
