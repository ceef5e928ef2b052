/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'write mentoring_agreement': 'wrote a mentoring agreement',
    'sign mentoring_agreement': 'signed a mentoring agreement',
  },
  tables: {
    mentoring_agreement: 'Mentoring agreements',
    mentoring_signature: 'Signatures',
  },
};

const nl: typeof en = {
  actions: {
    'write mentoring_agreement': 'schreef een mentorovereenkomst',
    'sign mentoring_agreement': 'ondertekende een mentorovereenkomst',
  },
  tables: {
    mentoring_agreement: 'Mentorovereenkomsten',
    mentoring_signature: 'Handtekeningen',
  },
};

const sv: typeof en = {
  actions: {
    'write mentoring_agreement': 'skrev en mentorskapsavtal',
    'sign mentoring_agreement': 'undertecknade en mentorskapsavtal',
  },
  tables: {
    mentoring_agreement: 'Mentorskapsavtal',
    mentoring_signature: 'Underskrifter',
  },
};

export const featureWords = texts('mentoringAgreementsFeature', { en, nl, sv });
