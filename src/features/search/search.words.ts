import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Search what was written',
  intro:
    'In notes, agreements, goals and cards that you may read. Nobody else sees what you search for.',
  words: 'Words',
  wordsHelp: 'All of them have to be in the text. Accents and capitals do not matter.',
  search: 'Search',
  found: (n: number) => plural('en', n, 'text', 'texts'),
  more: (n: number) => `The newest ${n}. Add a word to find older ones.`,
  none: 'No text has all of these words. Try fewer of them, or the beginning of one.',
  by: (name: string, day: string) => `${name}, ${day}`,
};

const nl: typeof en = {
  title: 'Zoeken in wat geschreven is',
  intro:
    'In notities, afspraken, doelen en kaarten die jij mag lezen. Niemand anders ziet waar je naar zoekt.',
  words: 'Woorden',
  wordsHelp: 'Ze moeten alle in de tekst staan. Accenten en hoofdletters maken niet uit.',
  search: 'Zoeken',
  found: (n) => plural('nl', n, 'tekst', 'teksten'),
  more: (n) => `De nieuwste ${n}. Voeg een woord toe om oudere te vinden.`,
  none: 'Geen tekst bevat al deze woorden. Probeer er minder, of het begin van een woord.',
  by: (name, day) => `${name}, ${day}`,
};

const sv: typeof en = {
  title: 'Sök i det som skrivits',
  intro:
    'I anteckningar, överenskommelser, mål och kort som du får läsa. Ingen annan ser vad du söker efter.',
  words: 'Ord',
  wordsHelp: 'Alla måste finnas i texten. Accenter och versaler spelar ingen roll.',
  search: 'Sök',
  found: (n) => plural('sv', n, 'text', 'texter'),
  more: (n) => `De ${n} nyaste. Lägg till ett ord för att hitta äldre.`,
  none: 'Ingen text innehåller alla dessa ord. Prova färre, eller början av ett ord.',
  by: (name, day) => `${name}, ${day}`,
};

export const searchWords = texts('search', { en, nl, sv });
