/** What people of the demo say about mentors, and what mentors make of it. */
import type { GrowthWords } from './growth.ts';

export const dutchRatings = {
  keep: [
    'Je onthoudt wat we zeiden, ook weken later.',
    'Dat je eerst vraagt en dan pas iets vindt.',
    'De rust waarmee je een lastig gesprek begint.',
    'Je komt na wat je belooft.',
    'Dat je ons laat uitpraten.',
    'Je ziet het als iemand niet lekker in zijn vel zit.',
  ],
  other: [
    'Soms ben je al bij de oplossing als ik nog aan het vertellen ben.',
    'Vaker terugkomen op wat we afspraken.',
    'Zeg het eerder als iets niet gaat.',
    'Meer met de hele groep doen, niet alleen met wie zich meldt.',
  ],
  facts: [
    'Vroeg drie keer door en was toen stil tot de leerling zelf verderging.',
    'Keek op de klok toen de leerling over thuis begon.',
    'Vatte samen en vroeg of het klopte; de leerling verbeterde één punt.',
    'Begon over het eigen weekend toen het gesprek stokte.',
    'Schreef de afspraak op het bord en liet de leerling de dag kiezen.',
  ],
};

export const swedishRatings = {
  keep: [
    'Att du frågar innan du ger råd.',
    'Du kommer alltid förberedd och minns vad jag sa.',
    'Lugnet när det blir svårt.',
    'Att du delar med dig av ditt nätverk.',
    'Du håller det du lovar.',
    'Du vågar vara tyst tills jag tänkt klart.',
  ],
  other: [
    'Ibland kommer lösningen innan jag har hunnit förklara.',
    'Följ gärna upp vad vi bestämde gången innan.',
    'Våga säga emot mig oftare.',
    'Lite kortare berättelser om egna erfarenheter.',
  ],
  facts: [
    'Ställde tre följdfrågor och väntade sedan tyst tills adepten fortsatte.',
    'Såg på telefonen två gånger medan adepten berättade.',
    'Sammanfattade och frågade om det stämde; adepten rättade en punkt.',
    'Gav ett råd efter en minut, innan adepten beskrivit läget.',
    'Lät adepten själv välja nästa steg och datum.',
  ],
};

export const dutchGrowth: GrowthWords = {
  resources: [
    {
      title: 'Doorvragen zonder te sturen',
      about: 'Tien vragen die een gesprek openhouden, met voorbeelden uit de klas.',
      kind: 'article',
      minutes: 20,
      competence: 'listening',
    },
    {
      title: 'Teamdag over groepsklimaat',
      about: 'Halve dag in januari, met de counselor.',
      kind: 'course',
      minutes: 240,
      competence: 'safe-climate',
    },
    {
      title: 'Kaartjes voor het eerste gesprek',
      about: 'Vijf manieren om te beginnen; liggen in de mentorkamer.',
      kind: 'tool',
      minutes: 10,
      competence: 'ease',
    },
    {
      title: 'Eerlijk over fouten',
      about: 'Korte film over laten zien dat je iets niet weet.',
      kind: 'film',
      minutes: 15,
      competence: 'integrity',
    },
  ],
  peers: {
    name: 'Mentoren onderbouw',
    about: 'Eens in de zes weken een lastig gesprek van een van ons.',
    place: 'mentorkamer',
  },
  practice: 'In elk gesprek eerst twee vragen stellen voordat ik zelf iets voorstel.',
  help: 'Mag ik een keer bij je meekijken? Ik wil beter leren doorvragen.',
  evidence: {
    title: 'Meegekeken bij een collega',
    body: 'Zag hoe ze na een stilte tot tien telt. Volgende week zelf proberen.',
  },
  feedback: {
    situation: 'Dinsdag in het mentoruur, toen we over de excursie praatten.',
    behaviour: 'Je zei dat we later terug zouden komen op het geld, en dat gebeurde niet.',
    effect: 'Twee van ons durfden zich daarna niet op te geven.',
    question: 'Kunnen we het er donderdag nog over hebben?',
  },
};

export const swedishGrowth: GrowthWords = {
  resources: [
    {
      title: 'Frågor som öppnar',
      about: 'Tolv frågor som får någon annan att tänka vidare.',
      kind: 'article',
      minutes: 25,
      competence: 'empathy',
    },
    {
      title: 'Svåra samtal i vardagen',
      about: 'Halvdag med skådespelare, två gånger per år.',
      kind: 'course',
      minutes: 240,
      competence: 'maturity',
    },
    {
      title: 'Karta över nätverk',
      about: 'Mall för att rita vem som kan öppna vilken dörr.',
      kind: 'tool',
      minutes: 30,
      competence: 'relations',
    },
    {
      title: 'Omdöme under press',
      about: 'Kapitel tre om att skilja viktigt från bråttom.',
      kind: 'book',
      minutes: 60,
      competence: 'judgement',
    },
  ],
  peers: {
    name: 'Mentorer i Stockholm',
    about: 'En timme var sjätte vecka kring ett samtal som skavde.',
    place: 'Kungsholmen, eller på skärm',
  },
  practice: 'Fråga vad adepten själv redan har prövat innan jag ger ett råd.',
  help: 'Skulle vi kunna äta lunch och prata om hur du gör? Jag ger råd för snabbt.',
  evidence: {
    title: 'Läst och prövat frågorna',
    body: 'Två av dem fungerade direkt, den tredje kändes konstlad.',
  },
  feedback: {
    situation: 'I torsdags, när vi gick igenom min omorganisation.',
    behaviour: 'Du berättade om din egen omorganisation innan jag hade visat min skiss.',
    effect: 'Jag tappade tråden och visade aldrig den del som jag var osäker på.',
    question: 'Kan vi börja med skissen nästa gång?',
  },
};
