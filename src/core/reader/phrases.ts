/** Phrases by which requirements of each kind are told, in seven languages; each is a feature with a learned weight. */

const languageNames =
  /(?<!\p{L})(?:nederlands\p{L}*|engels\p{L}*|duits\p{L}*|frans(?:e|talig)?|zweeds\p{L}*|spaans|arabisch\p{L}*|turks|pools|oekraïens|svensk\p{L}*|engelsk\p{L}*|tysk\p{L}*|fransk\p{L}*|norsk\p{L}*|dansk\p{L}*|arabisk\p{L}*|finsk\p{L}*|dutch|english|german|french|swedish|norwegian|danish|arabic|turkish|polish|spanish|deutsch\p{L}*|englisch\p{L}*|französisch\p{L}*|niederländisch\p{L}*|schwedisch\p{L}*|arabisch\p{L}*|türkisch\p{L}*|néerlandais|anglais|français|allemand|arabe|espagnol|nederlandska|moedertaal|modersmål|muttersprache\p{L}*|langue|bokmål|samisk\p{L}*|ukrainsk\p{L}*|ukrainisch\p{L}*|polsk\p{L}*|polnisch\p{L}*|somalisk\p{L}*|tigrinya|dari)(?!\p{L})/iu;

const languageUse =
  /(?<!\p{L})(?:spreek\p{L}*|spreekt|sprek\p{L}*|beheers\p{L}*|taal\p{L}*|vloeiend|woord en geschrift|tala\p{L}*|talar|språk\p{L}*|flytande|behärsk\p{L}*|i tal och skrift|speak\p{L}*|fluent\p{L}*|command of|language|proficien\p{L}*|spricht|sprech\p{L}*|sprach\p{L}*|\p{L}*kenntnisse|fließend|beherrsch\p{L}*|in wort und schrift|sprog\p{L}*|taler|behersk\p{L}*|flydende|flytende|snakk\p{L}*|parl\p{L}*|maîtris\p{L}*|couramment|langue\p{L}*|kunskaper|kundskaber|kunnskaper|kennis van het|kennis van de \p{L}+ taal|knowledge of|advantage|fordel|vorteil|voordeel|pré|atout|plus|level|nivå|niveau)(?!\p{L})/iu;

const certificate =
  /(?<!\p{L})(?:vog|verklaring omtrent|strafblad|politiattest|politi-?attest|\p{L}*registerutdrag|belastningsregist\p{L}*|polisregist\p{L}*|\p{L}*führungszeugnis\p{L}*|straffeattest|børneattest|police (?:certificate|check|clearance|record)|dbs|background check|criminal record\p{L}*|casier judiciaire|extrait (?:de|du|b\d)|\p{L}*diploma['’]?s?|\p{L}*diplom(?:e|et|en)?|diplôme\p{L}*|\p{L}*certifica\p{L}*|\p{L}*certifikat\p{L}*|\p{L}*zertifika\p{L}*|zertifizier\p{L}*|gecertificeerd|certifierad|certifié\p{L}*|certified|attestation\p{L}*|getuigschrift|bevoegdheid|\p{L}*bevoegd|legitimation|\p{L}*legitimation|legitimerad|licen[cs]e|licensed|geregistreerd|\p{L}*registratie|registered|registrerad|registration|BIG-\p{L}*|\p{L}*yrkesbevis|gesellenbrief|meisterbrief|\p{L}*brief(?= (?:als|im|in))|\p{L}*examen|degree|bachelor\p{L}*|master(?:'s|opleiding|examen|grad)|brevet\p{L}*|autorisation|autorisasjon|\p{L}*autorisert|svendebrev|fagbrev|mesterbrev|gesellprøve|lehrbefähigung|staatsexamen|approbation|titre professionnel|permis|cap|bewijs van goed gedrag|utdrag ur|intyg|attest|godkänd utbildning|giltig \p{L}*utbildning|gyldig\p{L}* \p{L}+|lärarexamen|abgeschlossene\p{L}* \p{L}*(?:ausbildung|studium)|afgeronde \p{L}*opleiding|avslutad \p{L}*utbildning|fullført \p{L}*utdanning|afsluttet \p{L}*uddannelse|\p{L}*bevijs|rijbewijs)(?!\p{L})/iu;

