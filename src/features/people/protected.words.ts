import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Protected identity',
  listTitle: 'Protected identities',
  listIntro:
    'People who appear under a working name everywhere. Who they are is known to those who are named with them.',
  none: 'Nobody here has a protected identity.',
  protect: 'Protect this identity',
  protectIntro:
    'From then on this person appears under a working name: in lists, e-mails, calendars, files and the audit log. Name, address, number, date of birth, class and organisation are put away, sealed. You are the first who knows them; you name the others.',
  given: 'Working name: first name',
  family: 'Working name: family name',
  nameHelp: 'A name that gives no clue and is easy to say.',
  mail: 'No e-mails go to this person. The account stays, so signing in goes on as before.',
  save: 'Protect',
  needsSecond:
    'E-mails stop for this person, so they agree to it themselves, or a second coordinator or administrator does; for whoever has a role such as coordinator nobody else can. Then you have a week to choose the working name.',
  askFirst: 'Ask for it',
  endedSubject: (organisation: string) => `${organisation}: your identity is no longer protected`,
  endedBody: (name: string, by: string) =>
    `Dear ${name},

${by} has ended the protection of your identity. Your name is visible again to all who may see people, and e-mails come to this address. If that is not right, tell a coordinator at once.`,
  who: 'Who this is',
  facts: {
    name: 'Name',
    email: 'E-mail',
    number: 'Number',
    bornOn: 'Born',
    jobTitle: 'Position',
    unit: 'Class or department',
    memberOrganisation: 'Organisation',
  },
  hidden: 'You are not among those who know who this is.',
  ask: 'Open it in an emergency',
  askIntro:
    'You say why, and somebody else agrees. It opens for one hour, and the person concerned sees that it was opened, by whom and why.',
  reason: 'Why it has to be opened',
  askButton: 'Ask',
  asked:
    'Your request has been sent. Those who may agree see it on their home page; phone somebody if it is urgent.',
  waiting: 'Waits for a second person',
  wants: (name: string) => `${name} wants to open this identity:`,
  agree: 'Agree',
  refuse: 'Refuse',
  notYours: 'Somebody other than the person who asked and the person concerned has to agree.',
  until: (time: string) => `Open until ${time}.`,
  readers: 'Who knows it',
  add: 'Name one more person',
  addButton: 'Add',
  remove: 'Take out',
  last: 'Somebody has to know it: name another person first.',
  end: 'End the protection',
  askEnd: 'Ask to end the protection',
  askEndHelp:
    'A second person has to agree. Then somebody who is named here ends it within a week.',
  endAsked: 'You have asked for it; somebody else has to agree.',
  endHelp: 'The real name and everything else are visible again to all who may see people.',
  history: 'Opened in emergencies',
  entry: (asker: string, agreer: string, time: string) => `${asker}, with ${agreer}, ${time}:`,
  refused: (asker: string, refuser: string, time: string) =>
    `${asker} asked and ${refuser} refused, ${time}:`,
};

const nl: typeof en = {
  title: 'Beschermde identiteit',
  listTitle: 'Beschermde identiteiten',
  listIntro:
    'Mensen die overal onder een schuilnaam staan. Wie zij zijn, weten degenen die bij hen genoemd zijn.',
  none: 'Niemand hier heeft een beschermde identiteit.',
  protect: 'Deze identiteit beschermen',
  protectIntro:
    'Vanaf dan staat deze persoon overal onder een schuilnaam: in lijsten, mails, agenda’s, bestanden en het logboek. Naam, adres, nummer, geboortedatum, klas en organisatie worden verzegeld weggelegd. Jij bent de eerste die ze kent; jij noemt de anderen.',
  given: 'Schuilnaam: voornaam',
  family: 'Schuilnaam: achternaam',
  nameHelp: 'Kies een naam die niets verraadt en makkelijk uit te spreken is.',
  mail: 'Er gaan geen mails naar deze persoon. Het account blijft, dus inloggen gaat als voorheen.',
  save: 'Beschermen',
  needsSecond:
    'Deze persoon krijgt dan geen mails meer, en gaat er dus zelf mee akkoord, of een tweede coördinator of beheerder doet dat; voor wie een rol als coördinator heeft, kan niemand anders dat. Daarna heb je een week om de schuilnaam te kiezen.',
  askFirst: 'Vraag het',
  endedSubject: (organisation) => `${organisation}: je identiteit is niet meer beschermd`,
  endedBody: (name, by) =>
    `Beste ${name},

${by} heeft de bescherming van je identiteit beëindigd. Je naam is weer zichtbaar voor iedereen die personen mag zien, en mails komen naar dit adres. Klopt dat niet, zeg het dan meteen tegen een coördinator.`,
  who: 'Wie dit is',
  facts: {
    name: 'Naam',
    email: 'E-mail',
    number: 'Nummer',
    bornOn: 'Geboren',
    jobTitle: 'Functie',
    unit: 'Klas of afdeling',
    memberOrganisation: 'Organisatie',
  },
  hidden: 'Jij hoort niet bij degenen die weten wie dit is.',
  ask: 'In nood openen',
  askIntro:
    'Jij zegt waarom, en iemand anders stemt in. Het gaat een uur open, en de persoon ziet dat het is geopend, door wie en waarom.',
  reason: 'Waarom het open moet',
  askButton: 'Vragen',
  asked:
    'Je verzoek is verstuurd. Wie akkoord mag gaan, ziet het op de startpagina; bel iemand als het haast heeft.',
  waiting: 'Wacht op een tweede persoon',
  wants: (name) => `${name} wil deze identiteit openen:`,
  agree: 'Instemmen',
  refuse: 'Weigeren',
  notYours: 'Dit moet iemand goedkeuren die het niet zelf vroeg en over wie het niet gaat.',
  until: (time) => `Open tot ${time}.`,
  readers: 'Wie het weet',
  add: 'Nog iemand noemen',
  addButton: 'Toevoegen',
  remove: 'Weghalen',
  last: 'Iemand moet het weten: noem eerst iemand anders.',
  end: 'De bescherming beëindigen',
  askEnd: 'Vragen om de bescherming te beëindigen',
  askEndHelp:
    'Een tweede persoon moet akkoord gaan. Daarna beëindigt iemand die hier genoemd is de bescherming binnen een week.',
  endAsked: 'Het is gevraagd; iemand anders moet akkoord gaan.',
  endHelp:
    'De echte naam en al het andere staan dan weer in de lijst, voor allen die personen mogen zien.',
  history: 'In nood geopend',
  entry: (asker, agreer, time) => `${asker}, met ${agreer}, ${time}:`,
  refused: (asker, refuser, time) => `${asker} vroeg het en ${refuser} weigerde, ${time}:`,
};

