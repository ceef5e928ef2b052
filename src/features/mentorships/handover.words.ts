const en = {
  title: 'Handed over to me',
  intro:
    'What other mentors wrote for you, with the yes of whom it is about. You read it while it lasts.',
  none: 'Nothing is handed over to you.',
  toIt: (n: number) => `Handed over to you: ${n}`,
  fromTo: (from: string, until: string) => `${from}, until ${until}`,
};
const nl: typeof en = {
  title: 'Aan mij overgedragen',
  intro:
    'Wat andere mentoren voor je schreven, met het ja van wie het gaat. Je leest het zolang het duurt.',
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
export const handoverWords = { en, nl, sv };
