import { texts } from '../../platform/texts.ts';

const en = {
  notByCard: 'A calendar address needs a sign-in with a password; with a class card there is none.',
  title: 'My calendar',
  intro:
    'An address of your own that your calendar asks by itself. It tells when and where, nothing else. Whoever has the address sees these times, so keep it to yourself.',
  none: 'You have no address yet.',
  since: (day: string) =>
    `Your address works since ${day}. It was shown once; create a new one if you have lost it.`,
  make: 'Create an address',
  again: 'Create a new address, end the old one',
  stop: 'End the address',
  yours: 'Your address',
  once: 'It is shown this once. Paste it into your calendar under “add by address”.',
  summary: 'Mentoring',
};
const nl: typeof en = {
  notByCard:
    'Een agenda-adres vraagt om een login met een wachtwoord; met een klassenpas is er geen.',
  title: 'Mijn agenda',
  intro:
    'Een eigen adres dat je agenda zelf opvraagt. Het zegt wanneer en waar, verder niets. Wie het adres heeft ziet deze tijden, dus houd het voor jezelf.',
  none: 'Je hebt nog geen adres.',
  since: (day) =>
    `Je adres werkt sinds ${day}. Het is één keer getoond; maak een nieuw als je het kwijt bent.`,
  make: 'Maak een adres',
  again: 'Maak een nieuw adres, beëindig het oude',
  stop: 'Beëindig het adres',
  yours: 'Jouw adres',
  once: 'Het wordt alleen nu getoond. Plak het in je agenda onder “toevoegen via adres”.',
  summary: 'Mentoraat',
};
const sv: typeof en = {
  notByCard: 'En kalenderadress kräver en inloggning med lösenord; med ett klasskort finns ingen.',
  title: 'Min kalender',
  intro:
    'En egen adress som din kalender frågar av sig själv. Den säger när och var, inget annat. Den som har adressen ser tiderna, så behåll den för dig själv.',
  none: 'Du har ingen adress än.',
  since: (day) =>
    `Din adress fungerar sedan ${day}. Den visades en gång; skapa en ny om du har tappat den.`,
  make: 'Skapa en adress',
  again: 'Skapa en ny adress, avsluta den gamla',
  stop: 'Avsluta adressen',
  yours: 'Din adress',
  once: 'Den visas bara nu. Klistra in den i din kalender under ”lägg till via adress”.',
  summary: 'Mentorskap',
};
export const calendarWords = texts('calendar', { en, nl, sv });
