/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'see mentorship': 'opened a mentorship',
    'see application': 'opened an application',
    'list record_request': 'opened the requests for documents',
    'see record_request': 'opened a request for documents',
    'change record_request': 'changed a request for documents',
    'receive record_request': 'wrote down a request for documents',
    'decide on record_request': 'decided whether a document is given',
    'answer record_request': 'answered a request for documents',
    'list archive_package': 'opened what is handed over to the archive',
    'see archive_package': 'opened a package for the archive',
    'change archive_package': 'changed a package for the archive',
    'make archive_package': 'made a package for the archive',
    'take out archive_package': 'took out a package for the archive',
    'receive archive_package': 'noted the receipt of the archive',
    'change archive_choice': 'changed what goes to the archive',
  },
  tables: {
    archive_choice: 'What goes to the archive',
    archive_package: 'Packages for the archive',
    record_item: 'Documents that were asked for',
    record_request: 'Requests for documents',
  },
  menu: {
    records: 'Documents',
  },
};

const nl: typeof en = {
  actions: {
    'see mentorship': 'opende een mentorschap',
    'see application': 'opende een aanmelding',
    'list record_request': 'opende de verzoeken om documenten',
    'see record_request': 'opende een verzoek om documenten',
    'change record_request': 'veranderde een verzoek om documenten',
    'receive record_request': 'schreef een verzoek om documenten op',
    'decide on record_request': 'besliste of een document wordt gegeven',
    'answer record_request': 'beantwoordde een verzoek om documenten',
    'list archive_package': 'opende wat naar het archief gaat',
    'see archive_package': 'opende een pakket voor het archief',
    'change archive_package': 'veranderde een pakket voor het archief',
    'make archive_package': 'maakte een pakket voor het archief',
    'take out archive_package': 'nam een pakket voor het archief mee',
    'receive archive_package': 'noteerde het ontvangstbewijs van het archief',
    'change archive_choice': 'veranderde wat naar het archief gaat',
  },
  tables: {
    archive_choice: 'Wat naar het archief gaat',
    archive_package: 'Pakketten voor het archief',
    record_item: 'Documenten waarom is gevraagd',
    record_request: 'Verzoeken om documenten',
  },
  menu: {
    records: 'Documenten',
  },
};

const sv: typeof en = {
  actions: {
    'see mentorship': 'öppnade ett mentorskap',
    'see application': 'öppnade en ansökan',
    'list record_request': 'öppnade begäranden om handlingar',
    'see record_request': 'öppnade en begäran om handlingar',
    'change record_request': 'ändrade en begäran om handlingar',
    'receive record_request': 'skrev ner en begäran om handlingar',
    'decide on record_request': 'prövade om en handling lämnas ut',
    'answer record_request': 'besvarade en begäran om handlingar',
    'list archive_package': 'öppnade det som lämnas över till arkivet',
    'see archive_package': 'öppnade ett paket till arkivet',
    'change archive_package': 'ändrade ett paket till arkivet',
    'make archive_package': 'skapade ett paket till arkivet',
    'take out archive_package': 'tog ut ett paket till arkivet',
    'receive archive_package': 'noterade arkivets kvitto',
    'change archive_choice': 'ändrade vad som går till arkivet',
  },
  tables: {
    archive_choice: 'Vad som går till arkivet',
    archive_package: 'Paket till arkivet',
    record_item: 'Handlingar som begärts',
    record_request: 'Begäranden om handlingar',
  },
  menu: {
    records: 'Handlingar',
  },
};

export const featureWords = texts('recordsFeature', { en, nl, sv });
