import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Organisation settings',
  intro: 'What differs between countries and schools. Changes count from the next page on.',
  saved: 'Saved.',
  general: 'General',
  name: 'Name of the organisation',
  language: 'Language of the organisation',
  languageHelp: 'Everybody can choose another one for themselves.',
  timeZone: 'Time zone',
  consent: 'Consent',
  consentAge: 'Age of consent in years',
  consentAgeHelp: (country: string | null, age: number) =>
    country === null
      ? `Anyone younger needs the consent of somebody with custody. From ${age} to 18.`
      : `Anyone younger needs the consent of somebody with custody. The law of ${country} says ${age}; you can choose a higher age, up to 18.`,
  consentTooLow: (country: string, age: number) =>
    `The law of ${country} says ${age}. Type ${age} or more.`,
  consentByTwo:
    'Who speaks for a child hangs on it, so a second person has to agree. Coordinators and administrators are told by e-mail.',
  changeConsentAge: 'Change the age',
  marks: 'Marks',
  worstMark: 'Worst mark',
  bestMark: 'Best mark',
  bestMarkHelp: 'It may be the smaller number, as where 1 is best.',
  passMark: 'Lowest mark that is a pass',
  passMarkHelp:
    'A mark worse than this counts as not passed in overviews and signals. For example 5.5.',
  notMark: 'Type a number with at most two decimals, such as 5.5.',
  sameMarks: 'Type another number than for the worst mark.',
  passOffScale: 'Type a mark between the worst and the best one.',
  schoolYear: 'School year',
  month: 'Month in which it begins',
  day: 'Day on which it begins',
  noSuchDay: 'Type a day that this month has every year.',
  lists: 'Lists of people',
  nameOrder: 'Where “de Wit” stands in a list',
  nameOrders: {
    usual: 'as is usual in your country',
    core: 'under W: Wit, de',
    whole: 'under D: de Wit',
  },
  classWeeks: 'Weeks after the end of the year',
  classWeeksHelp:
    'So long the mentors of a class that nobody has closed still read absence and marks. From 0 to 26.',
  save: 'Save settings',
  country: 'Country',
  countryHelp: 'Its law counts: for the age of consent and for public records.',
  otherCountry: 'Another country',
  countryChange:
    'If you change the country, marks and school year below become what is usual there. The age of consent stays; change it below.',
  changeCountry: 'Change country',
  badTimeZone: 'Choose a time zone from the list.',
  badCountry: 'Choose a country from the list.',
};
const nl: typeof en = {
  title: 'Instellingen van de organisatie',
  intro: 'Wat per land of school verschilt. Wijzigingen gelden vanaf de volgende pagina.',
  saved: 'Opgeslagen.',
  general: 'Algemeen',
  name: 'Naam van de organisatie',
  language: 'Taal van de organisatie',
  languageHelp: 'Iedereen kan voor zichzelf een andere kiezen.',
  timeZone: 'Tijdzone',
  consent: 'Toestemming',
  consentAge: 'Leeftijd voor toestemming in jaren',
  consentAgeHelp: (country, age) =>
    country === null
      ? `Wie jonger is, heeft toestemming van iemand met gezag nodig. Van ${age} tot en met 18.`
      : `Wie jonger is, heeft toestemming van iemand met gezag nodig. De wet van ${country} zegt ${age}; je kunt een hogere leeftijd kiezen, tot en met 18.`,
  consentTooLow: (country, age) => `De wet van ${country} zegt ${age}. Vul ${age} of meer in.`,
  consentByTwo:
    'Hiervan hangt af wie voor een kind spreekt, dus een tweede persoon moet akkoord gaan. Coördinatoren en beheerders krijgen een mail.',
  changeConsentAge: 'Leeftijd wijzigen',
  marks: 'Cijfers',
  worstMark: 'Slechtste cijfer',
  bestMark: 'Beste cijfer',
  bestMarkHelp: 'Dat mag het kleinste getal zijn, zoals waar een 1 het beste is.',
  passMark: 'Laagste cijfer dat voldoende is',
  passMarkHelp:
    'Een slechter cijfer telt in overzichten en signalen als onvoldoende. Bijvoorbeeld 5,5.',
  notMark: 'Vul een getal met hoogstens twee decimalen in, zoals 5,5.',
  sameMarks: 'Vul een ander getal in dan bij het slechtste cijfer.',
  passOffScale: 'Vul een cijfer tussen het slechtste en het beste in.',
  schoolYear: 'Schooljaar',
  month: 'Maand waarin het begint',
  day: 'Dag waarop het begint',
  noSuchDay: 'Vul een dag in die deze maand elk jaar heeft.',
  lists: 'Lijsten van mensen',
  nameOrder: 'Waar “de Wit” in een lijst staat',
  nameOrders: {
    usual: 'zoals gebruikelijk in je land',
    core: 'onder de W: Wit, de',
    whole: 'onder de D: de Wit',
  },
  classWeeks: 'Weken na het einde van het jaar',
  classWeeksHelp:
    'Zo lang lezen de mentoren van een klas die niemand heeft afgesloten nog verzuim en cijfers. Van 0 tot 26.',
  save: 'Instellingen opslaan',
  country: 'Land',
  countryHelp: 'De wet van dit land telt: voor toestemming van ouders en voor openbaarheid.',
  otherCountry: 'Een ander land',
  countryChange:
    'Als je het land wijzigt, worden cijfers en schooljaar hieronder wat daar gebruikelijk is. De leeftijd voor toestemming blijft; wijzig die hieronder.',
  changeCountry: 'Land wijzigen',
  badTimeZone: 'Kies een tijdzone uit de lijst.',
  badCountry: 'Kies een land uit de lijst.',
};
const sv: typeof en = {
  title: 'Organisationens inställningar',
  intro: 'Det som skiljer sig mellan länder och skolor. Ändringar gäller från nästa sida.',
  saved: 'Sparat.',
  general: 'Allmänt',
  name: 'Organisationens namn',
  language: 'Organisationens språk',
  languageHelp: 'Var och en kan välja ett annat för egen del.',
  timeZone: 'Tidszon',
  consent: 'Samtycke',
  consentAge: 'Åldersgräns för eget samtycke, i år',
  consentAgeHelp: (country, age) =>
    country === null
      ? `Den som är yngre behöver samtycke från en vårdnadshavare. Från ${age} till 18.`
      : `Den som är yngre behöver samtycke från en vårdnadshavare. Lagen i ${country} säger ${age}; ni kan välja en högre ålder, upp till 18.`,
  consentTooLow: (country, age) => `Lagen i ${country} säger ${age}. Skriv ${age} eller mer.`,
  consentByTwo:
    'Vem som talar för ett barn hänger på den, så en person till måste godkänna. Programledare och administratörer får mejl.',
  changeConsentAge: 'Ändra åldern',
  marks: 'Betyg',
  worstMark: 'Sämsta betyg',
  bestMark: 'Bästa betyg',
  bestMarkHelp: 'Det får vara det mindre talet, som där 1 är bäst.',
  passMark: 'Lägsta betyg som är godkänt',
  passMarkHelp: 'Ett sämre betyg räknas som underkänt i översikter och signaler. Till exempel 5,5.',
  notMark: 'Skriv ett tal med högst två decimaler, till exempel 5,5.',
  sameMarks: 'Skriv ett annat tal än för sämsta betyg.',
  passOffScale: 'Skriv ett betyg mellan det sämsta och det bästa.',
  schoolYear: 'Läsår',
  month: 'Månad då det börjar',
  day: 'Dag då det börjar',
  noSuchDay: 'Skriv en dag som månaden har varje år.',
  lists: 'Listor över personer',
  nameOrder: 'Var ”de Wit” står i en lista',
  nameOrders: {
    usual: 'som brukligt i landet',
    core: 'under W: Wit, de',
    whole: 'under D: de Wit',
  },
  classWeeks: 'Veckor efter läsårets slut',
  classWeeksHelp:
    'Så länge läser mentorerna i en klass som ingen har avslutat fortfarande frånvaro och betyg. Från 0 till 26.',
  save: 'Spara inställningarna',
  country: 'Land',
  countryHelp: 'Dess lag gäller: för åldern för eget samtycke och för allmänna handlingar.',
  otherCountry: 'Ett annat land',
  countryChange:
    'Om ni byter land blir betyg och läsår nedan det som är vanligt där. Åldersgränsen för samtycke står kvar; ändra den nedan.',
  changeCountry: 'Byt land',
  badTimeZone: 'Välj en tidszon i listan.',
  badCountry: 'Välj ett land i listan.',
};
export const settingsWords = texts('settings', { en, nl, sv });
