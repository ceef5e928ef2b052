import { plural } from '../foundation/words.ts';

const en = {
  title: 'Programmes', intro: 'A programme runs on one version of a profile. Each cohort has its own calendar, people and pairs.',
  none: 'No programme yet. First publish a profile, then make a programme of it.', toProfiles: 'To the profiles', newProgramme: 'New programme', noProfile: 'There is no published profile yet. Publish one first.',
  name: 'Name', nameHelp: 'For example “Mentoring for new managers”.', profile: 'Profile', template: 'Kind of programme', create: 'Make the programme', profileVersion: (name: string, n: number) => `${name}, version ${n}`,
  kinds: { pairs: 'Pairs: one mentor, one mentee (or a few)', groups: 'Groups: one mentor for a class or group' },
  cohorts: 'Cohorts', noCohort: 'No cohort yet. Make one to set the dates and let people in.', newCohort: 'New cohort', cohortName: 'Name of the cohort', cohortHelp: 'For example “2026–2027”.', firstDay: 'First day', lastDay: 'Last day', hours: 'Hours promised per person', capacity: 'Places', createCohort: 'Make the cohort', orderOfDays: 'The last day comes before the first. Check both dates.',
  rules: 'Rules', ruleMember: 'Mentor and mentee never from the same member organisation', ruleManager: 'Never one’s own manager', silence: (n: number) => `Silent after ${plural('en', n, 'day', 'days')} without a meeting`, hoursPromised: (n: number) => `${plural('en', n, 'hour', 'hours')} promised per person`, on: 'yes', off: 'no',
  calendar: 'Calendar', noDates: 'No dates yet: add phases, gatherings and deadlines.', addDate: 'Add a date', dateName: 'What', kind: 'Kind', dateKinds: { phase: 'Phase', gathering: 'Gathering', deadline: 'Deadline' }, add: 'Add',
  people: 'People', applications: 'Applications', mentors: (n: number) => plural('en', n, 'mentor', 'mentors'), mentees: (n: number) => plural('en', n, 'mentee', 'mentees'), waiting: 'to decide', admitted: 'admitted', pairs: 'mentorships running', places: 'places',
  toApplications: 'Applications and admission', toMatching: 'Matching', toGroups: 'Mentor groups', toMentorships: 'Mentorships', steps: 'Next step',
  stepNominate: 'Nobody has applied yet. Nominate people or send them the application form.', stepDecide: (n: number) => `${plural('en', n, 'application waits', 'applications wait')} for your decision.`, stepMatch: 'There are admitted people without a mentorship. Propose pairs.', stepGroups: 'Assign each class a mentor.', stepRun: 'The mentorships are running. See where nothing happens.', from: (a: string, b: string) => `${a} – ${b}`,
};
const nl: typeof en = {
  title: "Programma's", intro: 'Een programma draait op één versie van een profiel. Elke lichting heeft een eigen kalender, eigen mensen en eigen koppels.',
  none: 'Nog geen programma. Publiceer eerst een profiel en maak er dan een programma van.', toProfiles: 'Naar de profielen', newProgramme: 'Nieuw programma', noProfile: 'Er is nog geen gepubliceerd profiel. Publiceer er eerst een.',
  name: 'Naam', nameHelp: 'Bijvoorbeeld ‘Mentoraat onderbouw’.', profile: 'Profiel', template: 'Soort programma', create: 'Programma maken', profileVersion: (name, n) => `${name}, versie ${n}`,
  kinds: { pairs: 'Koppels: één mentor, één mentee (of enkele)', groups: 'Groepen: één mentor voor een klas of groep' },
  cohorts: 'Lichtingen', noCohort: 'Nog geen lichting. Maak er een om de data vast te leggen en mensen toe te laten.', newCohort: 'Nieuwe lichting', cohortName: 'Naam van de lichting', cohortHelp: 'Bijvoorbeeld ‘2026–2027’.', firstDay: 'Eerste dag', lastDay: 'Laatste dag', hours: 'Beloofde uren per persoon', capacity: 'Plaatsen', createCohort: 'Lichting maken', orderOfDays: 'De laatste dag ligt vóór de eerste. Controleer beide data.',
  rules: 'Regels', ruleMember: 'Mentor en mentee nooit uit dezelfde deelnemende organisatie', ruleManager: 'Nooit de eigen leidinggevende', silence: (n) => `Stil na ${plural('nl', n, 'dag', 'dagen')} zonder gesprek`, hoursPromised: (n) => `${plural('nl', n, 'uur', 'uur')} beloofd per persoon`, on: 'ja', off: 'nee',
  calendar: 'Kalender', noDates: 'Nog geen data: voeg fasen, bijeenkomsten en deadlines toe.', addDate: 'Datum toevoegen', dateName: 'Wat', kind: 'Soort', dateKinds: { phase: 'Fase', gathering: 'Bijeenkomst', deadline: 'Deadline' }, add: 'Toevoegen',
  people: 'Mensen', applications: 'Aanmeldingen', mentors: (n) => plural('nl', n, 'mentor', 'mentoren'), mentees: (n) => plural('nl', n, 'mentee', 'mentees'), waiting: 'te beslissen', admitted: 'toegelaten', pairs: 'lopende mentorschappen', places: 'plaatsen',
  toApplications: 'Aanmeldingen en toelating', toMatching: 'Koppelen', toGroups: 'Mentorgroepen', toMentorships: 'Mentorschappen', steps: 'Volgende stap',
  stepNominate: 'Er heeft zich nog niemand aangemeld. Draag mensen voor of stuur hun het aanmeldformulier.', stepDecide: (n) => `${plural('nl', n, 'aanmelding wacht', 'aanmeldingen wachten')} op jouw besluit.`, stepMatch: 'Er zijn toegelaten mensen zonder mentorschap. Stel koppels voor.', stepGroups: 'Geef elke klas een mentor.', stepRun: 'De mentorschappen lopen. Kijk waar niets gebeurt.', from: (a, b) => `${a} – ${b}`,
};
const sv: typeof en = {
  title: 'Program', intro: 'Ett program bygger på en version av en profil. Varje omgång har sin egen kalender, sina personer och sina par.',
  none: 'Inget program än. Publicera först en profil och gör sedan ett program av den.', toProfiles: 'Till profilerna', newProgramme: 'Nytt program', noProfile: 'Det finns ingen publicerad profil än. Publicera en först.',
  name: 'Namn', nameHelp: 'Till exempel ”Mentorskap för nya chefer”.', profile: 'Profil', template: 'Slags program', create: 'Skapa programmet', profileVersion: (name, n) => `${name}, version ${n}`,
  kinds: { pairs: 'Par: en mentor, en adept (eller några få)', groups: 'Grupper: en mentor för en klass eller grupp' },
  cohorts: 'Omgångar', noCohort: 'Ingen omgång än. Skapa en för att sätta datum och ta in personer.', newCohort: 'Ny omgång', cohortName: 'Omgångens namn', cohortHelp: 'Till exempel ”2026–2027”.', firstDay: 'Första dag', lastDay: 'Sista dag', hours: 'Utlovade timmar per person', capacity: 'Platser', createCohort: 'Skapa omgången', orderOfDays: 'Sista dagen ligger före den första. Kontrollera båda datumen.',
  rules: 'Regler', ruleMember: 'Mentor och adept aldrig från samma medlemsorganisation', ruleManager: 'Aldrig den egna chefen', silence: (n) => `Tyst efter ${plural('sv', n, 'dag', 'dagar')} utan träff`, hoursPromised: (n) => `${plural('sv', n, 'timme', 'timmar')} utlovade per person`, on: 'ja', off: 'nej',
  calendar: 'Kalender', noDates: 'Inga datum än: lägg till faser, gemensamma träffar och tidsgränser.', addDate: 'Lägg till ett datum', dateName: 'Vad', kind: 'Slag', dateKinds: { phase: 'Fas', gathering: 'Gemensam träff', deadline: 'Tidsgräns' }, add: 'Lägg till',
  people: 'Personer', applications: 'Anmälningar', mentors: (n) => plural('sv', n, 'mentor', 'mentorer'), mentees: (n) => plural('sv', n, 'adept', 'adepter'), waiting: 'att besluta om', admitted: 'antagna', pairs: 'pågående mentorskap', places: 'platser',
  toApplications: 'Anmälningar och antagning', toMatching: 'Matchning', toGroups: 'Mentorsgrupper', toMentorships: 'Mentorskap', steps: 'Nästa steg',
  stepNominate: 'Ingen har anmält sig än. Nominera personer eller skicka dem anmälningsformuläret.', stepDecide: (n) => `${plural('sv', n, 'anmälan väntar', 'anmälningar väntar')} på ditt beslut.`, stepMatch: 'Det finns antagna utan mentorskap. Föreslå par.', stepGroups: 'Ge varje klass en mentor.', stepRun: 'Mentorskapen pågår. Se var inget händer.', from: (a, b) => `${a} – ${b}`,
};
export const programmeWords = { en, nl, sv };
