/**
 * A class stands in one running group at a time: what says so on pages and in the letter to its
 * mentors.
 */
import { plural } from '../../platform/i18n.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  runsIn: (cohort: string, mentors: string) =>
    mentors === '' ? `still runs in ${cohort}` : `still runs in ${cohort} with ${mentors}`,
  pupilsStand: (n: number, group: string, cohort: string) =>
    `${plural('en', n, 'pupil', 'pupils')} in ${group} (${cohort}), which still runs`,
  end: (group: string) => `End ${group}`,
  later: 'can be chosen once the classes above have their groups',
  ask: (group: string) => `Ask the mentors to end ${group}`,
  asked:
    'The mentors have been written to. Once they have ended the group, you can create the new one.',
  mustEnd: (groups: string) =>
    `A pupil is in one running group at a time. These groups still run: ${groups}. End them first, or ask their mentors to; their mentors now know that you asked.`,
  toEnd:
    'These groups still run with pupils of this division. End them before you create the new groups:',
  letter: {
    title: 'Request to end a group',
    when: 'When somebody needs pupils of a running group for a new one',
    to: 'The mentors of the running group',
    subject: 'Somebody wants to give {group} a new mentor group',
    body: 'Dear {name},\n\n{by} wants to create a new mentor group with pupils of {group}, of which you are a mentor ({cohort}). Nothing has changed: the pupils stay in your group until it ends.\n\nIs your time with this group over, or does somebody else take it on? Then end it here:\n\n{link}\n\nDid you not expect this? Ask {by}.',
  },
};
const nl: typeof en = {
  runsIn: (cohort, mentors) =>
    mentors === '' ? `loopt nog in ${cohort}` : `loopt nog in ${cohort} bij ${mentors}`,
  pupilsStand: (n, group, cohort) =>
    `${plural('nl', n, 'leerling', 'leerlingen')} in ${group} (${cohort}), die groep loopt nog`,
  end: (group) => `${group} beëindigen`,
  later: 'kan worden gekozen zodra de klassen hierboven hun groep hebben',
  ask: (group) => `Vraag de mentoren om ${group} te beëindigen`,
  asked:
    'De mentoren hebben bericht gekregen. Zodra zij de groep hebben beëindigd, kun je de nieuwe maken.',
  mustEnd: (groups) =>
    `Een leerling zit in één lopende groep tegelijk. Deze groepen lopen nog: ${groups}. Beëindig ze eerst, of vraag dat aan de mentoren; zij weten nu dat je dit vroeg.`,
  toEnd:
    'Deze groepen lopen nog met leerlingen uit deze indeling. Beëindig ze voordat je de nieuwe groepen maakt:',
  letter: {
    title: 'Verzoek om een groep te beëindigen',
    when: 'Als iemand leerlingen van een lopende groep nodig heeft voor een nieuwe',
    to: 'De mentoren van de lopende groep',
    subject: 'Iemand wil {group} een nieuwe mentorgroep geven',
    body: 'Beste {name},\n\n{by} wil een nieuwe mentorgroep maken met leerlingen van {group}, waarvan jij mentor bent ({cohort}). Er is niets veranderd: de leerlingen blijven in jouw groep tot die eindigt.\n\nIs jouw tijd met deze groep voorbij, of neemt iemand anders de groep over? Beëindig de groep dan hier:\n\n{link}\n\nHad je dit niet verwacht? Vraag het aan {by}.',
  },
};
const sv: typeof en = {
  runsIn: (cohort, mentors) =>
    mentors === ''
      ? `pågår fortfarande i ${cohort}`
      : `pågår fortfarande i ${cohort} med ${mentors}`,
  pupilsStand: (n, group, cohort) =>
    `${plural('sv', n, 'elev', 'elever')} i ${group} (${cohort}), som fortfarande pågår`,
  end: (group) => `Avsluta ${group}`,
  later: 'kan väljas när klasserna ovanför har sina grupper',
  ask: (group) => `Be mentorerna avsluta ${group}`,
  asked: 'Mentorerna har fått ett meddelande. När de har avslutat gruppen kan du skapa den nya.',
  mustEnd: (groups) =>
    `En elev är med i en pågående grupp åt gången. De här grupperna pågår fortfarande: ${groups}. Avsluta dem först, eller be mentorerna göra det; de vet nu att du har frågat.`,
  toEnd:
    'De här grupperna pågår fortfarande med elever från indelningen. Avsluta dem innan du skapar de nya grupperna:',
  letter: {
    title: 'Begäran att avsluta en grupp',
    when: 'När någon behöver elever från en pågående grupp till en ny',
    to: 'Mentorerna i den pågående gruppen',
    subject: 'Någon vill ge {group} en ny mentorsgrupp',
    body: 'Hej {name},\n\n{by} vill skapa en ny mentorsgrupp med elever från {group}, där du är mentor ({cohort}). Inget har ändrats: eleverna är kvar i din grupp tills den avslutas.\n\nÄr din tid med gruppen slut, eller tar någon annan över den? Avsluta den i så fall här:\n\n{link}\n\nVar det här oväntat? Fråga {by}.',
  },
};
export const groupWords = texts('runningGroup', { en, nl, sv });
