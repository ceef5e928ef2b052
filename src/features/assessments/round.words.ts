/** What coordinators and mentors read about a round. */
import { plural } from '../../platform/i18n.ts';
import type { Confidentiality, NominationFault, ReleaseMode, RoundState } from './round.rules.ts';
import type { Source } from './scorecard.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Assessment rounds',
  intro:
    'Mentors are looked at on the indicators of their profile, by themselves and by those who work with them, so that they can grow. Not for pay, not for selection.',
  none: 'No round yet.',
  newRound: 'New round',
  name: 'Name',
  nameHelp: 'For example “Half-way”.',
  opens: 'First day',
  closes: 'Last day',
  sources: 'Who is asked',
  source: {
    self: 'the mentor',
    mentee: 'mentees',
    guardian: 'parents and guardians',
    colleague: 'colleagues',
    supervisor: 'the manager',
    observer: 'observers of a meeting',
  } satisfies Record<Source, string>,
  competences: 'Competences',
  indicators: (n: number) => plural('en', n, 'indicator', 'indicators'),
  most: 'Most questions for one mentee or colleague',
  mostHelp:
    'With more, each is asked a part, so that together they see all of it. A part needs more people: half the questions, twice as many.',
  minimum: 'Fewest answers before a group is shown',
  minimumHelp:
    'Three is the least; five is safer in small teams. Mentees and colleagues together need one more.',
  make: 'Create the round',
  orderOfDays: 'The last day comes before the first. Check both dates.',
  noMentors: 'There are no running mentorships in this cohort, so nobody can be assessed yet.',
  chooseOne: 'Choose at least one.',
  state: {
    planned: 'planned',
    open: 'open',
    closed: 'closed',
    released: 'reports are out',
  } satisfies Record<RoundState, string>,
  from: (a: string, b: string) => `${a} – ${b}`,
  toCheck: 'Nominations to check',
  toCheckNote:
    'Mentors name colleagues and a manager. Agree only to people who have worked with the mentor for two months or more.',
  nominated: (who: string, source: string, mentor: string) => `${who}, ${source}, for ${mentor}`,
  agree: 'Agree',
  remove: 'Take out',
  mentors: 'Mentors',
  mentor: 'Mentor',
  answeredOf: (n: string, all: number) => `${n} of ${all}`,
  few: 'fewer than 3',
  yes: 'yes',
  noYet: 'not yet',
  links: 'Personal links',
  linksNote:
    'Each rater has a link of her or his own. Until there is mail you hand it out yourself; it is shown once. A new link shows nothing of what was answered through another one.',
  makeLink: 'Create a link',
  linkFor: (who: string) => `Link for ${who}`,
  linkOnce: (day: string) => `Copy it now: it is not shown again. It ends after ${day}.`,
  release: 'Create the reports',
  releaseNote:
    'Every mentor gets a report; it does not change any more, and answers are no longer taken. You do not see reports.',
  releaseEarly: (day: string) => `Reports can be made after ${day}, when the round is closed.`,
  released: 'The reports are out. Each mentor sees only their own.',
  mineTitle: (name: string) => `Your round “${name}”`,
  mineIntro:
    'Name colleagues and your manager; the coordinator looks at the list. You do not see who answers.',
  nominate: 'Name somebody',
  whoName: 'Name',
  email: 'E-mail',
  asWhat: 'As',
  asColleague: 'colleague',
  asSupervisor: 'manager',
  add: 'Add',
  faults: {
    self: 'That is your own address. You answer about yourself anyway.',
    twice: 'That address is on your list already.',
    'too-many': 'Ten colleagues and three managers are enough.',
    email: 'That is not an e-mail address.',
  } satisfies Record<NominationFault, string>,
  onlyOpen: 'People can be named until the round closes.',
  yourList: 'Your list',
  checked: 'agreed',
  unchecked: 'waits for the coordinator',
  answerSelf: 'Answer about yourself',
  toReport: 'Your report',
  noReport: 'The report is not out yet.',
  toQuality: 'How good the questions are',
  qualityTitle: 'How good the questions are',
  qualityIntro:
    'About the instrument, not about people: what one rater is worth, how many it takes, and whether the indicators of a competence hold together.',
  reliability: 'Reliability of one rater',
  needed: 'Raters for .70',
  together: 'Indicators together',
  notEnough: 'not enough data',
  iccOf: (source: string, icc: string, low: string, high: string) =>
    `${source}: ${icc} (${low} to ${high})`,
  neededOf: (source: string, n: string) => `${source}: ${n}`,
  alphaOf: (alpha: string, low: string, high: string, omega: string) =>
    `alpha ${alpha} (${low} to ${high}), omega ${omega}`,
  halvesOf: (value: string) => `Spearman-Brown ${value}`,
  qualityNote:
    'Reliability of raters from ten mentors on, five of them with two raters or more; of indicators from fifty complete raters on. Intervals of 95 per cent.',
  asObserver: 'observer of a meeting',
  confidentiality: 'Who learns who said what',
  confidentialityOf: {
    confidential: 'Nobody: only groups from the minimum on',
    named: 'The mentor: answers are open and named',
  } satisfies Record<Confidentiality, string>,
  confidentialityHelp:
    'Signed answers tend to be kinder. Raters are told before the first question.',
  releaseMode: 'How a report opens',
  releaseModeOf: {
    own: 'The mentor opens it when it is out',
    talk: 'In a talk with somebody whom the mentor chooses',
  } satisfies Record<ReleaseMode, string>,
  askOne: 'Ask somebody',
  askOneNote: 'For a mentor who has named nobody, or for a second observer of the same meeting.',
  toGroup: 'The round as a whole',
  notYours: 'Choose somebody who is assessed in this round.',
  late: 'Open again for late answers',
  lateNote:
    'Only for those who have not answered. A report is made anew when three or more have; what the reports and the new ones would tell together is held back.',
  lateUntil: 'Until',
  lateDo: 'Open it again',
  lateDay: 'Choose today or a later day.',
  observersAgree: (alpha: string, low: string, high: string, n: number) =>
    `Two who watched the same meeting: Krippendorff’s alpha ${alpha} (${low} to ${high}) over ${n} pairs of levels.`,
  observersFew: (n: number) =>
    `How far two observers of one meeting agree is said from 20 pairs of levels on; there are ${n}.`,
  needsMentor:
    'Choose the mentor or the mentees too: colleagues, managers and observers are named by the mentor later.',
  iccWide: (source: string) => `${source}: too uncertain for a number`,
  whoIsAssessed: (n: number) => `Who is assessed: all ${n} mentors. Leave some out`,
  someIndicators: 'Leave out single indicators',
  whichIndicators: 'Indicators',
  whichIndicatorsHelp:
    'Of the competences chosen above. A competence can be compared with an earlier round only on the same indicators.',
  inviteAll: (n: number) => `Invite ${plural('en', n, 'rater', 'raters')} by mail`,
  remindAll: 'Remind who has not answered',
  linksMailNote:
    'For whoever has no mail, or has lost it. The link is shown once. A new link shows nothing of what was answered through another one.',
  toMail: 'Mail that was written',
};

