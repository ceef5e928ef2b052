/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'answer at end': 'answered at the end of a mentorship',
    'pause mentorship': 'paused a mentorship',
    'go on with mentorship': 'went on with a mentorship',
    'substitute in mentorship': 'named a substitute mentor',
    'extend mentorship': 'extended a mentorship',
    'consent to handover': 'agreed to what goes along',
    'decline handover': 'did not agree to what goes along',
    'list handover': 'opened what was handed over',
  },
  tables: {
    closing: 'Closing talks',
    closure: 'Ends of mentorships',
    end_measure: 'Answers at the end of a mentorship',
    end_question: 'Questions at the end of a mentorship and afterwards',
    extension: 'Extensions',
    handover: 'Hand-overs',
    look_back: 'What people keep from closing talks',
    pause: 'Pauses',
    reopening: 'Ends that were taken back',
    shown_ends: 'Means of what mentees say at the end',
    shown_pulse: 'Means of what mentees say over the whole time',
    shown_quarter: 'Means of what mentees say after meetings',
  },
  jobs: {
    ends: 'Asking at the end of mentorships',
    means: 'Working out averages',
  },
};

const nl: typeof en = {
  actions: {
    'answer at end': 'antwoordde aan het eind van een mentorschap',
    'pause mentorship': 'pauzeerde een mentorschap',
    'go on with mentorship': 'ging verder met een mentorschap',
    'substitute in mentorship': 'wees een vervangende mentor aan',
    'extend mentorship': 'verlengde een mentorschap',
    'consent to handover': 'ging akkoord met wat er meegaat',
    'decline handover': 'ging niet akkoord met wat er meegaat',
    'list handover': 'opende wat is overgedragen',
  },
  tables: {
    closing: 'Slotgesprekken',
    closure: 'Eindes van mentorschappen',
    end_measure: 'Antwoorden aan het eind van een mentorschap',
    end_question: 'Vragen aan het eind van een mentorschap en daarna',
    extension: 'Verlengingen',
    handover: 'Overdrachten',
    look_back: 'Wat mensen meenemen uit slotgesprekken',
    pause: 'Pauzes',
    reopening: 'Teruggedraaide eindes',
    shown_ends: 'Gemiddelden van wat mentees aan het eind zeggen',
    shown_pulse: 'Gemiddelden van wat mentees over de hele tijd zeggen',
    shown_quarter: 'Gemiddelden van wat mentees na gesprekken zeggen',
  },
  jobs: {
    ends: 'Vragen stellen aan het eind van mentorschappen',
    means: 'Gemiddelden berekenen',
  },
};

const sv: typeof en = {
  actions: {
    'answer at end': 'svarade i slutet av ett mentorskap',
    'pause mentorship': 'pausade ett mentorskap',
    'go on with mentorship': 'fortsatte ett mentorskap',
    'substitute in mentorship': 'utsåg en ersättande mentor',
    'extend mentorship': 'förlängde ett mentorskap',
    'consent to handover': 'godkände vad som följer med',
    'decline handover': 'godkände inte vad som följer med',
    'list handover': 'öppnade det som lämnats över',
  },
  tables: {
    closing: 'Avslutande samtal',
    closure: 'Avslut av mentorskap',
    end_measure: 'Svar i slutet av ett mentorskap',
    end_question: 'Frågor i slutet av ett mentorskap och efteråt',
    extension: 'Förlängningar',
    handover: 'Överlämningar',
    look_back: 'Vad deltagare tar med sig från avslutande samtal',
    pause: 'Pauser',
    reopening: 'Ångrade avslut',
    shown_ends: 'Medelvärden av vad adepter säger i slutet',
    shown_pulse: 'Medelvärden av vad adepter säger under hela tiden',
    shown_quarter: 'Medelvärden av vad adepter säger efter träffar',
  },
  jobs: {
    ends: 'Ställa frågor i slutet av mentorskap',
    means: 'Räkna ut medelvärden',
  },
};

export const featureWords = texts('courseFeature', { en, nl, sv });
