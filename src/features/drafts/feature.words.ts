/** What the feature says of itself to the register of data and the list of work. */
import { texts } from '../../platform/texts.ts';

const en = {
  tables: {
    draft: 'Drafts: what you typed and have not saved, for 30 days',
    last_save: 'Who saved a shared form last, for 30 days',
  },
  jobs: {
    drafts: 'Clearing old drafts',
  },
};

const nl: typeof en = {
  tables: {
    draft: 'Concepten: wat je typte en nog niet opsloeg, 30 dagen lang',
    last_save: 'Wie een gedeeld formulier het laatst opsloeg, 30 dagen lang',
  },
  jobs: {
    drafts: 'Oude concepten opruimen',
  },
};

const sv: typeof en = {
  tables: {
    draft: 'Utkast: det du har skrivit men inte sparat, i 30 dagar',
    last_save: 'Vem som senast sparade ett delat formulär, i 30 dagar',
  },
  jobs: {
    drafts: 'Rensa gamla utkast',
  },
};

export const featureWords = texts('draftFeature', { en, nl, sv });
