import { texts } from '../platform/texts.ts';

const en = {
  skip: 'Skip to content',
  menu: 'Menu',
  auditLog: 'Audit log',
  signOut: 'Sign out',
  switchOrganisation: 'Other organisation',
  language: 'Language',
  mainNavigation: 'Main',
  account: (name: string) => `Account of ${name}`,
  footer: 'Mentorium turns a competence profile into a running mentoring programme.',
  problemTitle: 'This could not be saved yet',
  optional: 'optional',
  notFoundTitle: 'This page is not here',
  notFound:
    'The address may be wrong, or the page is not yours to see. Go back, or start from your home page.',
  forbiddenTitle: 'This is not part of your role',
  forbidden: 'Ask the coordinator of your programme if you think you should be able to do this.',
  staleTitle: 'This form is no longer valid',
  stale:
    'You were signed out in the meantime, or the form came from elsewhere. Go back, reload the page and send it again.',
  unreadTitle: 'This did not arrive whole',
  unread: 'Nothing was saved. Go back, reload the page and send it again.',
  brokenTitle: 'Something went wrong on our side',
  broken: (id: string) =>
    `Nothing was saved. Try again in a moment; if it happens again, tell your administrator this number: ${id}.`,
  tooMuchTitle: 'The file is too large',
  tooMuch: 'Choose a file of at most 20 MB.',
  formTooMuchTitle: 'This form is too large',
  formTooMuch: 'Nothing was saved. Go back and send less at once: fewer rows, or a shorter text.',
  keptForYou:
    'You had been signed out before this was saved. What you wrote stands here again: look through it and press the button once more.',
  draftKept: (moment: string) => `Draft kept ${moment}`,
  draftOf: (moment: string) => `Draft of ${moment}, not saved.`,
  discardDraft: 'Discard',
  draftNotKept: 'No draft could be kept just now. Save before you leave this page.',
  draftSignedOut:
    'You have been signed out. Press the button as usual: you sign in again, and your text comes back.',
  savedBy: (who: string, when: string) =>
    `${who} saved this (${when}) after you had opened it. Your text stands in the form and is not saved yet. To put it in the place of theirs, press the button again.`,
  savedBySomebody:
    'This has changed since you opened it. Your text stands in the form and is not saved yet. To put it in the place of what is saved, press the button again.',
  savedNow: 'Saved now:',
  savedEmpty: '(nothing)',
  takeTheirs: 'Leave mine and show what is saved',
  required: 'Fill this in.',
  meanwhile:
    'Somebody else did the same a moment ago. Reload the page and look before you try again.',
  notNumber: 'Write a whole number.',
  between: (least: string, most: string) => `Write a number from ${least} to ${most}.`,
  notDay: 'Choose a date.',
  tooLong: (most: string) => `Use at most ${most} characters.`,
  choose: 'Choose one of the options.',
  goHome: 'To my home page',
  youAreHere: 'Where this page is',
  previous: 'Previous',
  next: 'Next',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  roles: {
    administrator: 'Administrator',
    coordinator: 'Coordinator',
    'contact-person': 'Contact person',
    mentor: 'Mentor',
    mentee: 'Mentee',
    guardian: 'Guardian',
    specialist: 'Specialist',
    rater: 'Rater',
    auditor: 'Auditor',
    registrar: 'Registrar',
    'results-reader': 'Reader of results',
    teacher: 'Subject teacher',
  },
  notTime: 'This is not a time of day. Write it as 14:30.',
  messages: 'Messages',
  writeMessage: 'Write a message',
  writeToThem: 'Write to them',
  ownAccount: 'My account and sign-in',
  proveFirst: 'Confirm that it is you, then press the button once more.',
  prove: 'Confirm (opens in a new window)',
  tooOftenTitle: 'That was a lot in one minute',
  tooOften: 'Wait a minute and go on. Nothing has been lost; what you last sent has not been done.',
  notNowTitle: 'Back in a moment',
  notNow:
    'The database is being started or has no room left. Wait a minute and try again. If you have just sent something, go back first and look whether it was saved.',
  unknownHostTitle: 'Not at this address',
  unknownHost:
    'Mentorium does not answer under the name in your address bar. Use the address in your e-mails, or ask the person who runs this server; the setting is called PUBLIC_URL.',
  doneAlready:
    'This was sent twice and has been done once. What it showed is not shown again; go back to the previous page and start again if you need it.',
  busyTitle: 'Many people are at work just now',
  busy: 'Try again in half a minute. Nothing was saved, and nothing has been lost.',
  tooMuchAtOnceTitle: 'This is too much at once',
  refused: {
    'too-long': (file: string | null) =>
      file
        ? `Reading “${file}” took too long and was stopped. Send it in smaller parts, or save it in a simpler form (plain text, CSV) and send that.`
        : 'This took too long and was stopped. Try again later, or with less at once.',
    'too-big': (file: string | null) =>
      file
        ? `“${file}” is too large once it is opened. Send it in smaller parts.`
        : 'This is more than can be worked out at once. Try again with less.',
    'too-nested': (file: string | null) =>
      file
        ? `“${file}” has parts within parts, more deeply than can be read. Save it in a simpler form (plain text, CSV) and send that.`
        : 'This has parts within parts, more deeply than can be read.',
    busy: (file: string | null) =>
      file
        ? `“${file}” has to wait: many files are being read just now. Send it again in half a minute.`
        : 'Much is being worked out just now. Try again in half a minute.',
  },
};

