import { plural } from '../../platform/i18n.ts';
import type { AnswerFault, OrderFault } from './proposal.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  notSent: 'not sent',
  waitingFor: (who: string) => `waits for ${who}`,
  declinedBy: (who: string) => `${who} said no`,
  declinedAfterTalk: (who: string) => `${who} said no after a talk`,
  began: 'mentorship began',
  questionTitle: 'A proposal for you',
  questionIntro: (name: string) => `Would you like to begin a mentorship with ${name}?`,
  answer: 'Answer',
  reasonLabel: 'Reason',
  reasonHelp: 'Needed for a no. Only the coordinator reads it.',
  answered: 'You have answered. The other side is asked too.',
  bothYes: 'You both said yes. The mentorship has begun.',
  declined: 'This proposal will not go ahead. The coordinator looks for another pair.',
  toMentorship: 'To the mentorship',
  alreadyPlaced: 'In the meantime one of you has begun another mentorship.',
  begunAlready: 'The two of you have begun already: your mentorship is on your home page.',
  yes: (meet: boolean): string =>
    meet ? 'Yes, we have met and would like to begin' : 'Yes, I would like to begin',
  no: 'No, rather not',
  meetFirst: (name: string, email: string | null) =>
    `Meet ${name} first, without obligation${email ? `: write to ${email}` : ''}. Answer after that; a no is all right.`,
  metOn: 'When did you meet?',
  metOnHelp: 'Needed for a yes.',
  answerBy: (day: string) => `Please answer by ${day}.`,
  lapses: 'After that somebody else is asked.',
  faults: {
    'needs-reason': 'Write in a few words why not; it helps to find somebody who fits better.',
    'needs-meeting':
      'Give the day on which you met. In this programme a first meeting comes before a yes.',
    'in-future': 'That day has not come yet. Give the day on which you met.',
  } satisfies Record<AnswerFault, string>,
  orderFaults: {
    none: 'Choose at least a first mentor, or say that none of them suits you.',
    twice: 'Two mentors have the same place in your order. Give each place once.',
  } satisfies Record<OrderFault, string>,
  passedOn: 'The time to answer is over and somebody else has been asked.',
  chosenBefore: 'You have chosen, or somebody is being asked already.',
  listTitle: 'Choose your mentor',
  listIntro: (n: number, day: string) =>
    `${plural('en', n, 'mentor suits', 'mentors suit')} what you asked for. Put them in your order by ${day}; the first is asked, and only if she or he says no the next.`,
  place: 'Place in your order',
  places: ['not', 'first', 'second', 'third', 'fourth', 'fifth'],
  choose: 'Send my order',
  noneOf: 'None of them suits me',
  noneButton: 'Ask for others',
  taken: 'has no place left',
  turn: {
    choosing: (day: string) => `chooses until ${day}`,
    late: 'has not chosen in time',
    asked: (name: string, day: string) => `${name} is asked until ${day}`,
    over: 'nobody of the list is left',
  },
  yourTurn: {
    asked: (name: string, day: string) =>
      `${name} has been asked and has time until ${day}. You will see the answer here.`,
    over: 'Nobody of your list has a place for you. The coordinator looks for others.',
    late: 'The time to choose is over, but you still can: nobody else has been asked yet.',
  },
  first: 'first',
  inOrder: 'Ask in the order of fit',
  overdue: (day: string) => `was due ${day}`,
  takeBack: 'Withdraw',
  takeBackLabel: (names: string) => `Withdraw the question to ${names}`,
  days: 'Days to answer',
  daysShortlist: 'Days to choose, and for each mentor to answer',
  chooseSome: 'Choose at least one line.',
  askedAlready:
    'Nothing was sent: these mentees have been asked already. Wait for the answer, or take the question back first.',
  notSendable: (pairs: string) =>
    `Nothing was sent yet, because something has changed since this run: ${pairs}. They are no longer ticked; send the others again.`,
  inVain: (n: number, names: string) =>
    `${n === 1 ? `The proposal to ${names} was declined or expired.` : `The proposals to ${plural('en', n, 'mentee', 'mentees')} were declined or expired: ${names}.`}`,
  rematch: 'Find others for them',
  rematchNote:
    'Proposals already sent stay as they are. Other pairs change only if that gives somebody a place.',
  lists: 'Shortlists',
  listsNote:
    'Up to three mentors each; the first of every list are together the best set of pairs.',
};

