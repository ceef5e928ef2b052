const en = {
  title: 'Sign in with your card',
  intro: 'Type the code on your card and your PIN.',
  scanned: 'Your card has been read. Type your PIN.',
  code: 'Code on the card',
  pin: 'PIN',
  submit: 'Go in',
  wrong: 'The code or the PIN is not right. Look at your card and try again.',
  tooMany: 'There were too many tries. Wait fifteen minutes, or ask your mentor for a new card.',
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
  lost: 'Tappat kortet eller PIN-koden? Din mentor gör ett nytt; det gamla slutar då att fungera.',
  otherWay: 'Logga in med en e-postadress',
};
export const classCardWords = { en, nl, sv };
