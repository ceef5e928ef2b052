/**
 * What the columns of lists are called, in seven languages: one vocabulary for every list of people.
 * A list says which of these columns it reads.
 */

/** What a column holds, whatever list it stands in. */
export type ColumnKind =
  | 'number'
  | 'nationalId'
  | 'givenName'
  | 'calledName'
  | 'middleName'
  | 'infix'
  | 'familyName'
  | 'fullName'
  | 'pupil'
  | 'mentor'
  | 'email'
  | 'bornOn'
  | 'role'
  | 'unit'
  | 'memberOrganisation'
  | 'jobTitle'
  | 'title'
  | 'languages'
  | 'language'
  | 'sector'
  | 'manager'
  | 'guardian'
  | 'guardianIds'
  | 'status'
  | 'leftOn'
  | 'child'
  | 'day'
  | 'kind'
  | 'subject'
  | 'value'
  | 'places'
  | 'competences'
  | 'slots'
  | 'region'
  | 'online'
  | 'years'
  | 'wishes'
  | 'vetoes'
  | 'since'
  | 'earlierMentors';

/** Of whom a column speaks: of whoever the line is about, or of somebody beside them. */
export type Whose = 'self' | 'guardian' | 'mentor' | 'manager' | 'contact';

/** With commas between; capitals, marks, blanks and punctuation do not count. */
const words: Record<ColumnKind, string> = {
  number: `
    number, no, nr, num, id, student number, student no, student nr, student id, pupil number,
    pupil no, pupil id, learner id, learner number, upn, admission number, admission no,
    employee number, employee no, employee id, emp id, staff number, staff no, staff id,
    personnel number, personnel no, payroll number, roster id, external id, person id, sis id,
    sisid, identifier, candidate number, member number, participant id, participant number,
    user id, nummer, leerlingnummer, leerling nr, leerlingnr, lln nr, llnr, llnnummer,
    leerlingcode, leerling id, stamnummer, stamnr, studentnummer, studentnr, medewerkernummer,
    medewerkernr, medewerker id, personeelsnummer, personeelsnr, pers nr, deelnemernummer,
    deelnemer id, deelnemersnummer, administratienummer, relatienummer, cursistnummer, elevnummer,
    elevnr, elev id, elevid, studerandenummer, anställningsnummer, anställningsnr, anst nr,
    anstnr, anst nummer, anställnings id, anställd nr, personalnummer, personalnr,
    person nr extern, deltagarnummer, deltagar id, schülernummer, schülernr, schüler nr,
    schüler id, schlüssel extern, matrikelnummer, mitarbeiternummer, mitarbeiternr,
    mitarbeiter id, kennung, teilnehmernummer, ansattnummer, ansattnr, ansatt nr, ansatt id,
    medarbejdernummer, medarbejdernr, medarbejder id, deltakernummer, deltagernummer, løbenummer,
    numéro, n°, matricule, identifiant, ine, id élève, numéro élève, n° élève, numéro d'élève,
    numéro national, numéro d'employé, numéro agent, matricule agent, numéro de matricule
  `,
  nationalId: `
    personnummer, personnr, pnr, person nr, social security number, socialnumber, national id,
    bsn, burgerservicenummer, onderwijsnummer, pgn, fødselsnummer, fodselsnummer, cpr, cpr nummer,
    cpr nr, samordningsnummer, sofinummer, sozialversicherungsnummer
  `,
  givenName: `
    first name, given name, forename, forenames, first names, given names, christian name,
    voornaam, voornamen, eerste naam, volledige voornamen, förnamn, vorname, vornamen, fornavn,
    prénom, prénoms, what is your first name
  `,
  calledName: `
    preferred name, preferred first name, known as, called name, calling name, roepnaam,
    tilltalsnamn, rufname, kaldenavn, tiltalsnavn, prénom usuel, prénom d'usage
  `,
  middleName: `
    middle name, middle names, second name, mellannamn, mellomnavn, mellemnavn, zweiter vorname,
    deuxième prénom, tweede voornaam
  `,
  infix: `
    infix, tussenvoegsel, tussenvoegsels, tussenv, tussenvgsl, tv, tsv, voorvoegsel, voorvoegsels,
    voorv, prefix, name prefix, surname prefix, namensvorsatz, namenszusatz, vorsatzwort,
    namnprefix, particule, tussenvoegsel achternaam, voorvoegsel achternaam, nobiliary particle
  `,
  familyName: `
    last name, surname, family name, last names, second surname, achternaam, familienaam,
    geslachtsnaam, efternamn, släktnamn, nachname, familienname, zuname, etternavn, efternavn,
    slektsnavn, nom de famille, nom usuel, nom de naissance, what is your last name
  `,
  fullName: `
    name, full name, complete name, display name, name and surname, first and last name,
    first name and last name, name in full, what is your name, what is your full name, your name,
    participant, participant name, employee, employee name, staff member, staff name, person,
    people, naam, volledige naam, voor en achternaam, voornaam en achternaam, naam en voornaam,
    achternaam en voornaam, wat is je naam, medewerker, medewerkernaam, deelnemer, deelnemernaam,
    personeelslid, roepnaam en achternaam, namn, fullständigt namn, för och efternamn,
    förnamn och efternamn, efternamn och förnamn, efternamn förnamn, vad heter du, anställd,
    medarbetare, deltagare, vollständiger name, vor und nachname, vorname und nachname,
    nachname vorname, name vorname, mitarbeiter, teilnehmer, navn, fullt navn, fulde navn,
    for og etternavn, for og efternavn, ansatt, medarbejder, deltaker, deltager, nom, nom complet,
    nom et prénom, nom prénom, nom et prénoms, prénom et nom, agent, participante, collaborateur,
    vollstandiger name
  `,
  pupil: `
    pupil, student, learner, mentee, protege, leerling, lln, elev, adept, studerande, schüler,
    schülerin, schüler/in, schüler/innen, élève, étudiant, mentorleerling
  `,
  mentor: `
    mentor, mentors, tutor, form tutor, class tutor, coach, class teacher, homeroom teacher,
    teacher, docent, leerkracht, leraar, klassenmentor, klasmentor, studieloopbaanbegeleider, slb,
    slber, klassföreståndare, handledare, mentor 1, lärare, klassenlehrer, klassenlehrerin,
    klassenleitung, klassleiter, lehrer, lehrkraft, kontaktlærer, klasselærer, lærer,
    professeur principal, prof principal, enseignant, professeur, tuteur
  `,
  email: `
    email, e mail, mail, email address, mail address, emailadres, email adres, mailadres,
    e mailadres, emailadress, e postadress, e post, epost, epostadress, mejl, mejladress,
    emailadresse, mailadresse, e mail adresse, epostadresse, e postadresse, courriel,
    adresse e mail, adresse mail, adresse électronique, adresse courriel, mél, email value, smtp,
    primary email, primary smtp address, username email, userprincipalname
  `,
  bornOn: `
    date of birth, birth date, birthdate, birthday, dob, born, born on, geboortedatum, geb datum,
    gebdatum, gebdat, geb, geboren, geboren op, geboortedag, geboorte datum, födelsedatum, född,
    född den, födelsedag, födelsedata, geburtsdatum, geburtstag, geb datum, geboren am,
    fødselsdato, født, født dato, fødselsdag, fødd, fødselsdatum, date de naissance, né le,
    née le, né e le, naissance, fodelsedatum, fedelsedag, födselsdatum
  `,
  role: `
    role, rol, roll, rolle, rôle, functie in programma, deelnemersrol, programmarol,
    participant role, programme role, program role, user role, user type, deltagarroll,
    roll i programmet, primary role
  `,
  unit: `
    class, klas, klass, klasse, classe, group, groep, grupp, gruppe, groupe, stamgroep, stamklas,
    basisgroep, mentorgroep, mentorklas, lesgroep, form, form group, tutor group, tutorgroup,
    homeroom, home room, registration group, reg group, year group, class name, classroom,
    klasnaam, klas groep, klass grupp, klasse gruppe, klassnamn, klassbeteckning,
    undervisningsgrupp, groepsnaam, klasse gruppe, klassenname, division, department,
    department name, afdeling, afdelingsnaam, team, avdelning, enhet, arbetslag, abteilung,
    referat, fachbereich, avdeling, seksjon, sektion, enhed, einheit, unit, organisational unit,
    organizational unit, service, département, direction, hold, stamhold, trinn, section
  `,
  memberOrganisation: `
    organisation, organization, organisation name, organization name, member organisation,
    member organization, agency, employer, company, company name, school, school name, site,
    institution, organisatie, deelnemende organisatie, instelling, werkgever, bedrijf, schoolnaam,
    vestiging, brinnummer naam, ministerie, gemeente, medlemsorganisation, myndighet,
    arbetsgivare, företag, skola, skolenhet, skolnamn, kommun, bolag, organisationsname, schule,
    schulname, arbeitgeber, firma, behörde, unternehmen, skole, skolenavn, arbeidsgiver,
    arbejdsgiver, virksomhed, bedrift, etat, organisasjon, école, établissement, organisme,
    employeur, entreprise, société, administration
  `,
  jobTitle: `
    job title, position, post, occupation, job, organization title, functie, functietitel,
    functienaam, functieomschrijving, beroep, befattning, yrke, yrkestitel, tjänstetitel, tjänst,
    position title, stilling, stillingsbetegnelse, stillingstittel, dienstbezeichnung,
    amtsbezeichnung, funktion, berufsbezeichnung, stelle, stellung, fonction, poste,
    intitulé du poste, emploi, métier, grade fonction
  `,
  title: `
    title, titel, salutation, aanhef, anrede, civilité, civ, tilltal, tiltale, tittel, honorific,
    titre, hälsningstitel
  `,
  languages: `
    language, languages, spoken languages, spoken language, languages spoken, talen, taal,
    gesproken talen, språk, talade språk, talar, sprache, sprachen, sprog, langue, langues,
    langues parlées, home language
  `,
  language: `
    letter language, language of letters, language of emails, language of correspondence,
    correspondence language, preferred language, taal van brieven, taal van de brieven,
    taal van mails, correspondentietaal, voorkeurstaal, brevspråk, språk i brev,
    korrespondenssprache, korrespondenzsprache, brevsprog, langue de correspondance
  `,
  sector: `
    sector, sectors, industry, line of work, work area, field, profession, branche, vakgebied,
    werkveld, sektor, bransch, verksamhetsområde, bereich, tätigkeitsfeld, fagområde,
    arbeidsområde, arbejdsområde, secteur, domaine
  `,
  manager: `
    manager, line manager, managers name, manager name, reports to, supervisor, boss,
    leidinggevende, direct leidinggevende, direkt leidinggevende, directe leidinggevende,
    naam leidinggevende, manager naam, chef, närmaste chef, närmsta chef, chefens namn,
    överordnad, vorgesetzte, vorgesetzter, vorgesetzter vorgesetzte, vorgesetzte r, führungskraft,
    leder, nærmeste leder, overordnet, responsable, supérieur, supérieur hiérarchique, n+1,
    chef hiérarchique
  `,
  guardian: `
    guardian, guardians, parent, parents, carer, next of kin, ouder, ouders, verzorger,
    verzorgers, ouder verzorger, ouders verzorgers, ouder of verzorger, voogd,
    contactpersoon thuis, gezaghebber, vårdnadshavare, målsman, förälder, föräldrar,
    erziehungsberechtigte, erziehungsberechtigter, eltern, elternteil, sorgeberechtigte,
    sorgeberechtigter, forelder, foreldre, foresatt, foresatte, forælder, forældre, værge,
    tuteur légal, responsable légal, représentant légal
  `,
  guardianIds: `agent sourced ids, agents`,
  status: `
    status, state, active, is active, enabled, enabled user, account enabled, account status,
    enrolment status, enrollment status, actief, inschrijfstatus, ingeschreven, leerlingstatus,
    in dienst, aktiv, elevstatus, inskriven, anställd status, aktiv status, statut, actif, inscrit
  `,
  leftOn: `
    end date, leaving date, leave date, date left, left on, date of leaving, termination date,
    uitschrijfdatum, datum uit, datum uitschrijving, uitgeschreven per, uitgeschreven op,
    einddatum, datum uit dienst, uit dienst, uit dienst per, slutdatum, avslutsdatum, avslutad,
    utskriven, utskrivningsdatum, sista dag, avgångsdatum, austritt, austrittsdatum, abgangsdatum,
    sluttdato, slutdato, fratrådt, fratrædelsesdato, date de sortie, date de fin, date de départ
  `,
  child: `
    child, child number, number of the child, kind, nummer kind, leerlingnummer kind, barn,
    barnets nummer, elevens nummer, enfant, barnets elevnummer
  `,
  day: `day, date, dag, datum, dato, tag, jour`,
  kind: `kind, soort, slag, sort, type, typ, art, slags, genre`,
  subject: `
    subject, course, course name, vak, vakcode, vaknaam, ämne, kurs, kursnamn, fach, fag, matière,
    discipline
  `,
  value: `
    value, waarde, värde, wert, verdi, værdi, valeur, mark, grade, score, cijfer, resultaat,
    betyg, omdöme, note, karakter, karakteren, hours, uren, aantal uren, lesuren, timmar,
    antal timmar, stunden, timer, heures
  `,
  places: `
    places, place count, capacity, seats, seat, max, maximum, max mentees, maximum mentees,
    number of mentees, how many mentees can you take, plaatsen, capaciteit, aantal mentees,
    aantal plaatsen, platser, antal platser, kapacitet, antal adepter, plätze, kapazität,
    anzahl mentees, plasser, pladser, kapasitet, capacité, nombre de mentorés
  `,
  competences: `
    need, needs, goal, goals, topic, topics, skill, skills, strength, strengths, competence,
    competences, competencies, interest, interests, development need, development needs,
    can help with, objective, objectives, what do you want help with,
    which topics can you help with, behoefte, behoeften, doel, doelen, onderwerp, onderwerpen,
    vaardigheden, sterke punten, leervraag, leervragen, leerdoelen, behov, mål, ämnen, styrkor,
    kompetens, kompetenser, utvecklingsbehov, ziele, themen, stärken, kompetenzen, bedarf, emner,
    styrker, kompetanse, besoins, objectifs, thèmes, compétences, points forts
  `,
  slots: `
    available, availability, time, times, days, slot, slots, beschikbaar, beschikbaarheid, dagen,
    tijden, tillgänglig, tillgänglighet, dagar, tider, verfügbar, verfügbarkeit, tage, zeiten,
    tilgjengelighet, tilgængelighed, disponibilité, disponibilités
  `,
  region: `
    region, location, place, city, town, regio, plaats, woonplaats, stad, ort, plats, län,
    wohnort, standort, sted, by, ville, région, lieu
  `,
  online: `
    online, remote, digital, digitaal, op afstand, på nätet, distans, digitalt, à distance,
    en ligne
  `,
  years: `
    years, year, experience, years experience, years of experience, ervaring, jaren,
    jaren ervaring, erfarenhet, år, års erfarenhet, erfahrung, jahre, erfaring, expérience, années
  `,
  wishes: `
    wish, wishes, preference, preferences, preferred, preferred mentor, preferred mentors,
    preferred mentee, preferred mentees, choice, choices, wens, wensen, voorkeur, voorkeuren,
    önskemål, önskar, wunsch, wünsche, ønsker, ønske, souhait, souhaits, préférences
  `,
  vetoes: `
    veto, vetoes, vetos, not with, exclude, excluded, excludes, liever niet, niet met, inte med,
    nej, nicht mit, ikke med, pas avec, exclusions
  `,
  since: `
    since, waiting since, applied, applied on, application date, sinds, wacht sinds,
    wachtend sinds, aangemeld op, aanmelddatum, sedan, väntar sedan, anmäld, anmäld den,
    anmälningsdatum, wartet seit, seit, venter siden, siden, depuis, date de candidature
  `,
  earlierMentors: `
    earlier mentor, earlier mentors, previous mentor, previous mentors, mentor before,
    eerdere mentor, eerdere mentoren, vorige mentor, tidigare mentor, tidigare mentorer,
    früherer mentor, frühere mentoren, tidligere mentor, tidligere mentorer, ancien mentor,
    anciens mentors
  `,
};

