import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  work: 'Work',
  nominatedBy: 'Nominated by',
  remind: 'Remind',
  admitted: (n: number) => `${plural('en', n, 'person', 'people')} admitted.`,
  declined: (n: number) => `${plural('en', n, 'person', 'people')} declined.`,
  reminded: (n: number) => `${plural('en', n, 'reminder', 'reminders')} written.`,
  nominated: (n: number) => `${plural('en', n, 'person', 'people')} nominated.`,
  notDecided: (n: number) =>
    n === 1 ? '1 had a decision already and keeps it.' : `${n} had a decision already and keep it.`,
  withdraw: 'Withdraw',
  withdrawn: (n: number) =>
    `${plural('en', n, 'application', 'applications')} withdrawn. Whoever it was by mistake can be nominated again.`,
  notWithdrawn: (n: number) =>
    n === 1
      ? '1 was withdrawn already or has a mentorship, and stays as it is.'
      : `${n} were withdrawn already or have a mentorship, and stay as they are.`,
  byHand: { mentor: 'Choose a mentee', mentee: 'Choose a mentor' },
  stillOpen: (n: number) => (n === 1 ? '1 stays undecided.' : `${n} stay undecided.`),
  allDecided: 'Every application has its decision.',
  toMatching: 'Propose pairs',
  notReminded: (n: number) =>
    n === 1
      ? '1 was not reminded: nothing is missing, there is no e-mail address, or a reminder went out today.'
      : `${n} were not reminded: nothing is missing, there is no e-mail address, or a reminder went out today.`,
  notNominated: (n: number) =>
    n === 1
      ? '1 has an application already and stays as it is.'
      : `${n} have an application already and stay as they are.`,
  admitTitle: (n: number) => `Admit ${plural('en', n, 'person', 'people')}`,
  declineTitle: (n: number) => `Decline ${plural('en', n, 'person', 'people')}`,
  told: 'Everybody who has an e-mail address is told by e-mail.',
  notTold:
    'No e-mail goes out from here: each of them reads the decision, with its reason, after signing in.',
  willBeTold:
    'Each of them is told by e-mail that there is a decision, and reads it with its reason after signing in.',
  meet: (n: number) => (n === 1 ? '1 meets the rules' : `${n} meet the rules`),
  meetNot: (n: number) =>
    n === 1
      ? '1 does not meet the rules, or is not known to'
      : `${n} do not meet the rules, or are not known to`,
  doNotMeet: (n: number) =>
    n === 1
      ? '1 does not meet the rules, or something is still unknown'
      : `${n} do not meet the rules, or something is still unknown`,
  doMeet: (n: number) => (n === 1 ? '1 does meet the rules' : `${n} do meet the rules`),
  others: 'What about them?',
  leave: 'Leave them undecided',
  admitToo: 'Admit them too, with the reason below',
  declineToo: 'Decline them too, with the reason below',
  reasonHelp:
    'Each of them reads it. Needed when you decide otherwise than the rules say, or while something is unknown.',
  back: 'Back to the list',
  nobodyToDecide: 'Everybody you chose has a decision. Open a person to decide again.',
  saveAndNext: 'Record and go to the next',
  nominateTitle: 'Nominate people',
  nominateIntro: (cohort: string) =>
    `People in your list who have no application for ${cohort} yet. Choose them and say as what.`,
  asMentor: 'Nominate as mentor',
  asMentee: 'Nominate as mentee',
  known: 'Role',
  anyRole: 'Any role',
  unit: 'Department or class',
  mentorRules: 'Rules for mentors',
  menteeRules: 'Rules for mentees',
  email: 'E-mail',
};

const nl: typeof en = {
  work: 'Werk',
  nominatedBy: 'Voorgedragen door',
  remind: 'Herinneren',
  admitted: (n) => `${plural('nl', n, 'persoon', 'personen')} toegelaten.`,
  declined: (n) => `${plural('nl', n, 'persoon', 'personen')} afgewezen.`,
  reminded: (n) => `${plural('nl', n, 'herinnering', 'herinneringen')} geschreven.`,
  nominated: (n) => `${plural('nl', n, 'persoon', 'personen')} voorgedragen.`,
  notDecided: (n) => `Over ${n} was al besloten; dat blijft zo.`,
  withdraw: 'Intrekken',
  withdrawn: (n) =>
    `${plural('nl', n, 'aanmelding', 'aanmeldingen')} ingetrokken. Was het een vergissing, draag dan opnieuw voor.`,
  notWithdrawn: (n) =>
    n === 1
      ? '1 was al ingetrokken of heeft een mentorschap, en blijft zoals hij is.'
      : `${n} waren al ingetrokken of hebben een mentorschap, en blijven zoals ze zijn.`,
  byHand: { mentor: 'Mentee kiezen', mentee: 'Mentor kiezen' },
  stillOpen: (n) => (n === 1 ? 'Over 1 is nog niet besloten.' : `Over ${n} is nog niet besloten.`),
  allDecided: 'Over alle aanmeldingen is besloten.',
  toMatching: 'Koppels voorstellen',
  notReminded: (n) =>
    n === 1
      ? '1 kreeg geen herinnering: er ontbreekt niets, er is geen e-mailadres, of er ging vandaag al een uit.'
      : `${n} kregen geen herinnering: er ontbreekt niets, er is geen e-mailadres, of er ging vandaag al een uit.`,
  notNominated: (n) =>
    n === 1
      ? '1 heeft al een aanmelding; die blijft zoals hij is.'
      : `${n} hebben al een aanmelding; die blijven zoals ze zijn.`,
  admitTitle: (n) => `${plural('nl', n, 'persoon', 'personen')} toelaten`,
  declineTitle: (n) => `${plural('nl', n, 'persoon', 'personen')} afwijzen`,
  told: 'Wie een e-mailadres heeft, krijgt bericht per e-mail.',
  notTold:
    'Van hier gaat geen e-mail uit: iedereen leest het besluit met de reden na het inloggen.',
  willBeTold:
    'Iedereen krijgt een e-mail dat er een besluit is, en leest het met de reden na het inloggen.',
  meet: (n) => (n === 1 ? '1 voldoet aan de regels' : `${n} voldoen aan de regels`),
  meetNot: (n) =>
    n === 1
      ? '1 voldoet niet aan de regels, of dat is niet bekend'
      : `${n} voldoen niet aan de regels, of dat is niet bekend`,
  doNotMeet: (n) =>
    n === 1
      ? '1 voldoet niet aan de regels, of er is nog iets onbekend'
      : `${n} voldoen niet aan de regels, of er is nog iets onbekend`,
  doMeet: (n) => (n === 1 ? '1 voldoet wel aan de regels' : `${n} voldoen wel aan de regels`),
  others: 'En deze?',
  leave: 'Nog niet over besluiten',
  admitToo: 'Ook toelaten, met de reden hieronder',
  declineToo: 'Ook afwijzen, met de reden hieronder',
  reasonHelp:
    'Ieder van hen leest dit. Nodig als je anders besluit dan de regels, of zolang er iets onbekend is.',
  back: 'Terug naar de lijst',
  nobodyToDecide:
    'Over iedereen die je koos is al besloten. Open een persoon om opnieuw te besluiten.',
  saveAndNext: 'Vastleggen en naar de volgende',
  nominateTitle: 'Personen voordragen',
  nominateIntro: (cohort) =>
    `Wie in je lijst staat en nog geen aanmelding heeft voor ${cohort}. Kies ze en zeg als wat.`,
  asMentor: 'Voordragen als mentor',
  asMentee: 'Voordragen als mentee',
  known: 'Rol',
  anyRole: 'Elke rol',
  unit: 'Afdeling of klas',
  mentorRules: 'Regels voor mentoren',
  menteeRules: 'Regels voor mentees',
  email: 'E-mail',
};

