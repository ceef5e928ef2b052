/**
 * The words by which documents in seven languages (nl, sv, en, de, da, nb, fr) say what a passage
 * is. In a list a word stands for itself; `~` in front allows a compound before it, `~` behind
 * allows an ending.
 */

function anyOf(words: string): RegExp {
  const parts = words
    .trim()
    .split(/\s*[,\n]\s*/)
    .filter((word) => word !== '')
    .map((word) => {
      const body = word
        .replace(/^~|~$/g, '')
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/ /g, '\\s+')
        .replace(/…/g, '.{0,40}?');
      return `${word.startsWith('~') ? '' : '(?<![\\p{L}\\d])'}${body}${word.endsWith('~') ? '' : '(?![\\p{L}\\d])'}`;
    });
  return new RegExp(parts.join('|'), 'iu');
}

export const mentorWords = anyOf(`
  ~mentor~, ~coach, ~coaches, ~coachar, ~coacher, ~tutor, ~tutoren, ~tutors, ~tuteur~, ~tutrice~, ~buddy~, ~begeleider~, ~handledare~, ~pate, ~paten, ~patin~, ~vejleder~, ~veileder~, ~fadder~,
  ~fadderen, ~parrain~, marraine~, accompagnat~, accompagnant~, ~betreuer~, ~ausbilder~, ~anleiter~, ~praktijkopleider~, ~opleider~, ~trainer~, ~instructor~, ~instruktør~, ~instruktör~, supervisor~, ~supervisor, ~lotse, ~lotsen, ~maatje, ~maatjes,
  ~rådgiver~, ~formateur~, ~berater~, ~guide, ~guides, ~maître d~, ~maitre d~, référent~`);

export const menteeWords = anyOf(`
  mentee~, ~mentee, ~mentees, adept~, ~leerling, ~leerlingen, pupil~, ~student, ~students, ~studenten, ~studenter, ~studenterne, ~studentene, ~studenterna, ~studente, ~étudiant~, étudiante~, ~cursist~, ~kandidat~, candidate~, candidat~, apprentice~, apprenti~, ~lärling~, ~lehrling~, ~lærling~, ~elev, ~elever, ~eleven, ~eleverna, ~eleverne,
  élève~, ~azubi~, ~auszubildende~, stagiair~, ~praktikant~, nyutdann~, nyuddann~, nyanställd~, nyansatt~, protégé~, mentoré~, filleul~, deelnemer~, deltagare~, deltagere~, deltager~, deltaker~, teilnehm~, participant~, coachee~, newcomer~, nieuwkomer~, nykomling~, trainee~, beginn~,
  starter, starters, starten~ leraar, jongere, jongeren, ungdom~, jugendlich~, jeune, jeunes, schüler~, tutand~, first-year~, new starter~, new teacher~, new manager~, learner~, learners, begeleide, mentand~, young person, young people, begleitete~, betreute~, ratsuchende~, hulpvrager~, gründerinnen, gründer, bénéficiaire~, nouvel~ arrivant~, novice~, novis~, studerende~, berufsanfänger~, einsteiger~`);

/** "Who gets a mentor?", "For whom": the helped side without naming it. */
export const forWhom = anyOf(`
  who gets, who can get, who is it for, who it is for, for whom, who receives, voor wie, wie krijgt, wie komt in aanmerking, vem får, vem kan få, för vem, vilka kan få, für wen, wer bekommt, wer erhält, wer wird begleitet, hvem får, hvem kan få, for hvem, til hvem, pour qui, qui peut bénéficier, à qui s'adresse, who can apply for a mentor, who can be mentored, who may be mentored`);

export const profileWords = anyOf(`
  ~profil, ~profile, ~profiel, ~profilen, ~profiler, ~profielen, ~profiles, ~profils, ~profilet, beskrivning av, rollbeskrivning, functieomschrijving, role description, functieprofiel, rolbeschrijving, stillingsbeskrivelse, fiche de poste, fiche de rôle, aufgabenprofil`);

