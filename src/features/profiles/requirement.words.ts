/** The rule that a set of requirements makes, as a sentence. */
import { plural, type Language } from '../../platform/i18n.ts';
import { say, type Criterion, type ProfileRole } from './profile.rules.ts';
import { profileWords } from './profile.words.ts';
import { requirementsOf, type Clause, type Consequences } from './requirement.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  consequences: 'What follows when it is published',
  must: { mentor: 'A mentor must meet this: ', mentee: 'A mentee must meet this: ' },
  open: {
    mentor: 'No requirement decides who may be a mentor.',
    mentee: 'No requirement decides who may be a mentee.',
  },
  either: (options: string[]) => `either ${options.join(' or ')}`,
  both: '; and ',
  wishes: (list: string) => ` Desirable: ${list}.`,
  quote: (words: string) => `“${words}”`,
  bound: { min: 'at least', max: 'at most', approx: 'about' },
  units: {
    years: ['year', 'years'],
    months: ['month', 'months'],
    weeks: ['week', 'weeks'],
    days: ['day', 'days'],
    dayparts: ['half day', 'half days'],
    hours: ['hour', 'hours'],
    meetings: ['meeting', 'meetings'],
    mentees: ['mentee', 'mentees'],
    credits: ['credit', 'credits'],
    references: ['reference', 'references'],
    percent: ['per cent', 'per cent'],
    fte: ['full-time post', 'full-time posts'],
  } as Record<string, [string, string]>,
  per: {
    week: 'a week',
    month: 'a month',
    year: 'a year',
    meeting: 'a meeting',
  } as Record<string, string>,
  asked: (n: number) =>
    `Mentors will be asked about ${plural('en', n, 'competence', 'competences')}.`,
  decides: {
    mentor: (n: number) =>
      n === 1 ? '1 rule decides who may be a mentor.' : `${n} rules decide who may be a mentor.`,
    mentee: (n: number) =>
      n === 1 ? '1 rule decides who may be a mentee.' : `${n} rules decide who may be a mentee.`,
  },
  doubts: (n: number) =>
    n === 1 ? '1 reading is still to be looked at.' : `${n} readings are still to be looked at.`,
};

const nl: typeof en = {
  consequences: 'Wat er volgt als dit wordt gepubliceerd',
  must: {
    mentor: 'Een mentor moet hieraan voldoen: ',
    mentee: 'Een mentee moet hieraan voldoen: ',
  },
  open: {
    mentor: 'Geen enkele eis bepaalt wie mentor kan worden.',
    mentee: 'Geen enkele eis bepaalt wie mentee kan worden.',
  },
  either: (options) => `ofwel ${options.join(' ofwel ')}`,
  both: '; en ',
  wishes: (list) => ` Gewenst: ${list}.`,
  quote: (words) => `‘${words}’`,
  bound: { min: 'minstens', max: 'hoogstens', approx: 'ongeveer' },
  units: {
    years: ['jaar', 'jaar'],
    months: ['maand', 'maanden'],
    weeks: ['week', 'weken'],
    days: ['dag', 'dagen'],
    dayparts: ['dagdeel', 'dagdelen'],
    hours: ['uur', 'uur'],
    meetings: ['gesprek', 'gesprekken'],
    mentees: ['mentee', 'mentees'],
    credits: ['studiepunt', 'studiepunten'],
    references: ['referentie', 'referenties'],
    percent: ['procent', 'procent'],
    fte: ['volledige baan', 'volledige banen'],
  },
  per: { week: 'per week', month: 'per maand', year: 'per jaar', meeting: 'per gesprek' },
  asked: (n) => `Mentoren krijgen vragen over ${plural('nl', n, 'competentie', 'competenties')}.`,
  decides: {
    mentor: (n) =>
      n === 1
        ? '1 regel bepaalt wie mentor kan worden.'
        : `${n} regels bepalen wie mentor kan worden.`,
    mentee: (n) =>
      n === 1
        ? '1 regel bepaalt wie mentee kan worden.'
        : `${n} regels bepalen wie mentee kan worden.`,
  },
  doubts: (n) =>
    n === 1
      ? '1 twijfelgeval moet nog worden nagekeken.'
      : `${n} twijfelgevallen moeten nog worden nagekeken.`,
};

