import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Handed over to me',
  intro:
    'What other mentors wrote for you, with the consent of the person it is about. You can read it while the hand-over runs.',
  none: 'Nothing is handed over to you.',
  toIt: (n: number) => `Handed over to you: ${n}`,
  fromTo: (from: string, until: string) => `${from}, until ${until}`,
};
const nl: typeof en = {
  title: 'Aan mij overgedragen',
  intro:
    'Wat andere mentoren voor je schreven, met toestemming van de persoon over wie het gaat. Je leest het zolang het duurt.',
  none: 'Er is niets aan je overgedragen.',
  toIt: (n) => `Aan jou overgedragen: ${n}`,
  fromTo: (from, until) => `${from}, tot ${until}`,
};
const sv: typeof en = {
  title: 'Överlämnat till mig',
  intro:
    'Vad andra mentorer skrev till dig, med ett ja från den det gäller. Du läser det så länge det varar.',
  none: 'Inget är överlämnat till dig.',
  toIt: (n) => `Överlämnat till dig: ${n}`,
  fromTo: (from, until) => `${from}, till ${until}`,
};
export const handoverWords = texts('handover', { en, nl, sv });
