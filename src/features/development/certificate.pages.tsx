import { linkTo } from '../../web/links.ts';
import { fullDay, hours } from '../../platform/i18n.ts';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { say } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { CertificateContent } from './certificate.rules.ts';
import type { OwnCertificate } from './certificate.store.ts';
import { certificateWords } from './certificate.words.ts';

const whole = (view: View, minutes: number) => hours(view.language, Math.round(minutes / 60) * 60);

/** What stands on it, line by line; the same on paper. */
export function linesOf(
  content: CertificateContent,
  view: View,
): { taken: string; hours: string[]; competences: string[] } {
  const w = certificateWords[view.language];
  return {
    taken: w.took(content.programme, content.cohort),
    hours: [
      w.meetings(content.meetings, whole(view, content.minutes)),
      ...(content.learningMinutes >= 60 ? [w.learned(whole(view, content.learningMinutes))] : []),
    ],
    competences: content.competences.map(({ name }) => say(name, view.language, content.languages)),
  };
}

export function CertificatesPage({
  view,
  problem,
  cohort,
  certificates,
}: Page & { cohort: Cohort; certificates: OwnCertificate[] }) {
  const w = certificateWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
      ]}
    >
      {certificates.length === 0 && <Empty>{w.none}</Empty>}
      <ul class="lines">
        {certificates.map(({ id, content, code, isRevoked }) => {
          const lines = linesOf(content, view);
          const path = `${view.base}/certificates/${id}`;
          return (
            <li>
              <span class="strong">
                {content.name}{' '}
                <Tag tone={isRevoked ? 'bad' : code ? 'good' : 'accent'}>
                  {isRevoked ? w.revoked : code ? w.issued : w.waits}
                </Tag>
              </span>
              <span class="small muted">{[...lines.hours, ...lines.competences].join(' · ')}</span>
              {!code && !isRevoked && (
                <Form view={view} action={`${path}/issue`} class="inline">
                  <span>
                    <button class="button slim" aria-label={`${w.issue}: ${content.name}`}>
                      {w.issue}
                    </button>
                  </span>
                </Form>
              )}
              {!isRevoked && (
                <details class="more" open={problem?.typed.certificate === id}>
                  <summary>
                    {code ? w.revoke : w.decline}
                    <span class="hidden-text">: {content.name}</span>
                  </summary>
                  <Form view={view} action={`${path}/revocation`}>
                    <input type="hidden" name="certificate" value={id} />
                    <TextField
                      view={view}
                      name="why"
                      label={w.revokeWhy}
                      problem={problem?.typed.certificate === id ? problem : undefined}
                    />
                    <button class="button second slim">{code ? w.revoke : w.decline}</button>
                  </Form>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </Layout>
  );
}

type AskProps = Page & {
  cohort: Cohort;
  minutes: number;
  needed: number;
  strong: { id: string; name: string }[];
};

export function AskCertificatePage({ view, problem, cohort, minutes, needed, strong }: AskProps) {
  const w = certificateWords[view.language];
  return (
    <Layout
      view={view}
      title={w.ask}
      intro={`${cohort.programmeName}, ${cohort.name}`}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/development'), text: w.yours }]}
    >
      <p>{w.askNote(whole(view, minutes), whole(view, needed * 60))}</p>
      <Form view={view} action={linkTo(view, '/development/certificate')}>
        {strong.length > 0 && (
          <Choices
            view={view}
            name="competences"
            label={w.askWhich}
            several
            optional
            problem={problem}
            options={strong.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <button class="button">{w.askDo}</button>
      </Form>
    </Layout>
  );
}

export type Verdict = 'valid' | 'not-valid' | 'revoked';

/** For anybody who holds the code. */
export function VerifyPage({
  view,
  content,
  issuedOn,
  verdict,
  code,
}: Page & { content: CertificateContent; issuedOn: string; verdict: Verdict; code: string }) {
  const w = certificateWords[view.language];
  const lines = linesOf(content, view);
  return (
    <Layout view={view} title={w.heading} narrow>
      <p class={verdict === 'valid' ? 'note good' : 'note bad'}>
        {verdict === 'valid'
          ? w.valid(content.organisation)
          : verdict === 'revoked'
            ? w.wasRevoked
            : w.notValid}
      </p>
      {verdict === 'valid' && (
        <Section title={content.name}>
          <p>{`${w.certifies(content.organisation)} ${content.name} ${lines.taken}.`}</p>
          <p>{lines.hours.join(' · ')}</p>
          {lines.competences.length > 0 && (
            <>
              <h3>{w.reached}</h3>
              <ul>
                {lines.competences.map((name) => (
                  <li>{name}</li>
                ))}
              </ul>
            </>
          )}
          <p class="small muted">{w.issuedOn(fullDay(view.language, issuedOn))}</p>
          <p>
            <a href={`/verify/${code}/credential`}>{w.asBadge}</a>
          </p>
        </Section>
      )}
    </Layout>
  );
}

export function UnknownCertificatePage({ view }: Page) {
  const w = certificateWords[view.language];
  return (
    <Layout view={view} title={w.unknownTitle} narrow>
      <p class="note">{w.unknown}</p>
    </Layout>
  );
}
