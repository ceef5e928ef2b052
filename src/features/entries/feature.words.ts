/** What the feature says of itself to the audit log and the register of data. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: { 'record entry_withdrawal': 'took back something that they had entered' },
  tables: { entry_withdrawal: 'What was taken back' },
};

const nl: typeof en = {
  actions: { 'record entry_withdrawal': 'nam iets terug dat die persoon had ingevoerd' },
  tables: { entry_withdrawal: 'Wat is teruggenomen' },
};

const sv: typeof en = {
  actions: { 'record entry_withdrawal': 'tog tillbaka något som personen hade lagt in' },
  tables: { entry_withdrawal: 'Vad som har tagits tillbaka' },
};

export const featureWords = texts('entriesFeature', { en, nl, sv });