/** Stand before or behind what a column holds, and say of whom. */
const people: Record<Exclude<Whose, 'self'> | 'pupil', string> = {
  pupil: `
    leerling, lln, leerlingen, elev, elevens, elever, student, students, pupil, pupils, learner,
    schüler, schülers, élève, de l'élève, medewerker, medewerkers, employee, employees, staff,
    anställd, mitarbeiter, ansatt, deelnemer, deltagare, participant, mentee, mentees, adept,
    eigen, own, personal de
  `,
  guardian: `
    guardian, guardians, parent, parents, carer, mother, father, ouder, ouders, verzorger,
    verzorgers, ouderverzorger, oudersverzorgers, ouderofverzorger, moeder, vader, voogd,
    wettelijk vertegenwoordiger, thuis, vårdnadshavare, vårdnadshavar, vh, målsman, förälder,
    föräldrar, mor, far, mamma, pappa, erziehungsberechtigte, erziehungsberechtigter,
    erziehungsberechtigten, eltern, elternteil, mutter, vater, sorgeberechtigte, forelder,
    foreldre, foresatt, foresatte, forælder, forældre, mère, père, responsable légal,
    représentant légal, hem, home parent
  `,
  mentor: `
    mentor, mentors, mentorn, mentorns, tutor, tutors, coach, docent, leerkracht, teacher,
    klassenmentor, klasmentor, klassföreståndare, handledare, lärare, klassenlehrer, lehrer,
    kontaktlærer, professeur, professeur principal
  `,
  manager: `
    manager, managers, line manager, supervisor, leidinggevende, chef, chefens, chefs,
    närmaste chef, vorgesetzter, vorgesetzte, führungskraft, leder, leders,
    responsable hiérarchique, supérieur
  `,
  contact: `
    emergency, emergency contact, noodcontact, noodnummer, nödkontakt, notfallkontakt, notfall,
    contact d'urgence, assistant, assistants, spouse, partner, referral, verwijzer, besteller,
    huisarts
  `,
};