const sv: typeof en = {
  title: 'Skyddad identitet',
  listTitle: 'Skyddade identiteter',
  listIntro:
    'Personer som överallt står under ett arbetsnamn. Vilka de är vet de som är angivna hos dem.',
  none: 'Ingen här har skyddad identitet.',
  protect: 'Skydda identiteten',
  protectIntro:
    'Från och med då står personen under ett arbetsnamn: i listor, mejl, kalendrar, filer och loggen. Namn, adress, nummer, födelsedatum, klass och organisation läggs undan, förseglade. Du är den första som känner dem; du anger de andra.',
  given: 'Arbetsnamn, förnamn',
  family: 'Arbetsnamn, efternamn',
  nameHelp: 'Ett som inte leder någonstans, och som går att säga.',
  mail: 'Inga mejl går till personen. Kontot finns kvar, så inloggningen fungerar som förut.',
  save: 'Skydda',
  needsSecond:
    'Personen får då inga mejl längre, och godkänner det därför själv, eller så gör en annan samordnare eller administratör det; för den som har en roll som samordnare kan ingen annan det. Sedan har du en vecka på dig att välja arbetsnamnet.',
  askFirst: 'Fråga',
  endedSubject: (organisation) => `${organisation}: din identitet är inte längre skyddad`,
  endedBody: (name, by) =>
    `Hej ${name},

${by} har avslutat skyddet av din identitet. Ditt namn syns igen för alla som får se personer, och mejl kommer till den här adressen. Om det inte stämmer, säg det genast till en samordnare.`,
  who: 'Vem det är',
  facts: {
    name: 'Namn',
    email: 'E-post',
    number: 'Nummer',
    bornOn: 'Född',
    jobTitle: 'Befattning',
    unit: 'Klass eller avdelning',
    memberOrganisation: 'Organisation',
  },
  hidden: 'Du är inte bland dem som vet vem det är.',
  ask: 'Öppna i en nödsituation',
  askIntro:
    'Du säger varför och någon annan godkänner det. Det öppnas i en timme, och personen ser att det öppnats, av vem och varför.',
  reason: 'Varför det måste öppnas',
  askButton: 'Begär',
  asked:
    'Det är begärt. Den som får godkänna det hittar det på sin startsida; ring någon om det brådskar.',
  waiting: 'Väntar på en person till',
  wants: (name) => `${name} vill öppna identiteten:`,
  agree: 'Godkänn',
  refuse: 'Vägra',
  notYours: 'Någon annan än den som bad, och än den det gäller, måste godkänna det.',
  until: (time) => `Öppet till ${time}.`,
  readers: 'Vem som vet',
  add: 'Ange en person till',
  addButton: 'Lägg till',
  remove: 'Ta bort',
  last: 'Någon måste veta: ange först någon annan.',
  end: 'Avsluta skyddet',
  askEnd: 'Be om att skyddet avslutas',
  askEndHelp:
    'En person till måste godkänna. Sedan avslutar någon som är angiven här skyddet inom en vecka.',
  endAsked: 'Det är begärt; någon annan måste godkänna.',
  endHelp: 'Det riktiga namnet och allt annat står då åter i listan, för alla som får se personer.',
  history: 'Öppnat i nödsituationer',
  entry: (asker, agreer, time) => `${asker}, med ${agreer}, ${time}:`,
  refused: (asker, refuser, time) => `${asker} bad och ${refuser} vägrade, ${time}:`,
};

export const protectedWords = texts(
  'protected',
  { en, nl, sv },
  {
    ask: 'Button: a name that is kept secret is asked for, with a reason and a second person.',
    until: '{time} is an hour of today, such as “14:30”.',
  },
);
