import { texts } from '../../platform/texts.ts';

/** What is said of a round as a whole. */
const en = {
  intro:
    'How the mentors of this round are seen together, to improve the programme. No mentor can be picked out of it, and nothing here can be filtered.',
  none: 'There is no such page for this round.',
  figure: (mean: string, low: string, high: string, raters: number, mentors: number) =>
    `${mean} (nine times in ten ${low} to ${high}) · ${raters} answers about ${mentors} mentors`,
  bias: (by: string, higher: boolean, low: string, high: string) =>
    `Mentors see themselves ${by} ${higher ? 'higher' : 'lower'} than others do on average; for nineteen in twenty the difference lies between ${low} and ${high}.`,
  few: (source: string) =>
    `Not shown: ${source}. It takes five mentors and ten answers, none with more than half.`,
  exposes: (source: string) =>
    `Not shown: ${source}. Together with the reports it would tell what a few people answered.`,
};
const nl: typeof en = {
  intro:
    'Hoe de mentoren van deze ronde samen gezien worden, om het programma te verbeteren. Geen mentor is eruit te halen, en hier valt niets te filteren.',
  none: 'Voor deze ronde is er zo’n pagina niet.',
  figure: (mean, low, high, raters, mentors) =>
    `${mean} (negen van de tien keer ${low} tot ${high}) · ${raters} antwoorden over ${mentors} mentoren`,
  bias: (by, higher, low, high) =>
    `Mentoren zien zichzelf gemiddeld ${by} ${higher ? 'hoger' : 'lager'} dan anderen doen; bij negentien van de twintig ligt het verschil tussen ${low} en ${high}.`,
  few: (source) =>
    `Niet te zien: ${source}. Daarvoor zijn vijf mentoren en tien antwoorden nodig, van niemand meer dan de helft.`,
  exposes: (source) =>
    `Niet te zien: ${source}. Samen met de rapporten zou het verraden wat een paar mensen antwoordden.`,
};
const sv: typeof en = {
  intro:
    'Hur rundans mentorer uppfattas tillsammans, för att förbättra programmet. Ingen mentor går att plocka ut, och inget kan filtreras här.',
  none: 'För den här rundan finns ingen sådan sida.',
  figure: (mean, low, high, raters, mentors) =>
    `${mean} (nio gånger av tio ${low} till ${high}) · ${raters} svar om ${mentors} mentorer`,
  bias: (by, higher, low, high) =>
    `Mentorer ser sig själva i snitt ${by} ${higher ? 'högre' : 'lägre'} än andra gör; för nitton av tjugo ligger skillnaden mellan ${low} och ${high}.`,
  few: (source) =>
    `Visas inte: ${source}. Det krävs fem mentorer och tio svar, ingen med mer än hälften.`,
  exposes: (source) =>
    `Visas inte: ${source}. Tillsammans med rapporterna skulle det avslöja vad några få svarade.`,
};
export const groupWords = texts('group', { en, nl, sv });
