import { plainDay, type Language } from '../../platform/i18n.ts';
import type {
  Closure,
  MentorshipFacts,
  OfficialDocument,
  Paper,
  Party,
  View,
} from './document.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  titles: {
    note: (day: string) => `Note of a meeting, ${day}`,
    mentorship: (name: string) => `Mentorship of ${name}`,
    admission: (person: string) => `Decision on the application of ${person}`,
  },
  kinds: {
    note: 'Official note',
    mentorship: 'Course of a mentorship',
    admission: 'Decision on an application',
  } satisfies Record<OfficialDocument['kind'], string>,
  parts: {
    mentor: 'Mentor',
    'second-mentor': 'Second mentor',
    substitute: 'Substitute mentor',
    mentee: 'Mentee',
  } satisfies Record<Party['part'], string>,
  roles: { mentor: 'as a mentor', mentee: 'as a mentee' },
  programme: (programme: string, cohort: string) => `Programme: ${programme}, ${cohort}`,
  profile: (name: string) => `Competence profile: ${name}`,
  by: (name: string) => `Written by: ${name}`,
  decidedBy: (name: string, day: string) => `Decided by ${name} on ${day}`,
  span: (from: string, until: string) => `From ${from} until ${until}`,
  ended: {
    completed: 'Ended as planned',
    'no-rapport': 'Ended early: it did not work between them',
    'no-time': 'Ended early: too little time',
    left: 'Ended early: one of them left',
    moved: 'Ended early: one of them got other work',
    other: 'Ended early',
  } satisfies Record<Closure, string>,
  admitted: (role: string) => `Admitted ${role}`,
  declined: (role: string) => `Not admitted ${role}`,
  reason: (text: string) => `Reason: ${text}`,
  view: (name: string, day: string) => `Beside it, by ${name}, ${day}:`,
  masked: '[masked]',
};
const nl: typeof en = {
  titles: {
    note: (day) => `Aantekening van een gesprek, ${day}`,
    mentorship: (name) => `Mentorschap van ${name}`,
    admission: (person) => `Besluit op de aanmelding van ${person}`,
  },
  kinds: {
    note: 'Officiële aantekening',
    mentorship: 'Verloop van een mentorschap',
    admission: 'Besluit op een aanmelding',
  },
  parts: {
    mentor: 'Mentor',
    'second-mentor': 'Tweede mentor',
    substitute: 'Vervangende mentor',
    mentee: 'Mentee',
  },
  roles: { mentor: 'als mentor', mentee: 'als mentee' },
  programme: (programme, cohort) => `Programma: ${programme}, ${cohort}`,
  profile: (name) => `Competentieprofiel: ${name}`,
  by: (name) => `Geschreven door: ${name}`,
  decidedBy: (name, day) => `Besloten door ${name} op ${day}`,
  span: (from, until) => `Van ${from} tot en met ${until}`,
  ended: {
    completed: 'Geëindigd zoals gepland',
    'no-rapport': 'Voortijdig geëindigd: het klikte niet',
    'no-time': 'Voortijdig geëindigd: te weinig tijd',
    left: 'Voortijdig geëindigd: een van beiden vertrok',
    moved: 'Voortijdig geëindigd: een van beiden kreeg ander werk',
    other: 'Voortijdig geëindigd',
  },
  admitted: (role) => `Toegelaten ${role}`,
  declined: (role) => `Niet toegelaten ${role}`,
  reason: (text) => `Reden: ${text}`,
  view: (name, day) => `Ernaast gezet door ${name}, ${day}:`,
  masked: '[weggelakt]',
};
const sv: typeof en = {
  titles: {
    note: (day) => `Anteckning från en träff, ${day}`,
    mentorship: (name) => `Mentorskap för ${name}`,
    admission: (person) => `Beslut om ansökan från ${person}`,
  },
  kinds: {
    note: 'Tjänsteanteckning',
    mentorship: 'Ett mentorskaps förlopp',
    admission: 'Beslut om en ansökan',
  },
  parts: {
    mentor: 'Mentor',
    'second-mentor': 'Andra mentor',
    substitute: 'Ersättande mentor',
    mentee: 'Adept',
  },
  roles: { mentor: 'som mentor', mentee: 'som adept' },
  programme: (programme, cohort) => `Program: ${programme}, ${cohort}`,
  profile: (name) => `Kompetensprofil: ${name}`,
  by: (name) => `Skriven av: ${name}`,
  decidedBy: (name, day) => `Beslutat av ${name} den ${day}`,
  span: (from, until) => `Från och med ${from} till och med ${until}`,
  ended: {
    completed: 'Avslutat som planerat',
    'no-rapport': 'Avslutat i förtid: det fungerade inte mellan dem',
    'no-time': 'Avslutat i förtid: för lite tid',
    left: 'Avslutat i förtid: en av dem slutade',
    moved: 'Avslutat i förtid: en av dem fick annat arbete',
    other: 'Avslutat i förtid',
  },
  admitted: (role) => `Antagen ${role}`,
  declined: (role) => `Inte antagen ${role}`,
  reason: (text) => `Skäl: ${text}`,
  view: (name, day) => `Bredvid den, av ${name}, ${day}:`,
  masked: '[maskerat]',
};
export const documentWords = texts(
  'document',
  { en, nl, sv },
  {
    'kinds.note': 'A note of a meeting that counts as an official document.',
    'titles.note': '{day} is a date, such as “3 December 2026”.',
  },
);

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trimEnd());

const nameOf = ({ name, parties }: MentorshipFacts): string =>
  name ??
  parties
    .filter(({ part }) => part === 'mentor' || part === 'mentee')
    .map((party) => party.name)
    .join(', ');

function partyLines(language: Language, { parties }: MentorshipFacts): string[] {
  const w = documentWords[language];
  return parties.map(
    ({ name, part, firstDay, lastDay, of }) =>
      `${w.parts[part]}: ${name}${of ? `, ${of}` : ''}${lastDay ? ` (${w.span(plainDay(language, firstDay), plainDay(language, lastDay)).toLowerCase()})` : ''}`,
  );
}

function viewLines(language: Language, views: View[]): string[] {
  return views.flatMap(({ by, madeOn, text }) => [
    '',
    documentWords[language].view(by, plainDay(language, madeOn)),
    ...linesOf(text),
  ]);
}

/** How a document reads on paper and on a page; an empty line stands between its parts. */
export function readDocument(language: Language, document: OfficialDocument): Paper {
  const w = documentWords[language];
  const day = plainDay(language, document.day);
  if (document.kind === 'admission')
    return {
      title: w.titles.admission(document.person),
      lines: [
        w.programme(document.programme, document.cohort),
        (document.admitted ? w.admitted : w.declined)(w.roles[document.role]),
        w.decidedBy(document.by, day),
        ...(document.reason ? linesOf(w.reason(document.reason)) : []),
      ],
    };
  const { mentorship } = document;
  const head = [
    ...partyLines(language, mentorship),
    w.programme(mentorship.programme, mentorship.cohort),
  ];
  if (document.kind === 'note')
    return {
      title: w.titles.note(day),
      lines: [
        ...head,
        w.by(document.by),
        '',
        ...linesOf(document.text),
        ...viewLines(language, document.views),
      ],
    };
  return {
    title: w.titles.mentorship(nameOf(mentorship)),
    lines: [
      ...head,
      w.profile(mentorship.profile),
      w.span(plainDay(language, mentorship.firstDay), plainDay(language, mentorship.endedOn)),
      ...(mentorship.closure ? [w.ended[mentorship.closure]] : []),
    ],
  };
}
