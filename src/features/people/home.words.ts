import { texts } from '../../platform/texts.ts';

/** What the home page says of people. */
const en = {
  breakGlass: (asker: string, person: string) =>
    `${asker} asks to open the protected identity of ${person}, and needs a second person.`,
  openedIdentity: (asker: string, agreer: string) =>
    `${asker} opened your protected identity for an hour; ${agreer} agreed.`,
  leftAndRuns: (name: string) =>
    `${name} has left, and a mentorship still runs: hand over or close.`,
  moreLeft: (n: number) => `${n} more have left while a mentorship still runs.`,
  bringPeople:
    'Bring your people: a list from Excel or another system, or one by one under People.',
  bringPeopleDo: 'Import a list',
  onlyCoordinator:
    'You are the only coordinator. A list with the name and e-mail address of a colleague, and “coordinator” in the column “role”, gives you a second one.',
};

const nl: typeof en = {
  breakGlass: (asker, person) =>
    `${asker} vraagt de beschermde identiteit van ${person} te openen, en heeft een tweede persoon nodig.`,
  openedIdentity: (asker, agreer) =>
    `${asker} heeft je beschermde identiteit een uur geopend; ${agreer} stemde ermee in.`,
  leftAndRuns: (name) =>
    `${name} is vertrokken, en een mentorschap loopt nog: draag over of sluit af.`,
  moreLeft: (n) => `Nog ${n} zijn vertrokken terwijl een mentorschap loopt.`,
  bringPeople:
    'Haal je mensen erbij: een lijst uit Excel of een ander systeem, of één voor één onder Personen.',
  bringPeopleDo: 'Lijst importeren',
  onlyCoordinator:
    'Je bent de enige coördinator. Een lijst met de naam en het e-mailadres van een collega, en “coördinator” in de kolom “rol”, maakt een tweede.',
};

const sv: typeof en = {
  breakGlass: (asker, person) =>
    `${asker} ber att få öppna den skyddade identiteten för ${person} och behöver en person till.`,
  openedIdentity: (asker, agreer) =>
    `${asker} öppnade din skyddade identitet i en timme; ${agreer} godkände det.`,
  leftAndRuns: (name) => `${name} har slutat, men ett mentorskap pågår: lämna över eller avsluta.`,
  moreLeft: (n) => `${n} till har slutat medan ett mentorskap pågår.`,
  bringPeople:
    'Ta in era personer: en lista från Excel eller ett annat system, eller en och en under Personer.',
  bringPeopleDo: 'Importera en lista',
  onlyCoordinator:
    'Du är den enda programledaren. En lista med namn och e-postadress för en kollega, och ”programledare” i kolumnen ”roll”, ger dig en till.',
};

export const homeWords = texts(
  'peopleHome',
  { en, nl, sv },
  {},
  {
    en: {
      leftAndRuns: (name) =>
        `${name} has left, and a class still counts on them: hand over or close.`,
      moreLeft: (n) => `${n} more have left while a class still counts on them.`,
    },
    nl: {
      leftAndRuns: (name) =>
        `${name} is vertrokken, en een klas rekent nog op deze persoon: draag over of sluit af.`,
      moreLeft: (n) => `Nog ${n} zijn vertrokken terwijl een klas op hen rekent.`,
    },
    sv: {
      leftAndRuns: (name) =>
        `${name} har slutat, men en klass räknar fortfarande med personen: lämna över eller avsluta.`,
      moreLeft: (n) => `${n} till har slutat medan en klass räknar med dem.`,
    },
  },
);
