/** CO-8: another version of the profile: what is different, for whom, and who takes it. */
import { linkTo } from '../../web/links.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { say, type Profile, type Text } from '../profiles/profile.rules.ts';
import type { Programme } from '../programmes/programme.store.ts';
import { programmeWords } from '../programmes/programme.words.ts';
import { upkeepWords } from '../programmes/upkeep.words.ts';
import type { CohortAtVersion } from './version.store.ts';
import { comparedKinds, differenceOf, isNothing, type Difference } from './profile-change.rules.ts';

export function VersionPage({
  view,
  problem,
  programme,
  version,
  inUse,
  cohorts,
}: Page & {
  programme: Programme;
  version: { id: string; number: number; content: Profile };
  inUse: Profile;
  cohorts: CohortAtVersion[];
}) {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const differences = comparedKinds.map((kind) => ({
    kind,
    difference: differenceOf(kind, inUse, version.content),
  }));
  const added = differences.find(({ kind }) => kind === 'requirements')!.difference.added.length;
  return (
    <Layout
      view={view}
      title={w.profileVersion(programme.profileName, version.number)}
      intro={u.versionIntro}
      problem={problem}
      crumbs={[
        { href: linkTo(view, '/programmes'), text: w.title },
        {
          href: linkTo(view, '/programmes/:programme', { programme: programme.id }),
          text: programme.name,
        },
      ]}
      narrow
    >
      {differences.every(({ difference }) => isNothing(difference)) ? (
        <p class="note">{u.sameVersion}</p>
      ) : (
        differences.map(
          ({ kind, difference }) =>
            !isNothing(difference) && (
              <Section title={u.kinds[kind]}>
                <DifferenceList
                  view={view}
                  difference={difference}
                  languages={version.content.languages}
                />
              </Section>
            ),
        )
      )}
      {added > 0 && <p>{u.askedAnew(added)}</p>}
      <Form
        view={view}
        action={linkTo(view, '/programmes/:programme/versions/:version', {
          programme: programme.id,
          version: version.id,
        })}
      >
        <p>{u.forNew}</p>
        {cohorts.length > 0 && (
          <Choices
            view={view}
            name="cohorts"
            label={u.forCohorts}
            help={u.forCohortsHelp}
            several
            problem={problem}
            options={cohorts.map((cohort) => ({
              value: cohort.id,
              text: u.cohortAt(
                cohort.name,
                cohort.version,
                u.people(cohort.applications, cohort.mentorships),
              ),
            }))}
          />
        )}
        <button class="button">{u.takeVersion}</button>
      </Form>
    </Layout>
  );
}

function DifferenceList({
  view,
  difference: { added, removed, renamed },
  languages,
}: {
  view: View;
  difference: Difference;
  languages: string[];
}) {
  const u = upkeepWords[view.language];
  const sayText = (text: Text) => say(text, view.language, languages);
  const groups: [string, string[]][] = [
    [u.added, added.map(sayText)],
    [u.removed, removed.map(sayText)],
    [u.renamed, renamed.map(({ from, to }) => u.renamedTo(sayText(from), sayText(to)))],
  ];
  return (
    <dl class="facts">
      {groups.map(
        ([name, texts]) =>
          texts.length > 0 && (
            <>
              <dt>{name}</dt>
              <dd>
                <ul>
                  {texts.map((text) => (
                    <li>{text}</li>
                  ))}
                </ul>
              </dd>
            </>
          ),
      )}
    </dl>
  );
}