/** Say nothing more about what a column holds. */
const fillers = fold(
  'work, school, skol, skolans, werk, zakelijk, zakelijke, dienst, dienstlich, arbete, arbets, jobb, jobbet, arbeid, arbejde, business, office, professionnel, professionnelle, primary, officieel, officiële, of, the, van, de, het, von, der, des, til, for, af, du, la, le, verplicht, required, obligatorisk',
);
const privateWords = fold(
  'private, personal, home, privé, prive, privat, hem, thuis, personnel, other',
);

function fold(list: string): string[] {
  return list.split(',').map(compact);
}

/** Capitals, marks on letters, blanks and punctuation do not tell two columns apart. */
export function compact(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}+°]/gu, '');
}

export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ß', 'ss');
}

const kindsOf = new Map<string, ColumnKind[]>();
for (const [kind, list] of Object.entries(words) as [ColumnKind, string][])
  for (const word of fold(list)) {
    const kinds = kindsOf.get(word) ?? [];
    if (!kinds.includes(kind)) kindsOf.set(word, [...kinds, kind]);
  }
const peopleWords = (Object.entries(people) as [keyof typeof people, string][])
  .flatMap(([whose, list]) =>
    fold(list).map((word): [string, Whose] => [word, whose === 'pupil' ? 'self' : whose]),
  )
  .sort((a, b) => b[0].length - a[0].length);

