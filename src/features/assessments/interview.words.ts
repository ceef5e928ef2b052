import type { Outcome, Question } from './interview.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: (who: string) => `Interview with ${who}`,
  chooseIntro:
    'Two people ask the same questions and score them apart; neither sees the other’s scores before both have handed in. None of it enters the assessment of mentors.',
  first: 'First interviewer',
  second: 'Second interviewer',
  make: 'Set up the interview',
  chooseTwo: 'Choose two different people, neither of them the applicant.',
  guide:
    'Ask every question in this order. Write notes first, what was said and done; then choose the level.',
  ask: {
    past: (name) =>
      `Tell me about a time when this was asked of you: ${name}. What was the situation, what did you do, what came of it?`,
    situation: (what) => `A mentee needs somebody who ${what}. What would you do first, and why?`,
    interest: (what) =>
      `We look for somebody who ${what}. When did this show, and what did it cost you? Or play it for five minutes: one of you brings a hard case from their own work.`,
  } satisfies Record<Question['kind'], (what: string) => string>,
  interestAnchors: [
    [1, 'says so, without an example'],
    [3, 'tells of one time'],
    [5, 'tells of several, also when it was hard'],
  ] as [number, string][],
  note: 'Notes',
  level: 'Level',
  save: 'Save',
  submit: 'Hand in',
  submitNote: 'After handing in nothing can be changed.',
  missing: (n: number) =>
    n === 1 ? 'One question has no level yet.' : `${n} questions have no level yet.`,
  waits: (who: string) => `Waits for ${who}.`,
  handedIn: 'Your scores have been handed in.',
  result: 'What came of it',
  outcome: {
    recommend: 'Recommend: every competence at three or more.',
    panel: 'Panel: neither clear; talk it over with a third person.',
    'not-now': 'Not now: both saw a competence at two or less. Say which, and what would help.',
  } satisfies Record<Outcome, string>,
  competence: 'Competence',
  mean: 'Mean',
  apart: 'two levels apart: read the notes again and talk',
  person: 'A person decides; this is advice.',
  waiting: (who: string) => `Interview ${who}.`,
  waitingDo: 'Open the guide',
  all: 'Interviews',
  allIntro: 'Who has been interviewed for this cohort, and how far two interviewers agree.',
  noneYet: 'No interview yet. Set one up from an application.',
  stateOf: (done: number): string =>
    done === 2 ? 'both handed in' : done === 1 ? 'one handed in' : 'not yet',
  reliability: 'How far scores can be relied on',
  tooFewCandidates: (n: number) =>
    `Said from ten candidates on whom two people scored; there are ${n}.`,
  oneAlone: 'one interviewer',
  bothTogether: 'both together',
  alphaAll: (alpha: string, low: string, high: string, n: number) =>
    `Krippendorff’s alpha over ${n} answers: ${alpha} (${low} to ${high}).`,
};

const nl: typeof en = {
  title: (who) => `Gesprek met ${who}`,
  chooseIntro:
    'Twee mensen stellen dezelfde vragen en scoren apart; geen van beiden ziet de scores van de ander voordat allebei ingeleverd hebben. Niets hiervan komt in de beoordeling van mentoren.',
  first: 'Eerste gespreksvoerder',
  second: 'Tweede gespreksvoerder',
  make: 'Het gesprek klaarzetten',
  chooseTwo: 'Kies twee verschillende mensen, geen van beiden de kandidaat.',
  guide:
    'Stel elke vraag in deze volgorde. Schrijf eerst op wat er gezegd en gedaan is; kies dan het niveau.',
  ask: {
    past: (name) =>
      `Vertel over een keer dat dit van je gevraagd werd: ${name}. Wat was de situatie, wat deed je, wat kwam ervan?`,
    situation: (what) =>
      `Een mentee heeft iemand nodig die ${what}. Wat zou je eerst doen, en waarom?`,
    interest: (what) =>
      `We zoeken iemand die ${what}. Wanneer bleek dat, en wat kostte het? Of speel het vijf minuten: een van jullie brengt een moeilijke zaak uit het eigen werk in.`,
  },
  interestAnchors: [
    [1, 'zegt het, zonder voorbeeld'],
    [3, 'vertelt van één keer'],
    [5, 'vertelt van meer keren, ook toen het moeilijk was'],
  ],
  note: 'Aantekeningen',
  level: 'Niveau',
  save: 'Bewaren',
  submit: 'Inleveren',
  submitNote: 'Na het inleveren kan er niets meer veranderen.',
  missing: (n) =>
    n === 1 ? 'Eén vraag heeft nog geen niveau.' : `${n} vragen hebben nog geen niveau.`,
  waits: (who) => `Wacht op ${who}.`,
  handedIn: 'Je scores zijn ingeleverd.',
  result: 'Wat eruit kwam',
  outcome: {
    recommend: 'Aanbevelen: elke competentie op drie of hoger.',
    panel: 'Panel: niet duidelijk; bespreek het met een derde.',
    'not-now':
      'Nu niet: allebei zagen een competentie op twee of lager. Zeg welke, en wat zou helpen.',
  },
  competence: 'Competentie',
  mean: 'Gemiddelde',
  apart: 'twee niveaus uiteen: lees de aantekeningen nog eens en praat',
  person: 'Een mens beslist; dit is advies.',
  waiting: (who) => `Spreek met ${who}.`,
  waitingDo: 'De leidraad openen',
  all: 'Gesprekken',
  allIntro:
    'Met wie voor deze lichting gesproken is, en hoe ver twee gespreksleiders het eens zijn.',
  noneYet: 'Nog geen gesprek. Zet het klaar vanuit een aanmelding.',
  stateOf: (done) =>
    done === 2 ? 'beiden ingeleverd' : done === 1 ? 'een ingeleverd' : 'nog niet',
  reliability: 'Hoe betrouwbaar scores zijn',
  tooFewCandidates: (n) =>
    `Te zeggen vanaf tien kandidaten die door twee mensen gescoord zijn; er zijn er ${n}.`,
  oneAlone: 'één gespreksleider',
  bothTogether: 'beiden samen',
  alphaAll: (alpha, low, high, n) =>
    `Krippendorffs alfa over ${n} antwoorden: ${alpha} (${low} tot ${high}).`,
};

