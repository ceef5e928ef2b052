/** The work on a draft: typed over, step by step, back and forth, translated, published or deleted. */
import { completeLanguages } from '../../platform/i18n.ts';
import { audit } from '../../web/audit.ts';
import { grantOf } from '../../web/permission.ts';
import { linkTo } from '../../web/links.ts';
import {
  type ActContext,
  type Context,
  eachRow,
  form,
  get,
  maybeDecimal,
  maybeText,
  maybeWhole,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  whole,
} from '../../web/route.tsx';
import type { Values } from '../../web/form.ts';
import type { Problem } from '../../web/view.ts';
import {
  criterionKinds,
  joinsTwoNumbers,
  stepOf,
  take,
  translate,
  typeInto,
  type Step,
} from './editing.rules.ts';
import {
  commitmentKinds,
  commitmentSpans,
  doubtsOf,
  isTooMuch,
  refusePublication,
  unplacedOf,
  type Profile,
} from './profile.rules.ts';
import {
  deleteDraft,
  findVersion,
  goToState,
  publishVersion,
  saveDraft,
  stepsBeside,
  type Version,
} from './profile.store.ts';
import { VersionPage } from './profile.pages.tsx';
import { profileWords } from './profile.words.ts';
import { readingWords } from './reading.words.ts';
import { ReviewPage, anchorOf, anchorsOf } from './review.pages.tsx';
import { reviewWords } from './review.words.ts';
import { TranslationPage } from './translation.pages.tsx';

/** A draft to work on, for who may; else the version as it was published. */
export async function versionPage(context: Context, problem?: Problem) {
  const { tx, view, params, person, query } = context;
  const version = orNotFound(await findVersion(tx, params.version!));
  const mayEdit = grantOf(person.roles, 'edit profiles') !== null;
  const page = { view, problem, version };
  if (version.publishedAt) return <VersionPage {...page} mayEdit={mayEdit} />;
  if (!mayEdit) throw new NotFound();
  const steps = await stepsBeside(tx, version);
  return <ReviewPage {...page} open={query.open ?? null} steps={steps} />;
}

async function findDraft({ tx, params, view }: Context): Promise<Version> {
  const version = orNotFound(await findVersion(tx, params.version!));
  if (version.publishedAt) refuse(profileWords[view.language].isPublished);
  return version;
}

async function translationPage(context: Context, problem?: Problem) {
  const version = await findDraft(context);
  const language = orNotFound(completeLanguages.find((one) => one === context.params.language));
  return (
    <TranslationPage view={context.view} problem={problem} version={version} language={language} />
  );
}

/** A profile is read from a document, so its texts may be as long as one. */
const words = eachRow(maybeText(20_000));
const translationForm = form({
  revision: whole(0, 999_999_999),
  title: words,
  text: words,
  name: words,
  definition: words,
});
const draftForm = form({
  ...translationForm,
  step: maybeText(200),
  kind: eachRow(oneOf(criterionKinds)),
  value: eachRow(maybeDecimal(0, 999_999_999)),
  unit: eachRow(maybeText(100)),
  must: eachRow(oneOf(['must', 'should'])),
  either: eachRow(oneOf(['above', 'alone'])),
  to: eachRow(maybeText(200)),
  amount: eachRow(whole(0, 9999)),
  measure: eachRow(oneOf(commitmentKinds)),
  per: eachRow(oneOf(commitmentSpans)),
  target: eachRow(maybeWhole(1, 5)),
  weight: eachRow(maybeDecimal(0, 10)),
  anchor1: words,
  anchor2: words,
  anchor3: words,
  anchor4: words,
  anchor5: words,
});
type Input = Values<typeof draftForm>;

const stepOn = ({ step, to }: Input, { content, source }: Version): Step | null =>
  stepOf(step, to, source ? unplacedOf(content, source) : []);

/** PR-3: what was typed is kept, whatever button was pressed. The draft as it then is. */
async function keepTyped(context: ActContext, input: Input): Promise<Version> {
  const version = await findDraft(context);
  if (input.revision !== version.revision) refuse(profileWords[context.view.language].stale);
  const content = typeInto(version.content, input, version.content.languages[0] ?? 'en');
  return keep(context, version, content, 'save');
}

