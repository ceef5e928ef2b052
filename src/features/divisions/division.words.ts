import { plural } from '../../platform/i18n.ts';
import type {
  DivisionConstraint,
  DivisionRefusal,
  PupilLeft,
  Request,
} from '../optimisation/division.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Divide pupils anew',
  intro:
    'Choose who takes part and what must hold. The program proposes groups; nothing happens until you create them.',
  link: 'Divide pupils over mentor groups',
  linkNote:
    'For pupils who do not stay together as a class: sizes, brothers and sisters, last year’s mentor, objections.',
  requests: 'Requests and objections',
  requestsNote:
    'They hold for every division of this year. An objection of guardians and what must be together or apart are never broken; a wish for a mentor counts where it can be met.',
  noRequests: 'None noted yet.',
  request: {
    together: (a: string, b: string) => `${a} and ${b} in one group`,
    apart: (a: string, b: string) => `${a} and ${b} in different groups`,
    with: (a: string, b: string) => `${a} would like ${b} as mentor`,
    without: (a: string, b: string) => `${a} not with ${b} as mentor`,
  } satisfies Record<Request['kind'], (a: string, b: string) => string>,
  saidBy: {
    guardian: 'said by a guardian',
    pupil: 'said by the pupil',
    school: 'said by the school',
  } satisfies Record<Request['saidBy'], string>,
  remove: 'Remove',
  addPupils: 'Two pupils together or apart',
  addMentor: 'A pupil and a mentor',
  pupil: 'Pupil',
  otherPupil: 'Other pupil',
  mentor: 'Mentor',
  what: 'What',
  together: 'in one group',
  apart: 'in different groups',
  with: 'would like this mentor',
  without: 'not with this mentor',
  who: 'Who said it',
  guardian: 'a guardian',
  pupilSaid: 'the pupil',
  school: 'the school',
  add: 'Add',
  choosePupil: 'Choose a pupil of the list.',
  chooseOther: 'Choose another person of the list.',
  same: 'Choose two different people.',
  settings: 'Create a division',
  classes: 'Classes that take part',
  classOf: (name: string, pupils: number) => `${name} (${pupils})`,
  mentors: 'Mentors, one group each',
  least: 'Fewest pupils in a group',
  most: 'Most pupils in a group',
  mostHelp: 'Leave both empty for about equal groups.',
  siblings: 'Brothers and sisters',
  siblingsOf: { together: 'in one group', apart: 'in different groups', free: 'does not matter' },
  siblingsHelp: 'Known from shared guardians. What guardians asked for above goes first.',
  last: 'The mentor of an earlier year',
  lastOf: {
    keep: 'stay with the same mentor where possible',
    change: 'get another mentor',
    free: 'does not matter',
  },
  spread: 'Spread every class evenly over the groups',
  spreadHelp: 'Fewer can then stay with an earlier mentor.',
  make: 'Propose groups',
  busy: 'Calculating …',
  noFree:
    'Every pupil of the roster has a group in this year already. To divide anew, end a group first.',
  divisions: 'Divisions so far',
  divisionOf: (when: string) => `Division of ${when}`,
  result: (groups: number, pupils: number, left: number) =>
    [
      plural('en', groups, 'group', 'groups'),
      plural('en', pupils, 'pupil', 'pupils'),
      left > 0 && `${left} not placed`,
    ]
      .filter(Boolean)
      .join(', '),
  applied: 'groups made',
  groups: 'Groups',
  balanceTitle: 'Balance',
  balance: 'How many pupils of each class',
  group: 'Group of',
  all: 'All',
  kept: (n: number, of: number) => `${n} of ${of} stay with an earlier mentor`,
  wishes: (n: number, of: number) =>
    `${n} of ${plural('en', of, 'wish', 'wishes')} for a mentor met`,
  exact: 'No division places more pupils or meets more.',
  notExact:
    'Best found by search: with pupils apart or spread evenly it could not be proved that none is better.',
  reason: { wish: 'wished for this mentor', 'last-mentor': 'same mentor as before' },
  pinned: 'fixed by you',
  unmet: 'Wishes not met',
  left: 'Not placed',
  leftWhy: {
    rules: (why: string) => `No group may take this pupil: ${why}.`,
    size: () =>
      'More pupils must stay together than a group may hold. Allow larger groups, or drop one of the requests.',
    clash: () =>
      'Groups that may take this pupil are full, or hold somebody who must be apart. Allow one more pupil in a group, or drop a request.',
  } satisfies Record<PupilLeft['why'], (why: string) => string>,
  barrier: {
    objection: 'there is an objection',
    'mentor-before': 'was the mentor before',
    'pinned-elsewhere': 'you fixed another group',
    together: 'somebody who must stay together may not be there',
  } satisfies Record<DivisionConstraint, string>,
  changed: 'Compared with the division before',
  stayed: (n: number) => `${plural('en', n, 'pupil stays', 'pupils stay')} in the same group.`,
  moved: (who: string, from: string, to: string) => `${who}: from ${from} to ${to}`,
  nobody: 'no group',
  before: 'Open the division before',
  move: 'Move a pupil',
  moveNote: 'The others stay where they are unless one of them has to make room.',
  to: 'To the group of',
  moveButton: 'Move and calculate again',
  release: 'Release',
  again: 'Change the settings',
  againButton: 'Calculate again',
  keepOthers: 'pupils stay in their group where that costs nobody a place',
  applyTitle: 'Create these groups',
  applyNote: 'Every mentor gets a mentor group with these pupils. The names can be changed here.',
  usualName: (mentor: string) => `Group ${mentor}`,
  apply: 'Create the groups',
  appliedNote: 'These groups have been made.',
  toGroups: 'To the mentor groups',
  stale:
    'Since this was calculated, pupils or mentors have changed: somebody has a group already or has left. Calculate again.',
  how: 'How this was calculated',
  howText: (seed: number, solver: string) =>
    `Most pupils placed; then, after a change, fewest moved; then 5 points for every pupil with an earlier mentor where that is wanted and 3 for every wish for a mentor. Seed ${seed} decided between equals; method ${solver}.`,
  refused: {
    'no-pupils': () => 'Choose at least one class with pupils.',
    'no-mentors': () => 'Choose at least one mentor.',
    sizes: () => 'The minimum is higher than the maximum. Change one of the two.',
    'not-found': () =>
      'No division keeps these sizes and all requests. Allow a smaller or a larger group, drop the even spread, or drop a request.',
    'too-many': (pupils: string, places: string) =>
      `${pupils} pupils do not fit into ${places} places. Allow larger groups or choose one more mentor.`,
    'too-few': (pupils: string, places: string) =>
      `The smallest groups together need ${places} pupils, and there are ${pupils}. Allow smaller groups or choose fewer mentors.`,
    'together-and-apart': (a: string, b: string) =>
      `${a} and ${b} should be both together and apart, also through others with whom they stay together. Remove one of the requests.`,
    'pinned-together': (a: string, b: string) =>
      `${a} and ${b} must stay together and cannot be fixed to two groups.`,
    'pinned-apart': (a: string, b: string) =>
      `${a} and ${b} must be apart and cannot be fixed to one group.`,
    'pinned-objection': (a: string, b: string) =>
      `${a} cannot go to the group of ${b}: there is an objection, or a rule forbids it for somebody who stays together.`,
  } satisfies Record<DivisionRefusal['refused'], (a: string, b: string) => string>,
};

