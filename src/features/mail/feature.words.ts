/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'write digests letter': 'wrote e-mails with the news',
    'see letter': 'opened an e-mail',
    'change letter': 'changed an e-mail',
    'list letter': 'opened the list of e-mails',
  },
  tables: {
    calendar_feed: 'Calendar addresses',
    letter: 'E-mails',
    mail_choice: 'Choices about mail',
  },
  jobs: {
    digests: 'Writing digests',
  },
};

const nl: typeof en = {
  actions: {
    'write digests letter': 'schreef mails met het nieuws',
    'see letter': 'opende een mail',
    'change letter': 'veranderde een mail',
    'list letter': 'opende de lijst van mails',
  },
  tables: {
    calendar_feed: 'Agenda-adressen',
    letter: 'Mails',
    mail_choice: 'Keuzes over mail',
  },
  jobs: {
    digests: 'Verzamelmails schrijven',
  },
};

const sv: typeof en = {
  actions: {
    'write digests letter': 'skrev mejl med nyheterna',
    'see letter': 'öppnade ett mejl',
    'change letter': 'ändrade ett mejl',
    'list letter': 'öppnade listan över mejl',
  },
  tables: {
    calendar_feed: 'Kalenderadresser',
    letter: 'Mejl',
    mail_choice: 'Val om e-post',
  },
  jobs: {
    digests: 'Skriva sammandrag',
  },
};

export const featureWords = texts('mailFeature', { en, nl, sv });
