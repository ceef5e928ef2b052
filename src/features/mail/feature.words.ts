/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'write digests letter': 'wrote e-mails with the news',
    'see letter': 'opened an e-mail',
    'change letter': 'changed an e-mail',
    'list letter': 'opened the list of e-mails',
    'change letter text': 'changed the text of letters',
    'change letterhead': 'changed signature or logo',
  },
  tables: {
    calendar_feed: 'Calendar addresses',
    letter: 'E-mails',
    letter_logo: 'Logo of letters',
    letter_signature: 'Signatures of letters',
    letter_text: 'Texts of letters',
    mail_choice: 'Choices about mail',
  },
  jobs: {
    digests: 'Writing digests',
  },
  menu: {
    mail: 'My mail',
    letters: 'Letters',
    outbox: 'E-mail and tasks',
  },
};

const nl: typeof en = {
  actions: {
    'write digests letter': 'schreef mails met het nieuws',
    'see letter': 'opende een mail',
    'change letter': 'veranderde een mail',
    'list letter': 'opende de lijst van mails',
    'change letter text': 'veranderde de tekst van brieven',
    'change letterhead': 'veranderde ondertekening of logo',
  },
  tables: {
    calendar_feed: 'Agenda-adressen',
    letter: 'Mails',
    letter_logo: 'Logo van brieven',
    letter_signature: 'Ondertekening van brieven',
    letter_text: 'Teksten van brieven',
    mail_choice: 'Keuzes over mail',
  },
  jobs: {
    digests: 'Verzamelmails schrijven',
  },
  menu: {
    mail: 'Mijn mail',
    letters: 'Brieven',
    outbox: 'Mail en taken',
  },
};

const sv: typeof en = {
  actions: {
    'write digests letter': 'skrev mejl med nyheterna',
    'see letter': 'öppnade ett mejl',
    'change letter': 'ändrade ett mejl',
    'list letter': 'öppnade listan över mejl',
    'change letter text': 'ändrade texten i brev',
    'change letterhead': 'ändrade underskrift eller logotyp',
  },
  tables: {
    calendar_feed: 'Kalenderadresser',
    letter: 'Mejl',
    letter_logo: 'Logotyp i brev',
    letter_signature: 'Underskrift i brev',
    letter_text: 'Texter i brev',
    mail_choice: 'Val om e-post',
  },
  jobs: {
    digests: 'Skriva sammandrag',
  },
  menu: {
    mail: 'Min e-post',
    letters: 'Brev',
    outbox: 'Mejl och arbete',
  },
};

export const featureWords = texts('mailFeature', { en, nl, sv });