const nl: typeof en = {
  title: 'Beoordelingsrondes',
  intro:
    'Er wordt naar mentoren gekeken op de indicatoren van hun profiel, door henzelf en door wie met hen werkt, zodat ze kunnen groeien. Niet voor loon, niet voor selectie.',
  none: 'Nog geen ronde.',
  newRound: 'Nieuwe ronde',
  name: 'Naam',
  nameHelp: 'Bijvoorbeeld ‘Halverwege’.',
  opens: 'Eerste dag',
  closes: 'Laatste dag',
  sources: 'Wie wordt gevraagd',
  source: {
    self: 'de mentor',
    mentee: 'mentees',
    guardian: 'ouders en verzorgers',
    colleague: "collega's",
    supervisor: 'de leidinggevende',
    observer: 'wie een gesprek bijwoont',
  },
  competences: 'Competenties',
  indicators: (n) => plural('nl', n, 'indicator', 'indicatoren'),
  most: 'Meeste vragen voor één mentee of collega',
  mostHelp:
    'Zijn er meer, dan krijgt ieder een deel, zodat ze samen alles zien. Een deel vraagt meer mensen: de helft van de vragen, twee keer zoveel.',
  minimum: 'Minste antwoorden voordat een groep te zien is',
  minimumHelp:
    "Drie is het minste; vijf is veiliger in kleine teams. Mentees en collega's samen hebben er een meer nodig.",
  make: 'Ronde aanmaken',
  orderOfDays: 'De laatste dag ligt voor de eerste. Controleer beide datums.',
  noMentors:
    'Er lopen geen mentorschappen in deze lichting, dus er valt nog niemand te beoordelen.',
  chooseOne: 'Kies er minstens een.',
  state: { planned: 'gepland', open: 'open', closed: 'gesloten', released: 'rapporten zijn uit' },
  from: (a, b) => `${a} – ${b}`,
  toCheck: 'Voordrachten om te bekijken',
  toCheckNote:
    "Mentoren noemen collega's en een leidinggevende. Ga alleen akkoord met wie minstens twee maanden met de mentor heeft gewerkt.",
  nominated: (who, source, mentor) => `${who}, ${source}, voor ${mentor}`,
  agree: 'Akkoord',
  remove: 'Eruit halen',
  mentors: 'Mentoren',
  mentor: 'Mentor',
  answeredOf: (n, all) => `${n} van ${all}`,
  few: 'minder dan 3',
  yes: 'ja',
  noYet: 'nog niet',
  links: 'Persoonlijke links',
  linksNote:
    'Iedere beoordelaar heeft een eigen link. Zolang er geen mail is deel je die zelf uit; hij is één keer te zien. Een nieuwe link toont niets van wat via een andere is geantwoord.',
  makeLink: 'Link maken',
  linkFor: (who) => `Link voor ${who}`,
  linkOnce: (day) => `Kopieer hem nu: hij komt niet terug. Hij verloopt na ${day}.`,
  release: 'De rapporten maken',
  releaseNote:
    'Elke mentor krijgt een rapport; het verandert niet meer, en antwoorden komen er niet meer bij. Jij ziet geen rapporten.',
  releaseEarly: (day) => `Rapporten kunnen na ${day} worden gemaakt, als de ronde gesloten is.`,
  released: 'De rapporten zijn uit. Elke mentor ziet het eigen rapport.',
  mineTitle: (name) => `Jouw ronde ‘${name}’`,
  mineIntro:
    "Noem collega's en je leidinggevende; de coördinator kijkt naar de lijst. Je ziet niet wie antwoordt.",
  nominate: 'Iemand noemen',
  whoName: 'Naam',
  email: 'E-mail',
  asWhat: 'Als',
  asColleague: 'collega',
  asSupervisor: 'leidinggevende',
  add: 'Toevoegen',
  faults: {
    self: 'Dat is je eigen adres. Over jezelf antwoord je toch al.',
    twice: 'Dat adres staat al op je lijst.',
    'too-many': "Tien collega's en drie leidinggevenden zijn genoeg.",
    email: 'Dat is geen e-mailadres.',
  },
  onlyOpen: 'Mensen noemen kan tot de ronde sluit.',
  yourList: 'Je lijst',
  checked: 'akkoord',
  unchecked: 'wacht op de coördinator',
  answerSelf: 'Over jezelf antwoorden',
  toReport: 'Je rapport',
  noReport: 'Het rapport is er nog niet.',
  toQuality: 'Hoe goed de vragen zijn',
  qualityTitle: 'Hoe goed de vragen zijn',
  qualityIntro:
    'Over het instrument, niet over mensen: wat één beoordelaar waard is, hoeveel er nodig zijn, en of de indicatoren van een competentie samenhangen.',
  reliability: 'Betrouwbaarheid van één beoordelaar',
  needed: 'Beoordelaars voor 0,70',
  together: 'Indicatoren samen',
  notEnough: 'te weinig gegevens',
  iccOf: (source, icc, low, high) => `${source}: ${icc} (${low} tot ${high})`,
  neededOf: (source, n) => `${source}: ${n}`,
  alphaOf: (alpha, low, high, omega) => `alfa ${alpha} (${low} tot ${high}), omega ${omega}`,
  halvesOf: (value) => `Spearman-Brown ${value}`,
  qualityNote:
    'Betrouwbaarheid van beoordelaars vanaf tien mentoren, van wie vijf met twee of meer; van indicatoren vanaf vijftig volledige beoordelaars. Intervallen van 95 procent.',
  asObserver: 'waarnemer van een gesprek',
  confidentiality: 'Wie hoort wie wat zei',
  confidentialityOf: {
    confidential: 'Niemand: alleen groepen vanaf het minimum',
    named: 'De mentor: antwoorden zijn open en op naam',
  },
  confidentialityHelp:
    'Antwoorden op naam vallen meestal milder uit. Beoordelaars lezen het vóór de eerste vraag.',
  releaseMode: 'Hoe een rapport opengaat',
  releaseModeOf: {
    own: 'De mentor opent het zodra het er is',
    talk: 'In een gesprek met iemand die de mentor kiest',
  },
  askOne: 'Iemand vragen',
  askOneNote:
    'Voor een mentor die niemand noemde, of voor een tweede waarnemer van hetzelfde gesprek.',
  toGroup: 'De ronde als geheel',
  notYours: 'Kies iemand die in deze ronde beoordeeld wordt.',
  late: 'Weer openen voor late antwoorden',
  lateNote:
    'Alleen voor wie nog niet antwoordde. Een rapport wordt opnieuw gemaakt als er drie of meer bij zijn; wat oude en nieuwe rapporten samen zouden verraden blijft weg.',
  lateUntil: 'Tot en met',
  lateDo: 'Weer openen',
  lateDay: 'Kies vandaag of een latere dag.',
  observersAgree: (alpha, low, high, n) =>
    `Twee die hetzelfde gesprek zagen: Krippendorffs alfa ${alpha} (${low} tot ${high}) over ${n} paren niveaus.`,
  observersFew: (n) =>
    `Hoe ver twee waarnemers van één gesprek het eens zijn, is te zeggen vanaf 20 paren niveaus; er zijn er ${n}.`,
  needsMentor:
    'Kies ook de mentor of de mentees: collega’s, leidinggevenden en waarnemers noemt de mentor later.',
  iccWide: (source) => `${source}: te onzeker voor een getal`,
  whoIsAssessed: (n) => `Wie beoordeeld wordt: alle ${n} mentoren. Enkele weglaten`,
  someIndicators: 'Losse indicatoren weglaten',
  whichIndicators: 'Indicatoren',
  whichIndicatorsHelp:
    'Van de competenties hierboven. Een competentie is alleen op dezelfde indicatoren met een eerdere ronde te vergelijken.',
  inviteAll: (n) => `${plural('nl', n, 'beoordelaar', 'beoordelaars')} per mail uitnodigen`,
  remindAll: 'Wie nog niet antwoordde herinneren',
  linksMailNote:
    'Voor wie geen mail heeft of hem kwijt is. De link is één keer te zien. Een nieuwe link toont niets van wat via een andere is geantwoord.',
  toMail: 'Geschreven mail',
};

