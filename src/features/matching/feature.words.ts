/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'release mentorship': 'allowed a pair that had ended to be proposed again',
    'bar mentorship': 'kept a pair that had ended from being proposed again',
    'run matching_run': 'ran a matching',
    'run division': 'divided pupils over groups',
    'note matching_run': 'wrote a note on a matching',
    'note group_request': 'noted a request for the groups',
    'remove group_request': 'took a request for the groups out',
    'send matching_run': 'sent proposals',
    'send proposal': 'sent a proposal',
    'take back proposal': 'took a proposal back',
    'accept proposal': 'accepted a proposal',
    'decline proposal': 'declined a proposal',
    'make mentorship': 'made a mentorship',
    'see proposal': 'opened a proposal',
    'see matching_run': 'opened a matching',
    'see division': 'opened a division over groups',
    'change proposal': 'changed a proposal',
    'change matching_run': 'changed a matching',
    'change division': 'changed a division over groups',
  },
  tables: {
    division: 'Divisions over groups',
    group_request: 'Requests for groups',
    matching_run: 'Matchings',
    pairing_release: 'Pairs that may be proposed again',
    proposal: 'Proposals',
    proposal_answer: 'Answers to proposals',
    run_note: 'Notes on matchings',
  },
  jobs: {
    proposals: 'Writing to people who are asked',
  },
};

const nl: typeof en = {
  actions: {
    'release mentorship': 'stond toe dat een beëindigd koppel opnieuw wordt voorgesteld',
    'bar mentorship': 'hield tegen dat een beëindigd koppel opnieuw wordt voorgesteld',
    'run matching_run': 'rekende een koppeling door',
    'run division': 'verdeelde leerlingen over groepen',
    'note matching_run': 'schreef een notitie bij een koppeling',
    'note group_request': 'noteerde een verzoek voor de groepen',
    'remove group_request': 'haalde een verzoek voor de groepen weg',
    'send matching_run': 'verstuurde voorstellen',
    'send proposal': 'verstuurde een voorstel',
    'take back proposal': 'nam een voorstel terug',
    'accept proposal': 'nam een voorstel aan',
    'decline proposal': 'wees een voorstel af',
    'make mentorship': 'maakte een mentorschap',
    'see proposal': 'opende een voorstel',
    'see matching_run': 'opende een koppeling',
    'see division': 'opende een verdeling over groepen',
    'change proposal': 'veranderde een voorstel',
    'change matching_run': 'veranderde een koppeling',
    'change division': 'veranderde een verdeling over groepen',
  },
  tables: {
    division: 'Verdelingen over groepen',
    group_request: 'Verzoeken voor de groepen',
    matching_run: 'Koppelingen',
    pairing_release: 'Koppels die weer voorgesteld mogen worden',
    proposal: 'Voorstellen',
    proposal_answer: 'Antwoorden op voorstellen',
    run_note: 'Notities bij koppelingen',
  },
  jobs: {
    proposals: 'Mensen schrijven aan wie iets gevraagd is',
  },
};

const sv: typeof en = {
  actions: {
    'release mentorship': 'tillät att ett avslutat par föreslås igen',
    'bar mentorship': 'hindrade att ett avslutat par föreslås igen',
    'run matching_run': 'körde en matchning',
    'run division': 'fördelade elever på grupper',
    'note matching_run': 'skrev en anteckning om en matchning',
    'note group_request': 'antecknade ett önskemål om grupperna',
    'remove group_request': 'tog bort ett önskemål om grupperna',
    'send matching_run': 'skickade förslag',
    'send proposal': 'skickade ett förslag',
    'take back proposal': 'tog tillbaka ett förslag',
    'accept proposal': 'tackade ja till ett förslag',
    'decline proposal': 'tackade nej till ett förslag',
    'make mentorship': 'skapade ett mentorskap',
    'see proposal': 'öppnade ett förslag',
    'see matching_run': 'öppnade en matchning',
    'see division': 'öppnade en fördelning i grupper',
    'change proposal': 'ändrade ett förslag',
    'change matching_run': 'ändrade en matchning',
    'change division': 'ändrade en fördelning i grupper',
  },
  tables: {
    division: 'Fördelningar i grupper',
    group_request: 'Önskemål om grupper',
    matching_run: 'Matchningar',
    pairing_release: 'Par som får föreslås igen',
    proposal: 'Förslag',
    proposal_answer: 'Svar på förslag',
    run_note: 'Anteckningar om matchningar',
  },
  jobs: {
    proposals: 'Skriva till dem som tillfrågas',
  },
};

export const featureWords = texts('matchingFeature', { en, nl, sv });
