import { plural } from '../foundation/words.ts';
import type { Truth } from './eligibility.rules.ts';

const en = {
  title: 'Applications and admission', intro: 'The rules give a verdict for each person, with every part of it. You decide.',
  none: 'Nobody has applied yet. Nominate people from your list.', nominate: 'Nominate a person', person: 'Person', role: 'As', roles: { mentor: 'Mentor', mentee: 'Mentee' }, nominateSubmit: 'Nominate', choosePerson: 'Choose a person from the list.', twice: 'This person already has an application for this role in this cohort.', nobodyLeft: 'Everybody in your list has been nominated.',
  name: 'Name', organisation: 'Organisation', verdict: 'What the rules say', decision: 'Decision', missing: 'Still to ask', open: 'Open',
  truth: { yes: 'meets the rules', no: 'does not meet the rules', unknown: 'not known yet' } as Record<Truth, string>, short: { yes: 'yes', no: 'no', unknown: 'unknown' } as Record<Truth, string>,
  admitted: 'admitted', declined: 'declined', undecided: 'to decide', filter: 'Show', all: 'All', mentorsFirst: 'Mentors', menteesFirst: 'Mentees',
  applicationTitle: (name: string) => `Application of ${name}`, asMentor: 'as mentor', asMentee: 'as mentee', cohort: 'Cohort',
  verdictTitle: 'What the rules say', fewest: (n: number) => `${plural('en', n, 'answer', 'answers')} would settle it:`, parts: 'Part by part', requirement: 'Requirement', outcome: 'Outcome', should: 'wish', either: 'one of a group is enough',
  decideTitle: 'Your decision', admit: 'Admit', decline: 'Decline', reason: 'Reason', reasonHelp: 'Needed when you decide otherwise than the rules say, or while something is unknown. It is kept with the verdict.', decide: 'Record the decision', needsReason: 'You decide otherwise than the rules say. Write the reason; both are kept.', decidedBy: (name: string, day: string) => `${name}, ${day}`, history: 'Decisions so far',
  formTitle: 'Facts', formIntro: 'Made from the requirements of the profile. “Do not know” is an answer too.', yes: 'Yes', no: 'No', unknown: 'Do not know', howMany: (unit: string) => `How many ${unit}?`, hours: 'Hours that can be given', saveFacts: 'Save the facts',
  rolesTitle: 'Leadership roles', rolesHelp: 'A year is enough, a month is better: 2019, 2019-04 or 2019-04-15. Write “present” for a role that still runs.', roleTitle: 'Role', kind: 'Kind', kinds: { 'manager-with-staff': 'manager with staff', 'formal-leader-without-staff': 'formal leader without staff', 'leadership-unspecified': 'leadership, kind not known', other: 'other' } as Record<string, string>, from: 'From', to: 'Until', state: 'In state administration', addRole: 'Add the role', badDate: 'Write a year, a month or a day: 2019, 2019-04 or 2019-04-15.', noRoles: 'No roles recorded yet.', noneHeld: 'There are none', present: 'present', orderOfDays: 'The end comes before the start. Check both.',
  needsTitle: 'Matching', needs: 'What do you want to work on? Choose up to three.', strengths: 'In what can you help? Choose up to five.', places: 'How many mentees can you take?', savedNeeds: 'Save',
  nominatedBy: (name: string) => `nominated by ${name}`, units: { years: 'years', months: 'months', hours: 'hours', mentees: 'mentees', weeks: 'weeks', days: 'days' } as Record<string, string>,
  myTitle: 'My application',
};
const nl: typeof en = {
  title: 'Aanmeldingen en toelating', intro: 'De regels geven voor ieder een uitslag, met elk onderdeel erbij. Jij beslist.',
  none: 'Er heeft zich nog niemand aangemeld. Draag mensen uit je lijst voor.', nominate: 'Iemand voordragen', person: 'Persoon', role: 'Als', roles: { mentor: 'Mentor', mentee: 'Mentee' }, nominateSubmit: 'Voordragen', choosePerson: 'Kies een persoon uit de lijst.', twice: 'Deze persoon heeft voor deze rol al een aanmelding in deze lichting.', nobodyLeft: 'Iedereen uit je lijst is voorgedragen.',
  name: 'Naam', organisation: 'Organisatie', verdict: 'Wat de regels zeggen', decision: 'Besluit', missing: 'Nog te vragen', open: 'Openen',
  truth: { yes: 'voldoet aan de eisen', no: 'voldoet niet aan de eisen', unknown: 'nog niet bekend' }, short: { yes: 'ja', no: 'nee', unknown: 'onbekend' },
  admitted: 'toegelaten', declined: 'afgewezen', undecided: 'te beslissen', filter: 'Toon', all: 'Alle', mentorsFirst: 'Mentoren', menteesFirst: 'Mentees',
  applicationTitle: (name) => `Aanmelding van ${name}`, asMentor: 'als mentor', asMentee: 'als mentee', cohort: 'Lichting',
  verdictTitle: 'Wat de regels zeggen', fewest: (n) => `${plural('nl', n, 'antwoord', 'antwoorden')} zou het beslissen:`, parts: 'Per onderdeel', requirement: 'Toelatingseis', outcome: 'Uitslag', should: 'wens', either: 'een van de groep is genoeg',
  decideTitle: 'Jouw besluit', admit: 'Toelaten', decline: 'Afwijzen', reason: 'Reden', reasonHelp: 'Nodig als je anders beslist dan de regels zeggen, of zolang iets onbekend is. De reden wordt bij de uitslag bewaard.', decide: 'Besluit vastleggen', needsReason: 'Je beslist anders dan de regels zeggen. Schrijf de reden op; beide worden bewaard.', decidedBy: (name, day) => `${name}, ${day}`, history: 'Besluiten tot nu toe',
  formTitle: 'Gegevens', formIntro: 'Gemaakt uit de toelatingseisen van het profiel. Ook ‘weet ik niet’ is een antwoord.', yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet', howMany: (unit) => `Hoeveel ${unit}?`, hours: 'Uren die beschikbaar zijn', saveFacts: 'Gegevens opslaan',
  rolesTitle: 'Leidinggevende functies', rolesHelp: 'Een jaar is genoeg, een maand is beter: 2019, 2019-04 of 2019-04-15. Schrijf ‘nu’ bij een functie die nog loopt.', roleTitle: 'Functie', kind: 'Soort', kinds: { 'manager-with-staff': 'leidinggevende met personeel', 'formal-leader-without-staff': 'formele leider zonder personeel', 'leadership-unspecified': 'leiderschap, soort onbekend', other: 'anders' }, from: 'Van', to: 'Tot', state: 'Bij de rijksoverheid', addRole: 'Functie toevoegen', badDate: 'Schrijf een jaar, een maand of een dag: 2019, 2019-04 of 2019-04-15.', noRoles: 'Nog geen functies vastgelegd.', noneHeld: 'Die zijn er niet', present: 'nu', orderOfDays: 'Het einde ligt vóór het begin. Controleer beide.',
  needsTitle: 'Koppelen', needs: 'Waar wil je aan werken? Kies er hoogstens drie.', strengths: 'Waarmee kun je helpen? Kies er hoogstens vijf.', places: 'Hoeveel mentees kun je begeleiden?', savedNeeds: 'Opslaan',
  nominatedBy: (name) => `voorgedragen door ${name}`, units: { years: 'jaar', months: 'maanden', hours: 'uur', mentees: 'mentees', weeks: 'weken', days: 'dagen' },
  myTitle: 'Mijn aanmelding',
};
const sv: typeof en = {
  title: 'Anmälningar och antagning', intro: 'Reglerna ger ett utfall för var och en, med varje del. Du beslutar.',
  none: 'Ingen har anmält sig än. Nominera personer ur din lista.', nominate: 'Nominera en person', person: 'Person', role: 'Som', roles: { mentor: 'Mentor', mentee: 'Adept' }, nominateSubmit: 'Nominera', choosePerson: 'Välj en person ur listan.', twice: 'Personen har redan en anmälan för den här rollen i omgången.', nobodyLeft: 'Alla i din lista är nominerade.',
  name: 'Namn', organisation: 'Organisation', verdict: 'Vad reglerna säger', decision: 'Beslut', missing: 'Kvar att fråga', open: 'Öppna',
  truth: { yes: 'uppfyller kraven', no: 'uppfyller inte kraven', unknown: 'inte känt än' }, short: { yes: 'ja', no: 'nej', unknown: 'okänt' },
  admitted: 'antagen', declined: 'avböjd', undecided: 'att besluta', filter: 'Visa', all: 'Alla', mentorsFirst: 'Mentorer', menteesFirst: 'Adepter',
  applicationTitle: (name) => `Anmälan från ${name}`, asMentor: 'som mentor', asMentee: 'som adept', cohort: 'Omgång',
  verdictTitle: 'Vad reglerna säger', fewest: (n) => `${plural('sv', n, 'svar', 'svar')} skulle avgöra:`, parts: 'Del för del', requirement: 'Behörighetskrav', outcome: 'Utfall', should: 'önskemål', either: 'ett i gruppen räcker',
  decideTitle: 'Ditt beslut', admit: 'Anta', decline: 'Avböj', reason: 'Skäl', reasonHelp: 'Behövs när du beslutar annat än reglerna säger, eller så länge något är okänt. Skälet sparas tillsammans med utfallet.', decide: 'Registrera beslutet', needsReason: 'Du beslutar annat än reglerna säger. Skriv skälet; båda sparas.', decidedBy: (name, day) => `${name}, ${day}`, history: 'Beslut hittills',
  formTitle: 'Uppgifter', formIntro: 'Gjort ur profilens behörighetskrav. Även ”vet inte” är ett svar.', yes: 'Ja', no: 'Nej', unknown: 'Vet inte', howMany: (unit) => `Hur många ${unit}?`, hours: 'Timmar som kan avsättas', saveFacts: 'Spara uppgifterna',
  rolesTitle: 'Ledarroller', rolesHelp: 'Ett år räcker, en månad är bättre: 2019, 2019-04 eller 2019-04-15. Skriv ”nu” för en roll som pågår.', roleTitle: 'Roll', kind: 'Slag', kinds: { 'manager-with-staff': 'chef med personalansvar', 'formal-leader-without-staff': 'formell ledare utan personalansvar', 'leadership-unspecified': 'ledarskap, slag okänt', other: 'annat' }, from: 'Från', to: 'Till', state: 'I statsförvaltningen', addRole: 'Lägg till rollen', badDate: 'Skriv ett år, en månad eller en dag: 2019, 2019-04 eller 2019-04-15.', noRoles: 'Inga roller noterade än.', noneHeld: 'Det finns inga', present: 'nu', orderOfDays: 'Slutet ligger före början. Kontrollera båda.',
  needsTitle: 'Matchning', needs: 'Vad vill du arbeta med? Välj högst tre.', strengths: 'Vad kan du hjälpa till med? Välj högst fem.', places: 'Hur många adepter kan du ta?', savedNeeds: 'Spara',
  nominatedBy: (name) => `nominerad av ${name}`, units: { years: 'år', months: 'månader', hours: 'timmar', mentees: 'adepter', weeks: 'veckor', days: 'dagar' },
  myTitle: 'Min anmälan',
};
export const admissionWords = { en, nl, sv };
