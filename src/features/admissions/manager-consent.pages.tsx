import { Choices, Form, TextArea } from '../../web/fields.tsx';
import { sayDay } from '../../platform/i18n.ts';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { ManagerConsent } from './manager-consent.store.ts';
import { managerConsentWords } from './manager-consent.words.ts';

/** Yes or no of a manager, with a sentence. */
export function ManagerConsentPage({
  view,
  problem,
  token,
  organisation,
  cohort,
  role,
  applicant,
  consent,
  isDecided,
  isThanked,
}: Page & {
  token: string;
  organisation: string;
  cohort: Cohort;
  role: 'mentor' | 'mentee';
  applicant: string;
  consent: ManagerConsent;
  isDecided: boolean;
  isThanked: boolean;
}) {
  const w = managerConsentWords[view.language];
  const day = (one: string) => sayDay(view.language, one, view.today);
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro(applicant, role, `${cohort.programmeName}, ${cohort.name}`, organisation)}
      problem={problem}
      narrow
    >
      <p>
        {w.runs(day(cohort.firstDay), day(cohort.lastDay))}{' '}
        {cohort.hoursPromised !== null && w.hours(cohort.hoursPromised)}
      </p>
      {isThanked && <output class="note good">{w.thanks}</output>}
      {consent.accepted !== null && (
        <p class="strong">{consent.accepted ? w.yours.yes : w.yours.no}</p>
      )}
      {isDecided ? (
        <p class="muted">{w.decided}</p>
      ) : (
        <>
          {consent.accepted !== null && <p class="muted">{w.change}</p>}
          <Form view={view} action={`/manager-consent/${token}`}>
            <Choices
              view={view}
              name="accepted"
              label={w.answer}
              value={consent.accepted === null ? '' : consent.accepted ? 'yes' : 'no'}
              problem={problem}
              options={[
                { value: 'yes', text: w.yes },
                { value: 'no', text: w.no },
              ]}
            />
            <TextArea
              view={view}
              name="words"
              label={w.words}
              help={w.wordsHelp}
              value={consent.words}
              problem={problem}
              optional="sometimes"
            />
            <button class="button">{w.send}</button>
          </Form>
          <p class="small muted">{w.read}</p>
        </>
      )}
    </Layout>
  );
}
