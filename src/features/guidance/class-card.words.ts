import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Class cards',
  intro:
    'With a card and a PIN a pupil signs in without an e-mail address or a phone, and sees only their own pages.',
  makeAll: (n: number) =>
    n === 1
      ? 'Create a card for the one pupil without'
      : `Create cards for the ${n} pupils without`,
  has: (at: string) => `card since ${at}`,
  hasNot: 'no card yet',
  makeOne: 'Create a card',
  makeNew: 'New card',
  makeOneFor: (name: string) => `Create a card for ${name}`,
  end: 'Card lost',
  endFor: (name: string) => `Card lost: the card of ${name} stops working`,
  release: 'Unlock',
  releaseFor: (name: string) => `Unlock the card of ${name}`,
  locked: 'locked after fifty wrong PINs',
  mustWait: (names: string) =>
    `Signed in before: ${names}. The new card works with the PIN that the pupil chose for the last card; if that is forgotten, a coordinator asks the pupil and agrees.`,
  mustWaitFirst: (names: string) =>
    `A coordinator has to agree to the first card of: ${names}. They are registered in another class, or the group before this one was ended by somebody other than its mentor.`,
  ended: 'This class has ended. The mentor of the current class makes the cards.',
  printTitle: (group: string) => `Cards for ${group}`,
  printIntro:
    'Print this page now: code and PIN are shown only once. Cut the PIN off and give it to the pupil by itself.',
  picture: (name: string) => `Code to scan for ${name}`,
  pinOf: (name: string) => `PIN of ${name}`,
};
const nl: typeof en = {
  title: 'Klassenpassen',
  intro:
    'Met een pas en een pincode logt een leerling in zonder e-mailadres of telefoon, op de eigen pagina’s en nergens anders.',
  makeAll: (n) =>
    n === 1
      ? 'Pas maken voor de ene leerling zonder'
      : `Passen maken voor de ${n} leerlingen zonder`,
  has: (at) => `pas sinds ${at}`,
  hasNot: 'nog geen pas',
  makeOne: 'Pas maken',
  makeNew: 'Nieuwe pas',
  makeOneFor: (name) => `Pas maken voor ${name}`,
  end: 'Pas kwijt',
  endFor: (name) => `Pas kwijt: de pas van ${name} werkt dan niet meer`,
  release: 'Deblokkeren',
  releaseFor: (name) => `De pas van ${name} deblokkeren`,
  locked: 'op slot na vijftig verkeerde pincodes',
  mustWait: (names) =>
    `Al eerder ingelogd: ${names}. De nieuwe pas gaat open met de eigen pincode van de vorige; is die vergeten, dan vraagt een coördinator het aan de leerling en gaat akkoord.`,
  mustWaitFirst: (names) =>
    `Een coördinator moet eerst akkoord gaan met de eerste pas van: ${names}. Zij staan in een andere klas, of iemand anders dan de mentor heeft de vorige groep beëindigd.`,
  ended: 'Deze klas is afgelopen. De mentor van de huidige klas maakt de passen.',
  printTitle: (group) => `Passen voor ${group}`,
  printIntro:
    'Print deze pagina nu: code en pincode zie je maar één keer. Knip de pincode los en geef die apart.',
  picture: (name) => `Code om te scannen voor ${name}`,
  pinOf: (name) => `Pincode van ${name}`,
};
const sv: typeof en = {
  title: 'Klasskort',
  intro:
    'Med ett kort och en PIN-kod loggar en elev in utan e-postadress eller telefon, till de egna sidorna och inget annat.',
  makeAll: (n) =>
    n === 1 ? 'Gör ett kort för den enda eleven utan' : `Gör kort för de ${n} eleverna utan`,
  has: (at) => `kort sedan ${at}`,
  hasNot: 'inget kort än',
  makeOne: 'Skapa ett kort',
  makeNew: 'Nytt kort',
  makeOneFor: (name) => `Skapa ett kort för ${name}`,
  end: 'Kortet borta',
  endFor: (name) => `Kortet borta: kortet för ${name} slutar fungera`,
  release: 'Lås upp',
  releaseFor: (name) => `Lås upp kortet för ${name}`,
  locked: 'låst efter femtio felaktiga PIN-koder',
  mustWait: (names) =>
    `Har loggat in förut: ${names}. Det nya kortet öppnas med den egna PIN-koden till det förra; är den glömd frågar en programledare eleven och godkänner det.`,
  mustWaitFirst: (names) =>
    `En programledare måste godkänna det första kortet för: ${names}. De står i en annan klass, eller så avslutades den förra gruppen av någon annan än mentorn.`,
  ended: 'Klassen är avslutad. Mentorn för den nuvarande klassen gör korten.',
  printTitle: (group) => `Kort för ${group}`,
  printIntro:
    'Skriv ut sidan nu: kod och PIN-kod visas bara en gång. Klipp loss PIN-koden och ge den för sig.',
  picture: (name) => `Kod att skanna för ${name}`,
  pinOf: (name) => `PIN-kod för ${name}`,
};
export const cardOfClassWords = texts(
  'cardOfClass',
  { en, nl, sv },
  {
    title:
      'A card with a code for each pupil of a class, with which they sign in. Neither a greeting card nor a map.',
    end: 'Button: the card was lost and opens nothing from now on.',
    has: '{at} is a date with an hour.',
  },
);
