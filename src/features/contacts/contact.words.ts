import { texts } from '../../platform/texts.ts';

/** M-48: the three clocks of a mentorship. */
const en = {
  title: 'Last contact',
  met: 'The pair met',
  never: 'not yet',
  withMentee: 'We with the mentee',
  withMentor: 'We with the mentor',
  parts: { mentor: 'mentor', mentee: 'mentee' },
  withPerson: (name: string, part: string) => `You with ${name} (${part})`,
  today: 'I spoke with them today',
  by: (day: string, name: string) => `${day}, ${name}`,
  owner: 'Looked after by',
  nobody: 'a coordinator',
  ownerOf: 'Who looks after this pair',
  ofCohort: 'whoever looks after the cohort',
  save: 'Save',
  addNote: 'Add a note',
  note: 'Note',
  noteHelp:
    'Coordinators read this. Mentor and mentee do not see it; whoever it is about can ask for it.',
  whom: 'With whom',
  notes: 'Earlier contacts',
  takeBack: 'Take back',
  takeBackOf: (name: string, day: string) => `Take back: ${name}, ${day}`,
  choose: 'Choose somebody of this mentorship.',
};

const nl: typeof en = {
  title: 'Laatste contact',
  met: 'Het koppel sprak elkaar',
  never: 'nog niet',
  withMentee: 'Wij met de mentee',
  withMentor: 'Wij met de mentor',
  parts: { mentor: 'mentor', mentee: 'mentee' },
  withPerson: (name, part) => `Jullie met ${name} (${part})`,
  today: 'Ik sprak hen vandaag',
  by: (day, name) => `${day}, ${name}`,
  owner: 'Wie ernaar omkijkt',
  nobody: 'een coördinator',
  ownerOf: 'Wie naar dit koppel omkijkt',
  ofCohort: 'wie naar de lichting omkijkt',
  save: 'Opslaan',
  addNote: 'Notitie toevoegen',
  note: 'Notitie',
  noteHelp:
    'Coördinatoren lezen dit. Mentor en mentee zien het niet; over wie het gaat, kan erom vragen.',
  whom: 'Met wie',
  notes: 'Eerdere contacten',
  takeBack: 'Terugnemen',
  takeBackOf: (name, day) => `Terugnemen: ${name}, ${day}`,
  choose: 'Kies iemand van dit mentorschap.',
};

const sv: typeof en = {
  title: 'Senaste kontakt',
  met: 'Paret träffades',
  never: 'inte än',
  withMentee: 'Vi med adepten',
  withMentor: 'Vi med mentorn',
  parts: { mentor: 'mentor', mentee: 'adept' },
  withPerson: (name, part) => `Ni med ${name} (${part})`,
  today: 'Jag talade med dem i dag',
  by: (day, name) => `${day}, ${name}`,
  owner: 'Ses efter av',
  nobody: 'en programledare',
  ownerOf: 'Vem som ser efter paret',
  ofCohort: 'den som ser efter omgången',
  save: 'Spara',
  addNote: 'Lägg till en anteckning',
  note: 'Anteckning',
  noteHelp:
    'Programledare läser det här. Mentor och adept ser det inte; den som det gäller kan begära ut det.',
  whom: 'Med vem',
  notes: 'Tidigare kontakter',
  takeBack: 'Ta tillbaka',
  takeBackOf: (name, day) => `Ta tillbaka: ${name}, ${day}`,
  choose: 'Välj någon i det här mentorskapet.',
};

export const contactWords = texts('contact', { en, nl, sv });
