/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'open report assessment_report': 'opened a report in a talk',
    'share assessment_report': 'showed a report to somebody',
    'stop sharing assessment_report': 'stopped showing a report',
    'ask certificate': 'asked for a certificate',
    'issue certificate': 'issued a certificate',
    'revoke certificate': 'took a certificate back',
    'see evidence': 'opened evidence of development',
    'see certificate': 'opened a certificate',
    'see resource': 'opened something in the library',
    'see peer_group': 'opened a peer group',
    'change evidence': 'changed evidence of development',
    'change certificate': 'changed a certificate',
    'change resource': 'changed something in the library',
    'change peer_group': 'changed a peer group',
  },
  tables: {
    certificate: 'Certificates',
    development_goal: 'Development goals',
    evidence: 'Evidence of development',
    feedback: 'Feedback',
    goal_request: 'Requests for help with a goal',
    peer_group_member: 'Peer groups',
    resource_use: 'Use of the library',
    strength: 'Strengths',
  },
  menu: {
    growing: 'Growing',
  },
};

const nl: typeof en = {
  actions: {
    'open report assessment_report': 'opende een rapport in een gesprek',
    'share assessment_report': 'liet iemand een rapport zien',
    'stop sharing assessment_report': 'stopte met een rapport laten zien',
    'ask certificate': 'vroeg een certificaat aan',
    'issue certificate': 'gaf een certificaat uit',
    'revoke certificate': 'trok een certificaat in',
    'see evidence': 'opende bewijs van ontwikkeling',
    'see certificate': 'opende een certificaat',
    'see resource': 'opende iets in de bibliotheek',
    'see peer_group': 'opende een intervisiegroep',
    'change evidence': 'veranderde bewijs van ontwikkeling',
    'change certificate': 'veranderde een certificaat',
    'change resource': 'veranderde iets in de bibliotheek',
    'change peer_group': 'veranderde een intervisiegroep',
  },
  tables: {
    certificate: 'Certificaten',
    development_goal: 'Ontwikkeldoelen',
    evidence: 'Bewijs van ontwikkeling',
    feedback: 'Feedback',
    goal_request: 'Verzoeken om hulp bij een doel',
    peer_group_member: 'Intervisiegroepen',
    resource_use: 'Gebruik van de bibliotheek',
    strength: 'Sterke kanten',
  },
  menu: {
    growing: 'Groeien',
  },
};

const sv: typeof en = {
  actions: {
    'open report assessment_report': 'öppnade en rapport i ett samtal',
    'share assessment_report': 'visade någon en rapport',
    'stop sharing assessment_report': 'slutade visa en rapport',
    'ask certificate': 'bad om ett intyg',
    'issue certificate': 'utfärdade ett intyg',
    'revoke certificate': 'återkallade ett intyg',
    'see evidence': 'öppnade underlag för utveckling',
    'see certificate': 'öppnade ett intyg',
    'see resource': 'öppnade något i biblioteket',
    'see peer_group': 'öppnade en kollegial grupp',
    'change evidence': 'ändrade underlag för utveckling',
    'change certificate': 'ändrade ett intyg',
    'change resource': 'ändrade något i biblioteket',
    'change peer_group': 'ändrade en kollegial grupp',
  },
  tables: {
    certificate: 'Intyg',
    development_goal: 'Utvecklingsmål',
    evidence: 'Underlag för utveckling',
    feedback: 'Återkoppling',
    goal_request: 'Förfrågningar om hjälp med ett mål',
    peer_group_member: 'Kollegiala grupper',
    resource_use: 'Användning av biblioteket',
    strength: 'Styrkor',
  },
  menu: {
    growing: 'Växa',
  },
};

export const featureWords = texts('developmentFeature', { en, nl, sv });