const nl: typeof en = {
  title: 'Leerlingen opnieuw indelen',
  intro:
    'Kies wie meedoet en wat moet gelden. Het programma stelt groepen voor; er gebeurt niets totdat jij ze maakt.',
  link: 'Leerlingen over mentorgroepen indelen',
  linkNote:
    'Voor leerlingen die niet als klas bij elkaar blijven: groepsgrootte, broers en zussen, de mentor van vorig jaar, bezwaren.',
  requests: 'Verzoeken en bezwaren',
  requestsNote:
    'Ze gelden voor elke indeling van dit jaar. Een bezwaar van ouders en wat samen of apart moet, wordt nooit gebroken; een wens voor een mentor telt waar het kan.',
  noRequests: 'Nog niets genoteerd.',
  request: {
    together: (a, b) => `${a} en ${b} in één groep`,
    apart: (a, b) => `${a} en ${b} in verschillende groepen`,
    with: (a, b) => `${a} wil graag ${b} als mentor`,
    without: (a, b) => `${a} niet bij ${b} als mentor`,
  },
  saidBy: {
    guardian: 'gezegd door een ouder',
    pupil: 'gezegd door de leerling',
    school: 'gezegd door de school',
  },
  remove: 'Weghalen',
  addPupils: 'Twee leerlingen samen of apart',
  addMentor: 'Een leerling en een mentor',
  pupil: 'Leerling',
  otherPupil: 'Andere leerling',
  mentor: 'Mentor',
  what: 'Wat',
  together: 'in één groep',
  apart: 'in verschillende groepen',
  with: 'wil graag deze mentor',
  without: 'niet bij deze mentor',
  who: 'Wie zei het',
  guardian: 'een ouder',
  pupilSaid: 'de leerling',
  school: 'de school',
  add: 'Toevoegen',
  choosePupil: 'Kies een leerling uit de lijst.',
  chooseOther: 'Kies een ander uit de lijst.',
  same: 'Kies twee verschillende mensen.',
  settings: 'Een indeling maken',
  classes: 'Klassen die meedoen',
  classOf: (name, pupils) => `${name} (${pupils})`,
  mentors: 'Mentoren, elk één groep',
  least: 'Minimaal aantal leerlingen in een groep',
  most: 'Maximaal aantal leerlingen in een groep',
  mostHelp: 'Laat beide leeg voor ongeveer gelijke groepen.',
  siblings: 'Broers en zussen',
  siblingsOf: {
    together: 'in één groep',
    apart: 'in verschillende groepen',
    free: 'maakt niet uit',
  },
  siblingsHelp: 'Bekend van gedeelde ouders. Wat ouders hierboven vroegen gaat voor.',
  last: 'De mentor van een eerder jaar',
  lastOf: {
    keep: 'waar mogelijk bij dezelfde mentor blijven',
    change: 'een andere mentor krijgen',
    free: 'maakt niet uit',
  },
  spread: 'Elke klas gelijk over de groepen verdelen',
  spreadHelp: 'Minder leerlingen kunnen dan bij een eerdere mentor blijven.',
  make: 'Groepen voorstellen',
  busy: 'Bezig met rekenen …',
  noFree:
    'Elke leerling uit de lijst heeft dit jaar al een groep. Beëindig eerst een groep om opnieuw in te delen.',
  divisions: 'Indelingen tot nu toe',
  divisionOf: (when) => `Indeling van ${when}`,
  result: (groups, pupils, left) =>
    [
      plural('nl', groups, 'groep', 'groepen'),
      plural('nl', pupils, 'leerling', 'leerlingen'),
      left > 0 && `${left} niet geplaatst`,
    ]
      .filter(Boolean)
      .join(', '),
  applied: 'groepen gemaakt',
  groups: 'Groepen',
  balanceTitle: 'Evenwicht',
  balance: 'Hoeveel leerlingen uit elke klas',
  group: 'Groep van',
  all: 'Alle',
  kept: (n, of) => `${n} van ${of} blijven bij een eerdere mentor`,
  wishes: (n, of) => `${n} van ${plural('nl', of, 'wens', 'wensen')} voor een mentor vervuld`,
  exact: 'Geen indeling plaatst meer leerlingen of vervult meer.',
  notExact:
    'Het beste wat zoeken vond: met leerlingen apart of gelijk verdeeld was niet te bewijzen dat niets beter is.',
  reason: { wish: 'wilde deze mentor', 'last-mentor': 'zelfde mentor als eerder' },
  pinned: 'door jou vastgezet',
  unmet: 'Wensen die niet lukten',
  left: 'Niet geplaatst',
  leftWhy: {
    rules: (why) => `Geen groep mag deze leerling nemen: ${why}.`,
    size: () =>
      'Er moeten meer leerlingen samen blijven dan in een groep mogen. Sta grotere groepen toe, of laat een verzoek vallen.',
    clash: () =>
      'Groepen die deze leerling mogen nemen zijn vol, of er zit iemand die apart moet. Sta één leerling meer per groep toe, of laat een verzoek vallen.',
  },
  barrier: {
    objection: 'er is een bezwaar',
    'mentor-before': 'was eerder de mentor',
    'pinned-elsewhere': 'je zette een andere groep vast',
    together: 'iemand die erbij moet blijven mag daar niet zijn',
  },
  changed: 'Vergeleken met de indeling ervoor',
  stayed: (n) => `${plural('nl', n, 'leerling blijft', 'leerlingen blijven')} in dezelfde groep.`,
  moved: (who, from, to) => `${who}: van ${from} naar ${to}`,
  nobody: 'geen groep',
  before: 'De indeling ervoor openen',
  move: 'Een leerling verplaatsen',
  moveNote: 'De anderen blijven waar ze zijn, tenzij iemand ruimte moet maken.',
  to: 'Naar de groep van',
  moveButton: 'Verplaatsen en opnieuw rekenen',
  release: 'Losmaken',
  again: 'De instellingen veranderen',
  againButton: 'Opnieuw rekenen',
  keepOthers: 'leerlingen blijven in hun groep waar dat niemand een plaats kost',
  applyTitle: 'Deze groepen maken',
  applyNote:
    'Elke mentor krijgt een mentorgroep met deze leerlingen. De namen kun je hier veranderen.',
  usualName: (mentor) => `Groep ${mentor}`,
  apply: 'De groepen maken',
  appliedNote: 'Deze groepen zijn gemaakt.',
  toGroups: 'Naar de mentorgroepen',
  stale:
    'Sinds dit is berekend zijn leerlingen of mentoren veranderd: iemand heeft al een groep of is weg. Reken opnieuw.',
  how: 'Hoe dit is berekend',
  howText: (seed, solver) =>
    `De meeste leerlingen geplaatst; dan, na een verandering, zo weinig mogelijk verplaatst; dan 5 punten voor elke leerling bij een eerdere mentor waar dat gewenst is en 3 voor elke wens voor een mentor. Startgetal ${seed} besliste tussen gelijke; methode ${solver}.`,
  refused: {
    'no-pupils': () => 'Kies minstens één klas met leerlingen.',
    'no-mentors': () => 'Kies minstens één mentor.',
    sizes: () => 'Het minimum is hoger dan het maximum. Verander een van de twee.',
    'not-found': () =>
      'Geen indeling houdt zich aan deze groottes en alle verzoeken. Sta een kleinere of grotere groep toe, laat de gelijke verdeling los, of laat een verzoek vallen.',
    'too-many': (pupils, places) =>
      `${pupils} leerlingen passen niet in ${places} plaatsen. Sta grotere groepen toe of kies een mentor meer.`,
    'too-few': (pupils, places) =>
      `De kleinste groepen samen vragen ${places} leerlingen, en er zijn er ${pupils}. Sta kleinere groepen toe of kies minder mentoren.`,
    'together-and-apart': (a, b) =>
      `${a} en ${b} moeten zowel samen als apart, ook via anderen met wie ze samen blijven. Haal een van de verzoeken weg.`,
    'pinned-together': (a, b) =>
      `${a} en ${b} moeten samen blijven en kunnen niet aan twee groepen vast.`,
    'pinned-apart': (a, b) => `${a} en ${b} moeten apart en kunnen niet aan één groep vast.`,
    'pinned-objection': (a, b) =>
      `${a} kan niet naar de groep van ${b}: er is een bezwaar, of een regel verbiedt het voor iemand die erbij moet blijven.`,
  },
};

