import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type Context,
  form,
  get,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import { whyUnreadable } from '../../web/spreadsheet-reading.ts';
import type { Problem, View } from '../../web/view.ts';
import { TaskFailed, taskOf } from '../../platform/thread-pool.ts';
import { completeOf } from '../../platform/i18n.ts';
import { ImportPage, ProfilesPage } from './profile.pages.tsx';
import { emptyProfile } from './profile.rules.ts';
import type { readDraft } from './draft.worker.ts';
import { findVersion, insertNextVersion, insertProfile, listProfiles } from './profile.store.ts';
import { profileWords } from './profile.words.ts';
import { readingWords } from './reading.words.ts';
import { versionPage } from './review.routes.tsx';
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

/** What is wrong with a file, in a sentence; anything else is thrown again. */
function sayUnreadable({ language }: View, error: unknown): string {
  if (error instanceof TaskFailed && error.thrown === 'MisfitInProfile') {
    const { row = '', column = '', found = '' } = error.own;
    return profileWords[language].misfit(row, column, found);
  }
  return readingWords[language][whyUnreadable(error)];
}

async function importPage({ view }: Context, problem?: Problem) {
  return <ImportPage view={view} problem={problem} />;
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
          refuse(sayUnreadable(view, error), 'file'),
        );
        return { ...draft, fileName: upload.name };
      },
    },
    async ({ tx, view, organisation, person }, input, { content, fileName, lines, unplaced }) => {
      const version = await insertProfile(tx, {
        organisation: organisation.id,
        person: person.id,
        name: input.name,
        content,
        source: lines.length > 0 ? { fileName, lines, unplaced } : null,
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

  post(
    '/profiles/blank',
    {
      may: 'edit profiles',
      audit: 'change profile_version',
      form: form({ title: text(120) }),
      page: importPage,
    },
    async ({ tx, view, organisation, person }, input) => {
      const version = await insertProfile(tx, {
        organisation: organisation.id,
        person: person.id,
        name: input.title,
        content: emptyProfile(view.language),
        source: null,
      });
      return linkTo(view, '/profiles/versions/:version', { version });
    },
  ),

  get('/profiles/versions/:version', { may: 'see profiles', audit: null }, versionPage),

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
];
