import { texts } from '../../platform/texts.ts';
import type { DayFault, Word } from './trial-talk.rules.ts';

/** MA-41: a talk on trial before the answer to a proposal. */
const en = {
  title: 'Talk first',
  ask: 'Let us talk first',
  askHelp: (name: string) =>
    `${name} hears that you would like to talk before you answer. You both get 14 days. Nothing is decided by it.`,
  askedByYou: (day: string) => `You asked to talk first, ${day}.`,
  askedBy: (name: string, day: string) => `${name} asked to talk first, ${day}.`,
  write: (name: string, email: string) => `Write to ${name}: ${email}`,
  until: (day: string) => `After the talk both of you say a word here, by ${day}.`,
  day: 'Day of the talk',
  dayHelp: 'Planned, or the day on which you talked. The other one sees it.',
  keepDay: 'Save day',
  talkOn: (day: string) => `Talk: ${day}.`,
  word: 'After the talk',
  wordOf: {
    yes: 'Yes, I would like to begin',
    no: 'No, rather not',
    coordinator: 'I would like to speak with the coordinator first',
  } satisfies Record<Word, string>,
  wordHelp: 'The coordinator reads which of the three you chose.',
  words: 'In your own words',
  wordsHelp: 'Only you read this, unless you tick the box below. The other one never reads it.',
  share: 'The coordinator may read my words',
  say: 'Save my word',
  ownWords: 'Your words',
  shared: 'The coordinator reads them.',
  unshared: 'Only you read them.',
  asking:
    'The coordinator knows that you would like to speak with them. You can still say yes or no.',
  faults: {
    'talk-too-late':
      'The day lies after the last day on which you both say your word. Choose an earlier day.',
  } satisfies Record<DayFault, string>,
  dayFirst: 'Give the day on which you talked. A yes or no to a talk comes after it.',
  notYet: 'The day of the talk has not come yet. Say your word after it.',
  noTalk: 'Nobody asked for a talk first. Reload the page.',
  stateUntil: (day: string) => `talk first, until ${day}`,
  said: (name: string, word: string) => `${name}: ${word}`,
  short: { yes: 'yes', no: 'no', coordinator: 'wants to speak with you', nothing: 'no word yet' },
  settle: 'I spoke with them',
  settleLabel: (names: string) => `I spoke with ${names}`,
  late: (names: string) => `${names}: the 14 days of their talk are over, and a word is missing.`,
  wants: (name: string, names: string) =>
    `${name} would like to speak with you before answering the proposal (${names}).`,
  toSay: (name: string) => `You talk with ${name} before you answer. Say your word after the talk.`,
};

const nl: typeof en = {
  title: 'Eerst praten',
  ask: 'Laten we eerst praten',
  askHelp: (name) =>
    `${name} hoort dat je wilt praten voordat je antwoordt. Jullie krijgen allebei 14 dagen. Er wordt niets mee beslist.`,
  askedByYou: (day) => `Je vroeg om eerst te praten, ${day}.`,
  askedBy: (name, day) => `${name} vroeg om eerst te praten, ${day}.`,
  write: (name, email) => `Schrijf naar ${name}: ${email}`,
  until: (day) => `Na het gesprek zeggen jullie hier allebei iets, uiterlijk ${day}.`,
  day: 'Dag van het gesprek',
  dayHelp: 'Gepland, of de dag waarop jullie gepraat hebben. De ander ziet het.',
  keepDay: 'Dag opslaan',
  talkOn: (day) => `Gesprek: ${day}.`,
  word: 'Na het gesprek',
  wordOf: {
    yes: 'Ja, ik wil graag beginnen',
    no: 'Nee, liever niet',
    coordinator: 'Ik wil eerst met de coördinator praten',
  },
  wordHelp: 'De coördinator leest welke van de drie je kiest.',
  words: 'In je eigen woorden',
  wordsHelp:
    'Alleen jij leest dit, tenzij je het vakje hieronder aanvinkt. De ander leest het nooit.',
  share: 'De coördinator mag mijn woorden lezen',
  say: 'Opslaan',
  ownWords: 'Jouw woorden',
  shared: 'De coördinator leest ze.',
  unshared: 'Alleen jij leest ze.',
  asking: 'De coördinator weet dat je wilt praten. Je kunt nog steeds ja of nee zeggen.',
  faults: {
    'talk-too-late':
      'Die dag ligt na de laatste dag waarop jullie iets zeggen. Kies een eerdere dag.',
  },
  dayFirst: 'Vul de dag in waarop jullie gepraat hebben. Een ja of nee komt daarna.',
  notYet: 'De dag van het gesprek is nog niet geweest. Zeg daarna wat je vindt.',
  noTalk: 'Niemand vroeg om eerst te praten. Laad de pagina opnieuw.',
  stateUntil: (day) => `eerst praten, tot ${day}`,
  said: (name, word) => `${name}: ${word}`,
  short: { yes: 'ja', no: 'nee', coordinator: 'wil met je praten', nothing: 'nog niets gezegd' },
  settle: 'Ik heb met ze gesproken',
  settleLabel: (names) => `Ik heb gesproken met ${names}`,
  late: (names) =>
    `${names}: de 14 dagen van hun gesprek zijn voorbij, en er ontbreekt een antwoord.`,
  wants: (name, names) =>
    `${name} wil met je praten voordat het voorstel wordt beantwoord (${names}).`,
  toSay: (name) => `Je praat met ${name} voordat je antwoordt. Zeg na het gesprek wat je vindt.`,
};