export type Heading = {
  /** What it may hold; which of it a list means, the list says. */
  kinds: ColumnKind[];
  whose: Whose;
  /** The first guardian, the second one. */
  place: number;
  /** The plainest name comes first; a private address after the one of work or school. */
  rank: number;
};

const nothing: Heading = { kinds: [], whose: 'self', place: 1, rank: 9 };

/** What the head of a column says that it holds, and of whom. */
export function readHeading(text: string): Heading {
  const bare = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  for (const [rank, form] of [text, bare].entries()) {
    const kinds = kindsOf.get(compact(form));
    if (kinds) return { kinds, whose: 'self', place: 1, rank };
  }
  if (text.length > 120) return nothing;
  const place = Number(/\d+/.exec(bare)?.[0] ?? 1);
  const word = compact(bare).replace(/\d+/g, '');
  return readPart(word, { place, rank: 2, whose: 'self' }, 3) ?? nothing;
}

type So = { place: number; rank: number; whose: Whose };
/** What may stand around the word of a column, and what it says. */
const around: [word: string, said: Whose | 'nothing' | 'private'][] = [
  ...peopleWords,
  ...fillers.map((word): [string, 'nothing'] => [word, 'nothing']),
  ...privateWords.map((word): [string, 'private'] => [word, 'private']),
];

