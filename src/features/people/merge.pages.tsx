import { linkTo } from '../../web/links.ts';
import { languageNames, sayDay } from '../../platform/i18n.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import { webWords } from '../../web/web.words.ts';
import type { Page, View } from '../../web/view.ts';
import { mostDoubles, type Double, type FieldPlan, type MergePerson } from './merge.rules.ts';
import type { Belongings, Merge } from './merge.store.ts';
import { mergeWords } from './merge.words.ts';
import { personWords } from './person.words.ts';

const nameOf = ({ givenName, familyName }: MergePerson): string =>
  `${givenName ?? ''} ${familyName ?? ''}`.trim();

const factsOf = (
  view: View,
  { number, unit, memberOrganisation, email, bornOn, leftOn }: MergePerson,
) =>
  [
    number,
    unit,
    memberOrganisation,
    email,
    bornOn && sayDay(view.language, bornOn, view.today),
    leftOn && personWords[view.language].hasLeft,
  ]
    .filter(Boolean)
    .join(' · ');

export function DoublesPage({
  view,
  problem,
  doubles,
  merges,
  isTakenBack,
}: Page & { doubles: Double[]; merges: Merge[]; isTakenBack: boolean }) {
  const w = mergeWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people'), text: personWords[view.language].title }]}
    >
      {isTakenBack && !problem && <p class="note good">{w.takenBack}</p>}
      {doubles.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {doubles.map(({ one, other }) => (
            <li>
              <span class="row apart">
                <span>
                  <span class="strong">{nameOf(one)}</span>{' '}
                  <span class="small muted">{factsOf(view, one)}</span>
                  <br />
                  <span class="strong">{nameOf(other)}</span>{' '}
                  <span class="small muted">{factsOf(view, other)}</span>
                </span>
                <a
                  class="button second slim"
                  href={linkTo(view, '/people/:person/merge/:other', {
                    person: one.id,
                    other: other.id,
                  })}
                >
                  {w.compare}
                  <span class="hidden-text">: {w.compareTwo(nameOf(one), nameOf(other))}</span>
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
      {doubles.length >= mostDoubles && <p class="small muted">{w.first}</p>}
      {merges.length > 0 && (
        <Section title={w.lately}>
          <ul class="lines">
            {merges.map(({ id, goneName, keptName, madeOn }) => (
              <li>
                <span class="row apart">
                  <span>
                    {w.into(goneName, keptName)}{' '}
                    <span class="small muted">{sayDay(view.language, madeOn, view.today)}</span>
                  </span>
                  <Form
                    view={view}
                    action={linkTo(view, '/people/doubles/:merge/back', { merge: id })}
                    class="inline"
                  >
                    <button class="button second slim">
                      {w.takeBack}
                      <span class="hidden-text">: {w.into(goneName, keptName)}</span>
                    </button>
                  </Form>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>
  );
}

type MergeProps = Page & {
  kept: MergePerson;
  gone: MergePerson;
  plan: FieldPlan[];
  belongings: Belongings;
  /** Why the other row cannot end. */
  obstacle: string | null;
  /** The other way round nothing stands in the way. */
  mayTurn: boolean;
};

export function MergePage({
  view,
  problem,
  kept,
  gone,
  plan,
  belongings,
  obstacle,
  mayTurn,
}: MergeProps) {
  const w = mergeWords[view.language];
  const h = webWords[view.language];
  const say = (field: FieldPlan['field'], value: string | null): string =>
    value === null
      ? ''
      : field === 'bornOn'
        ? sayDay(view.language, value, view.today)
        : field === 'language'
          ? languageNames[value as keyof typeof languageNames]
          : value;
  const moved = [
    belongings.roles.length > 0 &&
      w.roles(belongings.roles.map((role) => h.roles[role]).join(', ')),
    belongings.facts > 0 && w.facts(belongings.facts),
    belongings.checks > 0 && w.checks(belongings.checks),
    belongings.led > 0 && w.led(belongings.led),
  ].filter((line) => line !== false);
  const turned = linkTo(view, '/people/:person/merge/:other', { person: gone.id, other: kept.id });
  return (
    <Layout
      view={view}
      title={w.mergeTitle(nameOf(kept))}
      intro={obstacle ? undefined : w.mergeIntro(nameOf(kept))}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/people/doubles'), text: w.title }]}
    >
      {obstacle && <p class="note warn">{obstacle}</p>}
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.field}</th>
            <th scope="col">{w.stays}</th>
            <th scope="col">{w.other}</th>
            {!obstacle && <th scope="col">{w.result}</th>}
          </tr>
        </thead>
        <tbody>
          {plan.map(({ field, kept: one, gone: other, is }) => (
            <tr>
              <th scope="row">{w.fields[field]}</th>
              <td data-name={w.stays}>{say(field, one) || '–'}</td>
              <td data-name={w.other}>{say(field, other) || '–'}</td>
              {!obstacle && (
                <td data-name={w.result}>
                  {is === 'both' ? '?' : say(field, is === 'comes' ? other : one)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!obstacle && (
        <Form
          view={view}
          action={linkTo(view, '/people/:person/merge/:other', {
            person: kept.id,
            other: gone.id,
          })}
        >
          {plan
            .filter(({ is }) => is === 'both')
            .map(({ field, kept: one, gone: other }) => (
              <Choices
                view={view}
                name={`choice-${field}`}
                label={w.choose(w.fields[field])}
                problem={problem}
                flow
                chosen={[problem?.typed[`choice-${field}`] ?? 'kept']}
                options={[
                  { value: 'kept', text: say(field, one) },
                  { value: 'gone', text: say(field, other) },
                ]}
              />
            ))}
          <Section title={w.alsoMoved}>
            {moved.length === 0 ? (
              <p class="muted">{w.nothingMoves}</p>
            ) : (
              <ul>
                {moved.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            )}
          </Section>
          <button class="button">{w.merge}</button>
        </Form>
      )}
      {mayTurn && (
        <p>
          <a class={obstacle ? 'button' : ''} href={turned}>
            {w.otherWay}
          </a>
        </p>
      )}
    </Layout>
  );
}
