import type { SharedPart } from './share.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Who else sees part of it',
  intro:
    'Teachers of this class can see what helps them in their lesson. Worries, talks, signals and notes never go along.',
  none: 'Nobody.',
  add: 'Show part of it to a teacher',
  who: 'Teacher',
  what: 'What',
  share: 'Show it',
  stop: 'Stop',
  chooseOne: 'Choose at least one part.',
  until: (day: string) => `until ${day}`,
  classes: 'Classes shown to me',
  toIt: (n: number) =>
    n === 1 ? 'A class is shown to you in part' : `${n} classes are shown to you in part`,
  classesIntro: 'What their mentors show you for your lessons. Figures of the last four weeks.',
  noClasses: 'No class is shown to you.',
  by: (name: string) => `shown by ${name}`,
  pupil: 'Pupil',
  parts: { absence: 'Hours away', mark: 'Low marks', support: 'What helps' } satisfies Record<
    SharedPart,
    string
  >,
};
const nl: typeof en = {
  title: 'Wie er nog een deel van ziet',
  intro:
    'Docenten van deze klas kunnen zien wat hen in de les helpt. Zorgen, gesprekken, signalen en notities gaan nooit mee.',
  none: 'Niemand.',
  add: 'Laat een docent een deel zien',
  who: 'Docent',
  what: 'Wat',
  share: 'Laat het zien',
  stop: 'Stop',
  chooseOne: 'Kies minstens één deel.',
  until: (day) => `tot ${day}`,
  classes: 'Klassen die ik deels zie',
  toIt: (n) => (n === 1 ? 'Je ziet een klas deels' : `Je ziet ${n} klassen deels`),
  classesIntro: 'Wat hun mentoren je laten zien voor je lessen. Cijfers van de laatste vier weken.',
  noClasses: 'Je krijgt geen klas te zien.',
  by: (name) => `te zien van ${name}`,
  pupil: 'Leerling',
  parts: { absence: 'Uren verzuim', mark: 'Onvoldoendes', support: 'Wat helpt' },
};
const sv: typeof en = {
  title: 'Vem mer som ser en del',
  intro:
    'Lärare i klassen kan se det som hjälper dem på lektionen. Oro, samtal, signaler och anteckningar följer aldrig med.',
  none: 'Ingen.',
  add: 'Visa en del för en lärare',
  who: 'Lärare',
  what: 'Vad',
  share: 'Visa det',
  stop: 'Sluta',
  chooseOne: 'Välj minst en del.',
  until: (day) => `till ${day}`,
  classes: 'Klasser som visas för mig',
  toIt: (n) => (n === 1 ? 'En klass visas delvis för dig' : `${n} klasser visas delvis för dig`),
  classesIntro:
    'Det som deras mentorer visar dig inför dina lektioner. Siffror från de senaste fyra veckorna.',
  noClasses: 'Ingen klass visas för dig.',
  by: (name) => `visas av ${name}`,
  pupil: 'Elev',
  parts: { absence: 'Timmar borta', mark: 'Låga betyg', support: 'Vad som hjälper' },
};
export const shareWords = texts(
  'share',
  { en, nl, sv },
  {
    noClasses: 'Shown to a teacher to whom no mentor has opened a class.',
  },
);
