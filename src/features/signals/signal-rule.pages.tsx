import { linkTo } from '../../web/links.ts';
import { Form, Select, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { SignalRule } from '../profiles/signal-kind.rules.ts';
import { severities } from './signal.rules.ts';
import { actionSpan, mostOf, owners, unitOf, usualRule } from './signal-rule.rules.ts';
import { signalRuleWords } from './signal-rule.words.ts';
import { signalWords } from './signal.words.ts';

type RulesProps = Page & {
  programme: { id: string; name: string };
  kinds: SignalRule['kind'][];
  rules: SignalRule[];
  isKept: boolean;
};

export function SignalRulesPage(props: RulesProps) {
  const { view, problem, programme, kinds, isKept } = props;
  const w = signalRuleWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/programmes/:programme', { programme: programme.id }),
          text: programme.name,
        },
      ]}
    >
      {isKept && !problem && <p class="note good">{w.kept}</p>}
      <Form
        view={view}
        action={linkTo(view, '/programmes/:programme/signals', { programme: programme.id })}
      >
        <div class="two even">
          {kinds.map((kind) => (
            <Rule {...props} kind={kind} />
          ))}
        </div>
        <button class="button">{w.keep}</button>
      </Form>
    </Layout>
  );
}

function Rule({ view, problem, rules, kind }: RulesProps & { kind: SignalRule['kind'] }) {
  const w = signalRuleWords[view.language];
  const known = rules.find((rule) => rule.kind === kind);
  const { after, severity, actionDays, owner } = known ?? { after: undefined, ...usualRule };
  const typed = problem?.typed;
  const isOn = typed ? (typed.on ?? '').split(',').includes(kind) : known !== undefined;
  const unit = unitOf(kind);
  const field = (name: string) =>
    ({ view, problem, name: `${name}-${kind}`, short: true, optional: 'sometimes' }) as const;
  return (
    <fieldset class="section">
      <legend class="hidden-text">{w.kinds[kind]}</legend>
      <label class="choice">
        <input type="checkbox" name="on" value={kind} checked={isOn} />
        <span>{w.kinds[kind]}</span>
      </label>
      <div class="row base">
        {unit && (
          <TextField
            {...field('after')}
            label={w.after}
            suffix={w.units[unit]}
            type="number"
            inputMode="numeric"
            min={1}
            max={mostOf[unit]}
            value={after}
          />
        )}
        <Select
          {...field('severity')}
          label={w.severity}
          value={severity}
          options={severities.map((value) => ({
            value,
            text: signalWords[view.language].severities[value],
          }))}
        />
        <TextField
          {...field('actionDays')}
          label={w.actionDays}
          type="number"
          inputMode="numeric"
          min={actionSpan.from}
          max={actionSpan.to}
          value={actionDays}
        />
        <Select
          {...field('owner')}
          label={w.owner}
          value={owner}
          options={owners.map((value) => ({ value, text: w.owners[value] }))}
        />
      </div>
    </fieldset>
  );
}
