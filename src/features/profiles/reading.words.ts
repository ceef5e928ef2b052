/**
 * Why a document could not be read, and what to do: for the import page and the command line alike.
 */
import { cellLimit, type ReadRefusal } from '../../core/reader/refusal.ts';
import { texts } from '../../platform/texts.ts';
import { mostInProfile } from './profile.rules.ts';

const en: Record<ReadRefusal | 'nothing-found', string> = {
  empty: 'The file is empty. Choose the file that holds the text.',
  'too-large':
    'The file is larger than 20 MB. Save the text without pictures, or as plain text, and try again.',
  encrypted: 'The file is protected with a password. Save a copy without one and try again.',
  scanned:
    'This PDF holds only pictures of pages, no text. Ask for the original document, or let a scanner program recognise the text first.',
  'wrong-type':
    'The file is not what its name says. Open it in its own program, save it again as docx, odt, xlsx, pdf, html, md or txt, and try again.',
  'unknown-type':
    'Files of this kind cannot be read. Save it as docx, odt, xlsx, pdf, html, md or txt and try again.',
  broken: 'The file is damaged. Open it in its own program, save it again, and try again.',
  bomb: 'The file unpacks to far more than a document needs, so it was not opened. Save the text again in a new document.',
  entities:
    'The file contains XML declarations that are not allowed in documents, so it was not opened. Save it again with a word processor.',
  nested:
    'The document holds parts inside parts, hundreds deep, so it was not opened. Copy the text into a new document, save that, and try again.',
  'too-long':
    'The document is longer than any profile. Copy the part with the profile into a new document and try again.',
  'too-many': `More was found than one profile can hold: at most ${mostInProfile.competences} competences, ${mostInProfile.criteria} requirements, and ${mostInProfile.statements} indicators and behaviours. Save each role or part as a document of its own and import them one by one.`,
  'too-many-cells': `The tables of this document hold more than ${cellLimit.toLocaleString('en')} cells, merged ones counted at their full width. Copy the part with the profile into a new document and try again.`,
  'nothing-found':
    'No competences, requirements or behaviours were found in this document. Check that it is the right one; if it is, add them here from its lines.',
};

const nl: typeof en = {
  empty: 'Het bestand is leeg. Kies het bestand waar de tekst in staat.',
  'too-large':
    'Het bestand is groter dan 20 MB. Sla de tekst op zonder afbeeldingen, of als platte tekst, en probeer het opnieuw.',
  encrypted:
    'Het bestand is beveiligd met een wachtwoord. Sla een kopie zonder wachtwoord op en probeer het opnieuw.',
  scanned:
    'Deze pdf bevat alleen afbeeldingen van bladzijden, geen tekst. Vraag het oorspronkelijke document op, of laat een scanprogramma eerst de tekst herkennen.',
  'wrong-type':
    'Het bestand is niet wat de naam belooft. Open het in het eigen programma, sla het opnieuw op als docx, odt, xlsx, pdf, html, md of txt en probeer het opnieuw.',
  'unknown-type':
    'Dit soort bestanden kan niet worden gelezen. Sla het op als docx, odt, xlsx, pdf, html, md of txt en probeer het opnieuw.',
  broken:
    'Het bestand is beschadigd. Open het in het eigen programma, sla het opnieuw op en probeer het nog eens.',
  bomb: 'Het bestand pakt uit tot veel meer dan een document nodig heeft en is daarom niet geopend. Sla de tekst op in een nieuw document.',
  entities:
    'Het bestand bevat XML-declaraties die in documenten niet mogen en is daarom niet geopend. Sla het opnieuw op met een tekstverwerker.',
  nested:
    'Het document bevat delen in delen, honderden diep, en is daarom niet geopend. Kopieer de tekst naar een nieuw document, sla dat op en probeer het opnieuw.',
  'too-long':
    'Het document is langer dan een profiel kan zijn. Kopieer het deel met het profiel naar een nieuw document en probeer het opnieuw.',
  'too-many': `Er is meer gevonden dan in één profiel past: hoogstens ${mostInProfile.competences} competenties, ${mostInProfile.criteria} eisen en ${mostInProfile.statements} indicatoren en gedragingen. Sla elke rol of elk deel op als eigen document en importeer ze een voor een.`,
  'too-many-cells': `De tabellen in dit document hebben meer dan ${cellLimit.toLocaleString('nl')} cellen, samengevoegde over hun hele breedte geteld. Kopieer het deel met het profiel naar een nieuw document en probeer het opnieuw.`,
  'nothing-found':
    'In dit document zijn geen competenties, eisen of gedragingen gevonden. Controleer of het het juiste document is; zo ja, voeg ze hier toe op basis van de regels.',
};

const sv: typeof en = {
  empty: 'Filen är tom. Välj filen som innehåller texten.',
  'too-large':
    'Filen är större än 20 MB. Spara texten utan bilder, eller som ren text, och försök igen.',
  encrypted: 'Filen är skyddad med lösenord. Spara en kopia utan lösenord och försök igen.',
  scanned:
    'Den här pdf-filen innehåller bara bilder av sidor, ingen text. Be om originaldokumentet, eller låt ett skannerprogram tolka texten först.',
  'wrong-type':
    'Filen är inte vad namnet säger. Öppna den i sitt eget program, spara om den som docx, odt, xlsx, pdf, html, md eller txt och försök igen.',
  'unknown-type':
    'Filer av det här slaget går inte att läsa. Spara filen som docx, odt, xlsx, pdf, html, md eller txt och försök igen.',
  broken: 'Filen är skadad. Öppna den i sitt eget program, spara om den och försök igen.',
  bomb: 'Filen packas upp till långt mer än ett dokument behöver och har därför inte öppnats. Spara texten i ett nytt dokument.',
  entities:
    'Filen innehåller XML-deklarationer som inte är tillåtna i dokument och har därför inte öppnats. Spara om den i ett ordbehandlingsprogram.',
  nested:
    'Dokumentet innehåller delar i delar, hundratals nivåer djupt, och har därför inte öppnats. Kopiera texten till ett nytt dokument, spara det och försök igen.',
  'too-long':
    'Dokumentet är längre än någon profil. Kopiera delen med profilen till ett nytt dokument och försök igen.',
  'too-many': `Det finns mer i dokumentet än en profil rymmer: högst ${mostInProfile.competences} kompetenser, ${mostInProfile.criteria} krav och ${mostInProfile.statements} indikatorer och beteenden. Spara varje roll eller del som ett eget dokument och importera dem ett i taget.`,
  'too-many-cells': `Tabellerna i dokumentet har fler än ${cellLimit.toLocaleString('sv')} celler, sammanslagna räknade över hela sin bredd. Kopiera delen med profilen till ett nytt dokument och försök igen.`,
  'nothing-found':
    'Inga kompetenser, krav eller beteenden hittades i dokumentet. Kontrollera att det är rätt dokument. Om det är det, lägg till dem här utifrån raderna.',
};

export const readingWords = texts('reading', { en, nl, sv });
