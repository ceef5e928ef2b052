/** The tables of the platform itself, for the register of processing. */
import { entry, type TableFacts } from './data-inventory.ts';

export const platformTables = {
  data_key: { about: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody') },
  job: { about: entry('service', 'public-task', [], 'service', 'keep', 'nobody') },
  audit_log: {
    about: entry(
      'accountability',
      'legal-duty',
      ['person_id'],
      'organisation',
      'keep',
      'audit-log',
    ),
  },
  master_key_check: { about: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody') },
  migration: {
    about: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody'),
    kinds: { name: 'work' },
  },
  restored_copy: { about: entry('service', 'legal-duty', [], 'organisation', 'keep', 'nobody') },
  sent_form: {
    about: entry('service', 'interest', [], 'service', 'keep', 'nobody'),
    kinds: { answer: 'work' },
  },
} as const satisfies TableFacts;
