import { randomBytes } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { webWords } from './web.words.ts';
import { isOther, type Problem, type View } from './view.ts';

type FormProps = {
  view: View;
  action: string;
  class?: string;
  files?: boolean;
  id?: string;
  children: ComponentChildren;
};

/**
 * Every form that changes something: it carries the token of the session, a word of its own by
 * which it acts once, and on which page it stands.
 */
export function Form({
  view,
  action,
  class: name = 'form',
  files = false,
  id,
  children,
}: FormProps) {
  return (
    <form
      method="post"
      action={action}
      class={name}
      id={id}
      encType={files ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="token" value={view.token} />
      <input type="hidden" name="once" value={randomBytes(9).toString('base64url')} />
      {view.base && <input type="hidden" name="at_page" value={view.page ?? view.path} />}
      {children}
    </form>
  );
}

type FieldProps = {
  view: View;
  name: string;
  label: string;
  help?: ComponentChildren;
  value?: string | number | null | undefined;
  problem?: Problem | undefined;
  /** `sometimes`: the help says when it is needed. */
  optional?: boolean | 'sometimes';
  /** What stands behind it on its line: a unit. */
  suffix?: string | undefined;
  /** No wider than a number or a word. */
  short?: boolean;
};

/** What was typed wins over what is stored. */
function typed({ name, value, problem }: Pick<FieldProps, 'name' | 'value' | 'problem'>): string {
  return problem?.typed[name] ?? String(value ?? '');
}

function Field({
  view,
  name,
  label,
  help,
  problem,
  optional,
  suffix,
  children,
}: FieldProps & { children: ComponentChildren }) {
  const error = problem?.fields[name];
  return (
    <div class="field" id={`field-${name}`}>
      <label for={name}>
        {label}{' '}
        {optional === true && <span class="muted small">({webWords[view.language].optional})</span>}
      </label>
      {help && (
        <span class="help" id={`${name}-help`}>
          {help}
        </span>
      )}
      {error && (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      {suffix ? (
        <span class="row base">
          {children}
          <span class="small muted" id={`${name}-suffix`}>
            {suffix}
          </span>
        </span>
      ) : (
        children
      )}
      <Theirs view={view} name={name} problem={problem} />
    </div>
  );
}

/** Beside one's own text what somebody else saved meanwhile, where it is another. */
function Theirs({ view, name, problem }: Pick<FieldProps, 'view' | 'name' | 'problem'>) {
  const theirs = problem?.theirs?.fields.get(name);
  if (!theirs || !isOther(theirs, problem?.typed[name])) return null;
  return (
    <p class="theirs small">
      <span class="muted">{webWords[view.language].savedNow}</span>{' '}
      {theirs.shown || webWords[view.language].savedEmpty}
    </p>
  );
}

function described({ name, help, suffix, problem }: FieldProps) {
  const ids = [
    suffix ? `${name}-suffix` : '',
    help ? `${name}-help` : '',
    problem?.fields[name] ? `${name}-error` : '',
  ]
    .filter(Boolean)
    .join(' ');
  return {
    'aria-describedby': ids || undefined,
    'aria-invalid': problem?.fields[name] ? ('true' as const) : undefined,
  };
}

type InputType = 'text' | 'email' | 'password' | 'date' | 'time' | 'number' | 'file' | 'search';

export function TextField(
  props: FieldProps & {
    type?: InputType;
    autocomplete?: string;
    accept?: string;
    min?: number;
    max?: number;
    inputMode?: 'numeric';
    /** Offered while typing; anything else may be typed too. */
    suggestions?: string[];
  },
) {
  const { name, type = 'text', autocomplete, short, accept, min, max, suggestions = [] } = props;
  return (
    <Field {...props}>
      <input
        {...({
          type,
          value: type === 'file' || type === 'password' ? undefined : typed(props),
          autocomplete,
          accept,
          min,
          max,
          class: short ? 'input short' : 'input',
          id: name,
          name,
          required: !props.optional,
          list: suggestions.length > 0 ? `${name}-list` : undefined,
          ...described(props),
        } as object)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${name}-list`}>
          {suggestions.map((value) => (
            <option value={value} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

export function TextArea(props: FieldProps & { rows?: number }) {
  return (
    <Field {...props}>
      <textarea
        class="input"
        id={props.name}
        name={props.name}
        rows={props.rows ?? 3}
        required={!props.optional}
        {...described(props)}
      >
        {typed(props)}
      </textarea>
    </Field>
  );
}

export type Option = { value: string; text: string; help?: string };

export function Select(props: FieldProps & { options: Option[]; empty?: string }) {
  const chosen = typed(props);
  return (
    <Field {...props}>
      <select
        class={props.short ? 'input short' : 'input'}
        id={props.name}
        name={props.name}
        {...described(props)}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Choices(
  props: FieldProps & { options: Option[]; several?: boolean; chosen?: string[]; flow?: boolean },
) {
  const { view, name, label, help, problem, options, several = false, flow, optional } = props;
  const error = problem?.fields[name];
  const chosen = props.chosen ?? typed(props).split(',');
  return (
    <fieldset
      class="field"
      id={`field-${name}`}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>
        {label}{' '}
        {optional === true && <span class="muted small">({webWords[view.language].optional})</span>}
      </legend>
      {help && <span class="help">{help}</span>}
      {error && (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <div class={flow ? 'choices flow' : 'choices'}>
        {options.map((option) => (
          <label class="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
            />
            <span>
              {option.text}
              {option.help && <small>{option.help}</small>}
            </span>
          </label>
        ))}
      </div>
      <Theirs view={view} name={name} problem={problem} />
    </fieldset>
  );
}