const sv: typeof en = {
  title: 'Dela in elever på nytt',
  intro:
    'Välj vilka som är med och vad som ska gälla. Programmet föreslår grupper; inget händer förrän du skapar dem.',
  link: 'Dela in elever i mentorsgrupper',
  linkNote:
    'För elever som inte håller ihop som klass: storlek, syskon, förra årets mentor, invändningar.',
  requests: 'Önskemål och invändningar',
  requestsNote:
    'De gäller för varje indelning det här året. En invändning från vårdnadshavare och vilka som ska vara tillsammans eller isär bryts aldrig; ett önskemål om mentor räknas där det går.',
  noRequests: 'Inget antecknat än.',
  request: {
    together: (a, b) => `${a} och ${b} i samma grupp`,
    apart: (a, b) => `${a} och ${b} i olika grupper`,
    with: (a, b) => `${a} vill gärna ha ${b} som mentor`,
    without: (a, b) => `${a} inte hos ${b} som mentor`,
  },
  saidBy: {
    guardian: 'sagt av en vårdnadshavare',
    pupil: 'sagt av eleven',
    school: 'sagt av skolan',
  },
  remove: 'Ta bort',
  addPupils: 'Två elever tillsammans eller isär',
  addMentor: 'En elev och en mentor',
  pupil: 'Elev',
  otherPupil: 'Annan elev',
  mentor: 'Mentor',
  what: 'Vad',
  together: 'i samma grupp',
  apart: 'i olika grupper',
  with: 'vill gärna ha den här mentorn',
  without: 'inte hos den här mentorn',
  who: 'Vem sa det',
  guardian: 'en vårdnadshavare',
  pupilSaid: 'eleven',
  school: 'skolan',
  add: 'Lägg till',
  choosePupil: 'Välj en elev i listan.',
  chooseOther: 'Välj en annan person i listan.',
  same: 'Välj två olika personer.',
  settings: 'Skapa en indelning',
  classes: 'Klasser som är med',
  classOf: (name, pupils) => `${name} (${pupils})`,
  mentors: 'Mentorer, en grupp var',
  least: 'Minst antal elever i en grupp',
  most: 'Högst antal elever i en grupp',
  mostHelp: 'Lämna båda tomma för ungefär lika stora grupper.',
  siblings: 'Syskon',
  siblingsOf: { together: 'i samma grupp', apart: 'i olika grupper', free: 'spelar ingen roll' },
  siblingsHelp:
    'Kända genom gemensamma vårdnadshavare. Det som vårdnadshavare bett om ovan går före.',
  last: 'Mentorn från ett tidigare år',
  lastOf: {
    keep: 'stanna hos samma mentor där det går',
    change: 'få en annan mentor',
    free: 'spelar ingen roll',
  },
  spread: 'Sprid varje klass jämnt över grupperna',
  spreadHelp: 'Färre kan då stanna hos en tidigare mentor.',
  make: 'Föreslå grupper',
  busy: 'Räknar …',
  noFree:
    'Varje elev i registret har redan en grupp det här året. Avsluta en grupp först för att dela in på nytt.',
  divisions: 'Indelningar hittills',
  divisionOf: (when) => `Indelning ${when}`,
  result: (groups, pupils, left) =>
    [
      plural('sv', groups, 'grupp', 'grupper'),
      plural('sv', pupils, 'elev', 'elever'),
      left > 0 && `${left} inte placerade`,
    ]
      .filter(Boolean)
      .join(', '),
  applied: 'grupperna skapade',
  groups: 'Grupper',
  balanceTitle: 'Balans',
  balance: 'Hur många elever ur varje klass',
  group: 'Grupp hos',
  all: 'Alla',
  kept: (n, of) => `${n} av ${of} stannar hos en tidigare mentor`,
  wishes: (n, of) => `${n} av ${of} önskemål om mentor uppfyllda`,
  exact: 'Ingen indelning placerar fler elever eller uppfyller mer.',
  notExact:
    'Det bästa som sökningen fann: med elever isär eller jämnt spridda gick det inte att bevisa att inget är bättre.',
  reason: { wish: 'önskade den här mentorn', 'last-mentor': 'samma mentor som förut' },
  pinned: 'låst av dig',
  unmet: 'Önskemål som inte gick',
  left: 'Inte placerade',
  leftWhy: {
    rules: (why) => `Ingen grupp får ta eleven: ${why}.`,
    size: () =>
      'Fler elever ska hålla ihop än en grupp får ha. Tillåt större grupper, eller ta bort ett önskemål.',
    clash: () =>
      'Grupper som får ta eleven är fulla, eller så finns någon där som ska vara isär. Tillåt en elev till per grupp, eller ta bort ett önskemål.',
  },
  barrier: {
    objection: 'det finns en invändning',
    'mentor-before': 'var mentor förut',
    'pinned-elsewhere': 'du låste en annan grupp',
    together: 'någon som ska vara med får inte vara där',
  },
  changed: 'Jämfört med indelningen före',
  stayed: (n) => `${plural('sv', n, 'elev är kvar', 'elever är kvar')} i samma grupp.`,
  moved: (who, from, to) => `${who}: från ${from} till ${to}`,
  nobody: 'ingen grupp',
  before: 'Öppna indelningen före',
  move: 'Flytta en elev',
  moveNote: 'De andra stannar där de är om inte någon måste ge plats.',
  to: 'Till gruppen hos',
  moveButton: 'Flytta och räkna om',
  release: 'Lås upp',
  again: 'Ändra inställningarna',
  againButton: 'Räkna om',
  keepOthers: 'elever stannar i sin grupp där det inte kostar någon en plats',
  applyTitle: 'Skapa de här grupperna',
  applyNote: 'Varje mentor får en mentorsgrupp med de här eleverna. Namnen kan ändras här.',
  usualName: (mentor) => `Grupp ${mentor}`,
  apply: 'Skapa grupperna',
  appliedNote: 'De här grupperna är skapade.',
  toGroups: 'Till mentorsgrupperna',
  stale:
    'Sedan detta räknades har elever eller mentorer ändrats: någon har redan en grupp eller har slutat. Räkna om.',
  how: 'Så här räknades det',
  howText: (seed, solver) =>
    `Flest elever placerade; sedan, efter en ändring, så få flyttade som möjligt; sedan 5 poäng för varje elev hos en tidigare mentor där det önskas och 3 för varje önskemål om mentor. Frö ${seed} avgjorde mellan lika; metod ${solver}.`,
  refused: {
    'no-pupils': () => 'Välj minst en klass med elever.',
    'no-mentors': () => 'Välj minst en mentor.',
    sizes: () => 'Det minsta antalet elever är större än det högsta. Ändra ett av dem.',
    'not-found': () =>
      'Ingen indelning håller de här storlekarna och alla önskemål. Tillåt en mindre eller större grupp, släpp den jämna spridningen, eller ta bort ett önskemål.',
    'too-many': (pupils, places) =>
      `${pupils} elever ryms inte på ${places} platser. Tillåt större grupper eller välj en mentor till.`,
    'too-few': (pupils, places) =>
      `De minsta grupperna tillsammans behöver ${places} elever, och det finns ${pupils}. Tillåt mindre grupper eller välj färre mentorer.`,
    'together-and-apart': (a, b) =>
      `${a} och ${b} ska vara både tillsammans och isär, även genom andra som de håller ihop med. Ta bort ett av önskemålen.`,
    'pinned-together': (a, b) =>
      `${a} och ${b} ska hålla ihop och kan inte låsas till två grupper.`,
    'pinned-apart': (a, b) => `${a} och ${b} ska vara isär och kan inte låsas till en grupp.`,
    'pinned-objection': (a, b) =>
      `${a} kan inte till gruppen hos ${b}: det finns en invändning, eller en regel förbjuder det för någon som ska vara med.`,
  },
};

export const divisionWords = texts(
  'division',
  { en, nl, sv },
  {
    before:
      'Link to the earlier division of the class. A division is a way to put pupils into groups.',
  },
);
