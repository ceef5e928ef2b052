const en = {
  intro: 'What was done, by whom and when: the last 200 entries. The journal holds no content.',
  when: 'When',
  who: 'Who',
  what: 'What',
};
const nl: typeof en = {
  intro: 'Wat er is gedaan, door wie en wanneer: de laatste 200 regels. Het logboek bevat geen inhoud.',
  when: 'Wanneer',
  who: 'Wie',
  what: 'Wat',
};
const sv: typeof en = {
  intro: 'Vad som gjorts, av vem och när: de senaste 200 raderna. Journalen innehåller inget innehåll.',
  when: 'När',
  who: 'Vem',
  what: 'Vad',
};
export const journalWords = { en, nl, sv };
