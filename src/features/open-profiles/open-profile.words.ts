import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Who I am',
  intro:
    'A page in your own words. You decide who reads it, and you can put it away or delete it at any time.',
  about: 'A few sentences about you',
  aboutHelp:
    'What you do, what you have learnt, what you are like to talk with. Leave out your name: some cohorts choose without names.',
  topics: 'What you can help with, or want help with',
  topicsHelp: 'For example: first time as a manager, conflicts in a team, saying no.',
  interests: 'What you like to talk about, also outside work',
  times: 'When you have time',
  timesHelp: 'For example: Tuesday and Thursday after four.',
  photo: 'A photo of you',
  photoHelp:
    'JPEG, PNG or WebP, at most 2 MB. Place, time and camera are taken out of the file. Where people choose without names, nobody sees it.',
  photoOf: (name: string) => `Photo of ${name}`,
  photoGone: 'Remove the photo',
  badPhoto: 'The photo cannot be used: choose a JPEG, PNG or WebP picture of at most 2 MB.',
  harmful: 'The virus scanner refuses this file. Choose another photo.',
  contact: 'How you can be reached',
  contactHelp:
    'Only those you are in a mentorship with read this, while it runs. For example: a message to my work phone.',
  shown: 'Who reads this page',
  showIt: 'Show it to people I may be matched with',
  showHelp: (coordinators: string) =>
    `Then these people read it before they say yes or no: whoever is proposed to you, and the coordinators (${coordinators}).`,
  showInCohort: (cohort: string) => `Also everybody who may choose in ${cohort}.`,
  alwaysRead:
    'Your mentor or mentee reads it while your mentorship runs. Pupils read it of their mentors.',
  nobodyElse: 'Nobody else reads it.',
  isShown: (day: string) => `Shown since ${day}.`,
  isPutAway: 'Candidates do not see it.',
  isProtected:
    'Your identity is protected, so candidates do not read this page and it has no photo.',
  keep: 'Save',
  kept: 'Saved.',
  notScanned: 'Saved. Others see the photo once the virus scanner has looked at it.',
  remove: 'Delete this page',
  removeHelp: 'Words, times and photo are deleted at once. You can write a new page later.',
  removed: 'The page is deleted.',
  toIt: 'Tell who you are',
  toApplication: 'Your languages, sector and manager are in your application',
  talksAbout: 'Likes to talk about',
  helpsWith: 'Topics',
  hasTime: 'Has time',
  speaks: 'Languages',
  reached: 'Can be reached',
  of: (name: string) => `About ${name}`,
  nothing: 'There is no page to read.',
};
const nl: typeof en = {
  title: 'Wie ik ben',
  intro:
    'Een pagina in je eigen woorden. Jij bepaalt wie hem leest, en je kunt hem altijd weghalen of verwijderen.',
  about: 'Een paar zinnen over jou',
  aboutHelp:
    'Wat je doet, wat je hebt geleerd, hoe je in een gesprek bent. Laat je naam weg: sommige lichtingen kiezen zonder namen.',
  topics: 'Waar je mee kunt helpen, of hulp bij wilt',
  topicsHelp: 'Bijvoorbeeld: voor het eerst leidinggeven, conflicten in een team, nee zeggen.',
  interests: 'Waar je graag over praat, ook buiten het werk',
  times: 'Wanneer je tijd hebt',
  timesHelp: 'Bijvoorbeeld: dinsdag en donderdag na vieren.',
  photo: 'Een foto van jou',
  photoHelp:
    'JPEG, PNG of WebP, hoogstens 2 MB. Plaats, tijd en camera gaan uit het bestand. Waar zonder namen wordt gekozen, ziet niemand de foto.',
  photoOf: (name) => `Foto van ${name}`,
  photoGone: 'Foto verwijderen',
  badPhoto: 'De foto is niet bruikbaar: kies een JPEG, PNG of WebP van hoogstens 2 MB.',
  harmful: 'De virusscanner weigert dit bestand. Kies een andere foto.',
  contact: 'Hoe je te bereiken bent',
  contactHelp:
    'Alleen wie met jou in een mentorschap zit, leest dit, zolang dat loopt. Bijvoorbeeld: een bericht op mijn werktelefoon.',
  shown: 'Wie deze pagina leest',
  showIt: 'Laat hem zien aan mensen met wie ik gekoppeld kan worden',
  showHelp: (coordinators) =>
    `Dan lezen deze mensen hem voordat ze ja of nee zeggen: wie aan jou wordt voorgesteld, en de coördinatoren (${coordinators}).`,
  showInCohort: (cohort) => `Ook iedereen die in ${cohort} mag kiezen.`,
  alwaysRead:
    'Je mentor of mentee leest hem zolang het mentorschap loopt. Leerlingen lezen hem van hun mentoren.',
  nobodyElse: 'Verder leest niemand hem.',
  isShown: (day) => `Zichtbaar sinds ${day}.`,
  isPutAway: 'Kandidaten zien hem niet.',
  isProtected:
    'Je identiteit is beschermd. Daarom lezen kandidaten deze pagina niet en heeft hij geen foto.',
  keep: 'Opslaan',
  kept: 'Opgeslagen.',
  notScanned: 'Opgeslagen. Anderen zien de foto zodra de virusscanner ernaar heeft gekeken.',
  remove: 'Deze pagina verwijderen',
  removeHelp:
    'Woorden, tijden en foto worden meteen verwijderd. Later kun je een nieuwe schrijven.',
  removed: 'De pagina is verwijderd.',
  toIt: 'Vertel wie je bent',
  toApplication: 'Je talen, sector en leidinggevende staan in je aanmelding',
  talksAbout: 'Praat graag over',
  helpsWith: 'Onderwerpen',
  hasTime: 'Heeft tijd',
  speaks: 'Talen',
  reached: 'Te bereiken',
  of: (name) => `Over ${name}`,
  nothing: 'Er is geen pagina om te lezen.',
};
const sv: typeof en = {
  title: 'Vem jag är',
  intro:
    'En sida med dina egna ord. Du bestämmer vem som läser den, och du kan dölja eller ta bort den när som helst.',
  about: 'Några meningar om dig',
  aboutHelp:
    'Vad du gör, vad du har lärt dig, hur du är att prata med. Lämna ditt namn utanför: i vissa omgångar väljer man utan namn.',
  topics: 'Vad du kan hjälpa till med, eller vill ha hjälp med',
  topicsHelp: 'Till exempel: första tiden som chef, konflikter i en grupp, att säga nej.',
  interests: 'Vad du gärna pratar om, även utanför jobbet',
  times: 'När du har tid',
  timesHelp: 'Till exempel: tisdag och torsdag efter fyra.',
  photo: 'Ett foto av dig',
  photoHelp:
    'JPEG, PNG eller WebP, högst 2 MB. Plats, tid och kamera tas bort ur filen. Där man väljer utan namn ser ingen fotot.',
  photoOf: (name) => `Foto av ${name}`,
  photoGone: 'Ta bort fotot',
  badPhoto: 'Fotot går inte att använda: välj en JPEG-, PNG- eller WebP-bild på högst 2 MB.',
  harmful: 'Virusskannern nekar filen. Välj ett annat foto.',
  contact: 'Hur du kan nås',
  contactHelp:
    'Bara de du har ett mentorskap med läser det här, så länge det pågår. Till exempel: ett meddelande till min jobbtelefon.',
  shown: 'Vem som läser sidan',
  showIt: 'Visa den för dem jag kan paras ihop med',
  showHelp: (coordinators) =>
    `Då läser de här personerna den innan de säger ja eller nej: den som föreslås för dig, och programledarna (${coordinators}).`,
  showInCohort: (cohort) => `Även alla som får välja i ${cohort}.`,
  alwaysRead:
    'Din mentor eller adept läser den så länge mentorskapet pågår. Elever läser den om sina mentorer.',
  nobodyElse: 'Ingen annan läser den.',
  isShown: (day) => `Visas sedan ${day}.`,
  isPutAway: 'Kandidater ser den inte.',
  isProtected: 'Din identitet är skyddad, så kandidater läser inte sidan och den har inget foto.',
  keep: 'Spara',
  kept: 'Sparat.',
  notScanned: 'Sparat. Andra ser fotot när virusskannern har granskat det.',
  remove: 'Ta bort sidan',
  removeHelp: 'Ord, tider och foto tas bort direkt. Du kan skriva en ny sida senare.',
  removed: 'Sidan är borttagen.',
  toIt: 'Berätta vem du är',
  toApplication: 'Dina språk, din sektor och din chef finns i din ansökan',
  talksAbout: 'Pratar gärna om',
  helpsWith: 'Ämnen',
  hasTime: 'Har tid',
  speaks: 'Språk',
  reached: 'Kan nås',
  of: (name) => `Om ${name}`,
  nothing: 'Det finns ingen sida att läsa.',
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
