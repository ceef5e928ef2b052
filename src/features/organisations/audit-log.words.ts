import { texts } from '../../platform/texts.ts';

const en = {
  intro: 'What was done, by whom and when: the last 200 entries. The journal holds no content.',
  when: 'When',
  who: 'Who',
  what: 'What',
  number: 'No.',
};
const nl: typeof en = {
  intro:
    'Wat er is gedaan, door wie en wanneer: de laatste 200 regels. Het logboek bevat geen inhoud.',
  when: 'Wanneer',
  who: 'Wie',
  what: 'Wat',
  number: 'Nr.',
};
const sv: typeof en = {
  intro:
    'Vad som gjorts, av vem och när: de senaste 200 raderna. Journalen innehåller inget innehåll.',
  when: 'När',
  who: 'Vem',
  what: 'Vad',
  number: 'Nr',
};
export const journalWords = texts('journal', { en, nl, sv });