const sv: typeof en = {
  title: 'Bedömningsrundor',
  intro:
    'Mentorer ses på indikatorerna i sin profil, av sig själva och av dem som arbetar med dem, så att de kan växa. Inte för lön, inte för urval.',
  none: 'Ingen runda än.',
  newRound: 'Ny runda',
  name: 'Namn',
  nameHelp: 'Till exempel ”Halvvägs”.',
  opens: 'Första dag',
  closes: 'Sista dag',
  sources: 'Vilka som tillfrågas',
  source: {
    self: 'mentorn',
    mentee: 'adepter',
    guardian: 'vårdnadshavare',
    colleague: 'kollegor',
    supervisor: 'chefen',
    observer: 'observatörer av en träff',
  },
  competences: 'Kompetenser',
  indicators: (n) => plural('sv', n, 'indikator', 'indikatorer'),
  most: 'Högst antal frågor för en adept eller kollega',
  mostHelp:
    'Är de fler får var och en en del, så att de tillsammans ser allt. En del kräver fler personer: hälften av frågorna, dubbelt så många.',
  minimum: 'Minst antal svar innan en grupp visas',
  minimumHelp:
    'Tre är det minsta; fem är säkrare i små team. Adepter och kollegor tillsammans behöver ett till.',
  make: 'Skapa rundan',
  orderOfDays: 'Sista dagen kommer före den första. Kontrollera båda datumen.',
  noMentors: 'Det finns inga pågående mentorskap i den här omgången, så ingen kan bedömas än.',
  chooseOne: 'Välj minst en.',
  state: { planned: 'planerad', open: 'öppen', closed: 'stängd', released: 'rapporterna är ute' },
  from: (a, b) => `${a} – ${b}`,
  toCheck: 'Förslag att titta på',
  toCheckNote:
    'Mentorer nämner kollegor och en chef. Godkänn bara den som arbetat med mentorn i minst två månader.',
  nominated: (who, source, mentor) => `${who}, ${source}, för ${mentor}`,
  agree: 'Godkänn',
  remove: 'Ta bort',
  mentors: 'Mentorer',
  mentor: 'Mentor',
  answeredOf: (n, all) => `${n} av ${all}`,
  few: 'färre än 3',
  yes: 'ja',
  noYet: 'inte än',
  links: 'Personliga länkar',
  linksNote:
    'Varje bedömare har en egen länk. Tills det finns e-post delar du ut den själv; den visas en gång. En ny länk visar inget av det som svarats genom en annan.',
  makeLink: 'Skapa en länk',
  linkFor: (who) => `Länk för ${who}`,
  linkOnce: (day) => `Kopiera den nu: den visas inte igen. Den slutar gälla efter ${day}.`,
  release: 'Skapa rapporterna',
  releaseNote:
    'Varje mentor får en rapport; den ändras inte mer, och svar tas inte längre emot. Du ser inga rapporter.',
  releaseEarly: (day) => `Rapporter kan göras efter ${day}, när rundan är stängd.`,
  released: 'Rapporterna är ute. Varje mentor ser sin egen.',
  mineTitle: (name) => `Din runda ”${name}”`,
  mineIntro:
    'Nämn kollegor och din chef; programledaren tittar på listan. Du ser inte vilka som svarar.',
  nominate: 'Nämn någon',
  whoName: 'Namn',
  email: 'E-post',
  asWhat: 'Som',
  asColleague: 'kollega',
  asSupervisor: 'chef',
  add: 'Lägg till',
  faults: {
    self: 'Det är din egen adress. Om dig själv svarar du ändå.',
    twice: 'Den adressen finns redan på din lista.',
    'too-many': 'Tio kollegor och tre chefer räcker.',
    email: 'Det är ingen e-postadress.',
  },
  onlyOpen: 'Det går att nämna folk tills rundan stänger.',
  yourList: 'Din lista',
  checked: 'godkänd',
  unchecked: 'väntar på programledaren',
  answerSelf: 'Svara om dig själv',
  toReport: 'Din rapport',
  noReport: 'Rapporten är inte ute än.',
  toQuality: 'Hur bra frågorna är',
  qualityTitle: 'Hur bra frågorna är',
  qualityIntro:
    'Om instrumentet, inte om människor: vad en bedömare är värd, hur många som behövs, och om en kompetens indikatorer hänger ihop.',
  reliability: 'Tillförlitlighet hos en bedömare',
  needed: 'Bedömare för 0,70',
  together: 'Indikatorerna tillsammans',
  notEnough: 'för lite data',
  iccOf: (source, icc, low, high) => `${source}: ${icc} (${low} till ${high})`,
  neededOf: (source, n) => `${source}: ${n}`,
  alphaOf: (alpha, low, high, omega) => `alfa ${alpha} (${low} till ${high}), omega ${omega}`,
  halvesOf: (value) => `Spearman-Brown ${value}`,
  qualityNote:
    'Bedömares tillförlitlighet från tio mentorer, varav fem med två eller fler; indikatorers från femtio fullständiga bedömare. Intervall på 95 procent.',
  asObserver: 'observatör av en träff',
  confidentiality: 'Vem får veta vem som sa vad',
  confidentialityOf: {
    confidential: 'Ingen: bara grupper från minsta antalet',
    named: 'Mentorn: svaren är öppna och med namn',
  },
  confidentialityHelp:
    'Svar med namn blir oftast snällare. Bedömarna får veta det före första frågan.',
  releaseMode: 'Hur en rapport öppnas',
  releaseModeOf: {
    own: 'Mentorn öppnar den när den är ute',
    talk: 'I ett samtal med någon som mentorn väljer',
  },
  askOne: 'Fråga någon',
  askOneNote:
    'För en mentor som inte har namngett någon, eller en andra observatör av samma träff.',
  toGroup: 'Rundan som helhet',
  notYours: 'Välj någon som bedöms i den här rundan.',
  late: 'Öppna igen för sena svar',
  lateNote:
    'Bara för dem som inte har svarat. En rapport görs om när tre eller fler har gjort det; vad gamla och nya rapporter tillsammans skulle avslöja hålls tillbaka.',
  lateUntil: 'Till och med',
  lateDo: 'Öppna igen',
  lateDay: 'Välj i dag eller en senare dag.',
  observersAgree: (alpha, low, high, n) =>
    `Två som såg samma träff: Krippendorffs alfa ${alpha} (${low} till ${high}) över ${n} par av nivåer.`,
  observersFew: (n) =>
    `Hur överens två observatörer av en träff är sägs från 20 par av nivåer; det finns ${n}.`,
  needsMentor:
    'Välj också mentorn eller adepterna: kollegor, chefer och observatörer namnger mentorn senare.',
  iccWide: (source) => `${source}: för osäkert för ett tal`,
  whoIsAssessed: (n) => `Vilka som bedöms: alla ${n} mentorer. Utelämna några`,
  someIndicators: 'Utelämna enskilda indikatorer',
  whichIndicators: 'Indikatorer',
  whichIndicatorsHelp:
    'Av kompetenserna ovan. En kompetens kan jämföras med en tidigare runda bara på samma indikatorer.',
  inviteAll: (n) => `Bjud in ${plural('sv', n, 'bedömare', 'bedömare')} med e-post`,
  remindAll: 'Påminn dem som inte har svarat',
  linksMailNote:
    'För den som inte har e-post eller har tappat bort den. Länken visas en gång. En ny länk visar inget av det som svarats via en annan.',
  toMail: 'Skriven e-post',
};

