import { linkTo } from '../../web/links.ts';
import { Form } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { SignalRule } from '../profiles/signal-kind.rules.ts';
import { severities } from './signal.rules.ts';
import { units } from './signal-rule.rules.ts';
import { signalRuleWords } from './signal-rule.words.ts';
import { signalWords } from './signal.words.ts';

type RulesProps = Page & {
  programme: { id: string; name: string };
  kinds: SignalRule['kind'][];
  rules: SignalRule[];
  isKept: boolean;
};

export function RulesPage(props: RulesProps) {
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
  const typed = problem?.typed;
  const isOn = typed ? (typed.on ?? '').split(',').includes(kind) : known !== undefined;
  const unit = units[kind];
  const number = (name: string, label: string, value: number | undefined, tail?: string) => (
    <span class="field" id={`field-${name}-${kind}`}>
      <label for={`${name}-${kind}`}>{label}</label>
      {problem?.fields[`${name}-${kind}`] && (
        <span class="error">{problem.fields[`${name}-${kind}`]}</span>
      )}
      <span class="row base">
        <input
          class="input short"
          type="number"
          id={`${name}-${kind}`}
          name={`${name}-${kind}`}
          min={1}
          value={typed?.[`${name}-${kind}`] ?? value ?? ''}
          inputMode="numeric"
        />
        {tail && <span class="small muted">{tail}</span>}
      </span>
    </span>
  );
  const choice = (name: string, label: string, value: string, options: [string, string][]) => (
    <span class="field">
      <label for={`${name}-${kind}`}>{label}</label>
      <select class="input short" id={`${name}-${kind}`} name={`${name}-${kind}`}>
        {options.map(([key, text]) => (
          <option value={key} selected={(typed?.[`${name}-${kind}`] ?? value) === key}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
  return (
    <fieldset class="section">
      <legend class="hidden-text">{w.kinds[kind]}</legend>
      <label class="choice">
        <input type="checkbox" name="on" value={kind} checked={isOn} />
        <span>{w.kinds[kind]}</span>
      </label>
      <div class="row base">
        {unit && number('after', w.after, known?.after, w.units[unit])}
        {choice(
          'weight',
          w.weight,
          known?.severity ?? 'low',
          severities.map((value) => [value, signalWords[view.language].severities[value]]),
        )}
        {number('action', w.action, known?.actionDays ?? 7)}
        {choice('owner', w.owner, known?.owner ?? 'coordinator', [
          ['mentor', w.owners.mentor],
          ['coordinator', w.owners.coordinator],
        ])}
      </div>
    </fieldset>
  );
}
