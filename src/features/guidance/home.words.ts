import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';
import type { Grade, TensionKind } from './case.rules.ts';

/** What the home page says of pupils, classes and children. */
const en = {
  pupil: (name: string, group: string, reasons: string) => `${name}, ${group}: ${reasons}`,
  planTalk: 'Plan a talk',
  openCard: 'Open the card',
  kinds: {
    tension: 'Tension',
    incident: 'Incident',
    bullying: 'Bullying',
  } satisfies Record<TensionKind, string>,
  tension: (kind: string, day: string) => `${kind}, noted ${day}`,
  tensionOf: (kind: string, names: string, day: string) => `${kind} (${names}), noted ${day}`,
  stepsLeft: (grades: string) => `still to do: ${grades}`,
  stepBy: (grade: string, day: string) => `${grade} (by ${day})`,
  lookAgain: 'look again, ask how it is now',
  grades: {
    watch: 'keep watch',
    remark: 'a word with them',
    each: 'hear each side',
    together: 'talk together',
    agree: 'make an agreement',
    home: 'tell the guardians',
    team: 'tell the team',
    look: 'look again',
  } satisfies Record<Grade, string>,
  goOn: 'Next step',
  askedClimate: (day: string) => `How is it in your class? Six short questions, until ${day}.`,
  answeredClimate: (group: string) => `${group} has answered how it is in the class.`,
  referral: (name: string, days: number) =>
    days === 0
      ? `${name} was referred to you today.`
      : `${name} has been waiting for ${plural('en', days, 'day', 'days')}.`,
  inDanger: (name: string) => `${name}: danger was named. Answer today.`,
  help: 'Who can help you',
  helpMentor: 'your mentor',
  helpSpecialist: 'for bigger worries',
  helpOutside: 'Outside school',
};

const nl: typeof en = {
  pupil: (name, group, reasons) => `${name}, ${group}: ${reasons}`,
  planTalk: 'Plan een gesprek',
  openCard: 'Open de kaart',
  kinds: { tension: 'Spanning', incident: 'Incident', bullying: 'Pesten' },
  tension: (kind, day) => `${kind}, gezien ${day}`,
  tensionOf: (kind, names, day) => `${kind} (${names}), gezien ${day}`,
  stepsLeft: (grades) => `nog te doen: ${grades}`,
  stepBy: (grade, day) => `${grade} (uiterlijk ${day})`,
  lookAgain: 'kijk opnieuw, vraag hoe het nu is',
  grades: {
    watch: 'in de gaten houden',
    remark: 'er iets van zeggen',
    each: 'iedere kant horen',
    together: 'samen praten',
    agree: 'een afspraak maken',
    home: 'ouders inlichten',
    team: 'team inlichten',
    look: 'opnieuw kijken',
  },
  goOn: 'Volgende stap',
  askedClimate: (day) => `Hoe is het in je klas? Zes korte vragen, tot en met ${day}.`,
  answeredClimate: (group) => `${group} heeft geantwoord hoe het in de klas is.`,
  referral: (name, days) =>
    days === 0
      ? `${name} is vandaag naar je doorverwezen.`
      : `${name} wacht al ${plural('nl', days, 'dag', 'dagen')}.`,
  inDanger: (name) => `${name}: er is gevaar gemeld. Antwoord vandaag.`,
  help: 'Bij wie je terechtkunt',
  helpMentor: 'je mentor',
  helpSpecialist: 'voor grotere zorgen',
  helpOutside: 'Buiten school',
};

const sv: typeof en = {
  pupil: (name, group, reasons) => `${name}, ${group}: ${reasons}`,
  planTalk: 'Boka ett samtal',
  openCard: 'Öppna elevkortet',
  kinds: { tension: 'Konflikt', incident: 'Händelse', bullying: 'Mobbning' },
  tension: (kind, day) => `${kind}, noterad ${day}`,
  tensionOf: (kind, names, day) => `${kind} (${names}), noterad ${day}`,
  stepsLeft: (grades) => `kvar att göra: ${grades}`,
  stepBy: (grade, day) => `${grade} (senast ${day})`,
  lookAgain: 'följ upp, fråga hur det är nu',
  grades: {
    watch: 'hålla uppsikt',
    remark: 'säga till',
    each: 'höra var och en',
    together: 'prata tillsammans',
    agree: 'komma överens',
    home: 'kontakta vårdnadshavarna',
    team: 'informera arbetslaget',
    look: 'följa upp',
  },
  goOn: 'Nästa steg',
  askedClimate: (day) => `Hur är det i klassen? Sex korta frågor, till och med ${day}.`,
  answeredClimate: (group) => `${group} har svarat på hur det är i klassen.`,
  referral: (name, days) =>
    days === 0
      ? `${name} hänvisades till dig i dag.`
      : `${name} har väntat i ${plural('sv', days, 'dag', 'dagar')}.`,
  inDanger: (name) => `${name}: fara har nämnts. Svara i dag.`,
  help: 'Vem du kan prata med',
  helpMentor: 'din mentor',
  helpSpecialist: 'för större bekymmer',
  helpOutside: 'Utanför skolan',
};

export const homeWords = texts('guidanceHome', { en, nl, sv });
