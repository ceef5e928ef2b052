/**
 * Phrases by which requirements of each kind are told, in seven languages; each is a feature with a
 * learned weight.
 */
import { WordIndex } from './word-list.ts';

const lists: Record<string, string> = {
  tongue: `
    nederlands~, engels~, duits~, franse, franstalig, frans, zweeds~, spaans, arabisch~, turks,
    pools, oekraïens, svensk~, tysk~, fransk~, norsk~, dansk~, arabisk~, finsk~, dutch, english,
    german, french, swedish, norwegian, danish, arabic, turkish, polish, spanish, deutsch~,
    englisch~, französisch~, niederländisch~, schwedisch~, türkisch~, néerlandais, anglais,
    français, allemand, arabe, espagnol, moedertaal, modersmål, muttersprache~, langue, bokmål,
    samisk~, ukrainsk~, ukrainisch~, polsk~, polnisch~, somalisk~, tigrinya, dari`,
  speaks: `
    spreek~, sprek~, beheers~, taal~, vloeiend, woord en geschrift, tala~, språk~, flytande,
    behärsk~, i tal och skrift, speak~, fluent~, command of, language, proficien~, spricht,
    sprech~, sprach~, ~kenntnisse, fließend, beherrsch~, in wort und schrift, sprog~, taler,
    behersk~, flydende, flytende, snakk~, parl~, maîtris~, couramment, langue~, kunskaper,
    kundskaber, kunnskaper, kennis van het, kennis van de ~ taal, knowledge of, advantage, fordel,
    vorteil, voordeel, pré, atout, plus, level, nivå, niveau`,
  paper: `
    vog, verklaring omtrent, strafblad, politiattest, politi-attest, ~registerutdrag,
    belastningsregist~, polisregist~, ~führungszeugnis~, straffeattest, børneattest, police
    certificate, police check, police clearance, police record, dbs, background check, criminal
    record~, casier judiciaire, extrait de, extrait du, ~diploma's, ~diploma', ~diplomas,
    ~diploma, ~diplome, ~diplomet, ~diplomen, ~diplom, diplôme~, ~certifica~, ~certifikat~,
    ~zertifika~, zertifizier~, gecertificeerd, certifierad, certifié~, certified, attestation~,
    getuigschrift, bevoegdheid, ~bevoegd, ~legitimation, legitimerad, licence, license, licensed,
    geregistreerd, ~registratie, registered, registrerad, registration, big register, big registratie, ~yrkesbevis,
    gesellenbrief, meisterbrief, ~examen, degree, bachelor~, master's, masteropleiding,
    mastergrad, brevet~, autorisation, autorisasjon, ~autorisert, svendebrev, fagbrev, mesterbrev,
    gesellprøve, lehrbefähigung, approbation, titre professionnel, permis, cap, bewijs van goed
    gedrag, utdrag ur, intyg, attest, godkänd utbildning, giltig ~utbildning, gyldig~ ~,
    abgeschlossene~ ~ausbildung, abgeschlossene~ ~studium, afgeronde ~opleiding, avslutad
    ~utbildning, fullført ~utdanning, afsluttet ~uddannelse, ~bevijs, verklaring van geen bezwaar,
    geheimhoudingsverklaring, vetting, garda vetting, disclosure, clearance, safety card, card in
    date, ~abzeichen, anerkennung, ~abschluss, deed, cap du métier, fellow of, vaccinations,
    vaccination, permit, residence permit, ~prüfung, godkjent ~utdanning, lærerutdanning, ~bewijs,
    ~schein, fitness certificate, visite médicale, untersuchung, exam, examination, qualifying
    exam, strafregister, casier, extrait b1, extrait b2, extrait b3, ~brief als, ~brief im, ~brief
    in`,
  course: `
    ~training~, trained, ~cursus~, ~course, ~courses, ~opleiding~, ~scholing~, ~utbildning~,
    ~kurs, ~kursen, ~kurser, ~kurset, ~kurses, ~schulung~, ~bildung, ~lehrgang~, ~seminar~,
    ~kursus~, ~uddannelse~, ~utdanning~, formations, formation, formé~, ~workshop~, ~studiepoeng,
    ~högskolepoäng, ects, introduction day, introductiedag~, module~, masterclass~, induction,
    opplæring~, oplæring~, startdag, startmiddag, startavond, studiedag, study day, kick-off~,
    kickoff~, bootcamp, vorming, leergang, onboarding, e-learning, ~einführung, auffrischung,
    ~abend, ~kvällen, soirée de préparation, journée de préparation, stage, atelier, intervisie,
    introduktion~, supervision group, fortbildar, fortbildning, refresher, perfectionnement,
    einführung~`,
  nominate: `
    voorgedragen, voordracht, aangemeld door, aangemeld via, aangewezen, goedgekeurd, goedkeuring,
    toestemming, benoemd, geselecteerd door, aanbevolen, aanbeveling, akkoord van, instemming,
    nominera~, utsedd, utses, föreslag~, godkän~ av, godkän~ från, ha godkänt, har godkänt,
    godkännande, anmält~, anmäld~, rekommend~, medgivande, tillstyrk~, nominat~, recommend~,
    approv~, appointed, selected by, chosen by, put forward, endorse~, permission, referred by,
    supported by, backed by, consent of, benannt, vorgeschlagen, vorschlag, empfohlen, empfehlung,
    ernannt, zustimmung, genehmig~, ausgewählt von, ausgewählt durch, freigabe, udpeg~, indstill~,
    utpek~, utnevn~, foreslå~, innstill~, anbefal~, godken~, godkjen~, samtykke, udvalgt af, valgt
    av, désign~, proposé~, nommé~, recommandé~, recommandation~, choisi~, approuv~, accord de,
    accord du, approbation, validé~ par, parrainé~ par, benennung, bestimmt, eingeteilt,
    einverständnis, ok in writing, says yes, sagt ja, sign-off, signoff, signed off, vouched,
    blessing, proposed by, keurt, fått ja, lettre d'appui, appui de, henvist, anmeldet, aangemeld,
    referred, volunteered, referral, agreed, accord, aanwijzing, backing, support of, hänvisad,
    anvisad`,
  exper: `
    ~ervaring~, ~erfaren~, ~experience~, ~erfahrung~, ~erfaring~, ~expérience~, ~ancienneté~,
    ~werkzaam~, ~gewerkt~, ~arbetat~, ~worked~, ~working as~, ~gearbeitet~, ~tätig~, ~arbejdet~,
    ~arbeidet~, ~travaillé~, ~exercé~, ~exercice~, ~employed~, ~enrolled~, ~in dienst~, ~ansat~,
    ~anställd~, ~beschäftigt~, ~seniority~, ~dienstjaren~, ~tjänsteår~, ~yrkesår~, ~berufsjahre~,
    ~praktijkjaren~, ~practised~, ~practicing~, ~taught~, ~unterrichtet~, ~undervist~,
    ~undervisat~, ~lesgegeven~, ~lesbevoegd~, ~voor de klas~, ~pratique professionnelle~,
    ~praxis~, ~praktik som~, ~praksis~, ~gegründet~, ~selbstständig~, ~in functie~, ~i tjeneste~,
    ~i tjänst~, dienstverband, in practice, standing, service, has been, har varit, har hatt,
    heeft gewerkt, active, aktiv dabei, time in, years in, zugehörigkeit, anstellung, seit, sinds,
    depuis, since, sedan, served, commanded, gegeven, stond, drivit, bakom dig, tidigare, earlier,
    before, eerder, zuvor, déjà, allerede, amtszeit, presence, présence, atelier, thèse`,
  guided: `
    heeft ~ begeleid, handlett, varit mentor, varit handledare, guided, mentored, supervised, has
    mentored, coached, betreut, begleitet, vejledt, veiledet, været mentor, vært mentor,
    accompagné~, suivi, encadré~, eerder, begeleid, begeleidde, begeleidden`,
  age: `
    ~jaar oud~, ~jaar of ouder~, ~jaar of jonger~, ~years old~, ~year old~, ~years of age~, ~year
    of age~, ~years or older~, ~years or over~, ~jahre alt~, ~år gam~, ~år eller äldre~, ~år eller
    ældre~, ~år eller eldre~, ~år eller yngre~, ~ålder~, ~leeftijd~, ages, age, aged,
    ~mindestalter~, ~höchstalter~, alder, ~aldersgrænse~, ~fyllt~, ~fyldt~, ~fylt~,
    ~meerderjarig~, ~myndig~, ~of age, ~majeures, ~majeure, ~majeurs, ~majeur, ~vollendet~,
    ~lebensjahr~, ~révolus~, âgé~, ~d'âge~, âge, ~jarigen, ~jarige, ~-jarige~, ~jährig~, ~åring~,
    of ouder, or older, or over, or above the age, eller äldre, eller ældre, eller eldre, oder
    älter, ou plus âgé, turned, jonger dan, oud moet, alter, vanaf # jaar, under #, below # years,
    tussen de # en #, between # and #, # à # ans, # ans révolus`,
  promise: `
    beschikbaar, beschikbaarheid, bereid, gedurende, blijft, blijven, tijdsinvestering, verbindt,
    looptijd, duur, commit~, available, duration, stay~, remain, for a period, for at least, for
    the whole, throughout, sich verpflicht~, verpflicht~, verfügbar, bereit, bleib~, dauer, lang
    dabei, lang, laufzeit, für mindestens, für ein, åta~, avsätt~, stanna~, under minst,
    tillgänglig, binde~, forplikt~, forpligt~, stille~, sætte~ af, sette~ av, bliver, blir, deltar
    i, deltager i, til rådighed, varer, engage~, pendant, durée, disponible, durant, consacr~,
    réserv~, meedoen, deelnemen, schooljaar, läsår, skoleår, schuljahr~, année scolaire, school
    year, academic year, volhoudt, vol, houdt vol, stick with, spread over, dauert, läuft, varar,
    duurt, lasts, last, übernommen, term, periode, period, löper, binômes, håller, varighet,
    varighed, staying on, running for, for a, for one, for two, for nine, for ten, for twelve`,
  same: `
    ~tegelijk~, ~gelijktijdig~, ~samtidig~, ~at the same time~, ~at a time~, ~at any one time~,
    ~at once~, ~simultaneous~, ~concurrent~, ~gleichzeitig~, ~zugleich~, ~ad gangen~, ~om gangen~,
    ~på en gång~, ~en même temps~, ~simultanément~, ~à la fois~, ~per mentor~, ~par mentor~, ~pr.
    mentor~, ~je mentor~, ~pro mentor~, ~per coach~, ~each mentor~, i taget, åt gången, zur
    gleichen zeit, zur selben zeit, at any one time, in parallel, parallellt, at a time, immer
    nur, only one, nur eine, kun én, bara en, un seul, une seule, maar één, één deelnemer per, per
    mentor, per coach, attached to, assigned, toegewezen, gekoppeld, look after, looks after,
    takes on, take no more, tar högst, betreut, begleitest, accompanies`,
};

const index = new WordIndex(lists);

const seen = new Map<string, string[]>();

/** Which kinds of phrases stand in a text. */
export function phrasesIn(text: string): string[] {
  const short = text.length > 400 ? text.slice(0, 400) : text;
  const before = seen.get(short);
  if (before) return before;
  const found = index.namesIn(short);
  if (seen.size > 4000) seen.clear();
  seen.set(short, found);
  return found;
}
