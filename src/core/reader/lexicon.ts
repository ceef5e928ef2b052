/**
 * The words by which documents in seven languages (nl, sv, en, de, da, nb, fr) say what a passage is.
 */
import { WordList } from './word-list.ts';

export const mentorWords = new WordList(`
  buddies, ~buddies, preceptor~, ~begleiter, ~begleiterin~, ~begleitern, ~följare, companion~, compagnon~, ~lots, ~lotsar, ~maat, ~gids, ~gidsen, ~loods,
  ~mentor~, ~coach, ~coaches, ~coachar, ~coacher, ~tutor, ~tutoren, ~tutors, ~tuteur~, ~tutrice~, ~buddy~, ~begeleider~, ~handledare~, ~pate, ~paten, ~patin~, ~vejleder~, ~veileder~, ~fadder~,
  ~fadderen, ~parrain~, marraine~, accompagnat~, accompagnant~, ~betreuer~, ~ausbilder~, ~anleiter~, ~praktijkopleider~, ~opleider~, ~trainer~, ~instructor~, ~instruktør~, ~instruktör~, supervisor~, ~supervisor, ~lotse, ~lotsen, ~maatje, ~maatjes,
  ~rådgiver~, ~formateur~, ~berater~, ~guide, ~guides, ~maître d~, ~maitre d~, référent~`);

export const menteeWords = new WordList(`
  mentored, preceptee~, supervisee~, tutee~, advisee~, probationer~,
  mentee~, ~mentee, ~mentees, adept~, ~leerling, ~leerlingen, pupil~, ~student, ~students, ~studenten, ~studenter, ~studenterne, ~studentene, ~studenterna, ~studente, ~étudiant~, étudiante~, ~cursist~, ~kandidat~, candidate~, candidat~, apprentice~, apprenti~, ~lärling~, ~lehrling~, ~lærling~, ~elev, ~elever, ~eleven, ~eleverna, ~eleverne,
  élève~, ~azubi~, ~auszubildende~, stagiair~, ~praktikant~, nyutdann~, nyuddann~, nyanställd~, nyansatt~, protégé~, mentoré~, filleul~, deelnemer~, deltagare~, deltagere~, deltager~, deltaker~, teilnehm~, participant~, coachee~, newcomer~, nieuwkomer~, nykomling~, trainee~, beginn~,
  starter, starters, starten~ leraar, jongere, jongeren, ungdom~, jugendlich~, jeune, jeunes, schüler~, tutand~, first-year~, new starter~, new teacher~, new manager~, learner~, learners, begeleide, mentand~, young person, young people, begleitete~, betreute~, ratsuchende~, hulpvrager~, gründerinnen, gründer, bénéficiaire~, nouvel~ arrivant~, novice~, novis~, studerende~, berufsanfänger~, einsteiger~, quereinsteiger~,
  alternant~, lernende~, debutant~, débutant~, joiners, recruit, recruits, rekrut~, aspirant~, kursist~, tutorand~, schützling~, petekind~`);

/** "Who gets a mentor?", "For whom": the helped side without naming it. */
export const forWhom = new WordList(`
  who gets, who can get, who is it for, who it is for, for whom, who receives, voor wie, wie krijgt, wie komt in aanmerking, vem får, vem kan få, för vem, vilka kan få, für wen, wer bekommt, wer erhält, wer wird begleitet, hvem får, hvem kan få, for hvem, til hvem, pour qui, qui peut bénéficier, à qui s'adresse, who can apply for a mentor, who can be mentored, who may be mentored`);

const levelHead =
  '(?:niveau|nivå|level|stufe|trin|trinn|steg|stadium|stap|étape|palier|fase|phase|grad|grade)';
const levelName =
  '(?:basis(?:niveau)?|bas|grund(?:nivå|niveau|stufe|läggande)?|grundlegend|basic|foundation|beginner(?:s)?|begynder|nybörjare|nybegynner|starter|startend|start|junior|intermediate|gevorderd|ervaren|avancerad|avanceret|avansert|advanced|fortgeschritten|fortgeschrittene|erfahren|erfaren|experienced|senior|expert|expertnivå|ekspert|expérimenté|débutant|confirmé|avancé|maîtrise|proficient|competent|developing|leading|ledande|experte|övet|øvet|mellan|middel|mittel|vakbekwaam|excellent|einsteiger|profi|mästare|mester|meister)';
const levelPattern = new RegExp(
  `^(?:${levelHead}\\s*[:.]?\\s*(?:\\d+|[ivx]+|[a-e])(?:\\s*[:–—.-]\\s*.{1,40})?|(?:\\d|[ivx]{1,3})\\s*[:–—.-]?\\s*${levelName}|${levelName}(?:\\s+${levelHead}|\\s+mentor\\p{L}*)?|${levelHead}\\s+${levelName}|\\d)\\s*:?$`,
  'iu',
);

