import { note } from '../foundation/journal.ts';
import { sayDay } from '../foundation/words.ts';
import { Form, TextArea } from '../hall/fields.tsx';
import { Empty, Layout, Section, Tag } from '../hall/layout.tsx';
import { form, get, orNotFound, post, refuse, text, whole, type Context, type Door } from '../hall/route.tsx';
import type { Page, Problem, View } from '../hall/view.ts';
import { enterAsMember, enterToWrite, signersOf } from './enter.ts';
import { insertMentoringAgreement, insertSignature, listMentoringAgreements, type MentoringAgreement } from './mentoring-agreement.store.ts';
import { mentoringAgreementWords } from './mentoring-agreement.words.ts';
import { namesOf } from './mentorship.pages.tsx';
import type { MentorshipLine } from './mentorship.store.ts';

function AgreementPage({ view, problem, mentorship, versions }: Page & { mentorship: MentorshipLine; versions: MentoringAgreement[] }) {
  const w = mentoringAgreementWords[view.language];
  const [newest, ...older] = versions;
  const path = `${view.base}/mentorships/${mentorship.id}/agreement`;
  const isOpen = mentorship.closedOn === null;
  const signers = signersOf(mentorship);
  const missing = newest ? signers.filter(({ personId }) => !newest.signatures.some((one) => one.personId === personId)) : [];
  const mine = missing.some(({ personId }) => personId === view.person!.id);
  const mayWrite = isOpen && signers.some(({ personId }) => personId === view.person!.id);
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow crumbs={[{ href: `${view.base}/mentorships/${mentorship.id}`, text: namesOf(mentorship, view) }]}>
      {!newest && <Empty>{w.none}</Empty>}
      {newest && (
        <>
          <Version view={view} version={newest} />
          <div class="row">
            {missing.length === 0 ? <Tag tone="good">{w.complete}</Tag> : <Tag tone="warn">{w.waits(missing.map(({ name }) => name).join(', '))}</Tag>}
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
            <TextArea view={view} name="aim" label={w.aim} help={w.aimHelp} value={newest?.aim} problem={problem} />
            <TextArea view={view} name="rhythm" label={w.rhythm} value={newest?.rhythm ?? w.rhythmUsual} problem={problem} />
            <TextArea view={view} name="confidence" label={w.confidence} value={newest?.confidence ?? w.confidenceUsual} problem={problem} />
            <TextArea view={view} name="ending" label={w.ending} value={newest?.ending ?? w.endingUsual} problem={problem} />
            <button class={newest ? 'button second' : 'button'}>{w.save}</button>
          </Form>
        </details>
      )}
      {older.length > 0 && (
        <details class="more">
          <summary>{w.older}</summary>
          {older.map((version) => (
            <Version view={view} version={version} />
          ))}
        </details>
      )}
    </Layout>
  );
}

function Version({ view, version }: { view: View; version: MentoringAgreement }) {
  const w = mentoringAgreementWords[view.language];
  const parts: [string, string | null][] = [
    [w.aim, version.aim],
    [w.rhythm, version.rhythm],
    [w.confidence, version.confidence],
    [w.ending, version.ending],
  ];
  return (
    <Section title={w.version(version.version)}>
      {parts.map(([name, words]) => (
        <div>
          <h3>{name}</h3>
          <p class="pre">{words ?? <span class="muted">{w.hidden}</span>}</p>
        </div>
      ))}
      <ul class="plain small muted">
        <li>{w.written(version.writtenBy, sayDay(view.language, version.writtenOn, view.today))}</li>
        {version.signatures.map((one) => (
          <li>{w.signed(one.name, sayDay(view.language, one.signedOn, view.today))}</li>
        ))}
      </ul>
    </Section>
  );
}

async function agreementPage(context: Context, problem?: Problem) {
  const mentorship = await enterAsMember(context);
  return <AgreementPage view={context.view} problem={problem} mentorship={mentorship} versions={await listMentoringAgreements(context.tx, mentorship.id)} />;
}

export const mentoringAgreementRoutes: Door[] = [
  get('/mentorships/:mentorship/agreement', 'write in mentorship', agreementPage),

  // M-8: each change is a new version that everybody signs anew; what somebody else wrote meanwhile is read first.
  post(
    '/mentorships/:mentorship/agreement',
    'write in mentorship',
    form({ after: whole(0, 9999), aim: text(1000), rhythm: text(500), confidence: text(1000), ending: text(1000) }),
    agreementPage,
    async (context, input) => {
      const { tx, view, today, organisation, person } = context;
      const { mentorship, own } = await enterToWrite(context);
      orNotFound(signersOf(mentorship).find(({ personId }) => personId === person.id));
      const [newest] = await listMentoringAgreements(tx, mentorship.id);
      if ((newest?.version ?? 0) !== Number(input.after)) refuse(mentoringAgreementWords[view.language].meanwhile);
      await insertMentoringAgreement(tx, own, { aim: input.aim, rhythm: input.rhythm, confidence: input.confidence, ending: input.ending, version: Number(input.after) + 1, today });
      await note(tx, { organisation: organisation.id, person: person.id, verb: 'write', subject: 'mentoring_agreement', subjectId: mentorship.id });
      return `${view.base}/mentorships/${mentorship.id}/agreement`;
    },
  ),

  post('/mentorships/:mentorship/agreement/signature', 'write in mentorship', form({ version: whole(1, 9999) }), agreementPage, async (context, input) => {
    const { tx, view, today, organisation, person } = context;
    const { mentorship, own } = await enterToWrite(context);
    orNotFound(signersOf(mentorship).find(({ personId }) => personId === person.id));
    const newest = orNotFound((await listMentoringAgreements(tx, mentorship.id))[0]);
    if (newest.version !== Number(input.version)) refuse(mentoringAgreementWords[view.language].meanwhile);
    await insertSignature(tx, own, newest.id, today);
    await note(tx, { organisation: organisation.id, person: person.id, verb: 'sign', subject: 'mentoring_agreement', subjectId: newest.id });
    return `${view.base}/mentorships/${mentorship.id}/agreement`;
  }),
];
