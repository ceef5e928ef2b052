/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'make mentorship': 'made a mentorship',
    'run division': 'divided pupils over groups',
    'note group_request': 'noted a request for the groups',
    'remove group_request': 'took a request for the groups out',
    'see division': 'opened a division over groups',
    'change division': 'changed a division over groups',
  },
  tables: {
    division: 'Divisions over groups',
    group_request: 'Requests for groups',
  },
};

const nl: typeof en = {
  actions: {
    'make mentorship': 'maakte een mentorschap',
    'run division': 'verdeelde leerlingen over groepen',
    'note group_request': 'noteerde een verzoek voor de groepen',
    'remove group_request': 'haalde een verzoek voor de groepen weg',
    'see division': 'opende een verdeling over groepen',
    'change division': 'veranderde een verdeling over groepen',
  },
  tables: {
    division: 'Verdelingen over groepen',
    group_request: 'Verzoeken voor de groepen',
  },
};

const sv: typeof en = {
  actions: {
    'make mentorship': 'skapade ett mentorskap',
    'run division': 'fördelade elever på grupper',
    'note group_request': 'antecknade ett önskemål om grupperna',
    'remove group_request': 'tog bort ett önskemål om grupperna',
    'see division': 'öppnade en fördelning i grupper',
    'change division': 'ändrade en fördelning i grupper',
  },
  tables: {
    division: 'Fördelningar i grupper',
    group_request: 'Önskemål om grupper',
  },
};

export const featureWords = texts('divisionsFeature', { en, nl, sv });
