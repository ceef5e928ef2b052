import { texts } from '../../platform/texts.ts';

/** Letters about an application from outside. They name nobody: an address may be a wrong one. */
type Facts = { organisation: string; link: string };

const en = {
  draftLetter: {
    title: 'Draft of an application',
    when: 'When somebody from outside saves a draft',
    to: 'The address that was given',
  },
  sentLetter: {
    title: 'Application received',
    when: 'When an application from outside is sent in',
    to: 'The address that was given',
  },
  consentLetter: {
    title: 'Question to a manager',
    when: 'When a cohort asks for the consent of managers',
    to: 'The manager who was named',
  },
  draftSubject: (organisation: string) => `Your draft at ${organisation}`,
  draftBody: ({ organisation, link }: Facts) =>
    `Hello,\n\nSomebody began an application at ${organisation} with this address. Go on with it here:\n\n${link}\n\nWas it not you? Then delete this message. Nothing happens, and the draft is deleted after 30 days.`,
  sentSubject: (organisation: string) => `Your application at ${organisation}`,
  sentBody: ({ organisation, link }: Facts) =>
    `Hello,\n\nAn application with this address has reached ${organisation}. Confirm that the address is yours:\n\n${link}\n\nWas it not you? Then delete this message and do not open the link.`,
  known:
    'Somebody with this address takes part there already. The coordinator asks themselves whether that is you before anything is joined; what is stored about you does not change by this application.',
  state: (link: string) => `Follow, correct or withdraw your application here:\n\n${link}`,
  decidedSubject: (organisation: string) => `News about your application at ${organisation}`,
  decidedBody: ({ organisation, link }: Facts) =>
    `Hello,\n\nThere is a decision about your application at ${organisation}. Read it here, with the reason and what you can do if you disagree:\n\n${link}`,
  consentSubject: (organisation: string) => `A question from ${organisation} to you as a manager`,
  consentBody: ({ organisation, link }: Facts) =>
    `Hello,\n\nSomebody gave you as their manager in an application at ${organisation}. Read for what it is, and say whether you agree:\n\n${link}\n\nThe link works for 30 days and is yours alone.`,
};
type Words = typeof en;
const nl: Words = {
  draftLetter: {
    title: 'Concept van een aanmelding',
    when: 'Als iemand van buiten een concept bewaart',
    to: 'Het opgegeven adres',
  },
  sentLetter: {
    title: 'Aanmelding ontvangen',
    when: 'Als een aanmelding van buiten binnenkomt',
    to: 'Het opgegeven adres',
  },
  consentLetter: {
    title: 'Vraag aan een leidinggevende',
    when: 'Als een lichting om akkoord van leidinggevenden vraagt',
    to: 'De genoemde leidinggevende',
  },
  draftSubject: (organisation) => `Je concept bij ${organisation}`,
  draftBody: ({ organisation, link }) =>
    `Hallo,\n\nIemand is met dit adres een aanmelding begonnen bij ${organisation}. Ga hier verder:\n\n${link}\n\nWas jij het niet? Verwijder dit bericht dan. Er gebeurt niets, en het concept wordt na 30 dagen verwijderd.`,
  sentSubject: (organisation) => `Je aanmelding bij ${organisation}`,
  sentBody: ({ organisation, link }) =>
    `Hallo,\n\nBij ${organisation} is een aanmelding met dit adres binnengekomen. Bevestig dat het adres van jou is:\n\n${link}\n\nWas jij het niet? Verwijder dit bericht dan en open de link niet.`,
  known:
    'Iemand met dit adres doet daar al mee. De coördinator gaat na of jij dat bent voordat er iets wordt verbonden; wat er over je bewaard wordt, verandert niet door deze aanmelding.',
  state: (link) => `Volg, verbeter of trek je aanmelding hier in:\n\n${link}`,
  decidedSubject: (organisation) => `Nieuws over je aanmelding bij ${organisation}`,
  decidedBody: ({ organisation, link }) =>
    `Hallo,\n\nEr is een besluit over je aanmelding bij ${organisation}. Lees het hier, met de reden en wat je kunt doen als je het er niet mee eens bent:\n\n${link}`,
  consentSubject: (organisation) => `Een vraag van ${organisation} aan jou als leidinggevende`,
  consentBody: ({ organisation, link }) =>
    `Hallo,\n\nIemand noemt jou als leidinggevende in een aanmelding bij ${organisation}. Lees waarvoor, en zeg of je akkoord bent:\n\n${link}\n\nDe link werkt 30 dagen en is van jou alleen.`,
};
const sv: Words = {
  draftLetter: {
    title: 'Utkast till en ansökan',
    when: 'När någon utifrån sparar ett utkast',
    to: 'Den angivna adressen',
  },
  sentLetter: {
    title: 'Ansökan mottagen',
    when: 'När en ansökan utifrån kommer in',
    to: 'Den angivna adressen',
  },
  consentLetter: {
    title: 'Fråga till en chef',
    when: 'När en omgång ber om chefers samtycke',
    to: 'Den chef som angavs',
  },
  draftSubject: (organisation) => `Ditt utkast hos ${organisation}`,
  draftBody: ({ organisation, link }) =>
    `Hej,\n\nNågon har påbörjat en ansökan hos ${organisation} med den här adressen. Fortsätt här:\n\n${link}\n\nVar det inte du? Ta då bort meddelandet. Inget händer, och utkastet raderas efter 30 dagar.`,
  sentSubject: (organisation) => `Din ansökan hos ${organisation}`,
  sentBody: ({ organisation, link }) =>
    `Hej,\n\nEn ansökan med den här adressen har kommit in till ${organisation}. Bekräfta att adressen är din:\n\n${link}\n\nVar det inte du? Ta då bort meddelandet och öppna inte länken.`,
  known:
    'Någon med den här adressen är redan med där. Programledaren kontrollerar om det är du innan något kopplas ihop; det som finns lagrat om dig ändras inte av ansökan.',
  state: (link) => `Följ, rätta eller ta tillbaka din ansökan här:\n\n${link}`,
  decidedSubject: (organisation) => `Nytt om din ansökan hos ${organisation}`,
  decidedBody: ({ organisation, link }) =>
    `Hej,\n\nDet finns ett beslut om din ansökan hos ${organisation}. Läs det här, med skälen och vad du kan göra om du inte håller med:\n\n${link}`,
  consentSubject: (organisation) => `En fråga från ${organisation} till dig som chef`,
  consentBody: ({ organisation, link }) =>
    `Hej,\n\nNågon har angett dig som chef i en ansökan hos ${organisation}. Läs vad det gäller och säg om det är i sin ordning:\n\n${link}\n\nLänken fungerar i 30 dagar och är bara din.`,
};
export const publicLetterWords = texts('publicApplicationLetter', { en, nl, sv });
