import { texts } from '../../platform/texts.ts';

/** The letter that says that a decision has been made, and nothing of what it is. */
const en = {
  decision: {
    title: 'Decision about an application',
    when: 'When an application is admitted, declined or put on the waiting list',
    to: 'Whoever applied',
    subject: 'News about your application at {organisation}',
    body: 'Dear {name},\n\nThere is a decision about your application at {organisation}. Sign in to read the decision, the reason, and what you can do if you disagree:\n\n{link}',
  },
  nominated: {
    title: 'Nomination',
    when: 'When somebody is nominated',
    to: 'Whoever is nominated',
    subject: 'You have been nominated at {organisation}',
    body: 'Dear {name},\n\n{by} has nominated you for {programme} at {organisation}. Sign in to read what is asked and to fill in your application:\n\n{link}\n\nIf you cannot sign in yet, ask {by} for a sign-in link.',
  },
  reminder: {
    title: 'Reminder of an application',
    when: 'When a coordinator reminds people whose application lacks answers',
    to: 'Whoever has not answered everything',
    subject: 'Your application at {organisation}: something is missing',
    body: 'Dear {name},\n\nYour application at {organisation} cannot be decided yet, because some answers are missing. It takes a few minutes:\n\n{link}',
  },
};
const nl: typeof en = {
  decision: {
    title: 'Besluit over een aanmelding',
    when: 'Als iemand wordt toegelaten, afgewezen of op de wachtlijst komt',
    to: 'Wie zich heeft aangemeld',
    subject: 'Nieuws over je aanmelding bij {organisation}',
    body: 'Beste {name},\n\nEr is een besluit over je aanmelding bij {organisation}. Log in om het te lezen, met de reden en wat je kunt doen als je het er niet mee eens bent:\n\n{link}',
  },
  nominated: {
    title: 'Voordracht',
    when: 'Als iemand wordt voorgedragen',
    to: 'Wie is voorgedragen',
    subject: 'Je bent voorgedragen bij {organisation}',
    body: 'Beste {name},\n\n{by} heeft je voorgedragen voor {programme} bij {organisation}. Log in om te lezen wat er wordt gevraagd en je aanmelding in te vullen:\n\n{link}\n\nKun je nog niet inloggen? Vraag {by} dan om een inloglink.',
  },
  reminder: {
    title: 'Herinnering aan een aanmelding',
    when: 'Als een coördinator mensen herinnert bij wie nog antwoorden ontbreken',
    to: 'Wie nog niet alles heeft beantwoord',
    subject: 'Je aanmelding bij {organisation}: er ontbreekt nog iets',
    body: 'Beste {name},\n\nOver je aanmelding bij {organisation} kan nog niet worden besloten, omdat er antwoorden ontbreken. Het kost een paar minuten:\n\n{link}',
  },
};
const sv: typeof en = {
  decision: {
    title: 'Beslut om en ansökan',
    when: 'När någon antas, får avslag eller sätts på väntelista',
    to: 'Den som har ansökt',
    subject: 'Nytt om din ansökan hos {organisation}',
    body: 'Hej {name},\n\nDet finns ett beslut om din ansökan hos {organisation}. Logga in för att läsa beslutet, skälen och vad du kan göra om du inte håller med:\n\n{link}',
  },
  nominated: {
    title: 'Nominering',
    when: 'När någon nomineras',
    to: 'Den som är nominerad',
    subject: 'Du har nominerats hos {organisation}',
    body: 'Hej {name},\n\n{by} har nominerat dig till {programme} hos {organisation}. Logga in för att läsa vad som efterfrågas och fylla i din ansökan:\n\n{link}\n\nKan du inte logga in än? Be {by} om en inloggningslänk.',
  },
  reminder: {
    title: 'Påminnelse om en ansökan',
    when: 'När en samordnare påminner dem vars ansökan saknar svar',
    to: 'Den som inte har svarat på allt',
    subject: 'Din ansökan hos {organisation}: något saknas',
    body: 'Hej {name},\n\nDin ansökan hos {organisation} kan inte avgöras än, eftersom några svar saknas. Det tar några minuter:\n\n{link}',
  },
};
export const decisionLetterWords = texts('decisionLetter', { en, nl, sv });
