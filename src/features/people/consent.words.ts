import { texts } from '../../platform/texts.ts';

const en = {
  waitTitle: 'First somebody at home has to say yes',
  wait: (age: number) =>
    `You decide whether to write something here; nobody makes you. Until you are ${age}, somebody who takes care of you has to say that it is all right. They do that on their own page here, under Children. Ask them.`,
  refused: 'Somebody who takes care of you has to say yes first.',
  title: 'What the child writes of their own accord',
  intro: (name: string, age: number) =>
    `A private list, and a few words about themselves for the mentor. Nobody asks it of ${name}; until the age of ${age} it needs your permission. Meetings, agreements and marks are part of the school’s task and go on without it.`,
  given: (by: string, day: string) => `${by} said yes, ${day}.`,
  give: (name: string) => `Yes, ${name} may`,
  withdraw: 'Withdraw permission',
  withdrawHelp: 'What the child has written there is deleted at once.',
};

const nl: typeof en = {
  waitTitle: 'Eerst zegt iemand thuis ja',
  wait: (age) =>
    `Wat je hier schrijft, is helemaal aan jou; niemand vraagt het van je. Totdat je ${age} bent, moet iemand die voor je zorgt zeggen dat het goed is. Dat doen ze op hun eigen pagina hier, onder Kinderen. Vraag het ze.`,
  refused: 'Iemand die voor je zorgt moet eerst ja zeggen.',
  title: 'Wat het kind uit zichzelf schrijft',
  intro: (name, age) =>
    `Een eigen lijst, en iets over zichzelf voor de mentor. Niemand vraagt het van ${name}; tot ${age} jaar is daarvoor jouw toestemming nodig. Gesprekken, afspraken en cijfers horen bij de taak van de school en gaan ook zonder door.`,
  given: (by, day) => `${by} zei ja, ${day}.`,
  give: (name) => `Ja, ${name} mag dat`,
  withdraw: 'Toestemming intrekken',
  withdrawHelp: 'Wat het kind daar heeft geschreven, wordt meteen verwijderd.',
};

const sv: typeof en = {
  waitTitle: 'Först säger någon hemma ja',
  wait: (age) =>
    `Det du skriver här bestämmer du själv; ingen kräver det av dig. Tills du är ${age} måste någon som tar hand om dig säga att det går bra. Det gör de på sin egen sida här, under Barn. Fråga dem.`,
  refused: 'Någon som tar hand om dig måste säga ja först.',
  title: 'Det barnet skriver av egen vilja',
  intro: (name, age) =>
    `En egen lista, och ord om sig själv till mentorn. Ingen kräver det av ${name}; fram till ${age} års ålder krävs ditt samtycke. Samtal, överenskommelser och betyg hör till skolans uppgift och fortsätter ändå.`,
  given: (by, day) => `${by} sa ja, ${day}.`,
  give: (name) => `Ja, ${name} får det`,
  withdraw: 'Ta tillbaka samtycket',
  withdrawHelp: 'Det barnet har skrivit där tas bort genast.',
};

export const consentWords = texts('consent', { en, nl, sv });