export const programmeWords = anyOf(`
  ~program, ~programma, ~programme, ~programmet, ~programm, ~programms, scheme, ~regeling, ~ordning, ~ordningen, ~ordninga, dispositif, ~traject, ~project, ~projekt, ~projektet, ~prosjekt, ~projet, handleiding, handreiking, handbok, håndbok, håndbog, handbook, leitfaden, guide de, richtlijn~, riktlinjer, retningslinjer, guidelines`);

export const competenceWords = anyOf(`
  ~competentie~, ~kompeten~, ~kompetan~, eigenskapar, ferdigheiter, ~competenc~, ~compétence~, ~skills, ~bekwaamhe~, vaardigh~, ~vaardigheden, ~färdigheter~, ~förmågor~, ~fähigkeit~, ~fertigkeit~, ~færdighed~, ~ferdighet~, ~evner, ~savoir-être, savoir-faire, ~capabilit~, ~egenskaper~, ~egenskaber~, ~eigenschaften, ~eigenschappen, ~qualités, ~aptitude~, qualities, capacités, kwaliteiten, strengths we look for, ~kvaliteter~`);

export const criteriaWords = anyOf(`
  ~eisen, voorwaarde~, ~vereisten, criteria, ~criteria, toelating~, wat vragen wij, wat vragen we, wat we vragen, wat wij vragen, wie kan, wie zoeken, wie zoekt, wij vragen, we vragen, wat breng je mee, wat neem je mee, je bent, je hebt, kwalificatie~, instapeisen, verwachte inzet, tijdsinvestering, tijdsbesteding, beschikbaarheid, randvoorwaarden, wie kan meedoen, deelname, hoeveel tijd,
  krav, ~kraven, ~krav, kravprofil, kvalifikation~, kvalifikasjon~, behörighet~, förutsättning~, villkor, ~villkor, intresse och möjlighet, vem kan, vi söker, förkunskaper, tidsåtgång, du har, du är, meriter, vi kräver, tillgänglighet, för att bli, för att delta,
  requirement~, you must, you should, you need, you have, you are, eligib~, criterion, condition~, prerequisite~, who can, must have, should have, time commitment, availability, to be a, to become, qualification~, we ask, what we ask, what we need, who may, what you need, what you bring,
  voraussetzung~, ~voraussetzungen, anforderung~, ~anforderungen, bedingung~, ~bedingungen, zulassung~, ~kriterien, qualifikation~, wer kann, das bringen sie mit, sie bringen, was sie mitbringen, was wir verlangen, zeitaufwand, zeitlicher, das verlangen wir, teilnahme, verfügbarkeit,
  forudsætning~, betingelse~, adgangskrav, vi kræver, hvem kan, du skal, tidsforbrug, forutsetning~, vilkår, ~vilkår, opptakskrav, vi krever, tidsbruk, for å bli, for at blive,
  exigence~, prérequis, pré-requis, critère~, qui peut, profil requis, profil recherché, disponibilité~, vous devez, nous demandons, ce que nous demandons, pour devenir, pour être, on vous demande`);

/** These say "criteria" only when they are the whole heading. */
const criteriaWhole = new RegExp(
  `^(?:${[
    'ervaring|erfarenhet|experience|erfahrung|erfaring|expérience|essential|desirable|mandatory|optional|commitments?|engagements?|eisen|eis|wensen|wens|gewenst|wenselijk|verplicht|pré|must|should|muss|soll|kann|skal|bør|ska|bör|skall|moet|kan',
    'ønskelig|ønsket|önskvärt|meriterande|wünschenswert|muss-kriterien|soll-kriterien|indispensables?|impératifs?|obligatoires?|souhaitables?|souhaitée?s?|obligatoriskt?|noodzakelijk|vereist|required|preferred|erforderlich|tijd|tid|zeit|temps|time|capaciteit|kapacitet|capacity|capacité|kapazität|grundkrav|uppdraget|minimum|age|leeftijd|ålder|alter|alder|âge|training|opleiding|utbildning|ausbildung|uddannelse|utdanning|formation|documents|papieren',
  ].join('|')})(?:\\s*\\(.*\\))?\\s*:?$`,
  'iu',
);

export function isCriteriaHeading(text: string): boolean {
  return criteriaWhole.test(text.trim()) || criteriaWords.test(text);
}

