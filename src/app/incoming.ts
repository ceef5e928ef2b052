/** What is sent to us: how much of it is read, into which fields, and whether it comes from our own page. */
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse as parseQuery } from 'node:querystring';
import type { Keys } from '../platform/keys.ts';
import { formToken, sameText } from '../platform/secret.ts';
import type { PublicAddress } from '../web/address.ts';
import { addField, formFieldsOf, textOf } from '../web/body.ts';
import { cookieOf } from '../web/cookie.ts';
import type { Fields } from '../web/form.ts';
import type { Upload } from '../web/route.tsx';
import { isSessionToken, type Visitor } from '../web/session.ts';

const uploadLimit = 21 * 1024 * 1024;
/**
 * A larger file is read to its end, thrown away piece by piece, so that the form can come back with
 * what was typed.
 */
export const streamLimit = 512 * 1024 * 1024;
/**
 * SE-6: a form is looked at as a whole on the one thread that answers everybody, so it has a size.
 * Boxes that are ticked for thousands of people send a field each; whoever has not signed in fills
 * in a few, and whoever assesses somebody or applies by a link some hundreds of texts.
 */
const formLimit = 2 * 1024 * 1024;
const strangerLimit = 64 * 1024;
const ratingLimit = 1024 * 1024;
const mostFields = 10_000;
const mostFieldsOfStranger = 500;
/** No page sends more at once. */
const mostFiles = 1;
/** Parsers have no way to refuse: this stands where the fields would. */
const tooManyFields = Object.freeze({});
function parseForm(body: string): Record<string, unknown> {
  let fields = 1;
  for (let at = body.indexOf('&'); at !== -1; at = body.indexOf('&', at + 1))
    if (++fields > mostFields) return tooManyFields;
  return parseQuery(body, '&', '=', { maxKeys: 0 });
}

/** Raters and applicants write more than a form of a stranger holds. */
const isLongForm = (url: string) => /^\/(?:rate|apply|my-application)\//.test(url);
export const isOfOrganisation = (url: string) => url.startsWith('/o/');

export class FormTooLarge extends Error {
  readonly statusCode = 413;
}
/** Limits of the parser of forms with a file that are not about the file. */
export const formFaults = new Set(['FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT', 'FST_FILES_LIMIT']);

/** SE-6: before it is read, and before anything looks into it. */
export async function addForms(server: FastifyInstance, keys: Keys): Promise<void> {
  server.addHook('onRoute', (route) => {
    if (!isOfOrganisation(route.url))
      route.bodyLimit = isLongForm(route.url) ? ratingLimit : strangerLimit;
  });
  server.addHook('onRequest', async (request) => {
    const token = cookieOf(request, 'session');
    const isForm = /^application\/x-www-form-urlencoded/i.test(
      String(request.headers['content-type'] ?? ''),
    );
    if (!isForm || isLongForm(request.url) || (token && isSessionToken(keys, token))) return;
    const length = request.headers['content-length'];
    if (
      Number(length ?? 0) > strangerLimit ||
      (length === undefined && request.headers['transfer-encoding'])
    )
      throw new FormTooLarge();
  });
  server.addHook('preValidation', async ({ body, url }) => {
    const fields = typeof body === 'object' && body !== null ? Object.keys(body).length : 0;
    if (body === tooManyFields || (!isOfOrganisation(url) && fields > mostFieldsOfStranger))
      throw new FormTooLarge();
  });
  await server.register(formbody, { bodyLimit: formLimit, parser: parseForm });
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      files: mostFiles,
      fileSize: uploadLimit,
      fields: mostFields,
      fieldSize: formLimit,
      parts: mostFields + mostFiles,
    },
  });
}

export async function readBody(
  request: FastifyRequest,
): Promise<{ raw: Record<string, string>; upload: Upload | null; tooLarge: boolean }> {
  const { form = {} } = request.routeOptions.config as { form?: Fields };
  if (!request.isMultipart())
    return { raw: formFieldsOf(request, form), upload: null, tooLarge: false };
  const raw: Record<string, string> = {};
  let upload: Upload | null = null;
  let tooLarge = false;
  const isOpen = !isOfOrganisation(request.url);
  const limits = isOpen
    ? { fields: mostFieldsOfStranger, parts: mostFieldsOfStranger + mostFiles }
    : {};
  const most = isOpen ? ratingLimit : formLimit;
  let size = 0;
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      tooLarge ||= part.file.truncated;
      if (part.filename) upload = { name: textOf(part.filename), bytes };
    } else {
      const value = textOf(part.value);
      size += part.fieldname.length + value.length;
      if (part.valueTruncated || size > most) throw new FormTooLarge();
      addField(raw, form, [part.fieldname, value]);
    }
  }
  return { raw, upload, tooLarge };
}

/** As far as the browser says where a form comes from. */
export function isOurs(street: PublicAddress, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'null' && !street.isOwnOrigin(request, origin))
    return false;
  return !(origin === 'null' && site === undefined);
}

/** A form counts only when it comes from our own page in this session. */
export function isForged(
  street: PublicAddress,
  request: FastifyRequest,
  token: string | undefined,
  visitor: Visitor | null,
): boolean {
  if (!isOurs(street, request)) return true;
  return !sameText(token ?? '', formToken(visitor?.session ?? cookieOf(request, 'browser') ?? ''));
}