async function keep(
  { tx, view, organisation }: ActContext,
  version: Version,
  content: Profile,
  step: string,
): Promise<Version> {
  if (JSON.stringify(content) === JSON.stringify(version.content)) return version;
  const change = { organisation: organisation.id, version, content, step };
  if (!(await saveDraft(tx, change))) refuse(profileWords[view.language].stale);
  return { ...version, content, revision: version.revision + 1, state: version.state + 1 };
}

/** Where somebody goes on: at what was changed or came, or at the next that is to be looked at. */
function whereNext(before: Profile, { content, source }: Version, step: Step | null) {
  if (step === null) return undefined;
  if (step.do === 'place') {
    const left = source ? unplacedOf(content, source) : [];
    const { line } = left.find((one) => one.line > step.what.line) ?? step.what;
    return `line-${line}`;
  }
  if (step.do === 'sure') {
    const left = new Set(doubtsOf(content));
    const doubts = doubtsOf(before);
    const at = doubts.indexOf(step.id);
    const next = [...doubts.slice(at), ...doubts].find((id) => left.has(id));
    return anchorOf(content, next ?? step.id);
  }
  if (step.do === 'add') {
    const known = new Set(anchorsOf(before).map(({ anchor }) => anchor));
    return anchorsOf(content).find(({ anchor }) => !known.has(anchor))?.anchor;
  }
  return anchorOf(content, step.id) ?? anchorOf(before, step.id, -1);
}

export const reviewRoutes: Route[] = [
  post(
    '/profiles/versions/:version/draft',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'version'],
      form: draftForm,
      page: versionPage,
    },
    async (context, input) => {
      const { tx, view } = context;
      const w = profileWords[view.language];
      const typed = await keepTyped(context, input);
      const link = (options: Parameters<typeof linkTo>[3]) =>
        linkTo(view, '/profiles/versions/:version', { version: typed.id }, options);
      if (input.step === 'undo' || input.step === 'redo') {
        if (!(await goToState(tx, typed, input.step))) refuse(reviewWords[view.language].noState);
        return link({});
      }
      const [name, ...opened] = input.step.split(':');
      if (name === 'open') {
        const at =
          opened[0] === 'place' ? `line-${opened[1]}` : anchorOf(typed.content, opened[1]!);
        return link({ query: { open: opened.join(':') }, ...(at ? { hash: at } : {}) });
      }
      const step = stepOn(input, typed);
      if (step && joinsTwoNumbers(typed.content, step)) refuse(w.bothNumbers);
      const content = step ? take(typed.content, step) : typed.content;
      // A draft that was too much already gets shorter, step by step.
      if (isTooMuch(content) && ['add', 'split', 'place'].includes(step?.do ?? ''))
        refuse(readingWords[view.language]['too-many']);
      const done = await keep(context, typed, content, step?.do ?? 'save');
      const hash = whereNext(typed.content, done, step);
      return link(hash ? { hash } : {});
    },
  ),

  get(
    '/profiles/versions/:version/translations/:language',
    { may: 'edit profiles', audit: null },
    translationPage,
  ),

  post(
    '/profiles/versions/:version/translations/:language',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'version'],
      form: translationForm,
      page: translationPage,
    },
    async (context, input) => {
      const version = await findDraft(context);
      const language = orNotFound(completeLanguages.find((one) => one === context.params.language));
      if (input.revision !== version.revision) refuse(profileWords[context.view.language].stale);
      await keep(context, version, translate(version.content, input, language), 'translate');
      return linkTo(context.view, '/profiles/versions/:version', { version: version.id });
    },
  ),

  post(
    '/profiles/versions/:version/publication',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'version'],
      form: draftForm,
      page: versionPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const version = await keepTyped(context, input);
      const refusal = refusePublication(version.content);
      if (refusal) refuse(profileWords[view.language].refusals[refusal]);
      await publishVersion(tx, { organisation: organisation.id, person: person.id, version });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'publish profile_version',
        subjectId: version.id,
      });
      return linkTo(view, '/profiles/versions/:version', { version: version.id });
    },
  ),

  post(
    '/profiles/versions/:version/removal',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'version'],
      form: form({}),
      page: versionPage,
    },
    async (context) => {
      const version = await findDraft(context);
      await deleteDraft(context.tx, version.id);
      return linkTo(context.view, '/profiles');
    },
  ),
];
