/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = { tables: { contact: 'When the programme spoke with whom' } };
const nl: typeof en = { tables: { contact: 'Wanneer het programma met wie sprak' } };
const sv: typeof en = { tables: { contact: 'När programmet talade med vem' } };

export const featureWords = texts('contactsFeature', { en, nl, sv });