export function isLevel(text: string): boolean {
  return levelPattern.test(text.trim());
}

export const softColumn = new WordList(
  `wens, gewenst, wenselijk, pré, pre, kan, bör, meriterande, önskvärt, önskemål, should, desirable, preferred, nice to have, optional, soll, kann, wünschenswert, wunsch, bør, ønskelig, ønske, ønsket, souhaité~, souhaitable~, atout~, facultatif~, advantage, mag, may, nice, wünsche, gern, gern gesehen, plus`,
);
export const hardColumn = new WordList(
  `moet, verplicht, eis, harde eis, noodzakelijk, vereist, ska, skall, måste, krav, obligatoriskt, must, essential, required, mandatory, muss, pflicht, erforderlich, zwingend, skal, obligatorisk, må, kreves, kræves, obligatoire~, exigé~, requis~, impératif~, indispensable~`,
);
export const mark = /^(?:x|✓|✔|☒|☑|●|•|■|ja|yes|oui|j|y|\+|1)$/i;
export const noMark = /^(?:|-|–|—|☐|○|nee|nej|nei|nein|no|non|0|n)$/i;

const soft = new WordList(`
  tot aanbeveling strekt, aanbeveling, zou fantastisch zijn, zou fijn zijn, zou mooi zijn, heeft een streepje voor, streepje voor, heeft voorrang, hebben voorrang, gaat voor, gaan voor, gaan daarbij voor, het wel fijn, pluspunten,
  prioriteres, prioriteras, går före, det er fint om, det är fint om, det är bra om, går foran, har forrang, en bonus, ser gärna, ser helst, inget måste, inget krav, ikke et krav, kein muss, keine bedingung, super wär~, schön wäre, wäre schön, wünschen uns, vorrang, bevorzugt,
  is a bonus, a bonus, so is, it helps if, helps if, it is a plus, go first, goes first, matched first, shall be given to, bonus points, great if, we'd love, would love, not required, on préfère, préfère~, est un plus, prioritaire~, ce serait, en priorité, apprécie~,
  bij voorkeur, gewenst, wenselijk, een pré, een pre, pluspunt, pré, liefst, graag, mooi meegenomen, is een voordeel, strekt tot aanbeveling, idealiter, niet verplicht,
  bör, gärna, meriterande, önskvärt, önskvärd, önskas, helst, en fördel, är ett plus, en merit, ser vi gärna, företräde,
  should, desirable, preferably, preferred, preference, advantage, ideally, an asset, a plus, welcome, nice to have, priority, helpful, would be good, beneficial, useful but not,
  wünschenswert, von vorteil, vorteilhaft, idealerweise, möglichst, gern, gerne, bevorzugt, erwünscht, sollte, sollten, ein plus, nach möglichkeit, vorzugsweise, gern gesehen,
  en fordel, fordel, ønskelig, ønskeligt, ønskes, helst, bør, foretrækkes, foretrekkes, et plus, gjerne, gerne,
  souhaité~, souhaitable~, de préférence, un atout, un plus, apprécié~, idéalement, serait un, bienvenu~, préférence, devrait, recommandé que, si possible`);

export function isSoft(text: string): boolean {
  return soft.test(text) && !/not (?:an? )?(?:advantage)/i.test(text);
}

/** Lines that are never content: addresses, dates, versions, page numbers, copyright. */
export function isNoiseLine(text: string): boolean {
  const words = text.trim();
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(words)) return true;
  if (/^(?:\+?\d[\d\s()/-]{6,})$/.test(words)) return true;
  if (/(?:©|\(c\)\s*\d{4}|all rights reserved|alle rechten)/i.test(words)) return true;
  if (words.length < 160 && /(?:\S@[^\s@]+\.\w{2}|https?:\/\/|www\.)/i.test(words)) return true;
  if (
    /^(?:versie|version|fassung|utgåva|udgave|utgave|editie|stand|datum|date|dato|bijgewerkt|updated|last updated|senast|uppdaterad|reviderad|aktualisiert|opdateret|oppdatert|mise à jour|mis à jour|vastgesteld|fastställd|beslutad|godkendt d|vedtatt|approved on|adopted|verabschiedet|dnr|diarienummer|kenmerk|pagina|page|sida|seite|side)(?![\p{L}])[^.]{0,60}\d/iu.test(
      words,
    )
  )
    return true;
  if (
    words.length < 90 &&
    /(?:^|[\s,(|–-])(?:stand|version|versie|utgåva|fassung|versjon|reviderad|revised|bijgewerkt|aktualisiert|updated)\s*:?\s*\d[\d./ -]*\)?\.?$/iu.test(
      words,
    )
  )
    return true;
  return /^(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|den|le)\s+)?(?:the\s+)?\d{1,2}(?:\.|st|nd|rd|th|er)?\s+(?:de\s+)?\p{L}{3,10}\.?\s+\d{4}\.?$/iu.test(
    words,
  );
}
