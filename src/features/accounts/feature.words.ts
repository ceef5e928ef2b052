/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'change organisation': 'changed the rules for signing in',
    'add identity_provider': 'added a sign-in of the organisation',
    'change identity_provider': 'switched a sign-in of the organisation on or off',
    'list approval': 'opened what waits for a second person',
    'see identity_provider': 'opened a sign-in of the organisation',
  },
  tables: {
    account: 'Account',
    approval: 'Requests that need a second person',
    class_card: 'Class cards',
    identity: 'Sign-in of the organisation',
    invitation: 'Invitations',
  },
  menu: {
    signInRules: 'Rules for signing in',
    providers: 'Your organisation’s own sign-in',
  },
};

const nl: typeof en = {
  actions: {
    'change organisation': 'veranderde de regels voor inloggen',
    'add identity_provider': 'voegde een login van de organisatie toe',
    'change identity_provider': 'zette een login van de organisatie aan of uit',
    'list approval': 'opende wat op een tweede persoon wacht',
    'see identity_provider': 'opende een login van de organisatie',
  },
  tables: {
    account: 'Account',
    approval: 'Verzoeken waarvoor een tweede persoon nodig is',
    class_card: 'Klassenpassen',
    identity: 'Inlog van de organisatie',
    invitation: 'Uitnodigingen',
  },
  menu: {
    signInRules: 'Regels voor inloggen',
    providers: 'Eigen login van de organisatie',
  },
};

const sv: typeof en = {
  actions: {
    'change organisation': 'ändrade reglerna för inloggning',
    'add identity_provider': 'lade till en inloggning för organisationen',
    'change identity_provider': 'slog på eller av en inloggning för organisationen',
    'list approval': 'öppnade det som väntar på en person till',
    'see identity_provider': 'öppnade en inloggning för organisationen',
  },
  tables: {
    account: 'Konto',
    approval: 'Begäranden som kräver en person till',
    class_card: 'Klasskort',
    identity: 'Organisationens inloggning',
    invitation: 'Inbjudningar',
  },
  menu: {
    signInRules: 'Regler för inloggning',
    providers: 'Organisationens egen inloggning',
  },
};

export const featureWords = texts('accountsFeature', { en, nl, sv });
