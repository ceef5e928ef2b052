import { plainDay, type Language } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';
import { webWords } from '../../web/web.words.ts';
import type { Asked } from '../accounts/approval.store.ts';

type What = {
  account: (name: string) => string;
  role: (name: string, role: string) => string;
  specialty: (name: string, target: string) => string;
  guardian: (name: string, child: string) => string;
  address: (name: string, address: string) => string;
  card: (name: string) => string;
  provider: (name: string) => string;
  leaving: (name: string) => string;
  return: (name: string) => string;
  protection: (name: string) => string;
  birthday: (name: string, day: string) => string;
  custody: (name: string, child: string) => string;
  unprotection: (name: string) => string;
  'consent-age': (age: number) => string;
  link: (name: string) => string;
};

const en = {
  title: 'Waiting for a second person',
  intro:
    'Nobody decides alone who gets in, in which role, and who reads confidential notes. A request takes effect only when somebody else agrees.',
  none: 'Nothing is waiting.',
  what: {
    account: (name) => `${name} cannot sign in any more and needs a new account.`,
    role: (name, role) => `${name} gets a role: ${role}.`,
    specialty: (name, target) => `${name} receives referrals: ${target}.`,
    guardian: (name, child) => `${name} becomes a guardian of ${child}.`,
    address: (name, address) => `${name} has another e-mail address: ${address}.`,
    card: (name) => `${name} has forgotten their PIN and signs in with a new class card.`,
    provider: (name) => `The sign-in “${name}” lets people in here, and gives them roles.`,
    leaving: (name) => `${name} has left: their roles end, and they get in no more.`,
    return: (name) => `${name} is back and gets the roles of before.`,
    protection: (name) => `The identity of ${name} is protected: a working name stands everywhere.`,
    birthday: (name, day) => `${name} was born on ${day}.`,
    custody: (name, child) => `${name} no longer speaks for ${child}: custody has ended.`,
    unprotection: (name) =>
      `The protection of ${name} ends: the real name stands everywhere again.`,
    'consent-age': (age) => `From the age of ${age} on somebody decides alone here.`,
    link: (name) => `${name}, who has been a pupil of a class, gets a link to sign in.`,
  } as What,
  ask: {
    account:
      'Agree only if you have spoken to this person yourself. The old account opens nothing here any more, and an e-mail goes to its address.',
    card: 'Agree only if you have asked the pupil. The card then opens everything that is the pupil’s own.',
    guardian: 'Agree only if you know that they have custody.',
    address: 'Agree only if you have heard it from this person. An e-mail goes to the old address.',
    role: 'Agree only if you know that this person has this task.',
    specialty: 'Agree only if you know that this person has this task.',
    provider:
      'Agree only if it is the sign-in of your own organisation, and look at which values give which role.',
    leaving: 'Agree only if you know that this person has left.',
    return: 'Agree only if you know that this person is back, and has these tasks again.',
    protection:
      'Agree only if this person wants it. E-mails stop, and nobody can be invited under a working name.',
    birthday:
      'Agree only if you have seen this date in the school’s own records. It decides who speaks for the child, and from when they decide alone.',
    custody: 'Agree only if you have seen why custody has ended.',
    unprotection:
      'Agree only if this person wants it, or if you know for certain that the danger is over. Everybody who may see people sees the real name again.',
    'consent-age':
      'Agree only if this is the age of your school and of the law. It decides for every child here who speaks for them.',
    link: 'Agree only if you know that the address is the pupil’s own. The link opens everything that is theirs.',
  },
  targets: { counsellor: 'counsellor', careers: 'careers office' } as Record<string, string>,
  more: (n: number) => `and ${n} more`,
  askedBy: (name: string, when: string) => `Asked by ${name}, ${when}.`,
  agree: 'Agree',
  refuse: 'Refuse',
  withdraw: 'Withdraw',
  yours: 'You asked for this. Somebody else has to agree.',
  acquainted: (name: string) =>
    `During the last month you let ${name} in, ${name} let you in, or the same person let you both in. Somebody else has to agree to this.`,
  aboutYou: 'This is about you. You can refuse it; somebody else has to agree.',
  aboutYourLeaving:
    'This is about you. If you have not left, say so at once to another coordinator or administrator.',
  aboutYourCustody:
    'This is about you. If you do have custody, say so at once to a coordinator or administrator.',
  nobodyElse: (command: string) =>
    `To some of this nobody here can agree: no other coordinator or administrator signs in who came in more than a month ago or through somebody else. Add a second one under People; the person who runs the server agrees to that, and to anything else that cannot wait, with: ${command}`,
  waits: 'It waits for a second person to agree.',
  waitsAt: 'Look at what is waiting',
  over: 'This is no longer waiting: it was answered, it is older than thirty days, or a name or address in it has changed. Look at what is waiting now.',
  agreed: 'Done. Those it concerns are told.',
  onHome: (n: number) =>
    n === 1 ? 'Somebody asks you to agree to something.' : `${n} requests wait for you to agree.`,
  ownOnHome: 'Something that concerns your own sign-in or role is waiting.',
  endedOnHome: (n: number) =>
    n === 1
      ? 'A request of yours is over: a name, an address or a card in it has changed.'
      : `${n} requests of yours are over: a name, an address or a card in them has changed.`,
  endedTitle: 'Over, because something changed',
  endedHelp:
    'You asked for this, and before anybody agreed, a name, an address or a card in it changed. If you still want it, ask again.',
  endedBody: (name: string, what: string, more: number, link: string) =>
    `Dear ${name},\n\nYou asked for this:\n\n${what}${more > 0 ? `\nand ${more} more` : ''}\n\nIt is over, because a name, an address or a card in it has changed since. If you still want it, ask again:\n\n${link}`,
  look: 'Look',
  letter: {
    title: 'Consent of a second person',
    when: 'When a change of roles, addresses or protection is asked for or agreed to',
    to: 'Those whom it concerns, and who can agree',
  },
  subject: (organisation: string) => `${organisation}: something about who comes in`,
  askedBody: (name: string, what: string, by: string, link: string) =>
    `Dear ${name},\n\n${by} asks for this: ${what}\n\nNothing happens until a second person agrees. If it is not right, refuse it here; where that is not offered, tell a coordinator or administrator at once:\n\n${link}`,
  doneBody: (name: string, what: string, by: string, second: string) =>
    `Dear ${name},\n\nThis has been agreed to: ${what}\n\n${by} asked for it and ${second} agreed. If it is not right, say so to a coordinator or administrator today.`,
  operator: 'the person who runs the server',
  signsIn: (name: string) =>
    `${name} signs in already. With a new link, somebody else could sign in under that name. With a forgotten password they choose “I forgot my password” on the page to sign in; if that is not possible, ask for a new account below.`,
  byCard: (name: string) =>
    `${name} is a pupil and comes in with a class card, which the mentor of the class makes.`,
  newAccount: 'Cannot sign in any more',
  newAccountHelp:
    'First: “I forgot my password” on the page to sign in sends a link to the address of the account. If that address is lost too, a second person has to agree to a new account. The old one then opens nothing here any more, and an e-mail goes to its address.',
  askAccount: (name: string) => `Ask for a new account for ${name}`,
  addressKept:
    'Already signs in: a second person, or the person concerned, must agree to the new address.',
  birthdayKept: 'Makes a child older or younger: a second person must agree to the date of birth.',
  noAddress: 'no e-mail address',
  hidden: (name: string) =>
    `${name} is a working name. Nobody is invited while their identity is protected: end the protection first, or invite them before it begins.`,
  movedSubject: (organisation: string) => `${organisation} writes to another address from now on`,
  movedBody: (name: string, address: string, by: string) =>
    `Dear ${name},\n\nUntil now e-mails went to this address. ${by} changed it to ${address}. If that is not yours, tell ${by} or another coordinator at once: links to sign in go to the new address.`,
  linkSubject: (organisation: string) => `${organisation}: a sign-in link went to another address`,
  linkBody: (name: string, address: string) =>
    `Dear ${name},\n\nA link to sign in has just gone to ${address}. Until recently e-mails went to this address instead. If ${address} is not yours, tell a coordinator at once.`,
  commandNone: 'Nothing is waiting.',
  commandForm: 'Name the organisation, and what is agreed to: mentorium approve river 7f3c…',
  commandUnknown: 'No such request is waiting.',
  commandOthers: (names: string[]) =>
    `Others in this organisation can agree to this, and it is theirs to do: ${names.join(', ')}. Ask one of them; it stands on their home page.`,
  commandDone: 'Agreed.',
};
type Words = typeof en;
const nl: Words = {
  title: 'Wacht op een tweede persoon',
  intro:
    'Wie er binnenkomt, in welke rol, en wie vertrouwelijke aantekeningen leest, beslist niemand alleen. Een verzoek gaat pas in als iemand anders akkoord gaat.',
  none: 'Er wacht niets.',
  what: {
    account: (name) => `${name} kan niet meer inloggen en heeft een nieuw account nodig.`,
    role: (name, role) => `${name} krijgt een rol: ${role}.`,
    specialty: (name, target) => `${name} ontvangt verwijzingen: ${target}.`,
    guardian: (name, child) => `${name} komt erbij als ouder of verzorger van ${child}.`,
    address: (name, address) => `${name} heeft een ander e-mailadres: ${address}.`,
    card: (name) => `${name} is de pincode vergeten en logt in met een nieuwe klassenpas.`,
    provider: (name) => `De login ‘${name}’ laat hier mensen binnen, en geeft hun rollen.`,
    leaving: (name) => `${name} is vertrokken: de rollen eindigen en inloggen kan hier niet meer.`,
    return: (name) => `${name} is terug en krijgt de rollen van eerder.`,
    protection: (name) => `De identiteit van ${name} wordt beschermd: overal staat een schuilnaam.`,
    birthday: (name, day) => `${name} is geboren op ${day}.`,
    custody: (name, child) => `${name} spreekt niet meer voor ${child}: het gezag is voorbij.`,
    unprotection: (name) => `De bescherming van ${name} eindigt: overal staat weer de echte naam.`,
    'consent-age': (age) => `Vanaf ${age} jaar beslist iemand hier zelf.`,
    link: (name) =>
      `${name}, die leerling van een klas is geweest, krijgt een link om in te loggen.`,
  },
  ask: {
    account:
      'Ga alleen akkoord als je deze persoon zelf hebt gesproken. Het oude account opent hier niets meer, en er gaat een mail naar dat adres.',
    card: 'Ga alleen akkoord als je het de leerling hebt gevraagd. De pas opent daarna alles wat van de leerling zelf is.',
    guardian: 'Ga alleen akkoord als je weet dat zij het gezag hebben.',
    address:
      'Ga alleen akkoord als je het van deze persoon hebt gehoord. Er gaat een mail naar het oude adres.',
    role: 'Ga alleen akkoord als je weet dat deze persoon die taak heeft.',
    specialty: 'Ga alleen akkoord als je weet dat deze persoon die taak heeft.',
    provider:
      'Ga alleen akkoord als dit de login van je eigen organisatie is, en kijk welke waarden welke rol geven.',
    leaving: 'Ga alleen akkoord als je weet dat deze persoon is vertrokken.',
    return: 'Ga alleen akkoord als je weet dat deze persoon terug is en die taken weer heeft.',
    protection:
      'Ga alleen akkoord als deze persoon het wil. Er gaan geen mails meer heen, en onder een schuilnaam kan niemand worden uitgenodigd.',
    birthday:
      'Ga alleen akkoord als je deze datum in de administratie van de school hebt gezien. Die bepaalt wie er voor het kind spreekt, en vanaf wanneer het zelf beslist.',
    custody: 'Ga alleen akkoord als je hebt gezien waarom het gezag voorbij is.',
    unprotection:
      'Ga alleen akkoord als deze persoon het wil, of als je zeker weet dat het gevaar voorbij is. Iedereen die personen mag zien, ziet weer de echte naam.',
    'consent-age':
      'Ga alleen akkoord als dit de leeftijd van je school en van de wet is. Voor elk kind hier hangt ervan af wie ervoor spreekt.',
    link: 'Ga alleen akkoord als je weet dat het adres van de leerling zelf is. De link opent alles wat van de leerling is.',
  },
  targets: { counsellor: 'counselor', careers: 'decanaat' },
  more: (n) => `en nog ${n}`,
  askedBy: (name, when) => `Gevraagd door ${name}, ${when}.`,
  agree: 'Akkoord',
  refuse: 'Weigeren',
  withdraw: 'Intrekken',
  yours: 'Dit heb je zelf gevraagd. Iemand anders moet akkoord gaan.',
  acquainted: (name) =>
    `Jij liet ${name} de afgelopen maand binnen, of ${name} jou, of dezelfde persoon liet jullie allebei binnen. Hiermee moet iemand anders akkoord gaan.`,
  aboutYou: 'Dit gaat over jou. Je kunt het weigeren; iemand anders moet akkoord gaan.',
  aboutYourLeaving:
    'Dit gaat over jou. Ben je niet vertrokken, zeg dat dan meteen tegen een andere coördinator of beheerder.',
  aboutYourCustody:
    'Dit gaat over jou. Heb je het gezag wel, zeg dat dan meteen tegen een coördinator of beheerder.',
  nobodyElse: (command) =>
    `Met een deel hiervan kan hier niemand akkoord gaan: er logt geen andere coördinator of beheerder in die langer dan een maand geleden of via iemand anders binnenkwam. Voeg een tweede toe onder Personen; wie de server beheert gaat daarmee akkoord, en met alles wat niet kan wachten, met: ${command}`,
  waits: 'Het wacht tot een tweede persoon akkoord gaat.',
  waitsAt: 'Bekijk wat er wacht',
  over: 'Dit wacht niet meer: het is beantwoord, ouder dan dertig dagen, of er is een naam of adres in veranderd. Bekijk wat er nu wacht.',
  agreed: 'Gelukt. De betrokkenen krijgen bericht.',
  onHome: (n) =>
    n === 1
      ? 'Iemand vraagt je ergens mee akkoord te gaan.'
      : `${n} verzoeken wachten op jouw akkoord.`,
  ownOnHome: 'Er wacht iets wat over je eigen login of rol gaat.',
  endedOnHome: (n) =>
    n === 1
      ? 'Een verzoek van jou is vervallen: er is een naam, adres of pas in veranderd.'
      : `${n} verzoeken van jou zijn vervallen: er is een naam, adres of pas in veranderd.`,
  endedTitle: 'Vervallen, omdat er iets is veranderd',
  endedHelp:
    'Dit heb je gevraagd, en voordat iemand akkoord ging, is er een naam, adres of pas in veranderd. Wil je het nog, vraag het dan opnieuw.',
  endedBody: (name, what, more, link) =>
    `Beste ${name},\n\nDit heb je gevraagd:\n\n${what}${more > 0 ? `\nen nog ${more}` : ''}\n\nHet is vervallen, omdat er sindsdien een naam, adres of pas in is veranderd. Wil je het nog, vraag het dan opnieuw:\n\n${link}`,
  look: 'Bekijken',
  letter: {
    title: 'Akkoord van een tweede persoon',
    when: 'Als een wijziging van rollen, adressen of bescherming wordt gevraagd of goedgekeurd',
    to: 'Wie het aangaat, en wie akkoord kan gaan',
  },
  subject: (organisation) => `${organisation}: iets over wie er binnenkomt`,
  askedBody: (name, what, by, link) =>
    `Beste ${name},\n\n${by} vraagt dit: ${what}\n\nEr gebeurt niets totdat een tweede persoon akkoord gaat. Klopt het niet, weiger het dan hier; kan dat daar niet, zeg het dan meteen tegen een coördinator of beheerder:\n\n${link}`,
  doneBody: (name, what, by, second) =>
    `Beste ${name},\n\nDit is goedgekeurd: ${what}\n\n${by} vroeg het en ${second} ging akkoord. Klopt het niet, zeg het dan vandaag tegen een coördinator of beheerder.`,
  operator: 'wie de server beheert',
  signsIn: (name) =>
    `${name} logt al in. Met een nieuwe link zou iemand anders onder die naam kunnen inloggen. Bij een vergeten wachtwoord helpt ‘Ik ben mijn wachtwoord vergeten’ op de inlogpagina; kan dat niet, vraag dan hieronder een nieuw account.`,
  byCard: (name) =>
    `${name} is leerling en komt binnen met een klassenpas, die de mentor van de klas maakt.`,
  newAccount: 'Kan niet meer inloggen',
  newAccountHelp:
    'Eerst: ‘Ik ben mijn wachtwoord vergeten’ op de inlogpagina stuurt een link naar het adres van het account. Is dat adres ook weg, dan moet een tweede persoon akkoord gaan met een nieuw account. Het oude opent hier dan niets meer, en er gaat een mail naar dat adres.',
  askAccount: (name) => `Nieuw account vragen voor ${name}`,
  addressKept:
    'Logt al in: een tweede persoon, of de persoon zelf, moet akkoord gaan met het nieuwe adres.',
  birthdayKept:
    'Maakt een kind ouder of jonger: een tweede persoon moet akkoord gaan met de geboortedatum.',
  noAddress: 'geen e-mailadres',
  hidden: (name) =>
    `${name} is een schuilnaam. Zolang een identiteit beschermd is, wordt niemand uitgenodigd: beëindig eerst de bescherming, of nodig uit voordat die begint.`,
  movedSubject: (organisation) => `${organisation} schrijft voortaan naar een ander adres`,
  movedBody: (name, address, by) =>
    `Beste ${name},\n\nTot nu toe gingen mails naar dit adres. ${by} heeft het veranderd in ${address}. Is dat niet van jou, zeg het dan meteen tegen ${by} of een andere coördinator: inloglinks gaan naar het nieuwe adres.`,
  linkSubject: (organisation) => `${organisation}: een inloglink ging naar een ander adres`,
  linkBody: (name, address) =>
    `Beste ${name},\n\nEr is net een inloglink naar ${address} gegaan. Tot voor kort gingen onze mails naar dit adres. Is ${address} niet van jou, zeg het dan meteen tegen een coördinator.`,
  commandNone: 'Er wacht niets.',
  commandForm: 'Noem de organisatie, en waarmee je akkoord gaat: mentorium approve rivier 7f3c…',
  commandUnknown: 'Zo’n verzoek wacht er niet.',
  commandOthers: (names) =>
    `Anderen in deze organisatie kunnen hiermee akkoord gaan, en het is aan hen: ${names.join(', ')}. Vraag het een van hen; het staat op hun startpagina.`,
  commandDone: 'Akkoord.',
};
const sv: Words = {
  title: 'Väntar på en person till',
  intro:
    'Vem som läser det som anförtrotts, och vem som kommer in som vem, bestämmer inte en person ensam. Det som begärs här gör ingenting förrän någon annan godkänner det.',
  none: 'Ingenting väntar.',
  what: {
    account: (name) => `${name} kan inte logga in längre och behöver ett nytt konto.`,
    role: (name, role) => `${name} får en roll: ${role}.`,
    specialty: (name, target) => `${name} tar emot hänvisningar: ${target}.`,
    guardian: (name, child) => `${name} läggs till som vårdnadshavare för ${child}.`,
    address: (name, address) => `${name} har en annan e-postadress: ${address}.`,
    card: (name) => `${name} har glömt sin egen PIN-kod och kommer in med ett nytt klasskort.`,
    provider: (name) => `Inloggningen ”${name}” släpper in personer här, och ger dem roller.`,
    leaving: (name) =>
      `${name} har slutat: rollerna upphör och det går inte längre att logga in här.`,
    return: (name) => `${name} är tillbaka och får de roller som fanns tidigare.`,
    protection: (name) => `Identiteten för ${name} skyddas: överallt står ett arbetsnamn.`,
    birthday: (name, day) => `${name} är född den ${day}.`,
    custody: (name, child) => `${name} talar inte längre för ${child}: vårdnaden har upphört.`,
    unprotection: (name) => `Skyddet för ${name} upphör: det riktiga namnet står överallt igen.`,
    'consent-age': (age) => `Från ${age} års ålder bestämmer man själv här.`,
    link: (name) => `${name}, som har varit elev i en klass, får en länk för att logga in.`,
  },
  ask: {
    account:
      'Godkänn bara om du själv har talat med personen. Det gamla kontot öppnar ingenting här längre, och ett mejl går till dess adress.',
    card: 'Godkänn bara om du har frågat eleven. Kortet öppnar sedan allt som är elevens eget.',
    guardian: 'Godkänn bara om du vet att de har vårdnaden.',
    address: 'Godkänn bara om du har hört det av personen. Ett mejl går till den gamla adressen.',
    role: 'Godkänn bara om du vet att personen har den uppgiften.',
    specialty: 'Godkänn bara om du vet att personen har den uppgiften.',
    provider:
      'Godkänn bara om det är er egen organisations inloggning, och se vilka värden som ger vilken roll.',
    leaving: 'Godkänn bara om du vet att personen har slutat.',
    return: 'Godkänn bara om du vet att personen är tillbaka och har de uppgifterna igen.',
    protection:
      'Godkänn bara om personen vill det. Inga mejl skickas längre, och ingen kan bjudas in under ett arbetsnamn.',
    birthday:
      'Godkänn bara om du har sett datumet i skolans egna uppgifter. Det avgör vem som talar för barnet, och när barnet bestämmer självt.',
    custody: 'Godkänn bara om du har sett varför vårdnaden har upphört.',
    unprotection:
      'Godkänn bara om personen vill det, eller om du säkert vet att faran är över. Alla som får se personer ser det riktiga namnet igen.',
    'consent-age':
      'Godkänn bara om det här är åldern på er skola och enligt lagen. Den avgör för varje barn här vem som talar för det.',
    link: 'Godkänn bara om du vet att adressen är elevens egen. Länken öppnar allt som är elevens.',
  },
  targets: { counsellor: 'kurator', careers: 'studie- och yrkesvägledare' },
  more: (n) => `och ${n} till`,
  askedBy: (name, when) => `Begärt av ${name}, ${when}.`,
  agree: 'Godkänn',
  refuse: 'Neka',
  withdraw: 'Dra tillbaka',
  yours: 'Du har begärt det här. Någon annan måste godkänna det.',
  acquainted: (name) =>
    `Under den senaste månaden släppte du in ${name}, ${name} släppte in dig, eller så släppte samma person in er båda. Någon annan måste godkänna det här.`,
  aboutYou: 'Det här gäller dig. Du kan neka; någon annan måste godkänna.',
  aboutYourLeaving:
    'Det här gäller dig. Har du inte slutat, säg det genast till en annan programledare eller administratör.',
  aboutYourCustody:
    'Det här gäller dig. Om du har vårdnaden, säg det genast till en programledare eller administratör.',
  nobodyElse: (command) =>
    `En del av detta kan ingen här godkänna: det finns ingen annan programledare eller administratör som loggar in och som kom in för mer än en månad sedan eller genom någon annan. Lägg till en andra under Personer; den som driver servern godkänner det, och allt som inte kan vänta, med: ${command}`,
  waits: 'Det väntar på att en person till godkänner det.',
  waitsAt: 'Se vad som väntar',
  over: 'Det här väntar inte längre: det har besvarats, är äldre än trettio dagar, eller så har ett namn eller en adress i det ändrats. Se vad som väntar nu.',
  agreed: 'Klart. De som berörs får veta det.',
  onHome: (n) =>
    n === 1 ? 'Någon ber dig godkänna något.' : `${n} begäranden väntar på ditt godkännande.`,
  ownOnHome: 'Något som gäller din egen inloggning eller roll väntar.',
  endedOnHome: (n) =>
    n === 1
      ? 'En begäran från dig gäller inte längre: ett namn, en adress eller ett kort i den har ändrats.'
      : `${n} begäranden från dig gäller inte längre: ett namn, en adress eller ett kort i dem har ändrats.`,
  endedTitle: 'Gäller inte längre, eftersom något har ändrats',
  endedHelp:
    'Du bad om det här, och innan någon godkände det ändrades ett namn, en adress eller ett kort. Vill du fortfarande ha det, be om det igen.',
  endedBody: (name, what, more, link) =>
    `Hej ${name},\n\nDu bad om det här:\n\n${what}${more > 0 ? `\noch ${more} till` : ''}\n\nDet gäller inte längre, eftersom ett namn, en adress eller ett kort i det har ändrats sedan dess. Vill du fortfarande ha det, be om det igen:\n\n${link}`,
  look: 'Visa',
  letter: {
    title: 'Godkännande av en person till',
    when: 'När en ändring av roller, adresser eller skydd begärs eller godkänns',
    to: 'De som berörs, och de som kan godkänna',
  },
  subject: (organisation) => `${organisation}: något om vem som kommer in`,
  askedBody: (name, what, by, link) =>
    `Hej ${name},\n\n${by} begär detta: ${what}\n\nDet gör ingenting förrän en person till godkänner det. Stämmer det inte, neka här; går det inte, säg det genast till en programledare eller administratör:\n\n${link}`,
  doneBody: (name, what, by, second) =>
    `Hej ${name},\n\nDetta har godkänts: ${what}\n\n${by} begärde det och ${second} godkände det. Stämmer det inte, säg det till en programledare eller administratör i dag.`,
  operator: 'den som driver servern',
  signsIn: (name) =>
    `${name} loggar redan in. Med en ny länk skulle någon annan kunna logga in i det namnet. Vid glömt lösenord hjälper ”Jag har glömt mitt lösenord” på inloggningssidan; går inte det, begär ett nytt konto nedan.`,
  byCard: (name) => `${name} är elev och kommer in med ett klasskort, som klassens mentor gör.`,
  newAccount: 'Kan inte logga in längre',
  newAccountHelp:
    'Först: ”Jag har glömt mitt lösenord” på inloggningssidan skickar en länk till kontots adress. Är den adressen också borta måste en person till godkänna ett nytt konto. Det gamla öppnar då ingenting här längre, och dess adress får ett mejl.',
  askAccount: (name) => `Begär ett nytt konto för ${name}`,
  addressKept:
    'Loggar redan in: en person till, eller personen själv, måste godkänna den nya adressen.',
  birthdayKept: 'Gör ett barn äldre eller yngre: en person till måste godkänna födelsedatumet.',
  noAddress: 'ingen e-postadress',
  hidden: (name) =>
    `${name} är ett arbetsnamn. Ingen bjuds in medan identiteten är skyddad: avsluta skyddet först, eller bjud in innan det börjar.`,
  movedSubject: (organisation) => `${organisation} skriver till en annan adress från och med nu`,
  movedBody: (name, address, by) =>
    `Hej ${name},\n\nHittills gick mejl till den här adressen. ${by} har ändrat den till ${address}. Är den inte din, säg det genast till ${by} eller en annan programledare: inloggningslänkar går till den nya adressen.`,
  linkSubject: (organisation) => `${organisation}: en inloggningslänk gick till en annan adress`,
  linkBody: (name, address) =>
    `Hej ${name},\n\nEn inloggningslänk har just gått till ${address}. Till för kort tid sedan gick mejl till den här adressen. Är ${address} inte din, säg det genast till en programledare.`,
  commandNone: 'Ingenting väntar.',
  commandForm: 'Ange organisationen och vad som godkänns: mentorium approve floden 7f3c…',
  commandUnknown: 'Ingen sådan begäran väntar.',
  commandOthers: (names) =>
    `Andra i organisationen kan godkänna det här, och det är deras sak: ${names.join(', ')}. Fråga en av dem; det står på deras startsida.`,
  commandDone: 'Godkänt.',
};
export const approvalWords = texts('approval', { en, nl, sv });

export type Told = Asked & { name: string; childName: string | null };

/** What is asked, in a sentence. */
export function sayAsked(language: Language, one: Told): string {
  const { what, targets } = approvalWords[language];
  if (one.kind === 'role')
    return what.role(one.name, webWords[language].roles[one.role].toLowerCase());
  if (one.kind === 'specialty') return what.specialty(one.name, targets[one.target] ?? one.target);
  if (one.kind === 'guardian') return what.guardian(one.name, one.childName ?? '');
  if (one.kind === 'address') return what.address(one.name, one.address);
  if (one.kind === 'birthday') return what.birthday(one.name, plainDay(language, one.bornOn));
  if (one.kind === 'custody') return what.custody(one.name, one.childName ?? '');
  if (one.kind === 'consent-age') return what['consent-age'](one.age);
  return what[one.kind](one.name);
}
