/**
 * The link in a digest that stops digests: shown with one button, or done at once by a mail program
 * (RFC 8058).
 */
import { Form } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import { openGet, openPost, type OpenContext, type OpenRoute } from '../../web/open-route.ts';
import { form, isId } from '../../web/route.tsx';
import { digestWords } from './digest.words.ts';
import { stopDigests } from './outgoing-mail.store.ts';

const isLink = (organisation: string, token: string) =>
  isId(organisation) && /^[\w-]{20,80}$/.test(token);

const stopPage = async ({ view }: OpenContext) => {
  const w = digestWords[view.language];
  return (
    <Layout view={view} title={w.stopTitle} intro={w.stopIntro} narrow>
      <Form view={view} action={view.path}>
        <button class="button">{w.stopDo}</button>
      </Form>
    </Layout>
  );
};

export const stopRoutes: OpenRoute[] = [
  openGet('/post/:organisation/:token/stop', { who: 'machine' }, stopPage),

  // Holding the link is the right to stop: no session, no token of a form. It can do nothing else.
  openPost(
    '/post/:organisation/:token/stop',
    { who: 'machine', form: form({}), page: stopPage },
    async ({ database, view, params }) => {
      const w = digestWords[view.language];
      const [organisation, token] = [params.organisation!, params.token!];
      const done =
        isLink(organisation, token) &&
        (await database.inTenant({ organisation, person: null }, 'write', (tx) =>
          stopDigests(tx, token),
        ));
      return {
        shown: {
          status: done ? 200 : 404,
          page: (
            <Layout view={view} title={w.stopTitle} intro={done ? w.stopped : w.unknown} narrow>
              {null}
            </Layout>
          ),
        },
      };
    },
  ),
];
