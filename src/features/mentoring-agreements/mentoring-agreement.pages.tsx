import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form, TextArea } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { signersOf } from '../mentorships/part.rules.ts';
import type { MentoringAgreement } from './mentoring-agreement.store.ts';
import { mentoringAgreementWords } from './mentoring-agreement.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import { sayReaders } from '../mentorships/reader.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';

export function AgreementPage({
  view,
  problem,
  mentorship,
  versions,
}: Page & { mentorship: MentorshipLine; versions: MentoringAgreement[] }) {
  const w = mentoringAgreementWords[view.language];
  const [newest, ...older] = versions;
  const path = linkTo(view, '/mentorships/:mentorship/agreement', { mentorship: mentorship.id });
  const isOpen = mentorship.closedOn === null;
  const signers = signersOf(mentorship);
  const missing = newest
    ? signers.filter(({ personId }) => !newest.signatures.some((one) => one.personId === personId))
    : [];
  const mine = missing.some(({ personId }) => personId === view.person!.id);
  const mayWrite = isOpen && signers.some(({ personId }) => personId === view.person!.id);
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      {!newest && <Empty>{w.none}</Empty>}
      {newest && (
        <>
          <Version view={view} version={newest} signers={signers.map(({ personId }) => personId)} />
          <div class="row">
            {missing.length === 0 ? (
              <Tag tone="good">{w.complete}</Tag>
            ) : (
              <Tag tone="warn">{w.waits(missing.map(({ name }) => name).join(', '))}</Tag>
            )}
            {mine && isOpen && (
              <Form view={view} action={`${path}/signature`} class="inline">
                <input type="hidden" name="version" value={String(newest.version)} />
                <button class="button">{w.sign}</button>
              </Form>
            )}
          </div>
        </>
      )}
      {mayWrite && (
        <details class={newest ? 'more' : 'opening'} open={!newest || problem !== undefined}>
          <summary>{newest ? w.change : w.write}</summary>
          <Form view={view} action={path}>
            <input type="hidden" name="after" value={String(newest?.version ?? 0)} />
            <TextArea
              view={view}
              name="aim"
              label={w.aim}
              help={sayReaders(view, mentorship, 'agreement', w.aimHelp)}
              value={newest?.aim}
              problem={problem}
            />
            <TextArea
              view={view}
              name="rhythm"
              label={w.rhythm}
              help={sayReaders(view, mentorship, 'agreement')}
              value={newest?.rhythm ?? w.rhythmUsual}
              problem={problem}
            />
            <TextArea
              view={view}
              name="confidence"
              label={w.confidence}
              help={sayReaders(view, mentorship, 'agreement')}
              value={newest?.confidence ?? w.confidenceUsual}
              problem={problem}
            />
            <TextArea
              view={view}
              name="ending"
              label={w.ending}
              help={sayReaders(view, mentorship, 'agreement')}
              value={newest?.ending ?? w.endingUsual}
              problem={problem}
            />
            <button class={newest ? 'button second' : 'button'}>{w.save}</button>
          </Form>
        </details>
      )}
      {older.length > 0 && (
        <details class="more">
          <summary>{w.older}</summary>
          {older.map((version) => (
            <Version
              view={view}
              version={version}
              signers={signers.map(({ personId }) => personId)}
            />
          ))}
        </details>
      )}
    </Layout>
  );
}

/** What stands in a version, under its headings. */
export function partsOf(view: View, version: MentoringAgreement): [string, string | null][] {
  const w = mentoringAgreementWords[view.language];
  return [
    [w.aim, version.aim],
    [w.rhythm, version.rhythm],
    [w.confidence, version.confidence],
    [w.ending, version.ending],
  ];
}

function Version({
  view,
  version,
  signers,
}: {
  view: View;
  version: MentoringAgreement;
  signers: string[];
}) {
  const w = mentoringAgreementWords[view.language];
  const own = version.signatures.filter(({ personId }) => signers.includes(personId));
  const guardians = version.signatures.length - own.length;
  return (
    <Section title={w.version(version.version)}>
      {partsOf(view, version).map(([name, words]) => (
        <div>
          <h3>{name}</h3>
          <p class="pre">{words ?? <span class="muted">{w.hidden}</span>}</p>
        </div>
      ))}
      <ul class="plain small muted">
        <li>
          {w.written(version.writtenBy, sayDay(view.language, version.writtenOn, view.today))}
        </li>
        {own.map((one) => (
          <li>{w.signed(one.name, sayDay(view.language, one.signedOn, view.today))}</li>
        ))}
        {guardians > 0 && <li>{w.guardians(guardians)}</li>}
      </ul>
    </Section>
  );
}
