import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

/** What the home page says of mentorships. */
const en = {
  mine: (name: string, days: number) =>
    `You and ${name} have not met for ${plural('en', days, 'day', 'days')}.`,
  mineFirst: (name: string) => `You and ${name} have not met yet. Choose a day.`,
  mineMet: (name: string, day: string) =>
    `You and ${name} met ${day}. Record the meeting, so that it counts.`,
  record: 'Record a meeting',
  classFirst: (name: string) => `No mentor lesson of ${name} has been recorded yet.`,
  classSilent: (name: string, days: number) =>
    `No mentor lesson of ${name} has been recorded for ${plural('en', days, 'day', 'days')}.`,
  recordLesson: 'Record a mentor lesson',
  meeting: (name: string) => `Meeting with ${name}`,
  lesson: (group: string) => `Mentor lesson, ${group}`,
  talkWith: (name: string) => `Talk with ${name}`,
  prepare: 'Prepare',
  late: (what: string, day: string) => `“${what}” was due ${day}.`,
  settle: 'Settle',
  cards: (n: number, name: string) =>
    `${plural('en', n, 'card', 'cards')} with ${name} ${n === 1 ? 'asks' : 'ask'} for a word from you.`,
  closingTalk: (name: string, day: string) =>
    `Your mentorship with ${name} runs until ${day}. Plan your closing talk together.`,
  sign: (name: string) => `The mentoring agreement with ${name} waits for your signature.`,
  goodMentor: 'think of one question to open your next meeting with.',
  goodCoordinator: 'look through the calendar of the running cohorts.',
  stand: 'Where things stand',
  met: (met: number, all: number) =>
    `${met} of ${plural('en', all, 'mentorship', 'mentorships')} met within the agreed time`,
  ended: (completed: number, early: number) =>
    `Of all that began, ${completed} ${completed === 1 ? 'was' : 'were'} completed and ${early} ended early.`,
  yours: 'Your mentorships',
  hours: (used: string) => `${used} together`,
  classOver: (name: string, day: string) =>
    `The year of ${name} ended on ${day}, and nobody has closed the class or extended it.`,
  classesOver: (n: number) =>
    `The year of ${n} classes has ended, and nobody has closed them or extended them.`,
};

const nl: typeof en = {
  mine: (name, days) =>
    `Jij en ${name} hebben elkaar ${plural('nl', days, 'dag', 'dagen')} niet gesproken.`,
  mineFirst: (name) => `Jij en ${name} hebben elkaar nog niet gesproken. Kies een dag.`,
  mineMet: (name, day) => `Jij en ${name} spraken elkaar ${day}. Leg het vast, dan telt het mee.`,
  record: 'Gesprek vastleggen',
  classFirst: (name) => `Van ${name} is nog geen mentoruur vastgelegd.`,
  classSilent: (name, days) =>
    `In ${name} is al ${plural('nl', days, 'dag', 'dagen')} geen mentoruur vastgelegd.`,
  recordLesson: 'Mentoruur vastleggen',
  meeting: (name) => `Gesprek met ${name}`,
  lesson: (group) => `Mentoruur ${group}`,
  talkWith: (name) => `Gesprek met ${name}`,
  prepare: 'Voorbereiden',
  late: (what, day) => `‘${what}’ had ${day} klaar moeten zijn.`,
  settle: 'Afhandelen',
  cards: (n, name) =>
    `${plural('nl', n, 'kaart', 'kaarten')} met ${name} ${n === 1 ? 'vraagt' : 'vragen'} om een woord van jou.`,
  closingTalk: (name, day) =>
    `Je mentorschap met ${name} loopt tot ${day}. Plan samen het afsluitende gesprek.`,
  sign: (name) => `De mentorovereenkomst met ${name} wacht op je handtekening.`,
  goodMentor: 'bedenk één vraag om je volgende gesprek mee te openen.',
  goodCoordinator: 'loop de kalender van de lopende lichtingen na.',
  stand: 'Hoe het ervoor staat',
  met: (met, all) =>
    `${met} van ${plural('nl', all, 'mentorschap', 'mentorschappen')} spraken elkaar binnen de afgesproken tijd`,
  ended: (completed, early) =>
    `Van alles wat begon, ${completed === 1 ? 'is' : 'zijn'} er ${completed} afgerond en ${early} eerder beëindigd.`,
  yours: 'Jouw mentorschappen',
  hours: (used) => `${used} samen`,
  classOver: (name, day) =>
    `Het jaar van ${name} is op ${day} afgelopen, en niemand heeft de klas afgesloten of verlengd.`,
  classesOver: (n) =>
    `Het jaar van ${n} klassen is afgelopen, en niemand heeft ze afgesloten of verlengd.`,
};

