import { linkTo } from '../../web/links.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { webWords } from '../../web/web.words.ts';
import { audit } from '../../web/audit.ts';
import { Layout } from '../../web/layout.tsx';
import { roles } from '../../web/permission.ts';
import { type Context, form, get, post, type Route, someOf } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { policyWords } from './policy.words.ts';
import { updateStrongRoles } from './policy.store.ts';

async function policyPage({ view, organisation, query }: Context, problem?: Problem) {
  const w = policyWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {query.saved === '1' && !problem && <p class="note good">{w.saved}</p>}
      <Form view={view} action={linkTo(view, '/sign-in-rules')}>
        <Choices
          view={view}
          name="roles"
          label={w.roles}
          several
          chosen={organisation.secondFactorRoles}
          optional
          problem={problem}
          options={roles
            .filter((role) => role !== 'rater')
            .map((value) => ({ value, text: webWords[view.language].roles[value] }))}
        />
        <button class="button">{w.save}</button>
      </Form>
      <p class="muted">{w.when}</p>
    </Layout>
  );
}

export const policyRoutes: Route[] = [
  get('/sign-in-rules', { may: 'set sign-in rules', recentAuth: true, audit: null }, policyPage),
  post(
    '/sign-in-rules',
    {
      edits: true,
      may: 'set sign-in rules',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: form({ roles: someOf(roles) }),
      page: policyPage,
    },
    async ({ tx, view, organisation, person }, input) => {
      await updateStrongRoles(tx, organisation.id, input.roles);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change organisation',
        subjectId: organisation.id,
      });
      return linkTo(view, '/sign-in-rules', {}, { query: { saved: '1' } });
    },
  ),
];
