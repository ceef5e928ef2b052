/**
 * What single words and phrases hint at, in seven languages. A hint decides nothing: each is a
 * feature with a learned weight. A word stands for itself, `word*` for every word that begins so,
 * `*word` for every word that ends so.
 */

const lists: Record<string, string> = {
  // The one who helps, and the one who is helped.
  helper: `
    preceptor* supervisor* *supervisor guide guides *guide *begleiter *begleiterin *begleiterinnen
    *begleitern companion* compagnon* *lots *lotsar *lotse *lotsen *maat *maatje *maatjes *gids
    *gidsen *loods *følger *kontakt *pal *pals *patin *pate *venn *ven *vän buddies *buddies
    *venner *vänner mentor* *mentor *mentors *mentoren *mentorer *mentorn coach* *coach *coacher
    tutor* *tutor *tuteur tuteur* tutrice* buddy* *buddy begeleid* *begeleider *begeleiders
    handledare* *handledare pate paten patin patinnen *pate *patin *paten *patinnen vejleder*
    *vejleder veileder* *veileder fadder* *fadder *faddern *fadderen parrain* marraine*
    accompagnat* accompagnant* betreuer* *betreuer ausbilder* *ausbilder anleiter* praktijkopleid*
    *opleider trainer* instructor* instrukt* supervisor* lotse* *lotse maatje* *maatje *maatjes
    guide guides preceptor* companion* *companion pal buddies sponsor* peter meter *peter *meter
    lernbegleit* *begleiter *begleiterin *begleitende *begleiterinnen wegbegleit* *ven *vennen
    *venn *venner besøgsven* ladder* leider referent* référent* formateur* moniteur* accueillant*
    *peetouder verteller fagmentor* kontaktperson* *støtte frivillig* vrijwillig* volunteer*
    bénévole* ehrenamt*
  `,
  helped: `
    mentored preceptee* supervisee* tutee* advisee* begleitete* begeleide betreute* novice*
    probationer* mentee* *mentee adept* *adept *adepten leerling* *leerling *leerlingen pupil*
    student* *student *studenten *studenter étudiant* cursist* kandidat* *kandidat candidate*
    candidat apprentic* apprenti* lärling* *lärling lehrling* lærling* *lærling elev *elev elever
    eleven eleverna elevene eleverne élève* azubi* auszubildend* lernend* stagiair* praktikant*
    nyutd* nyudd* nyuteks* nyanställ* nyansat* protégé* protege* mentoré* filleul* deelnemer*
    deltag* *deltagare *deltaker teilnehm* participant* coachee* newcomer* nieuwkomer* nykom*
    neuling* neuen neue trainee* starter *starter starters startend* jongere* ungdom* jugendlich*
    jeune* schüler* tutand* learner* first-year* eerstejaars* preceptee* probationer* explorer*
    undergrad* begleitete* betreut* ratsuchend* hulpvrag* bénéficiair* arrivant* novice* novis*
    studerend* berufsanfäng* einsteiger* quereinsteig* mentand* mentorand* familie familien
    familierne familj* famille* child children kinder* barn enfant* inwoner* bewoner* bezoeker*
    client* cliënt* klient* medborgar* alternant* *kind petekind* skyddsombud* bolag founder*
    gründer* entrepreneur* ondernem* collega* kollega* colleague* medarbetar* medarbejd*
    mitarbeiter*
  `,
  fresh: `
    new newly nieuw* ny nya nye nytt nyt neu neue neuen neuer neues nouveau* nouvel* first eerste
    första første erste ersten premi* young jong* unga unge junge
  `,
  good: `
    good great goed goede fijne fijn fin fint bra god gode goda gute guter gutes guten bon bonne
    bons bonnes ideal* ideale excellent sound effective dygtig* flink* duktig* bästa beste best
    meilleur* idéal* utmärkt* strong sterke starke
  `,
  // Headings and leads of each part.
  ask: `
    eis eisen *eisen vereist* voorwaard* criteri* kriteri* krav *krav *kraven kravprofil kvalifi*
    kwalifi* qualif* require* vereis* toelating* toegelat* behörig* förutsättning* villkor*
    eligib* condition* prerequisit* voraussetz* anforder* beding* zulass* forudsæt* forutset*
    betingel* vilkår* exig* prérequis critère* préalable* norm normen seuil seuils threshold*
    standard bedingungen grundkrav grundkraven instapeis* deelname* teilnahme* adgang* opptak*
    admission* bestellung aanwijzing zugang access* intake* rammer ramme rahmen kader cadre
    aantoonbaar
  `,
  askverb: `
    vragen vraagt verlangen verlangt verlang* kräver kräv* krever kræver kreves kræves demand* ask
    asks need needs needed nodig braucht brauchst brauchen verlangt erforder* exige* nécessaire*
    behöv* trenger skal moet dient muss müssen must doit devez doivent
  `,
  bring: `
    breng brengt meebreng* neem meeneem* bring* mitbring* mitbringt bidra* bidrar medbring*
    apport* bringen
  `,
  whoask: `wie who whom vem vilka wer wen hvem hvilke qui lequel lesquels`,
  canask: `
    kan kann can may mag får må peut peux puis pouvez darf kunne könn* soll sollte mitmachen
    meedoen join participer deltage delta become worden werden blir blive bli bliva devenir être
    zijn be
  `,
  time: `
    tijd* *tijd tid *tid tidsåtgång tidsforbrug tidsbruk zeit *zeit zeitaufwand aufwand temps time
    *inzet omvang umfang omfattning omfang hoeveel combien mycket meget mye viel beschikbaar*
    verfügbar* tillgänglig* tilgæng* disponib* availab* commit* engagement* load durée dauer
    varighet varighed frequen* diary agenda
  `,
  skill: `
    competenti* kompeten* kompetan* competenc* compéten* skill* *skills bekwaam* *bekwaamheden
    vaardig* *vaardigheden färdig* förmåg* fähigk* *fähigkeit *fähigkeiten fertig* færdig*
    ferdigh* evne* egenskap* egenskab* eigenschap* eigenschaf* qualit* kwalit* kvalit* capabil*
    capacit* aptitud* savoir-* savoir strength* sterke stärken stärke styrk* attribute* attribut*
    domain* domein* domän* bereich* domaine* thema* theme* toolbox verktyg* værktøj* verktøy*
    handwerkszeug gereedschap* outil* appui* scorecard* haltung* houding* holdning* förhållning*
    pijler* pillar* säule* pelare* søjle*
  `,
  observe: `
    tecken tegn teken tekenen signs sign evidence voorbeeld* exempel eksemp* beispiel* exempl*
    kännetec* kjennetegn kendetegn kennzeich* merkmal* signe* indicator* indikator* indicateur*
    indikatoren gedrag* *gedrag beteend* behavi* verhalten* adfærd atferd comportem* observ*
    zichtba* sichtba* synlig* visible* blijkt blijken märks märker merkt merken ses viser visar
    zeigt zeigen shows show voit praktijk praktik* praksis praxis practice pratique vardagen
    alltag hverdag* quotidien dagelijks* statement* påstand* påstående* aussage* stelling* énonc*
    phrase* frågor
  `,
  define: `
    definiti* définiti* omschrijv* beskriv* beschreib* betekent betekenis bedeut* betyd* innebär*
    meaning means short kort korthet kurz bref wat toelicht* verstaan menar mener meint phrase
  `,
  expect: `
    expect* verwacht* förvänt* erwart* forvent* attend* attent* hope hopen hoppas hoffen håper
    håber espér* venter vente räknar rechnen wünsch* wensen önskar ønsker souhait* bitten verzoek*
    engage*
  `,
  dont: `
    niet not don't doesn't dont never nooit aldrig aldri nie niemals ne jamais inte ikke låt lader
    avoid* évit* laat nalaten leave leaves bleiben lieber hellre proscri* vermeid* verm* undgå*
    unngå* undvik*
  `,
  dothat: `
    do does wel gör gør gjør macht tut tun fait font doet do's dos so så sådan slik zo ainsi
    comment
  `,
  level: `
    niveau* nivå* level* stufe* trin* trinn* steg* stadium stap* étape* palier* fase* phase* grad*
    grade* basis* grund* foundation beginn* nybörj* nybegyn* junior* gevorderd* avancer* avanser*
    advanced fortgeschr* expert* ekspert* senior* débutant* confirmé* grundlegend* gefestigt*
    wegweisend* zelfstandig* selbst* självständ*
  `,
  // What is no content.
  offer: `
    aanbod aanbied* bied* bieden krijg* erbjud* får ersätt* offer* receiv* benefit* vergoed*
    reiskost* bonus honorar* payment paid pay betal* bezahl* vergüt* aufwands* angebot* bieten
    bekomm* erhalt* tilby* godtgjør* refusion* utbetal* offr* propos* indemn* rembours* salary
    salaris lön gehalt salaire money geld geld* travel* expens* kostet kosten costs cost insurance
    forsikring försäkr* versicher* assurance fika kaffe koffie kaffee coffee lunch badge*
    certificat* grant* argent igjen tilbage retour attest lanyard
  `,
  apply: `
    aanmeld* ansök* anmäl* appl* bewerb* anmeld* ansøg* søk* postul* candidat* inschrijv* tilmeld*
    påmeld* inscri* form* formulier* formulär* formular* blankett* skema skjema* formulaire*
    deadline* sluit closing closes stänger frist fristen clôture stuur send skicka sende sendes
    envoy* brief letter opgeven
  `,
  contact: `
    contact* kontakt* vragen? fragen? frågor? questions? spørsmål? spørgsmål? tel tel. telefoon*
    telefon* phone* bel ring ringe rufen appel* e-mail* mail* adres* adress* address* bezoek*
    lokaal raum rum room salle kantoor bureau office büro kontor* toestel durchwahl poste
  `,
  about: `
    inleiding inledning introduc* einleit* indled* innled* achtergrond bakgrund bakgrunn baggrund
    background hintergrund contexte doel* syfte* mål purpose* aim* ziel* zweck* formål* hensikt*
    objectif* finalité* but waarom varför why warum hvorfor pourquoi over about über om à propos
    geschiedenis histor*
  `,
  procedure: `
    procedur* proces* werkwijze tillväga* ablauf* verfahren* framgang* fremgang* déroul* selecti*
    urval* auswahl* utvälg* sélect* beoordel* prövning* vurder* evaluat* evaluer* utvärd* évaluat*
    planning tidsplan* tidplan zeitplan* timeline calend* kalend* agenda data datum datums dates
    termine datoer termin* schedule records arkiv archiv* avvik* klacht* complaint* konflikt*
    streit* conflict* klikt afsluit* slot* final* slotbepaling besluit* beslut* vedtak* beschlu*
    décis* ikraft* inwerking* vaststell* fastställ* genehmig*
  `,
  front: `
    inhoud* innehåll* contents inhalt* indhold* innhold* sommaire table index versie version*
    versjon* utgåva* udgave* utgave* édition* editie* stand author auteur* owner eigenaar eier
    ejer review* ratified godkjent godkänd approved kenmerk dnr ref ref. bijlage* bilag* anlage*
    anhang* annex* appendix* vedlegg* footer
  `,
  minutes: `
    notulen verslag minutes protokoll referat procès-verbal compte-rendu aanwezig* afwezig*
    närvarande present attendees anwesend* entschuldigt til fremmøt* fravær* forfall frånvar*
    présents excusés opening rondvraag sluiting övrigt eventuelt eventuell* verschiedenes divers
    aob actie* action* uppföljning wie besluit vedtak* sak pkt. punkt top tagesordnung* dagorden*
    ordre voorstel forslag förslag vorschlag proposal meerderheid flertal* mehrheit majority
    vertagt utsettes uppskjut* postponed reporté
  `,
  mail: `
    van: från: from: von: fra: de: aan: till: to: an: til: à: onderwerp: ämne: subject: betreff:
    emne: objet: cc: datum: date: dato: verzonden: skickat: sent: gesendet: sendt: beste hoi hej
    dear liebe hei kära cher chère madame groet* groeten hälsning* regards grüße hilsen
    cordialement sincerely mvh vh
  `,
  form: `
    ingevuld invull* omcirkel* ifylls ifyll* fyll fylls filled fill tick circle ankreuz* ausfüll*
    kryss* kryds* sæt udfyld* coch* rempl* handtekening* underskrift* unterschrift* signature*
    signed naam: name: namn: navn: nom: opmerking* remark* anmärk* bemerk* merknad* bemærk*
    remarque* geef schaal scale skala échelle antwoord* svar* antwort* answer* réponse* formulier
  `,
  month: `
    januari january januar janvier februari february februar février maart mars march märz mars
    april avril mei may maj mai juni june juin juli july juillet augustus augusti august août
    september septembre oktober october octobre november novembre december dezember desember
    décembre
  `,
  web: `
    cookie* cookies kakor informasjonskaps* menu meny menü navig* inlog* logga logg login home hem
    hjem forsiden startseite accueil nieuws nyheter news dela partager share teilen deel del
    privacy personvern integritet datenschutz impressum zoeken sök search søk
  `,
  // Chunks of what is asked.
  soft: `
    voorkeur gewenst* wenselijk pré pre pluspunt liefst graag streepje bör gärna merit* önskv*
    önskar helst fördel plus should desirab* prefer* advantage ideal* asset welcome bonus
    wünschenswert* vorteil* idealerw* möglichst gern gerne bevorzugt erwünscht sollte sollten
    fordel* ønskelig* ønsk* bør foretræk* gjerne souhait* préféren* atout idéalem* appréci*
    voorrang företräde vorrang prioritet priorit* préfér* plus nice
  `,
  must: `
    moet moeten dient dienen verplicht* minimaal minstens tenminste ska skall måste krävs minst
    must shall require* least minimum muss müssen mindestens wenigstens skal må mindst kræves
    kreves doit doivent devez obligatoire* moins hoogst* hooguit maximaal högst höchstens højst
    høyst most maximum maxi max inntil upp
  `,
  exper: `
    ervaring *ervaring erfaren* *erfarenhet experien* erfahr* *erfahrung erfaring *erfaring
    expérien* ancienn* werkzaam gewerkt arbetat worked gearbeit* tätig arbejdet arbeidet travaillé
    dienstjaren service seniority leerde
  `,
  paper: `
    vog diploma* *diplom diplom* diplôme* certifi* certific* *certifikat zertifi* attest* *attest
    getuig* bevoegd* legitim* licen* registered registratie* *registratie registr* *register
    strafregister straffeattest politiattest führungszeugnis casier dbs vetting brevet autoris*
    fagbrev* bewijs utdrag* degree bachelor* master* examen* exam* abschluss* anerkenn* vaccin*
    bekwaamheidsbewijs
  `,
  course: `
    cursus* *cursus training* *training course* *course opleiding* *opleiding scholing* *scholing
    utbild* *utbildning *utbildningen kurs* *kurs *kursen schulung* *schulung seminar* kursus*
    *kursus *kurset uddann* utdann* formation* stage workshop* *workshop studiepo* högskolepo*
    ects ec hp bijscholing bootcamp startdag* startmiddag* introductiedag* introduktion*
    einführung* opplæring* oplæring* refresher* fortbild* weiterbild* lehrgang* leergang* vorming*
    kick-off* module* *dag *dagen
  `,
  nominate: `
    voorgedr* voordracht* aangew* goedgek* goedkeur* toestem* nominer* nominat* utsedd* utses
    föreslag* föresla* tillstyrk* godkän* rekommend* recommend* approv* appoint* select* chosen
    put endorse* vorgeschlag* benannt* benenn* empfohl* empfehl* ernannt zustimm* genehmig*
    bestimmt einverständ* udpeg* indstill* utpek* anbefal* foresl* désign* proposé* nommé* accord
    accept* blessing sign-off vouched medgivande* leidinggevende manager chef* rektor* board*
  `,
  tongue: `
    nederlands* engels* duits* frans* zweeds* svensk* engelsk* tysk* fransk* norsk* dansk*
    arabisch* turks* dutch english german french swedish norwegian danish arabic turkish spanish
    polish welsh irish deutsch* englisch* französisch* arabisch* anglais français* allemand* taal*
    språk* language* sprache* sprog* langue* a1 a2 b1 b2 c1 c2
  `,
  years: `
    jaar jaren år åring* year years yrs jahr jahre jahren ans an années maand* month* månad*
    monat* måned* mois week* veck* woche* uge uger uke uker semaine* semester* termin*
  `,
  hours: `
    uur uren timme* timmar hour* hrs stunde* stunden timer time heure* h std minuten minuter
    minutes
  `,
  meets: `
    gesprek* bijeenkomst* ontmoet* träff* möte* meeting* session* treffen sitzung* møde* møte*
    rencontre* entretien* séance* gånger gange ganger keer mal fois zweimal tweemaal einmal twice
    once
  `,
  age: `
    oud ouder leeftijd* jarig* äldre ålder* fyllt old older age aged alt alter* älter* jährig*
    volljähr* meerderj* myndig* gammel gamle fylt fyldt alder* ældre eldre âge âgé* majeur*
    révolus
  `,
  amount: `
    een één ett en one eine einen ein et un une twee två two zwei to deux drie tre three drei
    trois vier fyra four fire quatre vijf fem five fünf cinq zes sex six sechs seks acht åtta
    eight otte åtte huit tien tio ten zehn ti dix half halv halve halbe demi* anderhalf*
    anderthalb* halvannan halvanden
  `,
  first: `ik jag i ich jeg je j'ai`,
  second: `
    je jij jouw u uw du dig din dina you your you're you've dich dein deine sie ihr ihre vous
    votre vos te dine ditt dere ni er
  `,
  third: `hij zij ze men han hon hen he she they er es man il elle on ils elles de`,
  past: `
    was waren hadden had werd werden var hade blev was were had wurde wurden hatte waren ble hadde
    havde était étaient avait vorig* förra last letzt* sidste forrige dernier* sinds sedan since
    seit siden depuis
  `,
};

