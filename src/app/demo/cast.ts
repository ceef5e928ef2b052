/**
 * Invented people and places of the demo, drawn from a seed so that every run gives the same world.
 */
import { randomFrom } from '../../core/math/random.ts';

export type Random = {
  next: () => number;
  pick: <T>(list: readonly T[]) => T;
  whole: (least: number, most: number) => number;
  chance: (share: number) => boolean;
  some: <T>(list: readonly T[], n: number) => T[];
  id: () => string;
};

export function seeded(seed: number): Random {
  const next = randomFrom(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!;
  const some = <T>(list: readonly T[], n: number): T[] => {
    const left = [...list];
    return Array.from(
      { length: Math.min(n, left.length) },
      () => left.splice(whole(0, left.length - 1), 1)[0]!,
    );
  };
  /** An identifier of the usual shape, but the same one every time. */
  const id = () => {
    const hex = (length: number) =>
      Array.from({ length }, () => whole(0, 15).toString(16)).join('');
    return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  };
  return { next, whole, pick, some, id, chance: (share) => next() < share };
}

export const dutchGiven =
  'Noor Daan Sara Bram Yara Sem Fenna Milan Lotte Jens Amira Tijn Eva Mats Hanna Sven Iris Otis Nadia Thijs Lina Ruben Esmee Cas Mila Pim Jasmijn Joris Saar Niek Elif Teun Fay Gijs Romy Ilias Puck Wout Zoë Kaan Maud Stijn Livia Mees Farah Boaz Anouk Levi'.split(
    ' ',
  );
export const dutchFamily = [
  'de Vries',
  'Jansen',
  'Bakker',
  'Visser',
  'Mulder',
  'de Boer',
  'Bos',
  'Vos',
  'Peters',
  'Hendriks',
  'Dekker',
  'van Leeuwen',
  'de Wit',
  'Kok',
  'El Amrani',
  'Yilmaz',
  'van Dam',
  'Prins',
  'Huisman',
  'Postma',
  'Kuiper',
  'Veenstra',
  'Blom',
  'Schouten',
  'van Vliet',
  'Willems',
  'Koster',
  'Hoekstra',
  'Sarmo',
  'Özdemir',
  'Maas',
  'Verbeek',
  'Brouwer',
  'Aksoy',
  'Kramer',
  'Groen',
];
export const swedishGiven =
  'Astrid Karin Johan Elsa Anders Maja Lars Sofia Erik Ingrid Mikael Hanna Oskar Linnea Per Amina Gustav Ebba Nils Frida Mehdi Klara Jonas Sara Viktor Malin Henrik Leila David Tove Magnus Petra Emil Ylva Fredrik Nora Simon Agnes Ali Helena Björn Rebecka Tomas Jenny Daniel Lovisa Martin Eva'.split(
    ' ',
  );
export const swedishFamily =
  'Lindqvist Berg Sandström Nyberg Holm Ekström Åkesson Forsberg Hedlund Wallin Sjögren Norén Dahl Öberg Rahimi Lundgren Viklund Strand Hellström Björk Engman Palm Nordin Sundin Ahmadi Falk Ros Hagström Isaksson Kling Ström Lindahl Mattsson Fors Hermansson Söder'.split(
    ' ',
  );
export const agencies = [
  'Skogsarkivet',
  'Sjöverket',
  'Vägrådet',
  'Statens klimatkontor',
  'Prognosverket',
  'Bibliotekstjänsten',
  'Hamninspektionen',
  'Myndigheten för vattendrag',
  'Registerverket',
  'Nämnden för lärande',
  'Kulturmiljökontoret',
  'Statens mätinstitut',
];
/** Of the agencies, in their order. */
export const sectors = [
  'Kultur',
  'Transport',
  'Transport',
  'Klimat och miljö',
  'Klimat och miljö',
  'Kultur',
  'Transport',
  'Klimat och miljö',
  'Statistik och register',
  'Utbildning',
  'Kultur',
  'Statistik och register',
];
export const managerTitles = [
  'Enhetschef',
  'Avdelningschef',
  'Sektionschef',
  'Gruppchef',
  'Regionchef',
];
export const leaderTitles = ['Projektledare', 'Processledare', 'Verksamhetsledare', 'Teamledare'];

export const swedishNotes = [
  'Pratade om hur han delar ut uppgifter. Han provar att låta gruppen föreslå först.',
  'Ett svårt samtal väntar nästa vecka. Vi övade på öppningen.',
  'Hon vill få mer tid till planering. Gick igenom kalendern och strök två möten.',
  'Om att leda tidigare kolleger. Vad har förändrats, vad är sig likt?',
  'Han berättade om ett beslut som gick bra, och varför.',
  'Budgeten oroar. Vi skrev upp vad som är känt och vad som saknas.',
  'Om återkoppling: säga vad man såg, inte vad man tyckte.',
  'Hon har haft sitt första utvecklingssamtal som chef. Det gick bättre än väntat.',
];
export const swedishGoals = [
  'Våga ta upp det svåra i tid',
  'Få gruppen att äga sina beslut',
  'Hitta en vecka som håller',
  'Bygga ett nätverk utanför den egna myndigheten',
  'Ge återkoppling varje vecka',
];
export const swedishNeeds = [
  'Leda samtal som är svåra',
  'Hålla ihop en grupp som är spridd på flera orter',
  'Säga nej uppåt utan att låsa mig',
  'Hitta tid till det som är viktigt och inte bara bråttom',
];
export const swedishAgreements = [
  'Skriva ner tre saker som gick bra',
  'Boka samtal med avdelningschefen',
  'Pröva en ny mötesform',
  'Läsa igenom delegationsordningen',
  'Be två kolleger om återkoppling',
  'Skicka frågorna före nästa träff',
];
export const dutchNotes = [
  'Klassengesprek over hoe we met elkaar omgaan bij groepswerk. Afspraken op het bord gezet.',
  'Rooster van de toetsweek doorgenomen; iedereen maakte een planning.',
  'Gesprek over hoe het thuis met leren gaat.',
  'Excursie voorbereid. Taken verdeeld.',
  'Rapporten besproken. Samen een doel voor de komende periode gekozen.',
  'Even stilgestaan bij hoe de sfeer is. Die wordt beter.',
];
export const dutchAgreements = [
  'Agenda elke dag bijhouden',
  'Met de docent wiskunde praten',
  'Planning voor de toetsweek inleveren',
  'Telefoon in de tas tijdens de les',
  'Boekverslag in stukken knippen',
  'Een keer meelopen bij de open dag',
];
export const dutchGoals = [
  'Als groep op tijd beginnen',
  'Iedereen doet mee bij groepswerk',
  'Zelf een planning kunnen maken',
];

/** As whom one can sign in. */
export const accountNames = [
  'both',
  'school.coordinator',
  'school.mentor',
  'school.counsellor',
  'network.coordinator',
  'network.contact',
  'network.mentor',
  'network.mentee',
  'network.auditor',
  'network.registrar',
] as const;
export type DemoAccounts = Record<(typeof accountNames)[number], string>;

export const dutchSteps = [
  'Met z’n drieën geoefend voor de presentatie',
  'Planner twee weken volgehouden',
  'Een keer zelf hulp gevraagd in de les',
];
export const swedishSteps = [
  'Provade ett kortare veckomöte med gruppen',
  'Bad två medarbetare om återkoppling',
  'Skrev ner vad jag kan lämna över',
  'Sa nej till ett uppdrag för första gången',
];
