import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  eachRow,
  form,
  get,
  maybeWhole,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  someOf,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { signalRulesOf } from '../profiles/template.store.ts';
import { findProgramme, updateRules } from '../programmes/programme.store.ts';
import { SignalRulesPage } from './signal-rule.pages.tsx';
import { ruleKinds } from '../profiles/signal-kind.rules.ts';
import { severities } from './signal.rules.ts';
import { kindsOf, owners, readRules } from './signal-rule.rules.ts';
import { signalRuleWords } from './signal-rule.words.ts';

async function rulesPage({ tx, view, params, query }: Context, problem?: Problem) {
  const programme = orNotFound(await findProgramme(tx, params.programme!));
  return (
    <SignalRulesPage
      view={view}
      problem={problem}
      programme={programme}
      kinds={kindsOf(programme.rules.kind)}
      rules={signalRulesOf(programme.rules)}
      isKept={query.kept === '1'}
    />
  );
}

/** Which limit is too far depends on the kind (`readRules`). */
const rulesForm = form({
  on: someOf(ruleKinds),
  after: eachRow(maybeWhole(0, 9999)),
  severity: eachRow(oneOf(severities)),
  actionDays: eachRow(maybeWhole(0, 9999)),
  owner: eachRow(oneOf(owners)),
});

export const signalRuleRoutes: Route[] = [
  get('/programmes/:programme/signals', { may: 'edit programmes', audit: null }, rulesPage),

  // S-13: from the next morning on; what is open and no longer looked for settles itself.
  post(
    '/programmes/:programme/signals',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: rulesForm,
      page: rulesPage,
    },
    async ({ tx, view, params, organisation, person }, input) => {
      const { id, rules } = orNotFound(await findProgramme(tx, params.programme!));
      const read = readRules(kindsOf(rules.kind), input);
      if ('bad' in read)
        refuse(signalRuleWords[view.language].outside(read.from, read.to), read.bad);
      await updateRules(tx, id, { ...rules, signals: read.rules });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change programme',
        subjectId: id,
      });
      return linkTo(
        view,
        '/programmes/:programme/signals',
        { programme: id },
        { query: { kept: '1' } },
      );
    },
  ),
];
