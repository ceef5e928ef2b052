import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  invite: 'Invite to sign in',
  title: 'Invitations',
  written: (n: number) =>
    `${plural('en', n, 'person has', 'people have')} been sent a sign-in link by e-mail:`,
  links: (n: number) =>
    n === 1 ? '1 link to hand over yourself' : `${n} links to hand over yourself`,
  linksHelp: (days: number) =>
    `No e-mail goes to them: there is no address, or no mail server is set. Each link works once, for ${days} days, and is shown only now. Print this page, or copy the links.`,
  person: 'Person',
  link: 'Link',
  notInvited: 'Not invited',
  why: {
    'signs-in': 'can sign in already',
    left: 'has left',
    protected: 'has a protected identity and is invited from the own page of that identity',
    card: 'is a pupil with a class card',
    second: 'a second person has to agree; ask from the person’s page',
  },
  back: 'Back to the list',
};

const nl: typeof en = {
  invite: 'Uitnodigen om in te loggen',
  title: 'Uitnodigingen',
  written: (n) =>
    `${plural('nl', n, 'persoon heeft', 'personen hebben')} een inloglink per e-mail gekregen:`,
  links: (n) => (n === 1 ? '1 link om zelf te geven' : `${n} links om zelf te geven`),
  linksHelp: (days) =>
    `Zij krijgen geen e-mail: er is geen adres, of er is geen mailserver ingesteld. Elke link werkt één keer, ${days} dagen lang, en staat alleen nu hier. Druk deze pagina af of kopieer de links.`,
  person: 'Persoon',
  link: 'Link',
  notInvited: 'Niet uitgenodigd',
  why: {
    'signs-in': 'kan al inloggen',
    left: 'is vertrokken',
    protected: 'heeft een beschermde identiteit en wordt op de eigen pagina daarvan uitgenodigd',
    card: 'is een leerling met een klassenkaart',
    second: 'een tweede persoon moet akkoord gaan; vraag het op de pagina van de persoon',
  },
  back: 'Terug naar de lijst',
};

const sv: typeof en = {
  invite: 'Bjud in att logga in',
  title: 'Inbjudningar',
  written: (n) =>
    `${plural('sv', n, 'person har', 'personer har')} fått en inloggningslänk med e-post:`,
  links: (n) => (n === 1 ? '1 länk att lämna över själv' : `${n} länkar att lämna över själv`),
  linksHelp: (days) =>
    `De får inget mejl: adress saknas, eller ingen e-postserver är inställd. Varje länk fungerar en gång, i ${days} dagar, och visas bara nu. Skriv ut sidan eller kopiera länkarna.`,
  person: 'Person',
  link: 'Länk',
  notInvited: 'Inte inbjudna',
  why: {
    'signs-in': 'kan redan logga in',
    left: 'har slutat',
    protected: 'har skyddad identitet och bjuds in från den identitetens egen sida',
    card: 'är elev med klasskort',
    second: 'en andra person måste godkänna; be om det på personens sida',
  },
  back: 'Tillbaka till listan',
};

export const invitedWords = texts('invited', { en, nl, sv });
