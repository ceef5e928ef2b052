/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'send proposal': 'sent a proposal',
    'take back proposal': 'took a proposal back',
    'accept proposal': 'accepted a proposal',
    'decline proposal': 'declined a proposal',
    'see proposal': 'opened a proposal',
    'change proposal': 'changed a proposal',
  },
  tables: {
    proposal: 'Proposals',
    proposal_answer: 'Answers to proposals',
    trial_talk: 'Talks before an answer',
    trial_talk_word: 'Words after such a talk',
  },
  jobs: {
    proposals: 'Writing to people who are asked',
  },
};

const nl: typeof en = {
  actions: {
    'send proposal': 'verstuurde een voorstel',
    'take back proposal': 'nam een voorstel terug',
    'accept proposal': 'nam een voorstel aan',
    'decline proposal': 'wees een voorstel af',
    'see proposal': 'opende een voorstel',
    'change proposal': 'veranderde een voorstel',
  },
  tables: {
    proposal: 'Voorstellen',
    proposal_answer: 'Antwoorden op voorstellen',
    trial_talk: 'Gesprekken vóór een antwoord',
    trial_talk_word: 'Woorden na zo’n gesprek',
  },
  jobs: {
    proposals: 'Mensen schrijven aan wie iets gevraagd is',
  },
};

const sv: typeof en = {
  actions: {
    'send proposal': 'skickade ett förslag',
    'take back proposal': 'tog tillbaka ett förslag',
    'accept proposal': 'tackade ja till ett förslag',
    'decline proposal': 'tackade nej till ett förslag',
    'see proposal': 'öppnade ett förslag',
    'change proposal': 'ändrade ett förslag',
  },
  tables: {
    proposal: 'Förslag',
    proposal_answer: 'Svar på förslag',
    trial_talk: 'Samtal före ett svar',
    trial_talk_word: 'Ord efter ett sådant samtal',
  },
  jobs: {
    proposals: 'Skriva till dem som tillfrågas',
  },
};

export const featureWords = texts('proposalsFeature', { en, nl, sv });