/** Takes away who is meant and what says nothing, from both ends, until the rest is known. */
function readPart(word: string, so: So, depth: number): Heading | null {
  const kinds = kindsOf.get(word);
  if (kinds) return { kinds, ...so };
  if (depth === 0) return null;
  for (const [name, said] of around) {
    if (word.length <= name.length) continue;
    const now: So = {
      ...so,
      whose: so.whose === 'self' && said !== 'nothing' && said !== 'private' ? said : so.whose,
      rank: said === 'private' ? so.rank + 2 : so.rank,
    };
    const rests = [
      word.startsWith(name) ? word.slice(name.length) : '',
      // As in elevs, chefens.
      word.startsWith(`${name}s`) ? word.slice(name.length + 1) : '',
      word.endsWith(name) ? word.slice(0, -name.length) : '',
    ];
    for (const rest of rests) {
      const found = rest === '' ? null : readPart(rest, now, depth - 1);
      if (found) return found;
    }
  }
  return null;
}

/** A list of columns, each with what it holds; of two that hold the same the plainer one. */
export function placeColumns<Kind extends string>(
  header: string[],
  choose: (heading: Heading, text: string) => Kind | null,
  said: Readonly<Record<string, Kind | null>> = {},
): (Kind | null)[] {
  const read = header.map((text, at): { kind: Kind | null; rank: number } | null => {
    const own = said[at];
    if (own !== undefined) return { kind: own, rank: -1 };
    if (text === '') return null;
    const heading = readHeading(text);
    return { kind: choose(heading, text), rank: heading.rank };
  });
  const best = new Map<Kind, number>();
  for (const [at, one] of read.entries())
    if (one && one.kind !== null) {
      const before = best.get(one.kind);
      if (before === undefined || one.rank < read[before]!.rank) best.set(one.kind, at);
    }
  return read.map((one, at) =>
    one && one.kind !== null && best.get(one.kind) === at ? one.kind : null,
  );
}