/** In front of a noun for the mentor these make a heading about behaviour. */
const good =
  '(?:goede?|bra|god|gode|goda|duktig|good|great|effective|excellent|gute[rnms]?|bon(?:ne)?s?|dygtig|flink|fin|ideale?|utmärkt)';
const goodPerson = new RegExp(`(?<!\\p{L})${good}\\s+(?:[\\p{L}-]+\\s+){0,2}[\\p{L}-]+`, 'iu');
const expectation = anyOf(`
  we expect, what we expect, expected of, expectations, is expected, verwachten, wij verwachten, we verwachten, wat verwacht~, verwacht van, verwachtingen, förväntar, förväntas, förväntningar, vi förväntar~, vad förväntas, wir erwarten, erwarten wir, wird erwartet, erwartungen, forventer, forventes, forventninger, nous attendons, on attend, attentes, ce qu'on attend, attendu~`);
const behaviourWords = anyOf(`
  ~gedragingen, gedragsregels, do's and don'ts, do's, dos and don'ts, zo gedraagt, zo handelt, wat doet een, wat een … doet, hur är en, vad gör en, så gör en, förhållningssätt~, how a … works, what a … does, how … behave~, was … tun, was … ausmacht, so handelt, so arbeit~, sådan gør, slik gjør, ce que fait un~, makes a good, kenmerkt, kännetecknar, kendetegner, kjennetegner, zeichnet, spilleregler, spelregels, spelregler, code of conduct, gedragscode, uppförande`);

const behaviourWhole =
  /^(?:gedrag|houding|houding en gedrag|beteenden?|förhållningssätt|behaviou?rs?|attitude|verhalten|verhaltensweisen|haltung|adfærd|atferd|væremåde|holdning(?:er)?|comportements?|posture|attitudes?)$/iu;

export function isBehaviourHeading(text: string): boolean {
  const match = goodPerson.exec(text);
  if (match && (mentorWords.test(match[0]) || menteeWords.test(match[0]))) return true;
  return behaviourWhole.test(text) || behaviourWords.test(text);
}

export function isExpectation(text: string): boolean {
  return expectation.test(text);
}

/** Passages that inform, offer or explain, and ask nothing. */
export const noiseHeading = anyOf(`
  inhoud, inhoudsopgave, inleiding, achtergrond, doel, doelen, doelstelling~, over dit, over ons, over het, procedure, werkwijze, aanmelden, aanmelding, aanmeldprocedure, contact, contactgegevens, vragen, meer informatie, wat bieden, wij bieden, wat wij bieden, we bieden, ons aanbod, aanbod, wat krijg je, versiebeheer, versie, colofon, bijlage~, bronnen, vergoeding, planning, data, praktische informatie, praktisch, evaluatie, begrippen, toelichting, hoe gebruik, selectieprocedure, privacy, leeswijzer, totstandkoming, vaststelling, begripsbepaling~, looptijd,
  innehåll, innehållsförteckning, inledning, bakgrund, syfte, mål, om programmet, om oss, ansökan, anmälan, så ansöker, hur du ansöker, kontakt, kontaktuppgifter, frågor, vi erbjuder, det erbjuder vi, erbjudande, mer information, bilaga, bilagor, tidsplan, ersättning, uppföljning, utvärdering, tillvägagångssätt, process, processen, dokumenthistorik, revideringar, så går det till, upplägg, urval, beslut,
  contents, table of contents, introduction, background, purpose, aim, aims, about, about us, about this, how to apply, application process, applying, application, contact, contact us, questions, what we offer, we offer, benefits, what you get, further information, more information, appendix, version history, timeline, selection process, recruitment process, privacy, notes, glossary, support for, support we, dates, key dates, next steps, review, evaluation, references,
  inhalt, inhaltsverzeichnis, einleitung, hintergrund, ziel, ziele, zielsetzung, zweck, über uns, über das, bewerbung, anmeldung, ablauf, verfahren, kontakt, ansprechpartner~, wir bieten, das bieten wir, unser angebot, angebot, anhang, fragen, weitere informationen, vergütung, aufwandsentschädigung, auswahlverfahren, auswahl, termine, zeitplan, datenschutz, änderungen, impressum, unterstützung,
  indhold, indholdsfortegnelse, indledning, baggrund, formål, ansøgning, sådan søger, kontakt, spørgsmål, vi tilbyder, det tilbyder vi, bilag, tidsplan, opfølgning, evaluering, innhold, innledning, bakgrunn, søknad, slik søker, slik melder, spørsmål, vi tilbyr, dette tilbyr vi, vedlegg, framdrift, oppfølging, honorar, godtgjørelse, om ordningen, om ordninga, prosess,
  sommaire, table des matières, introduction, contexte, objectif, objectifs, finalité~, but, candidature, comment postuler, candidater, contact, contacts, questions, nous offrons, ce que nous offrons, ce que nous proposons, nous proposons, annexe~, calendrier, procédure, déroulement, indemnité~, informations pratiques, en savoir plus, suivi, évaluation, modalités, sélection, accompagnement proposé`);

