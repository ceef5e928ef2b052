import { texts } from '../../platform/texts.ts';

const en = {
  label: 'Whom is it for?',
  choose: 'Choose',
  group: (n: number) => `The whole group: all ${n} pupils read it`,
  one: (name: string, group: string) => `${name} and the mentors of ${group} read this.`,
  some: (group: string) => `The pupil you choose and the mentors of ${group} read this.`,
  onlyYou: 'Only you read this.',
  youAnd: (names: string) => `You and ${names} read this.`,
  andChosen: (names: string) => `You, ${names} and whom it is for read this.`,
  youAndChosen: 'You and whom it is for read this.',
  allOf: (group: string) => `Everybody in ${group} reads this.`,
  inTheirDays: (names: string) => `On their days ${names} reads this too.`,
  guardians: 'While a mentee is under 18, their guardians read this too.',
  chosenAbove: 'Who reads this is chosen above.',
  mustChoose: 'Choose the pupil whom it is for, or the whole group.',
  mustChoosePupil: 'Choose the pupil whose it is.',
  ownName: 'In a group everybody writes for themselves. Leave out whom it is for.',
  ownAgreement: 'Write down what you yourself will do.',
  otherPupil:
    'This talk was with somebody else. Choose the pupil you talked with, or a mentor, to do it.',
};

export type ReaderWords = typeof en;

const nl: ReaderWords = {
  label: 'Voor wie is het?',
  choose: 'Kies',
  group: (n) => `De hele groep: alle ${n} leerlingen lezen het`,
  one: (name, group) => `${name} en de mentoren van ${group} lezen dit.`,
  some: (group) => `De leerling die je kiest en de mentoren van ${group} lezen dit.`,
  onlyYou: 'Alleen jij leest dit.',
  youAnd: (names) => `Jij en ${names} lezen dit.`,
  andChosen: (names) => `Jij, ${names} en voor wie het is, lezen dit.`,
  youAndChosen: 'Jij en voor wie het is, lezen dit.',
  allOf: (group) => `Iedereen in ${group} leest dit.`,
  inTheirDays: (names) => `Op de dagen van de vervanging leest ${names} dit ook.`,
  guardians: 'Zolang een mentee jonger is dan 18, lezen de ouders of verzorgers dit ook.',
  chosenAbove: 'Wie dit leest, is hierboven gekozen.',
  mustChoose: 'Kies de leerling voor wie het is, of de hele groep.',
  mustChoosePupil: 'Kies van welke leerling het is.',
  ownName: 'In een groep schrijft iedereen voor zichzelf. Laat weg voor wie het is.',
  ownAgreement: 'Schrijf op wat je zelf gaat doen.',
  otherPupil:
    'Dit gesprek was met iemand anders. Kies de leerling met wie je sprak, of een mentor, om het te doen.',
};

const sv: ReaderWords = {
  label: 'Vem är det till?',
  choose: 'Välj',
  group: (n) => `Hela gruppen: alla ${n} elever läser det`,
  one: (name, group) => `${name} och mentorerna för ${group} läser detta.`,
  some: (group) => `Eleven du väljer och mentorerna för ${group} läser detta.`,
  onlyYou: 'Bara du läser detta.',
  youAnd: (names) => `Du och ${names} läser detta.`,
  andChosen: (names) => `Du, ${names} och den som det är till läser detta.`,
  youAndChosen: 'Du och den som det är till läser detta.',
  allOf: (group) => `Alla i ${group} läser detta.`,
  inTheirDays: (names) => `Under sina dagar läser även ${names} detta.`,
  guardians: 'Så länge en adept är under 18 läser även vårdnadshavarna detta.',
  chosenAbove: 'Vem som läser detta väljs här ovanför.',
  mustChoose: 'Välj vilken elev det är till, eller hela gruppen.',
  mustChoosePupil: 'Välj vems det är.',
  ownName: 'I en grupp skriver var och en för sig själv. Utelämna vem det är till.',
  ownAgreement: 'Skriv vad du själv ska göra.',
  otherPupil:
    'Samtalet var med någon annan. Välj eleven du talade med, eller en mentor, som ska göra det.',
};

export const readerWords = texts(
  'reader',
  { en, nl, sv },
  {},
  {
    en: {
      guardians: 'While a pupil is under 18, their guardians read this too.',
    },
    nl: {
      guardians: 'Zolang een leerling jonger is dan 18, lezen de ouders of verzorgers dit ook.',
    },
    sv: {
      guardians: 'Så länge en elev är under 18 läser även vårdnadshavarna detta.',
    },
  },
);