export type Table<Kind extends string> = {
  header: string[];
  columns: (Kind | null)[];
  /** Below the head, each with its line in the file. */
  rows: { cells: string[]; line: number }[];
  /** Columns that are not read. */
  unread: string[];
};

/**
 * The list among the sheets of a file: below the line near the top that names the most columns, and
 * all that are needed. Null when there is none.
 */
export function findTable<Kind extends string>(
  sheets: { rows: string[][]; lines?: number[] }[],
  choose: (heading: Heading) => Kind | null,
  isHead: (kinds: ReadonlySet<Kind>) => boolean,
): Table<Kind> | null {
  for (const { rows, lines } of sheets) {
    let best: { at: number; known: number; columns: (Kind | null)[] } | null = null;
    for (const [at, row] of rows.slice(0, 40).entries()) {
      const columns = placeColumns(row.slice(0, 120), choose);
      const kinds = new Set(columns.filter((kind) => kind !== null));
      if (isHead(kinds) && kinds.size > (best?.known ?? 0))
        best = { at, known: kinds.size, columns };
    }
    if (!best) continue;
    const { at: head, columns } = best;
    return {
      header: rows[head]!,
      columns,
      rows: rows
        .slice(head + 1)
        .map((cells, i) => ({ cells, line: lines?.[head + 1 + i] ?? head + 2 + i })),
      unread: rows[head]!.filter((text, at) => text !== '' && (columns[at] ?? null) === null),
    };
  }
  return null;
}
