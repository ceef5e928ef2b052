/** Papers and links of an application, and what the manager says, beside the decision. */
import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { Said } from '../profiles/profile.pages.tsx';
import type { Profile, ProfileRole } from '../profiles/profile.rules.ts';
import { applicationCallWords } from './application-call.words.ts';
import type { ApplicationEvidence } from './evidence.store.ts';
import type { ManagerConsent } from './manager-consent.store.ts';
import { EvidenceFields } from './public-application.pages.tsx';
import { publicApplicationWords } from './public-application.words.ts';

const wordsOf = (view: View) => applicationCallWords[view.language];
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

type ListProps = Page & {
  evidence: ApplicationEvidence[];
  role: ProfileRole;
  profile?: Profile;
  /** Where something can be done: the id of the application in the list. */
  application?: string;
  mayVerify?: boolean;
};

export function EvidenceList({
  view,
  evidence,
  role,
  profile,
  application,
  mayVerify = false,
}: ListProps) {
  const w = wordsOf(view);
  return (
    <ul class="lines">
      {evidence.map((one) => {
        const criterion = role.criteria.find(({ id }) => id === one.criterion);
        const here = application ? { application, evidence: one.id } : null;
        return (
          <li>
            <span class="strong">{one.about}</span>
            {criterion && profile && (
              <span class="small muted">
                <Said text={criterion.text} view={view} profile={profile} />
              </span>
            )}
            <span class="row small">
              {one.address ? (
                <a href={one.address} rel="noopener noreferrer nofollow">
                  {one.address}
                </a>
              ) : here ? (
                <a href={linkTo(view, '/applications/:application/evidence/:evidence/file', here)}>
                  {one.fileName}
                </a>
              ) : (
                one.fileName
              )}
              {one.verified ? (
                <Tag tone="good">
                  {w.verifiedBy(
                    one.verified.by,
                    sayDay(view.language, one.verified.on, view.today),
                  )}
                </Tag>
              ) : (
                <Tag>{w.unverified}</Tag>
              )}
            </span>
            {here && (
              <span class="row">
                {mayVerify && (
                  <Form
                    view={view}
                    action={linkTo(
                      view,
                      one.verified
                        ? '/applications/:application/evidence/:evidence/verification/end'
                        : '/applications/:application/evidence/:evidence/verification',
                      here,
                    )}
                    class="inline"
                  >
                    <button class="button second slim">
                      {one.verified ? w.unverify : w.verify}
                      <span class="hidden-text">: {one.about}</span>
                    </button>
                  </Form>
                )}
                {!one.verified && (
                  <Form
                    view={view}
                    action={linkTo(
                      view,
                      '/applications/:application/evidence/:evidence/removal',
                      here,
                    )}
                    class="inline"
                  >
                    <button class="button quiet slim">
                      {publicApplicationWords[view.language].remove(one.about)}
                    </button>
                  </Form>
                )}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** On the page of an application. */
export function EvidencePanel(props: ListProps & { application: string }) {
  const { view, evidence, application } = props;
  const w = wordsOf(view);
  return (
    <Section title={w.evidence} id="evidence">
      {evidence.length === 0 ? <p class="muted">{w.noEvidence}</p> : <EvidenceList {...props} />}
      <p>
        <a
          class="button second"
          href={linkTo(view, '/applications/:application/evidence', { application })}
        >
          {w.addEvidence}
        </a>
      </p>
    </Section>
  );
}

export function NewEvidencePage({
  view,
  problem,
  application,
  role,
  languages,
}: Page & { application: string; role: ProfileRole; languages: string[] }) {
  const w = wordsOf(view);
  return (
    <Layout view={view} title={w.addEvidence} problem={problem} narrow>
      <Form
        view={view}
        action={linkTo(view, '/applications/:application/evidence', { application })}
        files
      >
        <EvidenceFields view={view} problem={problem} role={role} languages={languages} />
      </Form>
      <p>
        <a href={linkTo(view, '/applications/:application', { application })}>{w.back}</a>
      </p>
    </Layout>
  );
}

export function ClosedFilePage({
  view,
  application,
  isHarmful,
}: Page & { application: string; isHarmful: boolean }) {
  const w = wordsOf(view);
  return (
    <Layout view={view} title={w.fileClosed} narrow>
      <p class={isHarmful ? 'note bad' : 'note warn'}>{isHarmful ? w.harmfulHere : w.notScanned}</p>
      <p>
        <a href={linkTo(view, '/applications/:application', { application })}>{w.back}</a>
      </p>
    </Layout>
  );
}

/** Who was asked, what they said, and another way to ask. */
export function ConsentPanel({
  view,
  problem,
  application,
  consent,
  mayAsk,
  waits,
}: Page & {
  application: string;
  consent: ManagerConsent | null;
  mayAsk: boolean;
  /** For the applicant to confirm their address; nobody has been asked before. */
  waits: boolean;
}) {
  const w = wordsOf(view);
  const p = publicApplicationWords[view.language];
  const day = (at: Date) => sayDay(view.language, dayOf(at), view.today);
  const own = problem?.typed.manager_email === undefined ? undefined : problem;
  return (
    <Section title={w.manager} id="manager">
      {!consent && <p class="muted">{w.managerNobody}</p>}
      {consent && (
        <>
          <p>
            {consent.accepted === null
              ? waits && !consent.remindedAt
                ? w.managerLater(consent.manager.name)
                : w.managerWaits(consent.manager.name, consent.manager.email, day(consent.askedAt))
              : consent.accepted
                ? w.managerYes(consent.manager.name, day(consent.answeredAt!))
                : w.managerNo(consent.manager.name, day(consent.answeredAt!))}{' '}
            {consent.remindedAt && w.managerReminded(day(consent.remindedAt))}
          </p>
          {consent.words && <blockquote>{consent.words}</blockquote>}
        </>
      )}
      {mayAsk && consent?.accepted === null && (
        <Form
          view={view}
          action={linkTo(view, '/applications/:application/manager/reminder', { application })}
        >
          <p class="small muted">{w.remindAnew}</p>
          <button class="button second">{w.remind}</button>
        </Form>
      )}
      {mayAsk && (
        <details class="more" open={own !== undefined}>
          <summary>{consent ? w.askOther : w.ask}</summary>
          <Form
            view={view}
            action={linkTo(view, '/applications/:application/manager', { application })}
          >
            <TextField view={view} name="manager_name" label={p.managerName} problem={own} />
            <TextField
              view={view}
              name="manager_email"
              type="email"
              label={w.email}
              problem={own}
            />
            <button class="button second">{w.ask}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

/** Where no mail goes out, the link is handed over by hand. */
export function ManagerLinkPage({
  view,
  application,
  name,
  link,
}: Page & { application: string; name: string; link: string }) {
  const w = wordsOf(view);
  return (
    <Layout view={view} title={w.manager} intro={name} narrow>
      <p>{w.managerLink}</p>
      <div class="field">
        <label for="link">{publicApplicationWords[view.language].address}</label>
        <input class="input" id="link" value={link} readOnly />
      </div>
      <p>
        <a class="button" href={linkTo(view, '/applications/:application', { application })}>
          {w.back}
        </a>
      </p>
    </Layout>
  );
}