const training =
  /(?<!\p{L})(?:\p{L}*training\p{L}*|trained|\p{L}*cursus\p{L}*|\p{L}*course|\p{L}*courses|\p{L}*opleiding\p{L}*|\p{L}*scholing\p{L}*|\p{L}*utbildning\p{L}*|\p{L}*kurs|\p{L}*kursen|\p{L}*kurser|\p{L}*kurset|\p{L}*kurses|\p{L}*schulung\p{L}*|\p{L}*bildung|\p{L}*lehrgang\p{L}*|\p{L}*seminar\p{L}*|\p{L}*kursus\p{L}*|\p{L}*uddannelse\p{L}*|\p{L}*utdanning\p{L}*|formations?|formé\p{L}*|\p{L}*workshop\p{L}*|\p{L}*studiepoeng|\p{L}*högskolepoäng|ects|introduction day|introductiedag\p{L}*|\p{L}*bijscholing|module\p{L}*|masterclass\p{L}*|induction|opplæring\p{L}*|oplæring\p{L}*|veiledning(?=\s*\()|refresher|nascholing|perfectionnement|einführung\p{L}*|grundutbildning)(?!\p{L})/iu;

const nomination =
  /(?<!\p{L})(?:voorgedragen|voordracht|aangemeld (?:door|via)|aangewezen|goedgekeurd|goedkeuring|toestemming|benoemd|geselecteerd door|aanbevolen|aanbeveling|akkoord van|instemming|nominera\p{L}*|utsedd|utses|föreslag\p{L}*|godkän\p{L}* (?:av|från)|(?:ha|har) godkänt|godkännande|anmäl[td]\p{L}*|rekommend\p{L}*|medgivande|tillstyrk\p{L}*|nominat\p{L}*|recommend\p{L}*|approv\p{L}*|appointed|selected by|chosen by|put forward|endorse\p{L}*|permission|referred by|supported by|backed by|consent of|benannt|vorgeschlagen|vorschlag|empfohlen|empfehlung|ernannt|zustimmung|genehmig\p{L}*|ausgewählt (?:von|durch)|freigabe|udpeg\p{L}*|indstill\p{L}*|utpek\p{L}*|utnevn\p{L}*|foreslå\p{L}*|innstill\p{L}*|anbefal\p{L}*|godken\p{L}*|godkjen\p{L}*|samtykke|udvalgt af|valgt av|désign\p{L}*|proposé\p{L}*|nommé\p{L}*|recommand(?:é|ation)\p{L}*|choisi\p{L}*|approuv\p{L}*|accord (?:de|du)|approbation|validé\p{L}* par|parrainé\p{L}* par)(?!\p{L})/iu;

const experience =
  /(?:ervaring|erfaren|erfarenhet|experience|erfahrung|erfaring|expérience|ancienneté|werkzaam|gewerkt|arbetat|worked|working as|gearbeitet|berufstätig|tätigkeit|tätig|arbejdet|arbeidet|travaillé|exercé|exercice|employed|enrolled|in dienst|ansat|ansatt|anställd|beschäftigt|seniority|dienstjaren|tjänsteår|yrkesår|berufsjahre|praktijkjaren|practised|practicing|taught|unterrichtet|undervist|undervisat|lesgegeven|lesbevoegd|voor de klas|pratique professionnelle|praxis|praktik som|praksis|gegründet|selbstständig|in functie|i tjeneste|i tjänst)/iu;

const guided =
  /(?<!\p{L})(?:begeleid(?!er|en|ing|ster)|heeft \p{L}+ begeleid|handlett|varit (?:mentor|handledare)|guided|mentored|supervised|has mentored|coached|betreut|begleitet|vejledt|veiledet|været mentor|vært mentor|accompagné\p{L}*|suivi|encadré\p{L}*|eerder)(?!\p{L})/iu;

const age =
  /(?:jaar oud|jaar of ouder|jaar of jonger|years? old|years? of age|years or older|years or over|jahre alt|år gam\p{L}*|år eller (?:äldre|ældre|eldre|yngre)|ålder|leeftijd|(?<!\p{L})(?:ages?|aged)(?!\p{L})|(?<!\p{L})alter(?!\p{L}|nativ)|mindestalter|höchstalter|(?<!\p{L})alder(?!\p{L})|aldersgrænse|fyllt|fyldt|fylt|volljährig|meerderjarig|myndig|of age(?!\p{L})|majeure?s?(?!\p{L})|vollendet|lebensjahr|révolus|(?<!\p{L})âgée?s?|d'âge|(?<!\p{L})âge(?!\p{L})|jarigen?(?!\p{L})|-jarige|jähr(?:ig|ige)|åring\p{L}*|\+ ?(?:jaar|år|years|ans))/iu;

const promise =
  /(?<!\p{L})(?:beschikbaar|beschikbaarheid|bereid|gedurende|blijft|blijven|tijdsinvestering|verbindt|looptijd|duur|commit\p{L}*|available|duration|stay\p{L}*|remain|for a period|for at least|for the whole|throughout|sich verpflicht\p{L}*|verpflicht\p{L}*|verfügbar|bereit|bleib\p{L}*|dauer|lang(?: dabei)?|laufzeit|für (?:mindestens|ein)|åta\p{L}*|avsätt\p{L}*|stanna\p{L}*|under minst|tillgänglig|engagera|binde\p{L}*|forplikt\p{L}*|forpligt\p{L}*|stille\p{L}*|sætte\p{L}* af|sette\p{L}* av|bliver|blir|deltar i|deltager i|til rådighed|varer|engage\p{L}*|pendant|durée|disponible|durant|consacr\p{L}*|réserv\p{L}*|meedoen|deelnemen|schooljaar|läsår|skoleår|schuljahr\p{L}*|année scolaire|school year|academic year)(?!\p{L})/iu;

const sameTime =
  /(?:tegelijk|gelijktijdig|tegelijkertijd|samtidig|at (?:the same|a|any one) time|at once|simultaneous|concurrent|gleichzeitig|zugleich|ad gangen|om gangen|på en gång|en même temps|simultanément|à la fois|per mentor|par mentor|pr\. mentor|je mentor|pro mentor|per coach|each mentor)/iu;

const moreCertificate =
  /(?<!\p{L})(?:verklaring van geen bezwaar|geheimhoudingsverklaring|vetting|garda vetting|disclosure|clearance|safety card|card in date|\p{L}*abzeichen|anerkennung|abschluss|\p{L}*abschluss|licence|brevet|deed|cap du métier|fellow of|vaccinations?|permit|residence permit|\p{L}*prüfung|godkjent \p{L}*utdanning|lærerutdanning|bekwaamheidsbewijs|\p{L}*bewijs|\p{L}*schein|attest|fitness certificate|visite médicale|untersuchung|exam|examination|qualifying exam|ausbildereignungsprüfung|strafregister|casier)(?!\p{L})/iu;

const moreTraining =
  /(?<!\p{L})(?:startdag|startmiddag|startavond|studiedag|study day|kick-?off\p{L}*|bootcamp|vorming|leergang|onboarding|e-learning|\p{L}*einführung|fortbildung|weiterbildung|auffrischung|\p{L}*abend|kvällen|\p{L}*kvällen|soirée de préparation|journée de préparation|stage|atelier|intervisie|introduktion\p{L}*|kursus|lehrgang|\p{L}*lehrgang|supervision group|handledarutbildning|efteruddannelse|etterutdanning|fortbildar|fortbildning)(?!\p{L})/iu;

const moreNomination =
  /(?<!\p{L})(?:zustimmung|benennung|bestimmt|eingeteilt|einverständnis|ok in writing|says yes|sagt ja|sign-?off|signed off|vouched|blessing|put forward|proposed by|keurt|sagt ja|fått ja|medgivande|lettre d'appui|appui de|henvist|foreslått|anmeldet|aangemeld|referred|volunteered|samtykke|tillstyrkts|referral|agreed|accord|désignée?|aanwijzing|backing|support of|approval|goedkeuring|toestemming|ernannt|hänvisad|anvisad|recommends?|rekommenderat)(?!\p{L})/iu;

const moreExperience =
  /(?<!\p{L})(?:dienstjaren|dienstverband|in practice|standing|service|has been|har varit|har hatt|heeft gewerkt|active|aktiv dabei|time in|years in|zugehörigkeit|anstellung|seit|sinds|depuis|since|sedan|\p{L}*praxis|served|commanded|gegeven|stond|drivit|bakom dig|tidigare|earlier|before|eerder|zuvor|déjà|allerede|amtszeit|presence|présence|atelier|thèse)(?!\p{L})/iu;

const moreAge =
  /(?<!\p{L})(?:of ouder|or older|or over|or above the age|eller äldre|eller ældre|eller eldre|oder älter|ou plus âgé|fyllt|fyldt|fylt|turned|vanaf \d+ jaar|jonger dan|under \d\d|below \d+ years|tussen de \d\d en \d\d|between \d\d and \d\d(?! (?:hours|people))|\d+ à \d+ ans|\d+ ans révolus|oud moet)(?!\p{L})/iu;

const morePromise =
  /(?<!\p{L})(?:vol(?:houdt)?|houdt vol|stick with|stays?|remain|spread over|dauert|läuft|varer|varar|duurt|lasts?|übernommen|term|periode|period|löper|binômes|håller|looptijd|durée|varighet|varighed|staying on|running for|for (?:a|one|two|nine|ten|twelve))(?!\p{L})/iu;

const moreSameTime =
  /(?<!\p{L})(?:i taget|åt gången|zur gleichen zeit|zur selben zeit|at any one time|in parallel|parallellt|at a time|immer nur|only one|nur eine|kun én|bara en|un seul|une seule|maar één|één deelnemer per|per mentor|per coach|attached to|assigned|toegewezen|gekoppeld|look after|looks after|takes on|take no more|tar högst|betreut|begleitest|accompanies)(?!\p{L})/iu;

const all: [string, RegExp][] = [
  ['tongue', languageNames],
  ['speaks', languageUse],
  ['paper', certificate],
  ['paper', moreCertificate],
  ['course', training],
  ['course', moreTraining],
  ['nominate', nomination],
  ['nominate', moreNomination],
  ['exper', experience],
  ['exper', moreExperience],
  ['guided', guided],
  ['age', age],
  ['age', moreAge],
  ['promise', promise],
  ['promise', morePromise],
  ['same', sameTime],
  ['same', moreSameTime],
];

const seen = new Map<string, string[]>();

/** Which kinds of phrases stand in a text. */
export function phrasesIn(text: string): string[] {
  const short = text.length > 400 ? text.slice(0, 400) : text;
  const before = seen.get(short);
  if (before) return before;
  const found = [...new Set(all.flatMap(([name, pattern]) => (pattern.test(short) ? [name] : [])))];
  if (seen.size > 4000) seen.clear();
  seen.set(short, found);
  return found;
}
