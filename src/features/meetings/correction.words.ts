import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Correct a meeting',
  correct: 'Correct or withdraw',
  intro: (days: number) =>
    `You recorded this meeting and can correct it for ${days} days. Everybody who sees it sees that it was corrected, and what day and length stood there before.`,
  points: 'Key points, one a line',
  agreement: 'What you agreed',
  bound: {
    view: 'Somebody has answered this note, so its words stay as they are. Add what is different in a new note.',
    read: 'Specialists have read this note or taken on the pupil it is about, so its words stay as they are. Add what is different in a new note.',
    confirmed: 'A key point has been confirmed, so the key points stay as they are.',
    settled: 'The agreement has been settled, so it stays as it is.',
    whom: 'Part of this meeting has been answered, confirmed or settled, so you cannot change whom it was with. Record the other talk as a new meeting.',
    whole:
      'Somebody has answered or read the note of this meeting, or confirmed a key point, so it cannot be withdrawn. Correct the day and the length, and add what is different in a new note.',
  },
  whoReads: (who: string) => `Who may read this: ${who}`,
  goesHome: 'May go home: the guardians read the note and the agreement',
  save: 'Save the correction',
  withdraw: 'Withdraw this meeting',
  withdrawIntro:
    'For a meeting that was recorded twice, or never took place. Its note, key points and agreement disappear too, and its minutes no longer count. Everyone still sees that it was withdrawn. You can restore it within a week.',
  withdrawNow: 'Withdraw it',
  restore: 'Restore',
  tooLate: 'Only the person who recorded a meeting can correct it, within seven days.',
  was: (by: string, on: string, day: string, long: string) =>
    `Corrected by ${by}, ${on}; before: ${day}, ${long}`,
  otherWords: 'other words',
  gone: 'Withdrawn',
  goneBy: (by: string, on: string) => `withdrawn by ${by}, ${on}`,
};

const nl: typeof en = {
  title: 'Gesprek corrigeren',
  correct: 'Corrigeren of intrekken',
  intro: (days) =>
    `Je hebt dit gesprek vastgelegd en kunt het ${days} dagen lang corrigeren. Wie het ziet, ziet ook dat het is gecorrigeerd en welke dag en duur er eerst stonden.`,
  points: 'Kernpunten, één per regel',
  agreement: 'Wat jullie afspraken',
  bound: {
    view: 'Iemand heeft op dit verslag gereageerd, dus de tekst blijft staan. Schrijf wat anders is in een nieuw verslag.',
    read: 'Specialisten hebben dit verslag gelezen of de leerling over wie het gaat aangenomen, dus de tekst blijft staan. Schrijf wat anders is in een nieuw verslag.',
    confirmed: 'Een kernpunt is bevestigd, dus de kernpunten blijven staan.',
    settled: 'De afspraak is afgehandeld en blijft dus staan.',
    whom: 'Er is al iets van dit gesprek beantwoord, bevestigd of afgehandeld, dus je kunt niet meer wijzigen met wie het was. Leg het andere gesprek vast als een nieuw gesprek.',
    whole:
      'Iemand heeft op het verslag gereageerd, het gelezen of een kernpunt bevestigd, dus dit gesprek kan niet worden ingetrokken. Corrigeer de dag en de duur, en schrijf wat anders is in een nieuw verslag.',
  },
  whoReads: (who) => `Wie dit mag lezen: ${who}`,
  goesHome: 'Mag mee naar huis: de ouders lezen het verslag en de afspraak',
  save: 'Correctie opslaan',
  withdraw: 'Dit gesprek intrekken',
  withdrawIntro:
    'Voor een gesprek dat dubbel is vastgelegd of niet is doorgegaan. Het verslag, de kernpunten en de afspraak verdwijnen ook en de minuten tellen niet meer mee. Dat het is ingetrokken blijft zichtbaar. Je kunt het een week lang terughalen.',
  withdrawNow: 'Intrekken',
  restore: 'Terughalen',
  tooLate: 'Alleen wie een gesprek heeft vastgelegd kan het corrigeren, zeven dagen lang.',
  was: (by, on, day, long) => `Gecorrigeerd door ${by}, ${on}; eerst: ${day}, ${long}`,
  otherWords: 'andere tekst',
  gone: 'Ingetrokken',
  goneBy: (by, on) => `ingetrokken door ${by}, ${on}`,
};

const sv: typeof en = {
  title: 'Rätta en träff',
  correct: 'Rätta eller dra tillbaka',
  intro: (days) =>
    `Du antecknade den här träffen och kan rätta den i ${days} dagar. Alla som ser den ser att den har rättats, och vilken dag och längd som stod där förut.`,
  points: 'Huvudpunkter, en per rad',
  agreement: 'Vad ni kom överens om',
  bound: {
    view: 'Någon har svarat på anteckningen, så texten står kvar. Skriv det som är annorlunda i en ny anteckning.',
    read: 'Specialister har läst anteckningen eller tagit emot eleven som den handlar om, så texten står kvar. Skriv det som är annorlunda i en ny anteckning.',
    confirmed: 'En huvudpunkt har bekräftats, så huvudpunkterna står kvar.',
    settled: 'Överenskommelsen är avklarad och står kvar.',
    whom: 'Något från träffen har redan besvarats, bekräftats eller avklarats, så det går inte att ändra vem den var med. Anteckna den andra träffen som en ny träff.',
    whole:
      'Någon har svarat på anteckningen, läst den eller bekräftat en huvudpunkt, så träffen kan inte dras tillbaka. Rätta dag och längd, och skriv det som är annorlunda i en ny anteckning.',
  },
  whoReads: (who) => `Vem som får läsa: ${who}`,
  goesHome: 'Får följa med hem: vårdnadshavarna läser anteckningen och överenskommelsen',
  save: 'Spara rättelsen',
  withdraw: 'Dra tillbaka träffen',
  withdrawIntro:
    'För en träff som antecknats två gånger eller aldrig blev av. Anteckningen, huvudpunkterna och överenskommelsen försvinner också, och minuterna räknas inte längre. Att den drogs tillbaka syns. Du kan återställa den inom en vecka.',
  withdrawNow: 'Dra tillbaka',
  restore: 'Återställ',
  tooLate: 'Bara den som antecknade en träff kan rätta den, i sju dagar.',
  was: (by, on, day, long) => `Rättad av ${by}, ${on}; förut: ${day}, ${long}`,
  otherWords: 'annan text',
  gone: 'Tillbakadragen',
  goneBy: (by, on) => `tillbakadragen av ${by}, ${on}`,
};

export const correctionWords = texts(
  'correction',
  { en, nl, sv },
  {
    points: 'What was most important in a meeting, one for each line. Not a score.',
  },
);