const sv: typeof en = {
  title: (who) => `Intervju med ${who}`,
  chooseIntro:
    'Två personer ställer samma frågor och sätter nivå var för sig; ingen ser den andras innan båda har lämnat in. Inget av det går in i bedömningen av mentorer.',
  first: 'Första intervjuaren',
  second: 'Andra intervjuaren',
  make: 'Lägg upp intervjun',
  chooseTwo: 'Välj två olika personer, ingen av dem den sökande.',
  guide:
    'Ställ varje fråga i den här ordningen. Skriv först vad som sades och gjordes; välj sedan nivå.',
  ask: {
    past: (name) =>
      `Berätta om en gång då det här krävdes av dig: ${name}. Hur var läget, vad gjorde du, vad blev det av det?`,
    situation: (what) =>
      `En adept behöver någon som ${what}. Vad skulle du göra först, och varför?`,
    interest: (what) =>
      `Vi söker någon som ${what}. När visade det sig, och vad kostade det? Eller spela upp det i fem minuter: en av er tar med ett svårt fall från det egna arbetet.`,
  },
  interestAnchors: [
    [1, 'säger det, utan exempel'],
    [3, 'berättar om en gång'],
    [5, 'berättar om flera, även när det var svårt'],
  ],
  note: 'Anteckningar',
  level: 'Nivå',
  save: 'Spara',
  submit: 'Lämna in',
  submitNote: 'Efter inlämningen kan inget ändras.',
  missing: (n) => (n === 1 ? 'En fråga saknar nivå.' : `${n} frågor saknar nivå.`),
  waits: (who) => `Väntar på ${who}.`,
  handedIn: 'Dina nivåer är inlämnade.',
  result: 'Vad det blev',
  outcome: {
    recommend: 'Rekommendera: varje kompetens på tre eller mer.',
    panel: 'Panel: inte tydligt; tala med en tredje person.',
    'not-now':
      'Inte nu: båda såg en kompetens på två eller lägre. Säg vilken, och vad som skulle hjälpa.',
  },
  competence: 'Kompetens',
  mean: 'Medelvärde',
  apart: 'två nivåer isär: läs anteckningarna igen och tala',
  person: 'En människa bestämmer; det här är råd.',
  waiting: (who) => `Intervjua ${who}.`,
  waitingDo: 'Öppna guiden',
  all: 'Intervjuer',
  allIntro: 'Vilka som har intervjuats för omgången, och hur överens två intervjuare är.',
  noneYet: 'Ingen intervju än. Skapa en från en ansökan.',
  stateOf: (done) => (done === 2 ? 'båda inlämnade' : done === 1 ? 'en inlämnad' : 'inte än'),
  reliability: 'Hur pålitliga poängen är',
  tooFewCandidates: (n) => `Sägs från tio kandidater som två personer poängsatt; det finns ${n}.`,
  oneAlone: 'en intervjuare',
  bothTogether: 'båda tillsammans',
  alphaAll: (alpha, low, high, n) =>
    `Krippendorffs alfa över ${n} svar: ${alpha} (${low} till ${high}).`,
};

export const interviewWords = texts(
  'interview',
  { en, nl, sv },
  {
    level: 'One step of the scale, from 1 to 5.',
    note: 'Label of a field: what the interviewer wrote down.',
  },
);
