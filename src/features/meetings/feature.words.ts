/** What the feature says of itself to the audit log, the register of data and the menu. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'record meeting': 'recorded a meeting',
    'correct meeting': 'corrected a meeting',
    'withdraw meeting': 'withdrew a meeting',
    'restore meeting': 'brought back a meeting',
  },
  tables: {
    agenda_item: 'Agenda of meetings',
    agreement: 'Agreements',
    agreement_outcome: 'Whether agreements were kept',
    appointment: 'Planned meetings',
    appointment_reply: 'Replies to planned meetings',
    key_point: 'Key points',
    meeting: 'Meetings',
    meeting_change: 'Corrections of meetings',
    meeting_participant: 'Who was there at meetings',
  },
};

const nl: typeof en = {
  actions: {
    'record meeting': 'legde een gesprek vast',
    'correct meeting': 'corrigeerde een gesprek',
    'withdraw meeting': 'trok een gesprek in',
    'restore meeting': 'haalde een gesprek terug',
  },
  tables: {
    agenda_item: 'Agenda van gesprekken',
    agreement: 'Afspraken',
    agreement_outcome: 'Of afspraken zijn nagekomen',
    appointment: 'Geplande gesprekken',
    appointment_reply: 'Antwoorden op geplande gesprekken',
    key_point: 'Kernpunten',
    meeting: 'Gesprekken',
    meeting_change: 'Correcties van gesprekken',
    meeting_participant: 'Wie bij gesprekken aanwezig was',
  },
};

const sv: typeof en = {
  actions: {
    'record meeting': 'antecknade en träff',
    'correct meeting': 'rättade en träff',
    'withdraw meeting': 'drog tillbaka en träff',
    'restore meeting': 'tog fram en träff igen',
  },
  tables: {
    agenda_item: 'Dagordning för träffar',
    agreement: 'Överenskommelser',
    agreement_outcome: 'Om överenskommelser hållits',
    appointment: 'Planerade träffar',
    appointment_reply: 'Svar på planerade träffar',
    key_point: 'Huvudpunkter',
    meeting: 'Träffar',
    meeting_change: 'Rättelser av träffar',
    meeting_participant: 'Vilka som var med vid träffar',
  },
};

export const featureWords = texts('meetingsFeature', { en, nl, sv });
