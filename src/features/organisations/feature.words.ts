/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

// `list journal`: what the audit log itself was called; its entries are never rewritten.
const en = {
  actions: {
    'list audit_log': 'opened the audit log',
    'list journal': 'opened the audit log',
    'set organisation': 'changed the settings of the organisation',
  },
  menu: {
    organisationSettings: 'Organisation settings',
    auditLog: 'Audit log',
  },
};

const nl: typeof en = {
  actions: {
    'list audit_log': 'opende het logboek',
    'list journal': 'opende het logboek',
    'set organisation': 'veranderde de instellingen van de organisatie',
  },
  menu: {
    organisationSettings: 'Instellingen van de organisatie',
    auditLog: 'Logboek',
  },
};

const sv: typeof en = {
  actions: {
    'list audit_log': 'öppnade loggen',
    'list journal': 'öppnade loggen',
    'set organisation': 'ändrade organisationens inställningar',
  },
  menu: {
    organisationSettings: 'Organisationens inställningar',
    auditLog: 'Logg',
  },
};

export const featureWords = texts('organisationsFeature', { en, nl, sv });
