import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  hello: (name: string) => `Good to see you, ${name}`,
  waiting: 'What waits for you',
  nothing: 'Nothing waits for you.',
  coming: 'Coming up',
  nothingComing: 'No dates in the next five weeks.',
  stand: 'Where things stand',
  decide: (n: number, cohort: string) =>
    `${plural('en', n, 'application waits', 'applications wait')} for your decision in ${cohort}.`,
  decideDo: 'Decide',
  place: (n: number, cohort: string) =>
    `${plural('en', n, 'admitted mentee has', 'admitted mentees have')} no mentor yet in ${cohort}.`,
  placeDo: 'Propose pairs',
  inVain: (n: number, cohort: string) =>
    `${plural('en', n, 'proposal was', 'proposals were')} declined or expired in ${cohort}.`,
  rematch: 'Find others',
  choose: (day: string) => `Mentors have been found who suit you: choose by ${day}.`,
  chooseDo: 'Choose',
  assess: (name: string, day: string) => `Tell how ${name} works as a mentor, by ${day}.`,
  assessSelf: (round: string, day: string) =>
    `Answer about yourself as a mentor (${round}), by ${day}.`,
  assessDo: 'Answer',
  nominate: (round: string) => `Name colleagues who can say something about you (${round}).`,
  nominateDo: 'Name people',
  report: (round: string) => `Your report “${round}” is there.`,
  look: 'Look',
  more: (n: number) => `${plural('en', n, 'other signal waits', 'other signals wait')} for you.`,
  all: 'See all',
  draft: (name: string) =>
    `The profile “${name}” is a draft: compare it with its document and publish it.`,
  review: 'Review',
  start:
    'Start by importing the document in which your organisation wrote down what a good mentor is.',
  startDo: 'Import a profile',
  bringPeople:
    'Bring your people: a list from Excel or another system, or one by one under People.',
  bringPeopleDo: 'Import a list',
  onlyCoordinator:
    'You are the only coordinator. A list with the name and e-mail address of a colleague, and “coordinator” in the column “role”, gives you a second one.',
  programme: 'You have a published profile. Create a programme from it.',
  programmeDo: 'New programme',
  proposal: (name: string) => `Would you like to begin a mentorship with ${name}?`,
  answer: 'Answer',
  mine: (name: string, days: number) =>
    `You and ${name} have not met for ${plural('en', days, 'day', 'days')}.`,
  mineFirst: (name: string) => `You and ${name} have not met yet. Choose a day.`,
  mineMet: (name: string, day: string) =>
    `You and ${name} met ${day}. Record the meeting, so that it counts.`,
  record: 'Record a meeting',
  open: 'Open',
  late: (what: string, day: string) => `“${what}” was due ${day}.`,
  settle: 'Settle',
  facts: (n: number) => `Your application lacks ${plural('en', n, 'answer', 'answers')}.`,
  factsDo: 'Complete it',
  admitted: (cohort: string) => `You have been admitted to ${cohort}. A match is being looked for.`,
  declined: (cohort: string) => `There is a decision about your application for ${cohort}.`,
  readWhy: 'Read it',
  withdrawn: (cohort: string) =>
    `Your application for ${cohort} is withdrawn; you can apply again.`,
  goodNext: 'A good next thing:',
  goodMentor: 'think of one question to open your next meeting with.',
  goodCoordinator: 'look through the calendar of the running cohorts.',
  met: (met: number, all: number) =>
    `${met} of ${plural('en', all, 'mentorship', 'mentorships')} met within the agreed time`,
  yours: 'Your mentorships',
  hours: (used: string) => `${used} together`,
  cards: (n: number, name: string) =>
    `${plural('en', n, 'card', 'cards')} with ${name} ${n === 1 ? 'asks' : 'ask'} for a word from you.`,
  sign: (name: string) => `The mentoring agreement with ${name} waits for your signature.`,
  rights: (n: number, day: string) =>
    `${plural('en', n, 'request about data waits', 'requests about data wait')} for an answer, by ${day} at the latest.`,
  glass: (asker: string, person: string) =>
    `${asker} asks to open the protected identity of ${person}, and needs a second person.`,
  leftAndRuns: (name: string) =>
    `${name} has left, and a mentorship still runs: hand over or close.`,
  moreLeft: (n: number) => `${n} more have left while a mentorship still runs.`,
  records: (n: number) =>
    `${plural('en', n, 'request for documents waits', 'requests for documents wait')} for an answer.`,
  archive: (n: number) =>
    `${plural('en', n, 'mentorship has', 'mentorships have')} ended and no archive has confirmed ${n === 1 ? 'it' : 'them'}.`,
};
const nl: typeof en = {
  hello: (name) => `Fijn dat je er bent, ${name}`,
  waiting: 'Wat op je wacht',
  nothing: 'Er wacht niets op je.',
  coming: 'Wat eraan komt',
  nothingComing: 'Geen data in de komende vijf weken.',
  stand: 'Hoe het ervoor staat',
  decide: (n, cohort) =>
    `${plural('nl', n, 'aanmelding wacht', 'aanmeldingen wachten')} op jouw besluit in ${cohort}.`,
  decideDo: 'Beslissen',
  place: (n, cohort) =>
    `${plural('nl', n, 'toegelaten mentee heeft', 'toegelaten mentees hebben')} nog geen mentor in ${cohort}.`,
  placeDo: 'Koppels voorstellen',
  inVain: (n, cohort) =>
    `${plural('nl', n, 'vraag', 'vragen')} over een mentor liep${n === 1 ? '' : 'en'} op niets uit in ${cohort}.`,
  rematch: 'Anderen zoeken',
  choose: (day) => `Er zijn mentoren die bij je passen: kies uiterlijk ${day}.`,
  chooseDo: 'Kiezen',
  assess: (name, day) => `Vertel hoe ${name} als mentor werkt, uiterlijk ${day}.`,
  assessSelf: (round, day) => `Antwoord over jezelf als mentor (${round}), uiterlijk ${day}.`,
  assessDo: 'Antwoorden',
  nominate: (round) => `Noem collega's die iets over jou kunnen zeggen (${round}).`,
  nominateDo: 'Mensen noemen',
  report: (round) => `Je rapport ‘${round}’ is er.`,
  look: 'Bekijken',
  more: (n) =>
    `Er ${n === 1 ? 'wacht nog 1 ander signaal' : `wachten nog ${n} andere signalen`} op je.`,
  all: 'Alle bekijken',
  draft: (name) =>
    `Het profiel ‘${name}’ is een concept: vergelijk het met het document en publiceer het.`,
  review: 'Nakijken',
  start:
    'Begin met het document waarin jullie organisatie heeft opgeschreven wat een goede mentor is.',
  startDo: 'Profiel importeren',
  bringPeople:
    'Haal je mensen erbij: een lijst uit Excel of een ander systeem, of één voor één onder Personen.',
  bringPeopleDo: 'Lijst importeren',
  onlyCoordinator:
    'Je bent de enige coördinator. Een lijst met de naam en het e-mailadres van een collega, en “coördinator” in de kolom “rol”, maakt een tweede.',
  programme: 'Er is een gepubliceerd profiel. Maak er een programma van.',
  programmeDo: 'Nieuw programma',
  proposal: (name) => `Wil je een mentorschap beginnen met ${name}?`,
  answer: 'Antwoorden',
  mine: (name, days) =>
    `Jij en ${name} hebben elkaar ${plural('nl', days, 'dag', 'dagen')} niet gesproken.`,
  mineFirst: (name) => `Jij en ${name} hebben elkaar nog niet gesproken. Kies een dag.`,
  mineMet: (name, day) => `Jij en ${name} spraken elkaar ${day}. Leg het vast, dan telt het mee.`,
  record: 'Gesprek vastleggen',
  open: 'Openen',
  late: (what, day) => `‘${what}’ had ${day} klaar moeten zijn.`,
  settle: 'Afhandelen',
  facts: (n) =>
    `In je aanmelding ${n === 1 ? 'ontbreekt' : 'ontbreken'} nog ${plural('nl', n, 'antwoord', 'antwoorden')}.`,
  factsDo: 'Aanvullen',
  admitted: (cohort) => `Je bent toegelaten tot ${cohort}. Er wordt een koppeling gezocht.`,
  declined: (cohort) => `Er is een besluit over je aanmelding voor ${cohort}.`,
  readWhy: 'Lezen',
  withdrawn: (cohort) =>
    `Je aanmelding voor ${cohort} is ingetrokken; je kunt je opnieuw aanmelden.`,
  goodNext: 'Iets goeds om te doen:',
  goodMentor: 'bedenk één vraag om je volgende gesprek mee te openen.',
  goodCoordinator: 'loop de kalender van de lopende lichtingen na.',
  met: (met, all) =>
    `${met} van ${plural('nl', all, 'mentorschap', 'mentorschappen')} spraken elkaar binnen de afgesproken tijd`,
  yours: 'Jouw mentorschappen',
  hours: (used) => `${used} samen`,
  cards: (n, name) =>
    `${plural('nl', n, 'kaart', 'kaarten')} met ${name} ${n === 1 ? 'vraagt' : 'vragen'} om een woord van jou.`,
  sign: (name) => `De mentorovereenkomst met ${name} wacht op je handtekening.`,
  rights: (n, day) =>
    `${plural('nl', n, 'verzoek over gegevens wacht', 'verzoeken over gegevens wachten')} op antwoord, uiterlijk ${day}.`,
  glass: (asker, person) =>
    `${asker} vraagt de beschermde identiteit van ${person} te openen, en heeft een tweede persoon nodig.`,
  leftAndRuns: (name) =>
    `${name} is vertrokken, en een mentorschap loopt nog: draag over of sluit af.`,
  moreLeft: (n) => `Nog ${n} zijn vertrokken terwijl een mentorschap loopt.`,
  records: (n) =>
    `${plural('nl', n, 'verzoek om documenten wacht', 'verzoeken om documenten wachten')} op antwoord.`,
  archive: (n) =>
    `${plural('nl', n, 'mentorschap is geëindigd', 'mentorschappen zijn geëindigd')} en door geen archief bevestigd.`,
};
const sv: typeof en = {
  hello: (name) => `Roligt att se dig, ${name}`,
  waiting: 'Vad som väntar på dig',
  nothing: 'Inget väntar på dig.',
  coming: 'På gång',
  nothingComing: 'Inga datum de närmaste fem veckorna.',
  stand: 'Hur det står till',
  decide: (n, cohort) =>
    `${plural('sv', n, 'ansökan väntar', 'ansökningar väntar')} på ditt beslut i ${cohort}.`,
  decideDo: 'Besluta',
  place: (n, cohort) =>
    `${plural('sv', n, 'antagen adept har', 'antagna adepter har')} ingen mentor än i ${cohort}.`,
  placeDo: 'Föreslå par',
  inVain: (n, cohort) =>
    `${plural('sv', n, 'fråga', 'frågor')} om en mentor ledde inte till något i ${cohort}.`,
  rematch: 'Hitta andra',
  choose: (day) => `Det finns mentorer som passar dig: välj senast ${day}.`,
  chooseDo: 'Välj',
  assess: (name, day) => `Berätta hur ${name} arbetar som mentor, senast ${day}.`,
  assessSelf: (round, day) => `Svara om dig själv som mentor (${round}), senast ${day}.`,
  assessDo: 'Svara',
  nominate: (round) => `Nämn kollegor som kan säga något om dig (${round}).`,
  nominateDo: 'Nämn folk',
  report: (round) => `Din rapport ”${round}” finns.`,
  look: 'Titta',
  more: (n) => `${plural('sv', n, 'annan signal väntar', 'andra signaler väntar')} på dig.`,
  all: 'Se alla',
  draft: (name) => `Profilen ”${name}” är ett utkast: jämför den med dokumentet och publicera den.`,
  review: 'Granska',
  start: 'Börja med dokumentet där er organisation har skrivit ner vad en bra mentor är.',
  startDo: 'Importera en profil',
  bringPeople:
    'Ta in era personer: en lista från Excel eller ett annat system, eller en och en under Personer.',
  bringPeopleDo: 'Importera en lista',
  onlyCoordinator:
    'Du är den enda programledaren. En lista med namn och e-postadress för en kollega, och ”programledare” i kolumnen ”roll”, ger dig en till.',
  programme: 'Det finns en publicerad profil. Gör ett program av den.',
  programmeDo: 'Nytt program',
  proposal: (name) => `Vill du börja ett mentorskap med ${name}?`,
  answer: 'Svara',
  mine: (name, days) =>
    `Du och ${name} har inte träffats på ${plural('sv', days, 'dag', 'dagar')}.`,
  mineFirst: (name) => `Du och ${name} har inte träffats än. Välj en dag.`,
  mineMet: (name, day) => `Du och ${name} träffades ${day}. Anteckna det, så räknas det.`,
  record: 'Anteckna en träff',
  open: 'Öppna',
  late: (what, day) => `”${what}” skulle ha varit klart ${day}.`,
  settle: 'Avsluta',
  facts: (n) => `Din ansökan saknar ${plural('sv', n, 'svar', 'svar')}.`,
  factsDo: 'Fyll i',
  admitted: (cohort) => `Du är antagen till ${cohort}. En matchning söks åt dig.`,
  declined: (cohort) => `Det finns ett beslut om din ansökan till ${cohort}.`,
  readWhy: 'Läs det',
  withdrawn: (cohort) => `Din ansökan till ${cohort} är tillbakadragen; du kan ansöka igen.`,
  goodNext: 'En bra sak att göra:',
  goodMentor: 'tänk ut en fråga att öppna nästa träff med.',
  goodCoordinator: 'gå igenom kalendern för de pågående omgångarna.',
  met: (met, all) =>
    `${met} av ${plural('sv', all, 'mentorskap', 'mentorskap')} träffades inom den tid som sagts`,
  yours: 'Dina mentorskap',
  hours: (used) => `${used} tillsammans`,
  cards: (n, name) => `${plural('sv', n, 'kort', 'kort')} med ${name} väntar på ett ord från dig.`,
  sign: (name) => `Mentorskapsavtalet med ${name} väntar på din underskrift.`,
  rights: (n, day) =>
    `${plural('sv', n, 'begäran om uppgifter väntar', 'begäranden om uppgifter väntar')} på svar, senast ${day}.`,
  glass: (asker, person) =>
    `${asker} ber att få öppna den skyddade identiteten för ${person} och behöver en person till.`,
  leftAndRuns: (name) => `${name} har slutat, men ett mentorskap pågår: lämna över eller avsluta.`,
  moreLeft: (n) => `${n} till har slutat medan ett mentorskap pågår.`,
  records: (n) =>
    `${plural('sv', n, 'begäran om handlingar väntar', 'begäranden om handlingar väntar')} på svar.`,
  archive: (n) =>
    `${plural('sv', n, 'mentorskap har avslutats', 'mentorskap har avslutats')} och inte bekräftats av något arkiv.`,
};
export const homeWords = texts('home', { en, nl, sv });