const nl: typeof en = {
  notSent: 'niet verstuurd',
  waitingFor: (who) => `wacht op ${who}`,
  declinedBy: (who) => `${who} zei nee`,
  declinedAfterTalk: (who) => `${who} zei nee na een gesprek`,
  began: 'mentorschap begonnen',
  questionTitle: 'Een voorstel voor jou',
  questionIntro: (name) => `Wil je een mentorschap beginnen met ${name}?`,
  answer: 'Antwoorden',
  reasonLabel: 'Reden',
  reasonHelp: 'Nodig bij een nee. Alleen de coördinator leest het.',
  answered: 'Je hebt geantwoord. De ander wordt ook gevraagd.',
  bothYes: 'Jullie zeiden allebei ja. Het mentorschap is begonnen.',
  declined: 'Dit voorstel gaat niet door. De coördinator zoekt een ander koppel.',
  toMentorship: 'Naar het mentorschap',
  alreadyPlaced: 'Intussen is een van jullie een ander mentorschap begonnen.',
  begunAlready: 'Jullie zijn al begonnen: je vindt jullie mentorschap op je startpagina.',
  yes: (meet) =>
    meet ? 'Ja, we hebben elkaar ontmoet en willen beginnen' : 'Ja, ik wil graag beginnen',
  no: 'Nee, liever niet',
  meetFirst: (name, email) =>
    `Ontmoet ${name} eerst, zonder verplichting${email ? `: schrijf naar ${email}` : ''}. Antwoord daarna; een nee is goed.`,
  metOn: 'Wanneer hebben jullie elkaar ontmoet?',
  metOnHelp: 'Nodig bij een ja.',
  answerBy: (day) => `Antwoord graag uiterlijk ${day}.`,
  lapses: 'Daarna wordt iemand anders gevraagd.',
  faults: {
    'needs-reason': 'Schrijf in een paar woorden waarom niet; zo vinden we iemand die beter past.',
    'needs-meeting':
      'Geef de dag waarop jullie elkaar ontmoetten. In dit programma komt een eerste ontmoeting voor een ja.',
    'in-future': 'Die dag is nog niet geweest. Geef de dag waarop jullie elkaar ontmoetten.',
  },
  orderFaults: {
    none: 'Kies minstens een eerste mentor, of zeg dat geen van hen past.',
    twice: 'Twee mentoren hebben dezelfde plaats in je volgorde. Geef elke plaats één keer.',
  },
  passedOn: 'De tijd om te antwoorden is voorbij en iemand anders is gevraagd.',
  chosenBefore: 'Je hebt gekozen, of er wordt al iemand gevraagd.',
  listTitle: 'Kies je mentor',
  listIntro: (n, day) =>
    `${plural('nl', n, 'mentor past', 'mentoren passen')} bij wat je vroeg. Zet ze uiterlijk ${day} in jouw volgorde; de eerste wordt gevraagd, en alleen bij een nee de volgende.`,
  place: 'Plaats in je volgorde',
  places: ['niet', 'eerste', 'tweede', 'derde', 'vierde', 'vijfde'],
  choose: 'Mijn volgorde versturen',
  noneOf: 'Geen van hen past bij mij',
  noneButton: 'Om anderen vragen',
  taken: 'heeft geen plaats meer',
  turn: {
    choosing: (day) => `kiest tot en met ${day}`,
    late: 'heeft niet op tijd gekozen',
    asked: (name, day) => `${name} is gevraagd tot en met ${day}`,
    over: 'niemand van de lijst is over',
  },
  yourTurn: {
    asked: (name, day) =>
      `${name} is gevraagd en heeft tot en met ${day}. Het antwoord zie je hier.`,
    over: 'Niemand van je lijst heeft een plaats voor je. De coördinator zoekt anderen.',
    late: 'De tijd om te kiezen is voorbij, maar het kan nog: er is nog niemand anders gevraagd.',
  },
  first: 'eerste',
  inOrder: 'In volgorde van aansluiting vragen',
  overdue: (day) => `was voor ${day}`,
  takeBack: 'Intrekken',
  takeBackLabel: (names) => `De vraag aan ${names} intrekken`,
  days: 'Dagen om te antwoorden',
  daysShortlist: 'Dagen om te kiezen, en voor elke mentor om te antwoorden',
  chooseSome: 'Kies minstens één regel.',
  askedAlready:
    'Er is niets verstuurd: deze mentees zijn al gevraagd. Wacht op het antwoord, of neem de vraag eerst terug.',
  notSendable: (pairs) =>
    `Er is nog niets verstuurd, want er is iets veranderd sinds deze koppeling: ${pairs}. Die staan niet meer aangevinkt; verstuur de andere opnieuw.`,
  inVain: (n, names) =>
    n === 1
      ? `De vraag aan ${names} liep op niets uit.`
      : `De vragen aan ${plural('nl', n, 'mentee', 'mentees')} liepen op niets uit: ${names}.`,
  rematch: 'Anderen voor hen zoeken',
  rematchNote:
    'Wie gevraagd is houdt de vraag; alle anderen blijven waar dat niemand een plaats kost.',
  lists: 'Keuzelijsten',
  listsNote:
    'Elk hoogstens drie mentoren; de eersten van alle lijsten zijn samen de beste verzameling koppels.',
};