const sv: typeof en = {
  work: 'Arbete',
  nominatedBy: 'Nominerad av',
  remind: 'Påminn',
  admitted: (n) => `${plural('sv', n, 'person', 'personer')} antagna.`,
  declined: (n) => `${plural('sv', n, 'person', 'personer')} fick avslag.`,
  reminded: (n) => `${plural('sv', n, 'påminnelse', 'påminnelser')} skrivna.`,
  nominated: (n) => `${plural('sv', n, 'person', 'personer')} nominerade.`,
  notDecided: (n) => `${n} hade redan ett beslut, som gäller.`,
  withdraw: 'Dra tillbaka',
  withdrawn: (n) =>
    n === 1
      ? '1 ansökan är tillbakadragen. Blev det fel kan du nominera igen.'
      : `${n} ansökningar är tillbakadragna. Blev det fel kan du nominera igen.`,
  notWithdrawn: (n) =>
    n === 1
      ? '1 var redan tillbakadragen eller har ett mentorskap, och förblir som den är.'
      : `${n} var redan tillbakadragna eller har ett mentorskap, och förblir som de är.`,
  byHand: { mentor: 'Välj adept', mentee: 'Välj mentor' },
  stillOpen: (n) => `${n} väntar fortfarande på beslut.`,
  allDecided: 'Alla ansökningar har ett beslut.',
  toMatching: 'Föreslå par',
  notReminded: (n) =>
    `${n} fick ingen påminnelse: inget saknas, e-postadress finns inte, eller en påminnelse gick ut i dag.`,
  notNominated: (n) =>
    n === 1
      ? '1 har redan en ansökan, som förblir som den är.'
      : `${n} har redan en ansökan, som förblir som den är.`,
  admitTitle: (n) => `Anta ${plural('sv', n, 'person', 'personer')}`,
  declineTitle: (n) => `Avslå för ${plural('sv', n, 'person', 'personer')}`,
  told: 'Alla som har en e-postadress får veta det med e-post.',
  notTold:
    'Härifrån går inga mejl ut: var och en läser beslutet med skälet efter att ha loggat in.',
  willBeTold:
    'Var och en får ett mejl om att det finns ett beslut, och läser det med skälet efter att ha loggat in.',
  meet: (n) => `${n} uppfyller kraven`,
  meetNot: (n) => `${n} uppfyller inte kraven, eller det är inte känt`,
  doNotMeet: (n) => `${n} uppfyller inte kraven, eller något är ännu okänt`,
  doMeet: (n) => `${n} uppfyller kraven`,
  others: 'Vad gäller för dem?',
  leave: 'Vänta med beslut',
  admitToo: 'Anta dem också, med skälet nedan',
  declineToo: 'Avslå för dem också, med skälet nedan',
  reasonHelp:
    'Var och en av dem läser det. Behövs när du beslutar annat än kraven säger, eller medan något är okänt.',
  back: 'Tillbaka till listan',
  nobodyToDecide: 'Alla du valde har ett beslut. Öppna en person för att besluta igen.',
  saveAndNext: 'Spara och gå till nästa',
  nominateTitle: 'Nominera personer',
  nominateIntro: (cohort) =>
    `De i din lista som inte har någon ansökan till ${cohort} än. Välj dem och säg som vad.`,
  asMentor: 'Nominera som mentor',
  asMentee: 'Nominera som adept',
  known: 'Roll',
  anyRole: 'Alla roller',
  unit: 'Avdelning eller klass',
  mentorRules: 'Krav på mentorer',
  menteeRules: 'Krav på adepter',
  email: 'E-post',
};

export const boardOfApplicationsWords = texts('boardOfApplications', { en, nl, sv });
