import { texts } from '../../platform/texts.ts';

const en = {
  intro: 'What was done, by whom and when: the last 200 entries. It holds no content.',
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
    'Vad som gjorts, av vem och när: de senaste 200 raderna. Loggen visar inte vad som stod där.',
  when: 'När',
  who: 'Vem',
  what: 'Vad',
  number: 'Nr',
};
export const auditLogWords = texts('auditLog', { en, nl, sv });