const whole = new Map<string, string[]>();
const starts = new Map<string, string[]>();
const ends = new Map<string, string[]>();
let longest = 0;

for (const [name, words] of Object.entries(lists))
  for (const word of words.split(/\s+/).filter((entry) => entry !== '')) {
    const body = word.replace(/^\*|\*$/g, '');
    const index = word.endsWith('*') ? starts : word.startsWith('*') ? ends : whole;
    index.set(body, [...(index.get(body) ?? []), name]);
    longest = Math.max(longest, body.length);
  }

const known = new Map<string, readonly string[]>();
const memory = 20_000;

/** The hints of one word in small letters. */
export function hintsOf(word: string): readonly string[] {
  const before = known.get(word);
  if (before) return before;
  const found = new Set<string>(whole.get(word));
  for (let length = Math.min(word.length, longest); length >= 2; length--) {
    for (const name of starts.get(word.slice(0, length)) ?? []) found.add(name);
    if (length < word.length)
      for (const name of ends.get(word.slice(-length)) ?? []) found.add(name);
  }
  const list = [...found];
  if (known.size > memory) known.clear();
  known.set(word, list);
  return list;
}

/** "l'alternant" is one word with its article in front. */
const elided = /^(?:l|d|qu|n|s)'(?=\p{L}{2})/u;
const token = /[\p{L}\d][\p{L}\d'’.:?-]*/gu;

/** Words of a text in small letters, the first `most` of them. */
export function wordsOf(text: string, most = 60): string[] {
  const words: string[] = [];
  for (const match of text.slice(0, most * 16).matchAll(token)) {
    const word = match[0]
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(elided, '')
      .replace(/[.'-]+$/, '');
    if (word !== '') words.push(word);
    if (words.length === most) break;
  }
  return words;
}
