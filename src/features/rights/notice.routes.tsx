import { audit } from '../../web/audit.ts';
import { form, get, post, type Context, type Route } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { NoticePage } from './notice.pages.tsx';
import { forms } from './notice.rules.ts';
import { findReading, keepReading } from './notice.store.ts';

/** A guardian, or anybody else, may look at the other form too. */
async function noticePage({ tx, view, person, query }: Context, problem?: Problem) {
  const reading = await findReading(tx, person.id, view);
  const shown = forms.find((one) => one === query.form) ?? reading.form;
  return <NoticePage view={view} problem={problem} shown={shown} reading={reading} />;
}

export const noticeRoutes: Route[] = [
  get('/notice', { may: 'see own data', audit: null }, noticePage),

  post(
    '/notice',
    { may: 'see own data', audit: ['change own person', 'self'], form: form({}), page: noticePage },
    async ({ tx, view, organisation, person }) => {
      const { form: own } = await findReading(tx, person.id, view);
      await keepReading(tx, { organisation: organisation.id, person: person.id, form: own });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'read notice_reading',
        subjectId: person.id,
      });
      return view.base;
    },
  ),
];
