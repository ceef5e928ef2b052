import { Choices, Select, TextField } from '../../web/fields.tsx';
import { Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { LanguageFields, ManagerField } from '../people/inputs.pages.tsx';
import type { Inputs } from '../people/inputs.store.ts';
import type { Candidate } from '../people/manager.store.ts';
import { personWords } from '../people/person.words.ts';
import { say, type Competence } from '../profiles/profile.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { Application } from './admission.store.ts';
import { admissionWords, slotText } from './admission.words.ts';
import type { WishReason } from './wish.store.ts';
import { slots } from './preference.rules.ts';

type WishesProps = Page & {
  cohort: Cohort;
  application: Application;
  competences: Competence[];
  counterparts: { id: string; name: string }[];
  wishes: WishReason[];
  inputs: Inputs;
  sectors: string[];
  candidates: Candidate[];
  mayDecide: boolean;
};

/** Needs or strengths, and what else somebody says for the matching. */
export function WishFields({
  view,
  problem,
  cohort,
  application,
  competences,
  counterparts,
  wishes: own,
  inputs,
  sectors,
  candidates,
  mayDecide,
}: WishesProps) {
  const w = admissionWords[view.language];
  const { preferences } = application;
  const wishes = counterparts.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Section title={w.needsTitle}>
      <div class="form">
        {competences.length > 0 && (
          <Choices
            view={view}
            name="competences"
            label={application.role === 'mentor' ? w.strengths : w.needs}
            several
            chosen={application.competences}
            problem={problem}
            options={competences.map((competence) => ({
              value: competence.id,
              text: say(competence.name, view.language, cohort.profile.languages),
            }))}
          />
        )}
        {application.role === 'mentee' && application.competences.length > 1 && (
          <Select
            view={view}
            name="first"
            label={w.firstNeed}
            value={application.competences[0]}
            problem={problem}
            options={competences
              .filter(({ id }) => application.competences.includes(id))
              .map((competence) => ({
                value: competence.id,
                text: say(competence.name, view.language, cohort.profile.languages),
              }))}
          />
        )}
        {application.role === 'mentor' && (
          <TextField
            view={view}
            name="places"
            type="number"
            label={w.places}
            value={application.places}
            min={0}
            max={100}
            problem={problem}
            short
          />
        )}
        <Choices
          view={view}
          name="slots"
          label={w.slots}
          help={w.unknownHelp}
          several
          flow
          optional
          chosen={preferences.slots}
          options={slots.map((slot) => ({ value: slot, text: slotText(view.language, slot) }))}
        />
        <TextField
          view={view}
          name="region"
          label={w.region}
          value={preferences.region}
          problem={problem}
          optional
        />
        <Choices
          view={view}
          name="online"
          label={w.online}
          flow
          value={preferences.online === null ? 'unknown' : preferences.online ? 'yes' : 'no'}
          options={[
            { value: 'yes', text: w.yes },
            { value: 'no', text: w.no },
            { value: 'unknown', text: w.unknown },
          ]}
        />
        <TextField
          view={view}
          name="years"
          label={w.years}
          type="number"
          min={0}
          max={69}
          inputMode="numeric"
          value={preferences.years}
          problem={problem}
          short
          optional
        />
        <LanguageFields view={view} problem={problem} spoken={inputs.languages} />
        <TextField
          view={view}
          name="sector"
          label={personWords[view.language].sector}
          help={personWords[view.language].sectorHelp}
          value={inputs.sector}
          problem={problem}
          suggestions={sectors}
          optional
        />
        <ManagerField
          view={view}
          problem={problem}
          manager={inputs.manager?.name ?? null}
          candidates={candidates}
          label={mayDecide ? personWords[view.language].manager : w.yourManager}
          help={mayDecide ? personWords[view.language].managerHelp : w.yourManagerHelp}
        />
        {wishes.length > 0 && (
          <details class="more" open={preferences.wishes.length > 0}>
            <summary>{w.wishes}</summary>
            {own.length > 0 && (
              <>
                <p class="small muted">{w.ownWishes}</p>
                <ol class="lines">
                  {own.map(({ name, reason }) => (
                    <li>
                      <span class="strong">{name}</span>
                      <span class="pre">{reason}</span>
                    </li>
                  ))}
                </ol>
              </>
            )}
            <div class="form">
              {[0, 1, 2].map((k) => (
                <Select
                  view={view}
                  name={`wish${k + 1}`}
                  label={w.wish(k + 1)}
                  value={preferences.wishes[k] ?? ''}
                  problem={problem}
                  optional
                  empty={w.noWish}
                  options={wishes}
                />
              ))}
            </div>
          </details>
        )}
      </div>
    </Section>
  );
}
