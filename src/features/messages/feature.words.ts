/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'send message': 'wrote a message to people',
    'list message': 'opened the list of sent messages',
    'see message': 'opened a sent message',
    'publish announcement': 'published an announcement',
    'take down announcement': 'took down an announcement',
  },
  tables: {
    announcement: 'Announcements',
    message: 'Messages',
    message_recipient: 'Who got a message',
  },
  menu: { messages: 'Messages' },
};

const nl: typeof en = {
  actions: {
    'send message': 'schreef een bericht aan mensen',
    'list message': 'opende de lijst van verstuurde berichten',
    'see message': 'opende een verstuurd bericht',
    'publish announcement': 'plaatste een mededeling',
    'take down announcement': 'haalde een mededeling weg',
  },
  tables: {
    announcement: 'Mededelingen',
    message: 'Berichten',
    message_recipient: 'Wie een bericht kreeg',
  },
  menu: { messages: 'Berichten' },
};

const sv: typeof en = {
  actions: {
    'send message': 'skrev ett meddelande',
    'list message': 'öppnade listan över skickade meddelanden',
    'see message': 'öppnade ett skickat meddelande',
    'publish announcement': 'publicerade ett anslag',
    'take down announcement': 'tog ner ett anslag',
  },
  tables: {
    announcement: 'Anslag',
    message: 'Meddelanden',
    message_recipient: 'Vem som fick ett meddelande',
  },
  menu: { messages: 'Meddelanden' },
};

export const featureWords = texts('messagesFeature', { en, nl, sv });
