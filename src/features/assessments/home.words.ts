import { texts } from '../../platform/texts.ts';

/** What the home page says of rounds and reports. */
const en = {
  assess: (name: string, day: string) => `Tell how ${name} works as a mentor, by ${day}.`,
  assessSelf: (round: string, day: string) =>
    `Answer about yourself as a mentor (${round}), by ${day}.`,
  assessDo: 'Answer',
  nominate: (round: string) => `Name colleagues who can say something about you (${round}).`,
  nominateDo: 'Name people',
  report: (round: string) => `Your report “${round}” is there.`,
};

const nl: typeof en = {
  assess: (name, day) => `Vertel hoe ${name} als mentor werkt, uiterlijk ${day}.`,
  assessSelf: (round, day) => `Antwoord over jezelf als mentor (${round}), uiterlijk ${day}.`,
  assessDo: 'Antwoorden',
  nominate: (round) => `Noem collega's die iets over jou kunnen zeggen (${round}).`,
  nominateDo: 'Mensen noemen',
  report: (round) => `Je rapport ‘${round}’ is er.`,
};

const sv: typeof en = {
  assess: (name, day) => `Berätta hur ${name} arbetar som mentor, senast ${day}.`,
  assessSelf: (round, day) => `Svara om dig själv som mentor (${round}), senast ${day}.`,
  assessDo: 'Svara',
  nominate: (round) => `Nämn kollegor som kan säga något om dig (${round}).`,
  nominateDo: 'Nämn folk',
  report: (round) => `Din rapport ”${round}” finns.`,
};

export const homeWords = texts('assessmentsHome', { en, nl, sv });
