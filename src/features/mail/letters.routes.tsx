/** P-9 to P-12: an organisation makes the texts of letters, their signature and logo its own. */
import { completeLanguages, type CompleteLanguage } from '../../platform/i18n.ts';
import { taskOf } from '../../platform/thread-pool.ts';
import { linkTo } from '../../web/links.ts';
import {
  examplesOf,
  filled,
  filledSubject,
  harmlessIn,
  letterTexts,
  neededIn,
  readText,
  type LetterText,
} from '../../web/letters.ts';
import { grantOf } from '../../web/permission.ts';
import {
  box,
  eachRow,
  form,
  get,
  maybeOneOf,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  refuseFields,
  text,
  type ActContext,
  type Context,
  type Outside,
  type Route,
  type Upload,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import {
  findLetterhead,
  keepLogo,
  keepOwnText,
  keepSignature,
  listOwnTexts,
  removeLogo,
  resetText,
  type Letterhead,
  type OwnText,
} from './letter-text.store.ts';
import { LetterPage, LettersPage, sayPlaceholders, SignaturePage } from './letters.pages.tsx';
import { lettersWords } from './letters.words.ts';
import type { keepableLogo } from './logo.file.ts';
import { findAddress, enqueueMail } from './outgoing-mail.store.ts';

const findText = ({ params }: Context): LetterText =>
  orNotFound(letterTexts().find(({ name }) => name === params.text));

async function letterPage(
  context: Context,
  problem?: Problem,
  { draft = null, said = null }: { draft?: OwnText | null; said?: string | null } = {},
) {
  const { tx, view, organisation, person, query } = context;
  const found = findText(context);
  const w = lettersWords[view.language];
  const asked = problem?.typed.language ?? query.language;
  const language = completeLanguages.find((one) => one === asked) ?? organisation.language;
  const own = await listOwnTexts(tx, found.name);
  return (
    <LetterPage
      view={view}
      problem={problem}
      text={found}
      language={language}
      own={own.find((one) => one.language === language) ?? null}
      draft={draft}
      letterhead={await findLetterhead(tx)}
      reader={person.name}
      said={
        said ?? (query.done === 'saved' ? w.saved : query.done === 'reset' ? w.resetDone : null)
      }
    />
  );
}

/** P-10: what was typed as it is kept, or a sentence that names the placeholder. */
function readOwn(
  { view }: Context,
  letter: LetterText,
  typed: OwnText & { language: CompleteLanguage },
): OwnText {
  const w = lettersWords[view.language];
  const { language } = typed;
  const say = (names: Parameters<typeof sayPlaceholders>[2]) =>
    sayPlaceholders(view, language, names);
  const fields: Record<string, string> = {};
  const mayInSubject = harmlessIn(letter);
  const subject = readText(language, typed.subject, { may: mayInSubject, must: [] });
  if (subject.unknown.length > 0)
    fields.subject = w.notInSubject(subject.unknown.join(', '), say(mayInSubject));
  const body = readText(language, typed.body, { may: letter.holds, must: neededIn(letter) });
  if (body.unknown.length > 0) fields.body = w.unknown(body.unknown.join(', '), say(letter.holds));
  else if (body.missing.length > 0) fields.body = w.missing(say(body.missing));
  if (Object.keys(fields).length > 0) refuseFields(fields);
  return { subject: subject.text.replace(/\s+/g, ' '), body: body.text };
}

/** Whoever tries a text gets it, as it would be sent. */
async function sendTest(
  { tx, view, organisation, person, now, hasMail }: ActContext,
  language: CompleteLanguage,
  { subject, body }: OwnText,
): Promise<string> {
  const w = lettersWords[view.language];
  const address = await findAddress(tx, person.id);
  if (address === null) refuse(w.noAddress);
  const values = examplesOf(language, organisation.name, person.name);
  await enqueueMail(tx, {
    organisation: organisation.id,
    key: `test ${person.id} ${crypto.randomUUID()}`,
    kind: 'test',
    language,
    name: person.name,
    address,
    person: person.id,
    priority: 'now',
    at: now,
    subject: lettersWords[language].testSubject(filledSubject(subject, values)),
    body: filled(body, values),
  });
  return hasMail ? w.testSent(address) : w.testKept;
}

const looking = taskOf<typeof keepableLogo>(
  new URL('./logo.file.ts', import.meta.url),
  'keepableLogo',
);

async function readLogo(
  { view, scan, inThread }: Outside,
  upload: Upload | null,
): Promise<NonNullable<Letterhead['logo']> | null> {
  if (!upload || upload.bytes.length === 0) return null;
  const w = lettersWords[view.language];
  const kept = (await inThread(looking, upload.bytes)) ?? refuse(w.badLogo, 'file');
  const bytes = Buffer.from(kept.bytes);
  const verdict = scan ? await scan(bytes) : 'clean';
  if (verdict === 'harmful') refuse(w.badLogo, 'file');
  if (verdict !== 'clean') refuse(w.notScanned, 'file');
  return { type: kept.type, bytes };
}

const signaturePage = async ({ tx, view, query }: Context, problem?: Problem) => (
  <SignaturePage
    view={view}
    problem={problem}
    letterhead={await findLetterhead(tx)}
    isSaved={query.done === 'saved'}
  />
);

export const lettersRoutes: Route[] = [
  get('/letters', { may: 'edit letters', audit: null }, async ({ tx, view, person }) => (
    <LettersPage
      view={view}
      texts={letterTexts()}
      own={await listOwnTexts(tx)}
      maySeeOutbox={grantOf(person.roles, 'see outbox') !== null}
    />
  )),

  get('/letters/signature', { may: 'edit letters', audit: null }, signaturePage),
  post(
    '/letters/signature',
    {
      edits: true,
      may: 'edit letters',
      audit: 'change letterhead',
      form: form({ signature: eachRow(maybeText(600)), no_logo: box() }),
      page: signaturePage,
      prepare: (outside, _input, upload) => readLogo(outside, upload),
    },
    async ({ tx, view, organisation }, input, logo) => {
      for (const language of completeLanguages) {
        const body = input.signature.get(language);
        if (body !== undefined)
          await keepSignature(tx, { organisation: organisation.id, language, body });
      }
      if (logo) await keepLogo(tx, organisation.id, logo);
      else if (input.no_logo) await removeLogo(tx);
      return linkTo(view, '/letters/signature', {}, { query: { done: 'saved' } });
    },
  ),
  get('/letters/logo', { may: 'edit letters', audit: null }, async ({ tx }) => {
    const { bytes, type } = orNotFound((await findLetterhead(tx)).logo);
    return { download: bytes, name: type === 'image/png' ? 'logo.png' : 'logo.jpg', type };
  }),

  get('/letters/:text', { may: 'edit letters', audit: null }, letterPage),
  post(
    '/letters/:text',
    {
      edits: true,
      may: 'edit letters',
      audit: 'change letter text',
      form: form({
        language: oneOf(completeLanguages),
        subject: text(200),
        body: text(5000),
        act: maybeOneOf(['preview', 'test']),
      }),
      page: letterPage,
    },
    async (context, { language, act, ...typed }) => {
      const { tx, view, organisation, person, now } = context;
      const found = findText(context);
      if (found.isFixed) throw new NotFound();
      const draft = readOwn(context, found, { ...typed, language });
      if (act !== null) {
        const said = act === 'test' ? await sendTest(context, language, draft) : null;
        const here = { ...context, query: { language } };
        return { shown: await letterPage(here, undefined, { draft, said }) };
      }
      await keepOwnText(tx, {
        organisation: organisation.id,
        person: person.id,
        template: found.name,
        language,
        ...draft,
        at: new Date(now.epochMilliseconds),
      });
      return linkTo(
        view,
        '/letters/:text',
        { text: found.name },
        { query: { language, done: 'saved' } },
      );
    },
  ),
  post(
    '/letters/:text/reset',
    {
      may: 'edit letters',
      audit: 'change letter text',
      form: form({ language: oneOf(completeLanguages) }),
      page: letterPage,
    },
    async (context, { language }) => {
      const found = findText(context);
      await resetText(context.tx, found.name, language);
      return linkTo(
        context.view,
        '/letters/:text',
        { text: found.name },
        { query: { language, done: 'reset' } },
      );
    },
  ),
];