/** Parts of one competence. */
export const definitionLabel = anyOf(
  `
  das bedeutet, bedeutet, wat het betekent, betekent, innebär, det innebär, betyder, det betyder, ce que cela veut dire, signification,definisjon, definitie, beskriving, omschrijving, beschrijving, definition, description, beskrivning, beschreibung, beskrivelse, définition, descriptif, betekenis, bedeutung, innebörd, uitleg, toelichting, meaning, betydning, what it means, wat het is, was es heißt`,
);
export const indicatorLabel = anyOf(`
  indikatorar, kjenneteikn, ~indicatoren, indicator~, ~indicators, ~indikatoren, ~indikatorer~, indikator~, indicateur~, gedragsvoorbeelden, gedrag, zichtbaar gedrag, waarneembaar gedrag, kenmerken, voorbeelden, beteenden, kännetecken, exempel, behaviours, behaviors, behaviour~, observable~, examples, evidence, in practice, in de praktijk, i praktiken, kennzeichen, merkmale, verhalten, verhaltensanker, beispiele, verhaltensbeispiele, zeigt sich, adfærd, eksempler, tegn, kjennetegn, kendetegn, atferd, comportements~, comportement~, signes, exemples, observables, en pratique, how it shows, this shows, blijkt uit, visar sig, kommer till uttryck, se voit, viser sig, viser seg, det ses, dat zie je, zo zie je, så märks det, woran man es erkennt, das erkennt man, what we see`);
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

export const competenceColumn = anyOf(
  `competentie~, kompetens~, kompetenz~, kompetan~, kompetence~, competenc~, compétence~, naam, namn, name, navn, nom, bekwaamheid, vaardigheid, förmåga, fähigkeit, skill, domein, område, område, bereich, domaine, thema, tema, thème, egenskap, quality, kwaliteit, aspect~`,
);
export const criterionColumn = anyOf(
  `~eis, eisen, voorwaarde~, krav, requirement~, criterium, criteria, criterion, condition~, voraussetzung~, anforderung~, kriterium, forudsætning~, vilkår, betingelse~, exigence~, critère~, forutsetning~, prérequis, behörighet~, villkor, kriterier, kriterie, kriterien, qualification, wat, vad, was, what, quoi, hvad, hva`,
);
export const softColumn = anyOf(
  `wens, gewenst, wenselijk, pré, pre, kan, bör, meriterande, önskvärt, önskemål, should, desirable, preferred, nice to have, optional, soll, kann, wünschenswert, wunsch, bør, ønskelig, ønske, ønsket, souhaité~, souhaitable~, atout~, facultatif~, une, advantage`,
);
export const hardColumn = anyOf(
  `moet, verplicht, eis, harde eis, noodzakelijk, vereist, ska, skall, måste, krav, obligatoriskt, must, essential, required, mandatory, muss, pflicht, erforderlich, zwingend, skal, obligatorisk, må, kreves, kræves, obligatoire~, exigé~, requis~, impératif~, indispensable~`,
);
export const mark = /^(?:x|✓|✔|☒|☑|●|•|■|ja|yes|oui|j|y|\+|1)$/i;
export const noMark = /^(?:|-|–|—|☐|○|nee|nej|nei|nein|no|non|0|n)$/i;

const soft = anyOf(`
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