const nl: typeof en = {
  skip: 'Naar de inhoud',
  menu: 'Menu',
  auditLog: 'Logboek',
  signOut: 'Uitloggen',
  switchOrganisation: 'Andere organisatie',
  language: 'Taal',
  mainNavigation: 'Hoofdmenu',
  account: (name) => `Account van ${name}`,
  footer: 'Mentorium maakt van een competentieprofiel een lopend mentorprogramma.',
  problemTitle: 'Dit kon nog niet worden opgeslagen',
  optional: 'niet verplicht',
  notFoundTitle: 'Deze pagina is er niet',
  notFound:
    'Misschien klopt het adres niet, of is de pagina niet voor jou. Ga terug, of begin bij je startpagina.',
  forbiddenTitle: 'Dit hoort niet bij je rol',
  forbidden: 'Denk je dat je dit wel moet kunnen? Vraag het de coördinator van je programma.',
  staleTitle: 'Dit formulier is niet meer geldig',
  stale:
    'Je bent intussen uitgelogd, of het formulier kwam ergens anders vandaan. Ga terug, laad de pagina opnieuw en verstuur het nog eens.',
  unreadTitle: 'Dit kwam niet heel aan',
  unread: 'Er is niets opgeslagen. Ga terug, laad de pagina opnieuw en verstuur het nog eens.',
  brokenTitle: 'Er ging bij ons iets mis',
  broken: (id) =>
    `Er is niets opgeslagen. Probeer het zo nog eens; gebeurt het weer, geef je beheerder dan dit nummer: ${id}.`,
  tooMuchTitle: 'Het bestand is te groot',
  tooMuch: 'Kies een bestand van hoogstens 20 MB.',
  formTooMuchTitle: 'Dit formulier is te groot',
  formTooMuch:
    'Er is niets opgeslagen. Ga terug en verstuur minder in één keer: minder regels, of een kortere tekst.',
  keptForYou:
    'Je was uitgelogd voordat dit werd opgeslagen. Wat je schreef staat hier weer: kijk het na en druk nog een keer op de knop.',
  draftKept: (moment) => `Concept bewaard ${moment}`,
  draftOf: (moment) => `Concept van ${moment}, niet opgeslagen.`,
  discardDraft: 'Weggooien',
  draftNotKept: 'Er kon nu geen concept worden bewaard. Sla op voordat je deze pagina verlaat.',
  draftSignedOut:
    'Je bent uitgelogd. Druk gewoon op de knop: je logt opnieuw in en je tekst komt terug.',
  savedBy: (who, when) =>
    `${who} heeft dit opgeslagen (${when}) nadat jij het had geopend. Jouw tekst staat in het formulier en is nog niet opgeslagen. Wil je die ervoor in de plaats zetten, druk dan nog een keer op de knop.`,
  savedBySomebody:
    'Dit is veranderd sinds je het opende. Jouw tekst staat in het formulier en is nog niet opgeslagen. Wil je die in de plaats zetten van wat er nu staat, druk dan nog een keer op de knop.',
  savedNow: 'Nu opgeslagen:',
  savedEmpty: '(niets)',
  takeTheirs: 'Laat de mijne vallen en toon wat is opgeslagen',
  required: 'Vul dit in.',
  meanwhile:
    'Iemand anders deed zojuist hetzelfde. Laad de pagina opnieuw en kijk voordat je het nog eens probeert.',
  notNumber: 'Schrijf een heel getal.',
  between: (least, most) => `Schrijf een getal van ${least} tot en met ${most}.`,
  notDay: 'Kies een datum.',
  tooLong: (most) => `Gebruik hoogstens ${most} tekens.`,
  choose: 'Kies een van de mogelijkheden.',
  goHome: 'Naar mijn startpagina',
  youAreHere: 'Waar deze pagina staat',
  previous: 'Vorige',
  next: 'Volgende',
  pageOf: (page, pages) => `Pagina ${page} van ${pages}`,
  roles: {
    administrator: 'Beheerder',
    coordinator: 'Coördinator',
    'contact-person': 'Contactpersoon',
    mentor: 'Mentor',
    mentee: 'Mentee',
    guardian: 'Ouder/verzorger',
    specialist: 'Specialist',
    rater: 'Beoordelaar',
    auditor: 'Auditor',
    registrar: 'Archiefmedewerker',
    'results-reader': 'Lezer van resultaten',
    teacher: 'Vakdocent',
  },
  notTime: 'Dit is geen tijd. Schrijf hem als 14:30.',
  messages: 'Berichten',
  writeMessage: 'Bericht schrijven',
  writeToThem: 'Schrijf hun een bericht',
  ownAccount: 'Mijn account en inloggen',
  proveFirst: 'Bevestig dat jij het bent, en druk daarna nog een keer op de knop.',
  prove: 'Bevestigen (opent in een nieuw venster)',
  tooOftenTitle: 'Dat was heel veel in één minuut',
  tooOften:
    'Wacht een minuut en ga dan verder. Er is niets verloren; wat je het laatst verstuurde is niet uitgevoerd.',
  notNowTitle: 'Zo terug',
  notNow:
    'De database wordt gestart of heeft geen ruimte meer. Wacht een minuut en probeer het opnieuw. Heb je net iets verstuurd, ga dan eerst terug en kijk of het is opgeslagen.',
  unknownHostTitle: 'Niet op dit adres',
  unknownHost:
    'Mentorium antwoordt niet onder de naam in je adresbalk. Gebruik het adres uit je mail, of vraag het aan degene die deze server beheert; de instelling heet PUBLIC_URL.',
  doneAlready:
    'Dit is twee keer verstuurd en één keer uitgevoerd. Wat je toen zag wordt niet nog eens getoond; begin opnieuw op de vorige pagina als je het nodig hebt.',
  busyTitle: 'Er zijn nu veel mensen aan het werk',
  busy: 'Probeer het over een halve minuut nog eens. Er is niets opgeslagen, en er is niets verloren.',
  tooMuchAtOnceTitle: 'Dit is te veel in één keer',
  refused: {
    'too-long': (file) =>
      file
        ? `Het lezen van “${file}” duurde te lang en is gestopt. Stuur het in kleinere delen, of bewaar het in een eenvoudiger vorm (platte tekst, CSV) en stuur dat.`
        : 'Dit duurde te lang en is gestopt. Probeer het later nog eens, of met minder tegelijk.',
    'too-big': (file) =>
      file
        ? `“${file}” is te groot zodra het geopend wordt. Stuur het in kleinere delen.`
        : 'Dit is meer dan in één keer kan worden uitgerekend. Probeer het met minder.',
    'too-nested': (file) =>
      file
        ? `“${file}” heeft onderdelen in onderdelen, dieper dan kan worden gelezen. Bewaar het in een eenvoudiger vorm (platte tekst, CSV) en stuur dat.`
        : 'Dit heeft onderdelen in onderdelen, dieper dan kan worden gelezen.',
    busy: (file) =>
      file
        ? `“${file}” moet wachten: er worden nu veel bestanden gelezen. Stuur het over een halve minuut nog eens.`
        : 'Er wordt nu veel uitgerekend. Probeer het over een halve minuut nog eens.',
  },
};

