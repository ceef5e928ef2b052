/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

// `bring brought_data`: under the earlier name of the table; entries of the audit log are never
// rewritten.
const en = {
  actions: {
    'read notice_reading': 'read what is kept, and why',
    'list right_request': 'opened the requests about data',
    'ask right_request': 'asked for something about their data',
    'grant right_request': 'granted a request about data',
    'refuse right_request': 'refused a request about data',
    'see right_request': 'opened a request about data',
    'change right_request': 'changed a request about data',
    'free person': 'took the data of somebody into use again',
    'take out data_export': 'took out everything about themselves',
    'remove retention_run': 'removed what was due',
    'look over retention_run': 'looked at what is due to go',
    'agree to retention_choice': 'agreed to a shorter time of keeping',
    'change retention_choice': 'changed how long something is kept',
    'import data_import': 'brought data of their own along',
    'bring brought_data': 'brought data of their own along',
  },
  tables: {
    data_import: 'Brought along from elsewhere',
    notice_reading: 'Which notices about data were read',
    restriction: 'Data at rest',
    right_refusal: 'What stayed after a request',
    right_request: 'Requests about data',
  },
  menu: {
    ownData: 'What is stored about you',
    dataRequests: 'Requests about data',
  },
};

const nl: typeof en = {
  actions: {
    'read notice_reading': 'las wat er wordt bewaard, en waarom',
    'list right_request': 'opende de verzoeken over gegevens',
    'ask right_request': 'vroeg iets over de eigen gegevens',
    'grant right_request': 'willigde een verzoek over gegevens in',
    'refuse right_request': 'wees een verzoek over gegevens af',
    'see right_request': 'opende een verzoek over gegevens',
    'change right_request': 'veranderde een verzoek over gegevens',
    'free person': 'nam de gegevens van iemand weer in gebruik',
    'take out data_export': 'haalde alles over zichzelf op',
    'remove retention_run': 'verwijderde wat aan de beurt was',
    'look over retention_run': 'bekeek wat aan de beurt is om te gaan',
    'agree to retention_choice': 'stemde in met een kortere bewaartijd',
    'change retention_choice': 'veranderde hoe lang iets blijft',
    'import data_import': 'nam eigen gegevens mee',
    'bring brought_data': 'nam eigen gegevens mee',
  },
  tables: {
    data_import: 'Van elders meegenomen',
    notice_reading: 'Welke uitleg over gegevens gelezen is',
    restriction: 'Gegevens in rust',
    right_refusal: 'Wat bleef na een verzoek',
    right_request: 'Verzoeken over gegevens',
  },
  menu: {
    ownData: 'Wat over jou is opgeslagen',
    dataRequests: 'Verzoeken over gegevens',
  },
};

const sv: typeof en = {
  actions: {
    'read notice_reading': 'läste vad som sparas, och varför',
    'list right_request': 'öppnade begärandena om uppgifter',
    'ask right_request': 'bad om något om sina uppgifter',
    'grant right_request': 'beviljade en begäran om uppgifter',
    'refuse right_request': 'avslog en begäran om uppgifter',
    'see right_request': 'öppnade en begäran om uppgifter',
    'change right_request': 'ändrade en begäran om uppgifter',
    'free person': 'tog någons uppgifter i bruk igen',
    'take out data_export': 'hämtade allt om sig själv',
    'remove retention_run': 'gallrade det som förfallit',
    'look over retention_run': 'såg över vad som ska gallras',
    'agree to retention_choice': 'godkände en kortare bevarandetid',
    'change retention_choice': 'ändrade hur länge något sparas',
    'import data_import': 'tog med egna uppgifter',
    'bring brought_data': 'tog med egna uppgifter',
  },
  tables: {
    data_import: 'Medtaget från annat håll',
    notice_reading: 'Vilken information om uppgifter som lästs',
    restriction: 'Vilande uppgifter',
    right_refusal: 'Vad som fanns kvar efter en begäran',
    right_request: 'Begäranden om uppgifter',
  },
  menu: {
    ownData: 'Det som sparas om dig',
    dataRequests: 'Begäranden om uppgifter',
  },
};

export const featureWords = texts('rightsFeature', { en, nl, sv });
