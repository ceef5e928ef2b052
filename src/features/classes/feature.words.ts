/** What the feature says of itself to the audit log and the register of data. */
import { texts } from '../../platform/texts.ts';

const en = {
  actions: {
    'list pupil_question': 'opened the questions about pupils',
    'answer pupil_question': 'answered a question about a pupil',
    'see school': 'opened the page of the school',
    'download school': 'downloaded the page of the school',
    'list agreement': 'opened the list of agreements',
    'change agreement': 'said how an agreement went',
  },
  tables: {
    class_teacher: 'Who teaches a class',
    pupil_answer: 'What teachers answer about a pupil',
    pupil_note: 'Notes about a pupil',
    pupil_question: 'Questions to teachers about a pupil',
  },
  jobs: { 'teacher-answers': 'Forget what teachers said when the year is over' },
  menu: {
    questions: 'Questions',
    school: 'The school',
    myClass: 'My class',
    agreements: 'Agreements',
  },
};
const nl: typeof en = {
  actions: {
    'list pupil_question': 'opende de vragen over leerlingen',
    'answer pupil_question': 'beantwoordde een vraag over een leerling',
    'see school': 'opende de pagina van de school',
    'download school': 'downloadde de pagina van de school',
    'list agreement': 'opende de lijst van afspraken',
    'change agreement': 'gaf aan hoe het met een afspraak ging',
  },
  tables: {
    class_teacher: 'Wie een klas lesgeeft',
    pupil_answer: 'Wat docenten over een leerling antwoorden',
    pupil_note: 'Notities over een leerling',
    pupil_question: 'Vragen aan docenten over een leerling',
  },
  jobs: { 'teacher-answers': 'Vergeten wat docenten zeiden als het jaar voorbij is' },
  menu: { questions: 'Vragen', school: 'De school', myClass: 'Mijn klas', agreements: 'Afspraken' },
};
const sv: typeof en = {
  actions: {
    'list pupil_question': 'öppnade frågorna om elever',
    'answer pupil_question': 'besvarade en fråga om en elev',
    'see school': 'öppnade skolans sida',
    'download school': 'laddade ner skolans sida',
    'list agreement': 'öppnade listan över överenskommelser',
    'change agreement': 'angav hur det gick med en överenskommelse',
  },
  tables: {
    class_teacher: 'Vilka som undervisar en klass',
    pupil_answer: 'Vad lärare svarar om en elev',
    pupil_note: 'Anteckningar om en elev',
    pupil_question: 'Frågor till lärare om en elev',
  },
  jobs: { 'teacher-answers': 'Glömma vad lärarna sagt när läsåret är slut' },
  menu: {
    questions: 'Frågor',
    school: 'Skolan',
    myClass: 'Min klass',
    agreements: 'Överenskommelser',
  },
};

export const featureWords = texts('classesFeature', { en, nl, sv });