const sv: typeof en = {
  skip: 'Till innehållet',
  menu: 'Meny',
  auditLog: 'Logg',
  signOut: 'Logga ut',
  switchOrganisation: 'Annan organisation',
  language: 'Språk',
  mainNavigation: 'Huvudmeny',
  account: (name) => `Konto för ${name}`,
  footer: 'Mentorium gör en kompetensprofil till ett levande mentorprogram.',
  problemTitle: 'Det här kunde inte sparas än',
  optional: 'frivilligt',
  notFoundTitle: 'Den här sidan finns inte',
  notFound:
    'Adressen kan vara fel, eller så är sidan inte din. Gå tillbaka, eller börja från din startsida.',
  forbiddenTitle: 'Det här ingår inte i din roll',
  forbidden: 'Fråga programledaren om du tycker att du borde kunna göra det här.',
  staleTitle: 'Formuläret gäller inte längre',
  stale:
    'Du har loggats ut under tiden, eller så kom formuläret någon annanstans ifrån. Gå tillbaka, ladda om sidan och skicka igen.',
  unreadTitle: 'Det här kom inte fram helt',
  unread: 'Inget sparades. Gå tillbaka, ladda om sidan och skicka igen.',
  brokenTitle: 'Något gick fel hos oss',
  broken: (id) =>
    `Inget har sparats. Försök igen om en stund; händer det igen, ge administratören det här numret: ${id}.`,
  tooMuchTitle: 'Filen är för stor',
  tooMuch: 'Välj en fil på högst 20 MB.',
  formTooMuchTitle: 'Formuläret är för stort',
  formTooMuch:
    'Inget har sparats. Gå tillbaka och skicka mindre på en gång: färre rader eller en kortare text.',
  keptForYou:
    'Du hade loggats ut innan det här sparades. Det du skrev står här igen: titta igenom det och tryck på knappen en gång till.',
  draftKept: (moment) => `Utkast sparat ${moment}`,
  draftOf: (moment) => `Utkast från ${moment}, inte sparat.`,
  discardDraft: 'Kasta',
  draftNotKept: 'Det gick inte att spara ett utkast just nu. Spara innan du lämnar sidan.',
  draftSignedOut:
    'Du har loggats ut. Tryck på knappen som vanligt: du loggar in igen och texten kommer tillbaka.',
  savedBy: (who, when) =>
    `${who} sparade det här (${when}) efter att du hade öppnat det. Din text står i formuläret och är inte sparad än. Tryck på knappen igen för att ersätta det som sparats med din text.`,
  savedBySomebody:
    'Det här har ändrats sedan du öppnade det. Din text står i formuläret och är inte sparad än. Tryck på knappen igen för att ersätta det som är sparat med din text.',
  savedNow: 'Sparat nu:',
  savedEmpty: '(inget)',
  takeTheirs: 'Släpp min text och visa det som är sparat',
  required: 'Fyll i det här.',
  meanwhile: 'Någon annan gjorde samma sak nyss. Ladda om sidan och titta innan du försöker igen.',
  notNumber: 'Skriv ett heltal.',
  between: (least, most) => `Skriv ett tal från ${least} till ${most}.`,
  notDay: 'Välj ett datum.',
  tooLong: (most) => `Använd högst ${most} tecken.`,
  choose: 'Välj ett av alternativen.',
  goHome: 'Till min startsida',
  youAreHere: 'Var sidan finns',
  previous: 'Föregående',
  next: 'Nästa',
  pageOf: (page, pages) => `Sida ${page} av ${pages}`,
  roles: {
    administrator: 'Administratör',
    coordinator: 'Programledare',
    'contact-person': 'Kontaktperson',
    mentor: 'Mentor',
    mentee: 'Adept',
    guardian: 'Vårdnadshavare',
    specialist: 'Specialist',
    rater: 'Bedömare',
    auditor: 'Revisor',
    registrar: 'Registrator',
    'results-reader': 'Läsare av resultat',
    teacher: 'Ämneslärare',
  },
  notTime: 'Det är ingen tid på dagen. Skriv den som 14:30.',
  messages: 'Meddelanden',
  writeMessage: 'Skriv ett meddelande',
  writeToThem: 'Skriv till dem',
  ownAccount: 'Mitt konto och inloggning',
  proveFirst: 'Bekräfta att det är du och tryck sedan på knappen en gång till.',
  prove: 'Bekräfta (öppnas i ett nytt fönster)',
  tooOftenTitle: 'Det var väldigt mycket på en minut',
  tooOften:
    'Vänta en minut och fortsätt sedan. Inget har gått förlorat; det du skickade sist har inte utförts.',
  notNowTitle: 'Snart tillbaka',
  notNow:
    'Databasen startas eller har inget utrymme kvar. Vänta en minut och försök igen. Har du just skickat något, gå först tillbaka och se om det sparades.',
  unknownHostTitle: 'Inte på den här adressen',
  unknownHost:
    'Mentorium svarar inte under namnet i adressfältet. Använd adressen i dina mejl, eller fråga den som driver servern; inställningen heter PUBLIC_URL.',
  doneAlready:
    'Det här skickades två gånger och utfördes en gång. Det som visades då visas inte igen; börja om från sidan innan om du behöver det.',
  busyTitle: 'Många arbetar just nu',
  busy: 'Försök igen om en halv minut. Inget har sparats, och inget har gått förlorat.',
  tooMuchAtOnceTitle: 'Det här är för mycket på en gång',
  refused: {
    'too-long': (file) =>
      file
        ? `Det tog för lång tid att läsa ”${file}”, så det avbröts. Skicka den i mindre delar, eller spara den i en enklare form (ren text, CSV) och skicka den.`
        : 'Det här tog för lång tid och avbröts. Försök igen senare, eller med mindre åt gången.',
    'too-big': (file) =>
      file
        ? `”${file}” är för stor när den har öppnats. Skicka den i mindre delar.`
        : 'Det här är mer än som kan räknas ut på en gång. Försök med mindre.',
    'too-nested': (file) =>
      file
        ? `”${file}” har delar i delar, djupare än vad som kan läsas. Spara den i en enklare form (ren text, CSV) och skicka den.`
        : 'Det här har delar i delar, djupare än vad som kan läsas.',
    busy: (file) =>
      file
        ? `”${file}” får vänta: många filer läses just nu. Skicka den igen om en halv minut.`
        : 'Mycket räknas ut just nu. Försök igen om en halv minut.',
  },
};

export const webWords = texts(
  'web',
  { en, nl, sv },
  {
    notNowTitle:
      'Heading while the server is too busy: it will be there again in a moment. Not: we went back.',
    auditLog:
      'Menu: who did what and when; never content. Not a diary and not a medical record. Short.',
    optional: 'After the label of a field, in brackets.',
    draftKept: 'Small line under a form while somebody types: a draft was kept at this time.',
    draftOf:
      'Line above a form that somebody comes back to. The moment is an hour, or a day and an hour.',
    discardDraft: 'Button after the line about a draft: throw the draft away.',
  },
  {
    en: {
      roles: { mentee: 'Pupil' },
    },
    nl: {
      roles: { mentee: 'Leerling' },
    },
    sv: {
      roles: { mentee: 'Elev' },
    },
  },
);