const sv: typeof en = {
  notSent: 'inte skickat',
  waitingFor: (who) => `väntar på ${who}`,
  declinedBy: (who) => `${who} sade nej`,
  declinedAfterTalk: (who) => `${who} sade nej efter ett samtal`,
  began: 'mentorskapet har börjat',
  questionTitle: 'Ett förslag till dig',
  questionIntro: (name) => `Vill du börja ett mentorskap med ${name}?`,
  answer: 'Svara',
  reasonLabel: 'Skäl',
  reasonHelp: 'Behövs vid nej. Bara programledaren läser det.',
  answered: 'Du har svarat. Den andra tillfrågas också.',
  bothYes: 'Ni sade båda ja. Mentorskapet har börjat.',
  declined: 'Förslaget blir inte av. Programledaren söker ett annat par.',
  toMentorship: 'Till mentorskapet',
  alreadyPlaced: 'Under tiden har en av er börjat ett annat mentorskap.',
  begunAlready: 'Ni har redan börjat: ert mentorskap finns på din startsida.',
  yes: (meet) => (meet ? 'Ja, vi har träffats och vill börja' : 'Ja, jag vill gärna börja'),
  no: 'Nej, helst inte',
  meetFirst: (name, email) =>
    `Träffa ${name} först, utan förpliktelse${email ? `: skriv till ${email}` : ''}. Svara sedan; ett nej går bra.`,
  metOn: 'När träffades ni?',
  metOnHelp: 'Behövs för ett ja.',
  answerBy: (day) => `Svara gärna senast ${day}.`,
  lapses: 'Efter det tillfrågas någon annan.',
  faults: {
    'needs-reason':
      'Skriv med några ord varför inte; det hjälper oss att hitta någon som passar bättre.',
    'needs-meeting':
      'Ange dagen då ni träffades. I det här programmet kommer ett första möte före ett ja.',
    'in-future': 'Den dagen har inte varit än. Ange dagen då ni träffades.',
  },
  orderFaults: {
    none: 'Välj minst en första mentor, eller säg att ingen av dem passar.',
    twice: 'Två mentorer har samma plats i din ordning. Ge varje plats en gång.',
  },
  passedOn: 'Tiden att svara är ute och någon annan har tillfrågats.',
  chosenBefore: 'Du har valt, eller så tillfrågas någon redan.',
  listTitle: 'Välj din mentor',
  listIntro: (n, day) =>
    `${plural('sv', n, 'mentor passar', 'mentorer passar')} det du bad om. Sätt dem i din ordning senast ${day}; den första tillfrågas, och bara vid ett nej nästa.`,
  place: 'Plats i din ordning',
  places: ['inte', 'första', 'andra', 'tredje', 'fjärde', 'femte'],
  choose: 'Skicka min ordning',
  noneOf: 'Ingen av dem passar mig',
  noneButton: 'Be om andra',
  taken: 'har ingen plats kvar',
  turn: {
    choosing: (day) => `väljer till och med ${day}`,
    late: 'har inte valt i tid',
    asked: (name, day) => `${name} är tillfrågad till och med ${day}`,
    over: 'ingen på listan är kvar',
  },
  yourTurn: {
    asked: (name, day) => `${name} är tillfrågad och har tid till och med ${day}. Svaret syns här.`,
    over: 'Ingen på din lista har plats för dig. Programledaren letar efter andra.',
    late: 'Tiden att välja är ute, men du kan ännu: ingen annan har tillfrågats.',
  },
  first: 'första',
  inOrder: 'Fråga i passningens ordning',
  overdue: (day) => `skulle ha svarats ${day}`,
  takeBack: 'Dra tillbaka',
  takeBackLabel: (names) => `Dra tillbaka frågan till ${names}`,
  days: 'Dagar att svara',
  daysShortlist: 'Dagar att välja, och för varje mentor att svara',
  chooseSome: 'Välj minst en rad.',
  askedAlready:
    'Inget skickades: de här adepterna har redan tillfrågats. Vänta på svaret, eller ta tillbaka frågan först.',
  notSendable: (pairs) =>
    `Inget har skickats ännu, eftersom något har ändrats sedan den här matchningen: ${pairs}. De är inte längre förkryssade; skicka de andra igen.`,
  inVain: (n, names) =>
    n === 1
      ? `Frågan till ${names} ledde inte till något.`
      : `Frågorna till ${plural('sv', n, 'adept', 'adepter')} ledde inte till något: ${names}.`,
  rematch: 'Hitta andra åt dem',
  rematchNote:
    'Den som är tillfrågad behåller frågan; alla andra står kvar där det inte kostar någon en plats.',
  lists: 'Urvalslistor',
  listsNote:
    'Högst tre mentorer var; de första på alla listor är tillsammans den bästa uppsättningen par.',
};

export const proposalWords = texts(
  'proposal',
  { en, nl, sv },
  {
    place: 'Which place a mentor has in the order of a mentee: first, second. Not a locality.',
    'places.2': 'An ordinal number. Not a unit of time.',
    taken: 'Of a mentor: all places are given away.',
    answerBy:
      '{day} is a day such as “Thu 3 Dec”, “today” or “tomorrow”: the preposition has to bear all three.',
    overdue: '{day} is a day such as “Thu 3 Dec” or “yesterday”.',
  },
);
