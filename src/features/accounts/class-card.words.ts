import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Sign in with your card',
  intro: 'Type the code on your card and your PIN.',
  scanned: 'Your card has been read. Type your PIN.',
  code: 'Code on the card',
  pin: 'PIN',
  submit: 'Go in',
  wrong: 'The code or the PIN is not right. Look at your card and try again.',
  tooMany: 'There were too many tries. Wait fifteen minutes, or ask your mentor for a new card.',
  locked:
    'There were too many wrong PINs on this card, so it is locked. Ask your mentor to open it again.',
  ownTitle: 'Choose a PIN of your own',
  ownIntro: 'From now on you sign in with it. Nobody else knows it, your mentor neither.',
  own: 'Your own PIN',
  ownHelp: 'Six digits. Not your birthday, and not six in a row.',
  again: 'Once more',
  earlier: 'The PIN you chose for your last card',
  earlierHelp:
    'So that nobody else comes in with a new card. Forgotten? Then another adult at your school has to agree: ask your mentor.',
  waitTitle: 'Your new card does not work yet',
  wait: 'You have signed in before. So your new card works only when another adult at your school has agreed. They ask you first. Ask your mentor who that is.',
  tryAgain: 'Try again',
  faults: {
    notSix: 'Use six digits.',
    printed: 'That is the PIN on your card. Choose another one.',
    easy: 'That one is easy to guess. Choose another one.',
    notTwice: 'These two are not the same.',
    earlier: 'That is not the PIN of your last card.',
  },
  lost: 'Card or PIN lost? Your mentor makes a new one; the old one then stops working.',
  otherWay: 'Sign in with an e-mail address',
};
const nl: typeof en = {
  title: 'Inloggen met je pas',
  intro: 'Typ de code van je pas en je pincode.',
  scanned: 'Je pas is gelezen. Typ je pincode.',
  code: 'Code op de pas',
  pin: 'Pincode',
  submit: 'Naar binnen',
  wrong: 'De code of de pincode klopt niet. Kijk op je pas en probeer het opnieuw.',
  tooMany: 'Er is te vaak geprobeerd. Wacht een kwartier, of vraag je mentor om een nieuwe pas.',
  locked:
    'Er is op deze pas te vaak een verkeerde pincode getypt; hij zit op slot. Vraag je mentor om hem weer open te maken.',
  ownTitle: 'Kies je eigen pincode',
  ownIntro: 'Daarmee log je voortaan in. Niemand anders weet hem, ook je mentor niet.',
  own: 'Je eigen pincode',
  ownHelp: 'Zes cijfers. Niet je verjaardag, en geen zes op een rij.',
  again: 'Nog een keer',
  earlier: 'De pincode die je voor je vorige pas koos',
  earlierHelp:
    'Zo komt niemand anders binnen met een nieuwe pas. Vergeten? Dan moet een andere volwassene op school akkoord gaan: vraag het je mentor.',
  waitTitle: 'Je nieuwe pas werkt nog niet',
  wait: 'Je hebt al eens ingelogd. Daarom werkt je nieuwe pas alleen als een tweede volwassene op school akkoord is. Die vraagt het eerst aan jou. Vraag je mentor wie dat is.',
  tryAgain: 'Opnieuw proberen',
  faults: {
    notSix: 'Gebruik zes cijfers.',
    printed: 'Dat is de pincode van je pas. Kies een andere.',
    easy: 'Die is makkelijk te raden. Kies een andere.',
    notTwice: 'Deze twee zijn niet hetzelfde.',
    earlier: 'Dat is niet de pincode van je vorige pas.',
  },
  lost: 'Pas of pincode kwijt? Je mentor maakt een nieuwe; de oude werkt dan niet meer.',
  otherWay: 'Inloggen met een e-mailadres',
};
const sv: typeof en = {
  title: 'Logga in med ditt kort',
  intro: 'Skriv koden på ditt kort och din PIN-kod.',
  scanned: 'Ditt kort har lästs. Skriv din PIN-kod.',
  code: 'Koden på kortet',
  pin: 'PIN-kod',
  submit: 'Gå in',
  wrong: 'Koden eller PIN-koden stämmer inte. Titta på ditt kort och försök igen.',
  tooMany: 'Det blev för många försök. Vänta en kvart, eller be din mentor om ett nytt kort.',
  locked:
    'Fel PIN-kod har skrivits för många gånger, så kortet är låst. Be din mentor att öppna det igen.',
  ownTitle: 'Välj en egen PIN-kod',
  ownIntro:
    'Med den loggar du in från och med nu. Ingen annan känner till den, inte din mentor heller.',
  own: 'Din egen PIN-kod',
  ownHelp: 'Sex siffror. Inte din födelsedag, och inte sex i rad.',
  again: 'En gång till',
  earlier: 'PIN-koden som du valde till ditt förra kort',
  earlierHelp:
    'Så att ingen annan kommer in med ett nytt kort. Glömt den? Då måste en annan vuxen på skolan godkänna det: fråga din mentor.',
  waitTitle: 'Ditt nya kort är inte öppet än',
  wait: 'Du har varit inne förut, så ett nytt kort öppnas först när en andra vuxen på skolan har godkänt det. Hen frågar dig först. Fråga din mentor vem det är.',
  tryAgain: 'Försök igen',
  faults: {
    notSix: 'Använd sex siffror.',
    printed: 'Det är PIN-koden på ditt kort. Välj en annan.',
    easy: 'Den är lätt att gissa. Välj en annan.',
    notTwice: 'De två är inte lika.',
    earlier: 'Det är inte PIN-koden till ditt förra kort.',
  },
  lost: 'Tappat kortet eller PIN-koden? Din mentor gör ett nytt; det gamla slutar då att fungera.',
  otherWay: 'Logga in med en e-postadress',
};
export const classCardWords = texts(
  'classCard',
  { en, nl, sv },
  {
    code: 'The letters and digits printed on the card of a pupil. Not source code.',
  },
);
