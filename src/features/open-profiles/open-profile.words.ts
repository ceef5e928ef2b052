import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Who I am',
  intro:
    'Read by those you are in a mentorship with, while it runs. Pupils read it of their mentors; nobody else does.',
  about: 'A few sentences about you',
  interests: 'What you like to talk about, also outside work',
  contact: 'When and how you can be reached',
  contactHelp: 'For example: Tuesday and Thursday after four, by message.',
  keep: 'Save',
  kept: 'Saved.',
  toIt: 'Tell who you are',
  toApplication: 'Your languages, sector and manager are in your application',
  talksAbout: 'Likes to talk about',
  reached: 'Can be reached',
};
const nl: typeof en = {
  title: 'Wie ik ben',
  intro:
    'Gelezen door wie met jou in een mentoraat zit, zolang dat loopt. Leerlingen lezen het van hun mentoren; verder niemand.',
  about: 'Een paar zinnen over jou',
  interests: 'Waar je graag over praat, ook buiten het werk',
  contact: 'Wanneer en hoe je te bereiken bent',
  contactHelp: 'Bijvoorbeeld: dinsdag en donderdag na vieren, met een bericht.',
  keep: 'Opslaan',
  kept: 'Opgeslagen.',
  toIt: 'Vertel wie je bent',
  toApplication: 'Je talen, sector en leidinggevende staan in je aanmelding',
  talksAbout: 'Praat graag over',
  reached: 'Te bereiken',
};
const sv: typeof en = {
  title: 'Vem jag är',
  intro:
    'Läses av dem du har ett mentorskap med, så länge det pågår. Elever läser det om sina mentorer; ingen annan gör det.',
  about: 'Några meningar om dig',
  interests: 'Vad du gärna pratar om, även utanför jobbet',
  contact: 'När och hur du kan nås',
  contactHelp: 'Till exempel: tisdag och torsdag efter fyra, med ett meddelande.',
  keep: 'Spara',
  kept: 'Sparat.',
  toIt: 'Berätta vem du är',
  toApplication: 'Dina språk, din sektor och din chef finns i din ansökan',
  talksAbout: 'Pratar gärna om',
  reached: 'Kan nås',
};
export const openProfileWords = texts(
  'openProfile',
  { en, nl, sv },
  {},
  {
    en: {
      intro: 'Read by the pupils of your class while the school year runs, and by nobody else.',
    },
    nl: {
      intro:
        'Gelezen door de leerlingen van je klas zolang het schooljaar loopt, en door niemand anders.',
    },
    sv: {
      intro: 'Läses av eleverna i din klass så länge läsåret pågår, och av ingen annan.',
    },
  },
);
