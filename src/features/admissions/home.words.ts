import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of applications. */
const en = {
  decide: (n: number, cohort: string) =>
    `${plural('en', n, 'application waits', 'applications wait')} for your decision in ${cohort}.`,
  decideDo: 'Decide',
  outside: (n: number, cohort: string) =>
    `${plural('en', n, 'new application', 'new applications')} from outside for ${cohort}. Say who they are.`,
  outsideDo: 'Look',
  nominate: (cohort: string) => `Nobody has applied for ${cohort} yet.`,
  nominateDo: 'Nominate people',
  facts: (n: number) => `Your application lacks ${plural('en', n, 'answer', 'answers')}.`,
  factsDo: 'Complete it',
  declined: (cohort: string) => `There is a decision about your application for ${cohort}.`,
  readWhy: 'Read it',
  withdrawn: (cohort: string) =>
    `Your application for ${cohort} is withdrawn; you can apply again.`,
};

const nl: typeof en = {
  decide: (n, cohort) =>
    `${plural('nl', n, 'aanmelding wacht', 'aanmeldingen wachten')} op jouw besluit in ${cohort}.`,
  decideDo: 'Beslissen',
  outside: (n, cohort) =>
    `${plural('nl', n, 'nieuwe aanmelding', 'nieuwe aanmeldingen')} van buiten voor ${cohort}. Zeg wie het zijn.`,
  outsideDo: 'Bekijken',
  nominate: (cohort) => `Voor ${cohort} heeft zich nog niemand aangemeld.`,
  nominateDo: 'Personen voordragen',
  facts: (n) =>
    `In je aanmelding ${n === 1 ? 'ontbreekt' : 'ontbreken'} nog ${plural('nl', n, 'antwoord', 'antwoorden')}.`,
  factsDo: 'Aanvullen',
  declined: (cohort) => `Er is een besluit over je aanmelding voor ${cohort}.`,
  readWhy: 'Lezen',
  withdrawn: (cohort) =>
    `Je aanmelding voor ${cohort} is ingetrokken; je kunt je opnieuw aanmelden.`,
};

const sv: typeof en = {
  decide: (n, cohort) =>
    `${plural('sv', n, 'ansökan väntar', 'ansökningar väntar')} på ditt beslut i ${cohort}.`,
  decideDo: 'Besluta',
  outside: (n, cohort) =>
    `${plural('sv', n, 'ny ansökan', 'nya ansökningar')} utifrån till ${cohort}. Säg vilka de är.`,
  outsideDo: 'Titta',
  nominate: (cohort) => `Ingen har ansökt till ${cohort} än.`,
  nominateDo: 'Nominera personer',
  facts: (n) => `Din ansökan saknar ${plural('sv', n, 'svar', 'svar')}.`,
  factsDo: 'Fyll i',
  declined: (cohort) => `Det finns ett beslut om din ansökan till ${cohort}.`,
  readWhy: 'Läs det',
  withdrawn: (cohort) => `Din ansökan till ${cohort} är tillbakadragen; du kan ansöka igen.`,
};

export const homeWords = texts('admissionsHome', { en, nl, sv });