const sv: typeof en = {
  consequences: 'Vad som följer när den publiceras',
  must: { mentor: 'En mentor ska uppfylla detta: ', mentee: 'En adept ska uppfylla detta: ' },
  open: {
    mentor: 'Inget krav avgör vem som kan bli mentor.',
    mentee: 'Inget krav avgör vem som kan bli adept.',
  },
  either: (options) => `antingen ${options.join(' eller ')}`,
  both: '; och ',
  wishes: (list) => ` Önskvärt: ${list}.`,
  quote: (words) => `”${words}”`,
  bound: { min: 'minst', max: 'högst', approx: 'ungefär' },
  units: {
    years: ['år', 'år'],
    months: ['månad', 'månader'],
    weeks: ['vecka', 'veckor'],
    days: ['dag', 'dagar'],
    dayparts: ['halvdag', 'halvdagar'],
    hours: ['timme', 'timmar'],
    meetings: ['träff', 'träffar'],
    mentees: ['adept', 'adepter'],
    credits: ['högskolepoäng', 'högskolepoäng'],
    references: ['referens', 'referenser'],
    percent: ['procent', 'procent'],
    fte: ['heltidstjänst', 'heltidstjänster'],
  },
  per: { week: 'i veckan', month: 'i månaden', year: 'om året', meeting: 'per träff' },
  asked: (n) => `Mentorer får frågor om ${plural('sv', n, 'kompetens', 'kompetenser')}.`,
  decides: {
    mentor: (n) =>
      n === 1
        ? '1 regel avgör vem som kan bli mentor.'
        : `${n} regler avgör vem som kan bli mentor.`,
    mentee: (n) =>
      n === 1 ? '1 regel avgör vem som kan bli adept.' : `${n} regler avgör vem som kan bli adept.`,
  },
  doubts: (n) =>
    n === 1 ? '1 läsning är kvar att titta på.' : `${n} läsningar är kvar att titta på.`,
};

export const requirementWords = texts('requirement', { en, nl, sv });

/**
 * PR-9: what is calculated with, not only what is written: the number, its unit and its bound stand
 * behind the words.
 */
function measureOf({ kind, value, unit, bound }: Criterion, language: Language): string {
  if (value === null) return '';
  const w = requirementWords[language];
  const [base = '', per] = (unit ?? '').split('/');
  const words = w.units[base]?.[value === 1 ? 0 : 1] ?? base;
  const number = new Intl.NumberFormat(language).format(value);
  const measure = [w.bound[bound ?? 'min'], number, words, per && (w.per[per] ?? per)];
  return ` (${profileWords[language].kinds[kind]}: ${measure.filter(Boolean).join(' ')})`;
}

function clauseOf(clause: Clause, language: Language, written: string[]): string {
  const w = requirementWords[language];
  const options = clause.map((criterion) => {
    const words = say(criterion.text, language, written).replace(/[.;,\s]+$/, '');
    return `${w.quote(words)}${measureOf(criterion, language)}`;
  });
  return options.length > 1 ? w.either(options) : options[0]!;
}

/** PR-9: the rule of a role as a sentence; `written` are the languages of the profile. */
export function ruleSentence(role: ProfileRole, language: Language, written: string[]): string {
  const w = requirementWords[language];
  const { musts, wishes } = requirementsOf(role);
  const clauses = (list: Clause[]) => list.map((clause) => clauseOf(clause, language, written));
  const rule =
    musts.length === 0 ? w.open[role.role] : `${w.must[role.role]}${clauses(musts).join(w.both)}.`;
  return wishes.length === 0 ? rule : rule + w.wishes(clauses(wishes).join('; '));
}

export function consequenceSentences(
  { competences, mentorRules, menteeRules }: Consequences,
  doubtful: number,
  language: Language,
): string {
  const w = requirementWords[language];
  return [
    w.asked(competences),
    w.decides.mentor(mentorRules),
    ...(menteeRules > 0 ? [w.decides.mentee(menteeRules)] : []),
    ...(doubtful > 0 ? [w.doubts(doubtful)] : []),
  ].join(' ');
}