const sv: typeof en = {
  title: 'Prata först',
  ask: 'Låt oss prata först',
  askHelp: (name) =>
    `${name} får veta att du vill prata innan du svarar. Ni får 14 dagar båda två. Inget avgörs av det.`,
  askedByYou: (day) => `Du bad om att prata först, ${day}.`,
  askedBy: (name, day) => `${name} bad om att prata först, ${day}.`,
  write: (name, email) => `Skriv till ${name}: ${email}`,
  until: (day) => `Efter samtalet säger ni båda något här, senast ${day}.`,
  day: 'Dag för samtalet',
  dayHelp: 'Planerad, eller den dag då ni pratade. Den andra ser den.',
  keepDay: 'Spara dagen',
  talkOn: (day) => `Samtal: ${day}.`,
  word: 'Efter samtalet',
  wordOf: {
    yes: 'Ja, jag vill gärna börja',
    no: 'Nej, helst inte',
    coordinator: 'Jag vill prata med programledaren först',
  },
  wordHelp: 'Programledaren läser vilket av de tre du valde.',
  words: 'Med egna ord',
  wordsHelp:
    'Bara du läser det här, om du inte kryssar i rutan nedanför. Den andra läser det aldrig.',
  share: 'Programledaren får läsa mina ord',
  say: 'Spara',
  ownWords: 'Dina ord',
  shared: 'Programledaren läser dem.',
  unshared: 'Bara du läser dem.',
  asking: 'Programledaren vet att du vill prata. Du kan fortfarande säga ja eller nej.',
  faults: {
    'talk-too-late': 'Dagen ligger efter den sista dagen då ni båda svarar. Välj en tidigare dag.',
  },
  dayFirst: 'Ange vilken dag ni pratade. Ett ja eller nej kommer efter det.',
  notYet: 'Samtalets dag har inte kommit än. Svara efter den.',
  noTalk: 'Ingen har bett om att prata först. Ladda om sidan.',
  stateUntil: (day) => `pratar först, till ${day}`,
  said: (name, word) => `${name}: ${word}`,
  short: { yes: 'ja', no: 'nej', coordinator: 'vill prata med dig', nothing: 'inget svar än' },
  settle: 'Jag har pratat med dem',
  settleLabel: (names) => `Jag har pratat med ${names}`,
  late: (names) => `${names}: de 14 dagarna för samtalet är över, och ett svar saknas.`,
  wants: (name, names) => `${name} vill prata med dig innan förslaget besvaras (${names}).`,
  toSay: (name) => `Du pratar med ${name} innan du svarar. Svara efter samtalet.`,
};

export const trialTalkWords = texts('trialTalk', { en, nl, sv });
