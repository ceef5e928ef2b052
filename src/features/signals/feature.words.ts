/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'raise signal': 'raised a signal',
    'act on signal': 'acted on a signal',
    'propose to settle signal': 'proposed to end a signal',
    'settle signal': 'ended a signal',
    'see signal': 'opened a signal',
    'change signal': 'changed a signal',
    'list signal': 'opened the list of signals',
    'download signal': 'downloaded the list of signals',
  },
  tables: {
    absence: 'Days away',
    hearing: 'Hearings by two',
    signal: 'Signals',
    signal_step: 'Steps on signals',
    signal_text: 'Texts of signals',
  },
  menu: {
    away: 'When I am away',
    signals: 'Signals',
  },
  jobs: {
    signals: 'Looking for signals',
  },
};

const nl: typeof en = {
  actions: {
    'raise signal': 'gaf een signaal',
    'act on signal': 'deed iets met een signaal',
    'propose to settle signal': 'stelde voor een signaal af te ronden',
    'settle signal': 'rondde een signaal af',
    'see signal': 'opende een signaal',
    'change signal': 'veranderde een signaal',
    'list signal': 'opende de lijst van signalen',
    'download signal': 'downloadde de lijst van signalen',
  },
  tables: {
    absence: 'Dagen afwezig',
    hearing: 'Behandeling door twee',
    signal: 'Signalen',
    signal_step: 'Stappen bij signalen',
    signal_text: 'Teksten van signalen',
  },
  menu: {
    away: 'Als ik er niet ben',
    signals: 'Signalen',
  },
  jobs: {
    signals: 'Signalen zoeken',
  },
};

const sv: typeof en = {
  actions: {
    'raise signal': 'lämnade en signal',
    'act on signal': 'gjorde något åt en signal',
    'propose to settle signal': 'föreslog att avsluta en signal',
    'settle signal': 'avslutade en signal',
    'see signal': 'öppnade en signal',
    'change signal': 'ändrade en signal',
    'list signal': 'öppnade listan över signaler',
    'download signal': 'laddade ner listan över signaler',
  },
  tables: {
    absence: 'Dagar borta',
    hearing: 'Prövning av två',
    signal: 'Signaler',
    signal_step: 'Åtgärder vid signaler',
    signal_text: 'Signalernas texter',
  },
  menu: {
    away: 'När jag är borta',
    signals: 'Signaler',
  },
  jobs: {
    signals: 'Söka signaler',
  },
};

export const featureWords = texts('signalsFeature', { en, nl, sv });
