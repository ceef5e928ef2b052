/** CO-7: the rules of a programme, and what other ones would change for whom before they are kept. */
import { linkTo } from '../../web/links.ts';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';
import { sayKnown } from '../programmes/programme.pages.tsx';
import type { KnownInputs, Programme } from '../programmes/programme.store.ts';
import { programmeWords } from '../programmes/programme.words.ts';
import { upkeepWords } from '../programmes/upkeep.words.ts';
import { usualTalkMinutes, type RuleChange } from './change.rules.ts';

/** Of one cohort: what its people notice. */
export type Touched = {
  id: string;
  name: string;
  /** Running mentorships without a first meeting; silent today, and with the new number of days. */
  unmet: number;
  silentNow: number;
  silentThen: number;
};

export type Proposed = { typed: Record<string, string>; changes: RuleChange[]; touched: Touched[] };

const onOf = (rules: ProgrammeRules): string[] =>
  [
    rules.neverSameMemberOrganisation && 'same-organisation',
    rules.neverOwnManager && 'own-manager',
    rules.meetFirst && 'meet-first',
  ].filter((one) => typeof one === 'string');

export function RulesPage({
  view,
  problem,
  programme,
  known,
  proposed,
}: Page & { programme: Programme; known: KnownInputs; proposed: Proposed | null }) {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const { rules } = programme;
  const path = linkTo(view, '/programmes/:programme/rules', { programme: programme.id });
  const home = linkTo(view, '/programmes/:programme', { programme: programme.id });
  // What was chosen stands in the form again, whether it fits or not.
  const typed = problem?.typed ?? proposed?.typed;
  const shown = typed && { sentence: '', fields: problem?.fields ?? {}, typed };
  const [managers, members] = [
    sayKnown(w, known.managers, known.people, w.noManagers),
    sayKnown(w, known.members, known.people, w.noMembers),
  ];
  return (
    <Layout
      view={view}
      title={w.changeRules}
      intro={proposed ? u.rulesIntro : undefined}
      problem={problem}
      crumbs={[
        { href: linkTo(view, '/programmes'), text: w.title },
        { href: home, text: programme.name },
      ]}
      narrow
    >
      {proposed && <Consequences view={view} path={path} proposed={proposed} />}
      <Form view={view} action={`${path}/proposal`}>
        {rules.kind === 'pairs' && (
          <>
            <Choices
              view={view}
              name="matching"
              label={w.matching}
              value={rules.matching ?? 'optimum'}
              problem={shown}
              options={(['optimum', 'shortlist', 'stable'] as const).map((value) => ({
                value,
                text: w.matchingOf[value],
              }))}
            />
            <Choices
              view={view}
              name="on"
              label={w.rules}
              several
              chosen={shown ? (shown.typed.on ?? '').split(',') : onOf(rules)}
              problem={shown}
              options={[
                { value: 'meet-first', text: w.meetFirst },
                {
                  value: 'same-organisation',
                  text: w.ruleMember,
                  ...(members ? { help: members } : {}),
                },
                {
                  value: 'own-manager',
                  text: w.ruleManager,
                  ...(managers ? { help: managers } : {}),
                },
              ]}
            />
          </>
        )}
        <TextField
          view={view}
          name="first_meeting_days"
          type="number"
          min={1}
          max={365}
          inputMode="numeric"
          label={w.firstMeetingDays}
          value={rules.firstMeetingDays}
          problem={shown}
          short
        />
        <TextField
          view={view}
          name="silence_days"
          type="number"
          min={1}
          max={365}
          inputMode="numeric"
          label={w.silenceDays}
          value={rules.silenceDays}
          problem={shown}
          short
        />
        {rules.kind !== 'pairs' && (
          <TextField
            view={view}
            name="talk_minutes"
            type="number"
            min={5}
            max={240}
            inputMode="numeric"
            label={w.talkMinutes}
            value={rules.talkMinutes ?? usualTalkMinutes}
            problem={shown}
            short
          />
        )}
        <button class={proposed ? 'button second' : 'button'}>{u.lookAtRules}</button>
      </Form>
    </Layout>
  );
}

function Consequences({ view, path, proposed }: { view: View; path: string; proposed: Proposed }) {
  const u = upkeepWords[view.language];
  const { changes, touched, typed } = proposed;
  if (changes.length === 0) return <p class="note">{u.nothingChanges}</p>;
  return (
    <Section title={u.changes}>
      <ul>
        {changes.map((change) => (
          <li>{sayChange(view, change)}</li>
        ))}
      </ul>
      <p>{touched.length === 0 ? u.rulesTouchNone : u.rulesTouch(touched.length)}</p>
      <ul class="lines">
        {touched.map((cohort) => (
          <li>
            <a class="strong" href={linkTo(view, '/cohorts/:cohort', { cohort: cohort.id })}>
              {cohort.name}
            </a>
            <ul class="small">
              {consequencesOf(view, changes, cohort).map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Form view={view} action={path}>
        {Object.entries(typed).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button">{u.saveRules}</button>
      </Form>
    </Section>
  );
}

function sayChange(view: View, { rule, from, to }: RuleChange): string {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const names: Record<RuleChange['rule'], string> = {
    matching: w.matching,
    meetFirst: w.meetFirst,
    neverSameMemberOrganisation: w.ruleMember,
    neverOwnManager: w.ruleManager,
    firstMeetingDays: w.firstMeetingDays,
    silenceDays: w.silenceDays,
    talkMinutes: w.talkMinutes,
  };
  const say = (value: string | number | boolean): string =>
    typeof value === 'boolean'
      ? value
        ? w.on
        : w.off
      : value === 'optimum' || value === 'shortlist' || value === 'stable'
        ? w.matchingOf[value]
        : String(value);
  return u.nowThen(names[rule], say(from), say(to));
}

function consequencesOf(view: View, changes: RuleChange[], cohort: Touched): string[] {
  const { rulesOf } = upkeepWords[view.language];
  const said = changes.flatMap(({ rule, to }): string[] => {
    switch (rule) {
      case 'matching':
        return [rulesOf.matching];
      case 'meetFirst':
        return [to === true ? rulesOf.meetFirst : rulesOf.noMeetFirst];
      case 'firstMeetingDays':
        return [rulesOf.firstMeeting(cohort.unmet)];
      case 'silenceDays':
        return [rulesOf.silence(cohort.silentNow, cohort.silentThen)];
      case 'talkMinutes':
        return [rulesOf.talk];
      default:
        return [rulesOf.pairing];
    }
  });
  return [...new Set(said)];
}
