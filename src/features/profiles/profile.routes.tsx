import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type Context,
  eachRow,
  form,
  get,
  maybeText,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
  whole,
} from '../../web/route.tsx';
import { whyUnreadable } from '../../web/spreadsheet-reading.ts';
import type { Problem } from '../../web/view.ts';
import { taskOf } from '../../platform/thread-pool.ts';
import { completeLanguages, completeOf } from '../../platform/i18n.ts';
import {
  criterionKinds,
  joinsTwoNumbers,
  take,
  translate,
  typeInto,
  type Step,
} from './editing.rules.ts';
import { ImportPage, ProfilesPage, VersionPage } from './profile.pages.tsx';
import { isTooMuch, refusePublication } from './profile.rules.ts';
import type { readDraft } from './draft.worker.ts';
import {
  deleteDraft,
  findVersion,
  insertNextVersion,
  insertProfile,
  listProfiles,
  publishVersion,
  updateDraft,
  type Version,
} from './profile.store.ts';
import { profileWords } from './profile.words.ts';
import { readingWords } from './reading.words.ts';
import { ReviewPage } from './review.pages.tsx';
import { TranslationPage } from './translation.pages.tsx';
import { findTemplate, listTemplates } from './template.store.ts';

async function profilesPage({ tx, view, person }: Context, problem?: Problem) {
  const mayEdit = grantOf(person.roles, 'edit profiles') !== null;
  return (
    <ProfilesPage
      view={view}
      problem={problem}
      profiles={await listProfiles(tx, { withDrafts: mayEdit })}
      templates={listTemplates()}
      mayEdit={mayEdit}
    />
  );
}

async function importPage({ view }: Context, problem?: Problem) {
  return <ImportPage view={view} problem={problem} />;
}

async function versionPage({ tx, view, params, person, query }: Context, problem?: Problem) {
  const version = orNotFound(await findVersion(tx, params.version!));
  const mayEdit = grantOf(person.roles, 'edit profiles') !== null;
  if (!version.publishedAt && mayEdit)
    return (
      <ReviewPage view={view} problem={problem} version={version} moved={query.move ?? null} />
    );
  return (
    <VersionPage
      view={view}
      problem={problem}
      version={orNotFound(version.publishedAt ? version : null)}
      mayEdit={mayEdit}
    />
  );
}

async function findDraft({ tx, params, view }: Context): Promise<Version> {
  const version = orNotFound(await findVersion(tx, params.version!));
  if (version.publishedAt) refuse(profileWords[view.language].isPublished);
  return version;
}

async function translationPage({ tx, view, params }: Context, problem?: Problem) {
  const version = orNotFound(await findVersion(tx, params.version!));
  const language = orNotFound(completeLanguages.find((known) => known === params.language));
  return (
    <TranslationPage
      view={view}
      problem={problem}
      version={orNotFound(version.publishedAt ? null : version)}
      language={language}
    />
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
  value: eachRow(maybeText(20)),
  unit: eachRow(maybeText(100)),
  must: eachRow(oneOf(['must', 'should'])),
  either: eachRow(oneOf(['above', 'alone'])),
  to: eachRow(maybeText(200)),
});

/** "remove:i4", "move:i4", "add:indicator:k2"; null for plain saving. */
function stepOf(button: string, to: ReadonlyMap<string, string>): Step | null {
  const [name, first, second] = button.split(':');
  if (name === 'add' && first && second)
    return { do: 'add', what: first as 'indicator', id: second };
  const target = first && to.get(first);
  if (name === 'move' && target) return { do: 'move', id: first, to: target };
  if (first && ['remove', 'up', 'down', 'merge', 'split', 'sure'].includes(name!))
    return { do: name as 'remove', id: first };
  return null;
}

const drafting = taskOf<typeof readDraft>(
  new URL('./draft.worker.ts', import.meta.url),
  'readDraft',
);