export const roundWords = texts(
  'round',
  { en, nl, sv },
  {
    none: 'A round is one assessment of mentors, with a beginning and an end. Not a shape, not a tour.',
    newRound: 'A round is one assessment of mentors, with a beginning and an end.',
    'state.open': 'Tag, an adjective: answers are taken.',
    neededOf: '{source} is who answers (mentees, colleagues), {n} a number.',
    releaseMode: 'When and by whom a mentor gets to see the own report.',
  },
  {
    en: {
      source: { mentee: 'pupils' },
      most: 'Most questions for one pupil or colleague',
      minimumHelp:
        'Three is the least; five is safer in small teams. Pupils and colleagues together need one more.',
      noMentors: 'No class has a mentor in this school year, so nobody can be assessed yet.',
      needsMentor:
        'Choose the mentor or the pupils too: colleagues, managers and observers are named by the mentor later.',
    },
    nl: {
      source: { mentee: 'leerlingen' },
      most: 'Meeste vragen voor één leerling of collega',
      minimumHelp:
        'Drie is het minste; vijf is veiliger in kleine teams. Leerlingen en collega’s samen hebben er een meer nodig.',
      noMentors:
        'In dit schooljaar heeft nog geen klas een mentor, dus er valt nog niemand te beoordelen.',
      needsMentor:
        'Kies ook de mentor of de leerlingen: collega’s, leidinggevenden en waarnemers noemt de mentor later.',
    },
    sv: {
      source: { mentee: 'elever' },
      most: 'Högst antal frågor för en elev eller kollega',
      minimumHelp:
        'Tre är det minsta; fem är säkrare i små team. Elever och kollegor tillsammans behöver ett till.',
      noMentors: 'Ingen klass har någon mentor det här läsåret, så ingen kan bedömas än.',
      needsMentor:
        'Välj också mentorn eller eleverna: kollegor, chefer och observatörer namnger mentorn senare.',
    },
  },
);