const sv: typeof en = {
  mine: (name, days) =>
    `Du och ${name} har inte träffats på ${plural('sv', days, 'dag', 'dagar')}.`,
  mineFirst: (name) => `Du och ${name} har inte träffats än. Välj en dag.`,
  mineMet: (name, day) => `Du och ${name} träffades ${day}. Anteckna det, så räknas det.`,
  record: 'Anteckna en träff',
  classFirst: (name) => `Ingen mentorstid med ${name} har antecknats än.`,
  classSilent: (name, days) =>
    `Ingen mentorstid med ${name} har antecknats på ${plural('sv', days, 'dag', 'dagar')}.`,
  recordLesson: 'Anteckna mentorstid',
  meeting: (name) => `Träff med ${name}`,
  lesson: (group) => `Mentorstid ${group}`,
  talkWith: (name) => `Samtal med ${name}`,
  prepare: 'Förbered',
  late: (what, day) => `”${what}” skulle ha varit klart ${day}.`,
  settle: 'Avsluta',
  cards: (n, name) => `${plural('sv', n, 'kort', 'kort')} med ${name} väntar på ett ord från dig.`,
  closingTalk: (name, day) =>
    `Ditt mentorskap med ${name} pågår till ${day}. Planera ert avslutande samtal.`,
  sign: (name) => `Mentorskapsavtalet med ${name} väntar på din underskrift.`,
  goodMentor: 'tänk ut en fråga att öppna nästa träff med.',
  goodCoordinator: 'gå igenom kalendern för de pågående omgångarna.',
  stand: 'Hur det står till',
  met: (met, all) =>
    `${met} av ${plural('sv', all, 'mentorskap', 'mentorskap')} träffades inom den tid som sagts`,
  ended: (completed, early) =>
    `Av alla som började har ${completed} fullföljts och ${early} avslutats i förtid.`,
  yours: 'Dina mentorskap',
  hours: (used) => `${used} tillsammans`,
  classOver: (name, day) =>
    `Läsåret för ${name} tog slut den ${day}, och ingen har avslutat eller förlängt klassen.`,
  classesOver: (n) =>
    `Läsåret för ${n} klasser har tagit slut, och ingen har avslutat eller förlängt dem.`,
};

export const homeWords = texts(
  'mentorshipsHome',
  { en, nl, sv },
  {},
  {
    en: {
      goodMentor: 'choose one pupil whom you have not spoken with for long.',
      goodCoordinator: 'look through the calendar of the school year.',
      met: (met, all) => `${met} of ${all} classes had a mentor lesson in time`,
      yours: 'Your classes',
    },
    nl: {
      goodMentor: 'kies een leerling die je lang niet hebt gesproken.',
      goodCoordinator: 'loop de kalender van het schooljaar na.',
      met: (met, all) => `In ${met} van de ${all} klassen was er op tijd een mentoruur`,
      yours: 'Jouw klassen',
    },
    sv: {
      goodMentor: 'välj en elev som du inte har pratat med på länge.',
      goodCoordinator: 'gå igenom läsårets kalender.',
      met: (met, all) => `${met} av ${all} klasser hade mentorstid i tid`,
      yours: 'Dina klasser',
    },
  },
);