export const profileRoutes: Route[] = [
  get('/profiles', { may: 'see profiles', audit: null }, profilesPage),
  get('/profiles/new', { may: 'edit profiles', audit: null }, importPage),

  post(
    '/profiles',
    {
      may: 'edit profiles',
      audit: ['change own person', 'self'],
      form: form({ name: text(120) }),
      page: importPage,
      prepare: async ({ view, inThread }, _, upload) => {
        if (!upload) refuse(profileWords[view.language].chooseFile, 'file');
        const draft = await inThread(drafting, upload.bytes, upload.name).catch((error: unknown) =>
          refuse(readingWords[view.language][whyUnreadable(error)], 'file'),
        );
        return { ...draft, fileName: upload.name };
      },
    },
    async ({ tx, view, organisation, person }, input, { content, lines, fileName }) => {
      const version = await insertProfile(tx, {
        organisation: organisation.id,
        person: person.id,
        name: input.name,
        content,
        source: { fileName, lines },
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'import profile_version',
        subjectId: version,
      });
      return linkTo(view, '/profiles/versions/:version', { version });
    },
  ),

  post(
    '/profiles/templates/:template',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'template'],
      form: form({}),
      page: profilesPage,
    },
    async ({ tx, view, params, organisation, person }) => {
      const template = orNotFound(findTemplate(params.template!));
      const version = await insertProfile(tx, {
        organisation: organisation.id,
        person: person.id,
        name: template.name[completeOf(view.language)],
        content: template.profile,
        source: null,
      });
      return linkTo(view, '/profiles/versions/:version', { version });
    },
  ),

  get('/profiles/versions/:version', { may: 'see profiles', audit: null }, versionPage),

  post(
    '/profiles/versions/:version/draft',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'version'],
      form: draftForm,
      page: versionPage,
    },
    async (context, input) => {
      const version = await findDraft(context);
      if (input.revision !== version.revision) refuse(profileWords[context.view.language].stale);
      const typed = typeInto(version.content, input, version.content.languages[0] ?? 'en');
      const step = stepOf(input.step, input.to);
      if (step && joinsTwoNumbers(typed, step))
        refuse(profileWords[context.view.language].bothNumbers);
      const content = step ? take(typed, step) : typed;
      // A draft that was too much already gets shorter, step by step.
      if (isTooMuch(content) && (step?.do === 'add' || step?.do === 'split'))
        refuse(readingWords[context.view.language]['too-many']);
      const saved = await updateDraft(context.tx, { ...version, content });
      if (!saved) refuse(profileWords[context.view.language].stale);
      const [name, id] = input.step.split(':');
      // Where to is asked of one text at a time: all places beside all texts would be a page
      // without end.
      const move = name === 'move' && id && !input.to.get(id) ? id : null;
      return linkTo(
        context.view,
        '/profiles/versions/:version',
        { version: version.id },
        id ? { query: { move }, hash: `text-${id}` } : {},
      );
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
      const language = orNotFound(
        completeLanguages.find((known) => known === context.params.language),
      );
      const saved =
        input.revision === version.revision &&
        (await updateDraft(context.tx, {
          ...version,
          content: translate(version.content, input, language),
        }));
      if (!saved) refuse(profileWords[context.view.language].stale);
      return linkTo(context.view, '/profiles/versions/:version', { version: version.id });
    },
  ),

  post(
    '/profiles/versions/:version/publication',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'version'],
      form: form({}),
      page: versionPage,
    },
    async (context) => {
      const version = await findDraft(context);
      const refusal = refusePublication(version.content);
      if (refusal) refuse(profileWords[context.view.language].refusals[refusal]);
      await publishVersion(context.tx, {
        organisation: context.organisation.id,
        person: context.person.id,
        version,
      });
      await audit(context.tx, {
        organisation: context.organisation.id,
        person: context.person.id,
        action: 'publish profile_version',
        subjectId: version.id,
      });
      return linkTo(context.view, '/profiles/versions/:version', { version: version.id });
    },
  ),

  post(
    '/profiles/versions/:version/successor',
    {
      may: 'edit profiles',
      audit: ['change profile_version', 'version'],
      form: form({}),
      page: versionPage,
    },
    async ({ tx, view, params, organisation }) => {
      const from = orNotFound(await findVersion(tx, params.version!));
      return linkTo(view, '/profiles/versions/:version', {
        version: await insertNextVersion(tx, organisation.id, from),
      });
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
