import { texts } from '../../platform/texts.ts';

/** The letter that says that a question waits; what it is about is read after signing in. */
const en = {
  first: {
    title: 'Proposal',
    when: 'When it is somebody’s turn to answer a proposal',
    to: 'Whoever is asked: mentor or mentee',
    subject: 'A question waits for you at {organisation}',
    body: 'Dear {name},\n\nA question about mentoring at {organisation} waits for your answer until {until}. Sign in to read it:\n\n{link}',
  },
  again: {
    title: 'Proposal, reminder',
    when: 'Two days before the last day to answer a proposal',
    to: 'Whoever has not answered yet',
    subject: 'A question at {organisation} waits for your answer',
    body: 'Dear {name},\n\nA question about mentoring at {organisation} waits for your answer until {until}. Sign in to read it:\n\n{link}',
  },
  talk: {
    title: 'Talk before an answer',
    when: 'When somebody would like to talk before they answer a proposal',
    to: 'The other one of the two',
    subject: 'Somebody at {organisation} would like to talk with you first',
    body: 'Dear {name},\n\nBefore a question about mentoring at {organisation} is answered, somebody would like to talk with you. You both have until {until}. Sign in to see who:\n\n{link}',
  },
};
const nl: typeof en = {
  first: {
    title: 'Voorstel',
    when: 'Als iemand aan de beurt is om op een voorstel te antwoorden',
    to: 'Aan wie het wordt gevraagd: mentor of mentee',
    subject: 'Er wacht een vraag op je bij {organisation}',
    body: 'Beste {name},\n\nEen vraag over het mentoraat bij {organisation} wacht tot en met {until} op je antwoord. Log in om hem te lezen:\n\n{link}',
  },
  again: {
    title: 'Voorstel, herinnering',
    when: 'Twee dagen voor de laatste dag om op een voorstel te antwoorden',
    to: 'Wie nog niet heeft geantwoord',
    subject: 'Een vraag bij {organisation} wacht nog op je antwoord',
    body: 'Beste {name},\n\nEen vraag over het mentoraat bij {organisation} wacht tot en met {until} op je antwoord. Log in om hem te lezen:\n\n{link}',
  },
  talk: {
    title: 'Gesprek vóór een antwoord',
    when: 'Als iemand wil praten voordat er op een voorstel wordt geantwoord',
    to: 'De ander van de twee',
    subject: 'Iemand bij {organisation} wil eerst met je praten',
    body: 'Beste {name},\n\nVoordat een vraag over het mentoraat bij {organisation} wordt beantwoord, wil iemand met je praten. Jullie hebben tot en met {until}. Log in om te zien wie:\n\n{link}',
  },
};
const sv: typeof en = {
  first: {
    title: 'Förslag',
    when: 'När det är någons tur att svara på ett förslag',
    to: 'Den som får frågan: mentor eller adept',
    subject: 'En fråga väntar på dig hos {organisation}',
    body: 'Hej {name},\n\nEn fråga om mentorskapet hos {organisation} väntar på ditt svar till och med {until}. Logga in för att läsa den:\n\n{link}',
  },
  again: {
    title: 'Förslag, påminnelse',
    when: 'Två dagar före sista dagen att svara på ett förslag',
    to: 'Den som inte har svarat än',
    subject: 'En fråga hos {organisation} väntar fortfarande på ditt svar',
    body: 'Hej {name},\n\nEn fråga om mentorskapet hos {organisation} väntar på ditt svar till och med {until}. Logga in för att läsa den:\n\n{link}',
  },
  talk: {
    title: 'Samtal före ett svar',
    when: 'När någon vill prata innan ett förslag besvaras',
    to: 'Den andra av de två',
    subject: 'Någon på {organisation} vill prata med dig först',
    body: 'Hej {name},\n\nInnan en fråga om mentorskap på {organisation} besvaras vill någon prata med dig. Ni har båda till och med {until}. Logga in för att se vem:\n\n{link}',
  },
};
export const proposalLetterWords = texts('proposalLetter', { en, nl, sv });
