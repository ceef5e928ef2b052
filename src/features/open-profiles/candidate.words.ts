import { texts } from '../../platform/texts.ts';

/** MA-42: choosing from pages, in an order, each with a reason. */
const en = {
  title: { mentor: 'Choose mentors you would like', mentee: 'Choose mentees you would like' },
  intro:
    'Choose up to three people in an order and say why. The matching takes your wishes into account. The rules of the programme still apply, and nobody is asked yet.',
  readers:
    'Only the coordinators read your order and your reasons. The people you choose never read them, also when you are proposed to each other.',
  place: ['First choice', 'Second choice', 'Third choice'],
  reason: ['Why this person first', 'Why this person second', 'Why this person third'],
  nobody: 'Nobody',
  keep: 'Save wishes',
  kept: 'Saved. The coordinators see your wishes.',
  unnamed: (role: 'mentor' | 'mentee', n: number) =>
    role === 'mentor' ? `Mentor ${n}` : `Mentee ${n}`,
  withoutNames: 'Names and photos are not shown in this cohort.',
  none: 'Nobody has a page here yet. Come back in a few days.',
  ownPage: 'Write your own page, so that others can choose you',
  twice: 'You chose the same person twice. Choose each person once.',
  gap: 'Fill in your first choice before the second, and the second before the third.',
  whyMissing: 'Write why you choose this person.',
  gone: 'This person can no longer be chosen. Choose somebody else.',
  toIt: (cohort: string) => `Choose whom you would like in ${cohort}`,
  action: 'Choose',
  waiting: (cohort: string) => `You can choose whom you would like in ${cohort}.`,
};
const nl: typeof en = {
  title: { mentor: 'Kies mentoren die je graag wilt', mentee: 'Kies mentees die je graag wilt' },
  intro:
    'Kies hoogstens drie mensen in een volgorde en zeg waarom. Bij het koppelen tellen je wensen mee. De regels van het programma blijven gelden, en er wordt nog niemand gevraagd.',
  readers:
    'Alleen de coördinatoren lezen je volgorde en je redenen. Wie je kiest, leest ze nooit, ook niet als jullie aan elkaar worden voorgesteld.',
  place: ['Eerste keuze', 'Tweede keuze', 'Derde keuze'],
  reason: [
    'Waarom deze persoon als eerste',
    'Waarom deze persoon als tweede',
    'Waarom deze persoon als derde',
  ],
  nobody: 'Niemand',
  keep: 'Wensen opslaan',
  kept: 'Opgeslagen. De coördinatoren zien je wensen.',
  unnamed: (role, n) => (role === 'mentor' ? `Mentor ${n}` : `Mentee ${n}`),
  withoutNames: 'In deze lichting zie je geen namen en foto’s.',
  none: 'Nog niemand heeft hier een pagina. Kom over een paar dagen terug.',
  ownPage: 'Schrijf je eigen pagina, zodat anderen jou kunnen kiezen',
  twice: 'Je koos dezelfde persoon twee keer. Kies iedereen één keer.',
  gap: 'Vul eerst je eerste keuze in, dan de tweede, dan de derde.',
  whyMissing: 'Schrijf op waarom je deze persoon kiest.',
  gone: 'Deze persoon kun je niet meer kiezen. Kies iemand anders.',
  toIt: (cohort) => `Kies wie je graag wilt in ${cohort}`,
  action: 'Kiezen',
  waiting: (cohort) => `Je kunt kiezen wie je graag wilt in ${cohort}.`,
};
const sv: typeof en = {
  title: { mentor: 'Välj mentorer du gärna vill ha', mentee: 'Välj adepter du gärna vill ha' },
  intro:
    'Välj upp till tre personer i ordning och skriv varför. Matchningen tar hänsyn till dina önskemål. Programmets regler gäller fortfarande, och ingen tillfrågas än.',
  readers:
    'Bara programledarna läser din ordning och dina skäl. De du väljer läser dem aldrig, inte heller när ni föreslås för varandra.',
  place: ['Förstahandsval', 'Andrahandsval', 'Tredjehandsval'],
  reason: [
    'Varför den här personen först',
    'Varför den här personen som tvåa',
    'Varför den här personen som trea',
  ],
  nobody: 'Ingen',
  keep: 'Spara önskemål',
  kept: 'Sparat. Programledarna ser dina önskemål.',
  unnamed: (role, n) => (role === 'mentor' ? `Mentor ${n}` : `Adept ${n}`),
  withoutNames: 'Namn och foton visas inte i den här omgången.',
  none: 'Ingen har en sida här än. Kom tillbaka om några dagar.',
  ownPage: 'Skriv en egen sida så att andra kan välja dig',
  twice: 'Du valde samma person två gånger. Välj varje person en gång.',
  gap: 'Fyll i förstahandsvalet före andrahandsvalet, och det före tredjehandsvalet.',
  whyMissing: 'Skriv varför du väljer den här personen.',
  gone: 'Den här personen går inte att välja längre. Välj någon annan.',
  toIt: (cohort) => `Välj vem du gärna vill ha i ${cohort}`,
  action: 'Välj',
  waiting: (cohort) => `Du kan välja vem du gärna vill ha i ${cohort}.`,
};
export const candidateWords = texts('candidate', { en, nl, sv });
