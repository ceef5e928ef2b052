/** Criteria, rules, reasons and what would help, in words: for pages and for spreadsheets. */
import { locales, plural, type Language } from '../../platform/i18n.ts';
import type { HardConstraint } from './hard-constraint.rules.ts';
import { isOfCriteria, type CriterionKey, type Reason } from './criterion.rules.ts';
import type { Unmatched, Refusal } from './policy.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  criterion: {
    need: 'needs that the mentor can help with',
    menteeWish: 'the mentee’s wishes',
    mentorWish: 'the mentor’s wishes',
    language: 'a language in common',
    availability: 'times in common',
    place: 'same region, or both online',
    sector: 'same sector',
    experience: 'the mentor has more experience',
  } satisfies Record<CriterionKey, string>,
  reason: {
    need: (about: string) => `can help with ${about}`,
    menteeWish: () => 'the mentee asked for this mentor',
    mentorWish: () => 'the mentor asked for this mentee',
    language: (about: string) => (about ? `both speak ${about}` : 'same language'),
    availability: (about: string) => `both have time on ${about}`,
    place: (about: string) => (about ? `both in ${about}` : 'both online'),
    sector: (about: string) => `both in ${about}`,
    experience: () => 'more experience',
    'no-common-need': () => 'no common topic: chosen so that both have somebody',
    nothing: (about: string) => `not met: ${about}`,
    unknown: (about: string) => `not known: ${about}`,
  } satisfies Record<Reason['key'], (about: string) => string>,
  barrier: {
    'same-person': 'one and the same person',
    'own-manager': 'in one line of management',
    'same-organisation': 'from the same member organisation',
    vetoed: 'one of them said no to the other',
    ended: 'their mentorship ended before its time',
    'no-common-language': 'no language in common',
    'no-common-time': 'no time in common',
    'mentor-before': 'was the mentor before',
    banned: 'you ruled this pair out',
    full: 'fixed pairs have taken every place',
  } satisfies Record<HardConstraint | 'full', string>,
  switches: 'Never pair',
  leftCompetition: (rivals: number, places: number) =>
    `${plural('en', rivals, 'mentee shares', 'mentees share')} ${plural('en', places, 'place', 'places')} with mentors who may be chosen.`,
  leftHelp: (names: string) => `One more place with ${names} would place one more.`,
  leftRules: (rules: string) => `No mentor may be chosen: ${rules}.`,
  leftRule: (rule: string, times: number) => `${times} × ${rule}`,
  leftWishes:
    'The wishes of both sides leave no place. The best for everybody together may place more.',
  leftTaken: 'Mentors who may be chosen have given their places to others.',
  leftBarred: 'No mentor may be chosen by the rules.',
  leftNoMentors: 'There are no mentors with a free place.',
  refused: {
    'pinned-barred': (mentor: string, mentee: string, rule: string) =>
      `${mentor} and ${mentee} cannot be fixed: ${rule}. Release them or change the rule.`,
    'pinned-twice': (_: string, mentee: string) =>
      `${mentee} is fixed to two mentors. Release one of them.`,
    'pinned-too-many': (mentor: string) =>
      `More mentees are fixed to ${mentor} than there are places. Release one, or offer one more place.`,
    'pinned-asked': (_: string, mentee: string) =>
      `${mentee} has been asked about another mentor already. Take that question back first.`,
    'pinned-unknown': () => 'A fixed pair names somebody who is no longer in the pool. Release it.',
  } satisfies Record<Refusal['refused'], (mentor: string, mentee: string, rule: string) => string>,
  sheet: {
    pairs: 'Pairs',
    left: 'Not placed',
    summary: 'Summary',
    mentee: 'Mentee',
    mentor: 'Mentor',
    fit: 'Fit',
    why: 'Why',
    what: 'What',
    value: 'Value',
    number: 'Number',
    mentors: 'Mentors',
    places: 'Places',
    mentees: 'Mentees',
    placed: 'Placed',
    notPlaced: 'Not placed',
    total: 'Total fit',
    mean: 'Mean fit',
    worst: 'Lowest fit',
    free: 'Places left',
    seed: 'Seed',
    unread: 'Columns that were not used',
  },
};

const nl: typeof en = {
  criterion: {
    need: 'hulpvragen waarbij de mentor kan helpen',
    menteeWish: 'wensen van de mentee',
    mentorWish: 'wensen van de mentor',
    language: 'een taal gemeen',
    availability: 'tijden gemeen',
    place: 'zelfde regio, of beiden online',
    sector: 'zelfde sector',
    experience: 'de mentor heeft meer ervaring',
  },
  reason: {
    need: (about) => `kan helpen met ${about}`,
    menteeWish: () => 'de mentee vroeg om deze mentor',
    mentorWish: () => 'de mentor vroeg om deze mentee',
    language: (about) => (about ? `beiden spreken ${about}` : 'dezelfde taal'),
    availability: (about) => `beiden hebben tijd op ${about}`,
    place: (about) => (about ? `beiden in ${about}` : 'beiden online'),
    sector: (about) => `beiden in ${about}`,
    experience: () => 'meer ervaring',
    'no-common-need': () => 'geen gedeeld onderwerp: gekozen zodat beiden iemand hebben',
    nothing: (about) => `niet vervuld: ${about}`,
    unknown: (about) => `niet bekend: ${about}`,
  },
  barrier: {
    'same-person': 'een en dezelfde persoon',
    'own-manager': 'in één lijn van leidinggeven',
    'same-organisation': 'van dezelfde deelnemende organisatie',
    vetoed: 'een van beiden zei nee tegen de ander',
    ended: 'hun mentorschap is voortijdig geëindigd',
    'no-common-language': 'geen taal gemeen',
    'no-common-time': 'geen tijd gemeen',
    'mentor-before': 'was eerder al de mentor',
    banned: 'jij sloot dit koppel uit',
    full: 'vastgezette koppels hebben elke plaats ingenomen',
  },
  switches: 'Nooit koppelen',
  leftCompetition: (rivals, places) =>
    `${plural('nl', rivals, 'mentee deelt', 'mentees delen')} ${plural('nl', places, 'plaats', 'plaatsen')} bij mentoren die gekozen mogen worden.`,
  leftHelp: (names) => `Eén plaats meer bij ${names} zou er nog één plaatsen.`,
  leftRules: (rules) => `Geen mentor mag worden gekozen: ${rules}.`,
  leftRule: (rule, times) => `${times} × ${rule}`,
  leftWishes:
    'De wensen van beide kanten laten geen plaats over. Het beste voor iedereen samen plaatst er misschien meer.',
  leftTaken: 'De plaatsen bij mentoren die gekozen mogen worden gingen naar anderen.',
  leftBarred: 'Volgens de regels mag geen mentor worden gekozen.',
  leftNoMentors: 'Er zijn geen mentoren met een vrije plaats.',
  refused: {
    'pinned-barred': (mentor, mentee, rule) =>
      `${mentor} en ${mentee} kunnen niet worden vastgezet: ${rule}. Maak ze los of verander de regel.`,
    'pinned-twice': (_, mentee) => `${mentee} is aan twee mentoren vastgezet. Maak er een los.`,
    'pinned-too-many': (mentor) =>
      `Er zijn meer mentees aan ${mentor} vastgezet dan er plaatsen zijn. Maak er een los, of bied een plaats meer aan.`,
    'pinned-asked': (_, mentee) =>
      `${mentee} is al over een andere mentor gevraagd. Neem die vraag eerst terug.`,
    'pinned-unknown': () =>
      'Een vastgezet koppel noemt iemand die niet meer meedoet. Maak het los.',
  },
  sheet: {
    pairs: 'Koppels',
    left: 'Niet geplaatst',
    summary: 'Samenvatting',
    mentee: 'Mentee',
    mentor: 'Mentor',
    fit: 'Aansluiting',
    why: 'Waarom',
    what: 'Wat',
    value: 'Waarde',
    number: 'Nummer',
    mentors: 'Mentoren',
    places: 'Plaatsen',
    mentees: 'Mentees',
    placed: 'Geplaatst',
    notPlaced: 'Niet geplaatst',
    total: 'Totale aansluiting',
    mean: 'Gemiddelde aansluiting',
    worst: 'Laagste aansluiting',
    free: 'Plaatsen over',
    seed: 'Startgetal',
    unread: 'Kolommen die niet zijn gebruikt',
  },
};

const sv: typeof en = {
  criterion: {
    need: 'behov som mentorn kan hjälpa med',
    menteeWish: 'adeptens önskemål',
    mentorWish: 'mentorns önskemål',
    language: 'ett gemensamt språk',
    availability: 'gemensamma tider',
    place: 'samma region, eller båda på nätet',
    sector: 'samma sektor',
    experience: 'mentorn har mer erfarenhet',
  },
  reason: {
    need: (about) => `kan hjälpa till med ${about}`,
    menteeWish: () => 'adepten bad om den här mentorn',
    mentorWish: () => 'mentorn bad om den här adepten',
    language: (about) => (about ? `båda talar ${about}` : 'samma språk'),
    availability: (about) => `båda har tid ${about}`,
    place: (about) => (about ? `båda i ${about}` : 'båda på nätet'),
    sector: (about) => `båda inom ${about}`,
    experience: () => 'mer erfarenhet',
    'no-common-need': () => 'inget gemensamt ämne: valt så att båda har någon',
    nothing: (about) => `inte uppfyllt: ${about}`,
    unknown: (about) => `inte känt: ${about}`,
  },
  barrier: {
    'same-person': 'en och samma person',
    'own-manager': 'i samma chefslinje',
    'same-organisation': 'från samma medlemsorganisation',
    vetoed: 'en av dem sade nej till den andra',
    ended: 'deras mentorskap avslutades i förtid',
    'no-common-language': 'inget gemensamt språk',
    'no-common-time': 'ingen gemensam tid',
    'mentor-before': 'var mentor tidigare',
    banned: 'du uteslöt det här paret',
    full: 'låsta par har tagit alla platser',
  },
  switches: 'Para aldrig ihop',
  leftCompetition: (rivals, places) =>
    `${plural('sv', rivals, 'adept delar', 'adepter delar')} på ${plural('sv', places, 'plats', 'platser')} hos mentorer som får väljas.`,
  leftHelp: (names) => `En plats till hos ${names} skulle placera en till.`,
  leftRules: (rules) => `Ingen mentor får väljas: ${rules}.`,
  leftRule: (rule, times) => `${times} × ${rule}`,
  leftWishes:
    'Båda sidors önskemål lämnar ingen plats. Det bästa för alla tillsammans kan placera fler.',
  leftTaken: 'Platserna hos mentorer som får väljas gick till andra.',
  leftBarred: 'Enligt reglerna får ingen mentor väljas.',
  leftNoMentors: 'Det finns inga mentorer med en ledig plats.',
  refused: {
    'pinned-barred': (mentor, mentee, rule) =>
      `${mentor} och ${mentee} kan inte låsas: ${rule}. Lås upp dem eller ändra regeln.`,
    'pinned-twice': (_, mentee) => `${mentee} är låst till två mentorer. Lås upp en av dem.`,
    'pinned-too-many': (mentor) =>
      `Fler adepter är låsta till ${mentor} än det finns platser. Lås upp en, eller erbjud en plats till.`,
    'pinned-asked': (_, mentee) =>
      `${mentee} har redan tillfrågats om en annan mentor. Ta tillbaka den frågan först.`,
    'pinned-unknown': () => 'Ett låst par nämner någon som inte längre är med. Lås upp det.',
  },
  sheet: {
    pairs: 'Par',
    left: 'Inte placerade',
    summary: 'Sammanfattning',
    mentee: 'Adept',
    mentor: 'Mentor',
    fit: 'Passning',
    why: 'Varför',
    what: 'Vad',
    value: 'Värde',
    number: 'Nummer',
    mentors: 'Mentorer',
    places: 'Platser',
    mentees: 'Adepter',
    placed: 'Placerade',
    notPlaced: 'Inte placerade',
    total: 'Sammanlagd passning',
    mean: 'Genomsnittlig passning',
    worst: 'Lägsta passning',
    free: 'Platser kvar',
    seed: 'Frö',
    unread: 'Kolumner som inte användes',
  },
};

export const scoreWords = texts(
  'score',
  { en, nl, sv },
  {
    'sheet.fit':
      'Name of a sheet or column, at most 31 characters: how well two people suit each other, from 0 to 100. Nothing sporty.',
    'sheet.free': 'Head of a column: how many more mentees a mentor could take.',
    'sheet.worst': 'The pair of the whole calculation that suits least.',
  },
);

function listIn(language: Language): (texts: string[]) => string {
  const list = new Intl.ListFormat(locales[language], { type: 'conjunction' });
  return (texts) => list.format(texts);
}

export function reasonText(reason: Reason, language: Language): string {
  const w = scoreWords[language];
  const about = isOfCriteria(reason)
    ? reason.about.map((key) => w.criterion[key as CriterionKey])
    : reason.about;
  return w.reason[reason.key](listIn(language)(about));
}

/** Why somebody is not placed, and what would help. */
export function unmatchedText(
  left: Unmatched,
  language: Language,
  name: (id: string) => string,
): string {
  const w = scoreWords[language];
  if (left.why === 'no-mentors') return w.leftNoMentors;
  if (left.why === 'wishes') return w.leftWishes;
  // Runs from before settings were kept say less.
  if (left.why === 'rules' && !left.barred) return w.leftBarred;
  if (left.why === 'competition' && (left.rivals === undefined || left.places === 0))
    return w.leftTaken;
  if (left.why === 'rules')
    return w.leftRules(
      listIn(language)(
        Object.entries(left.barred ?? {}).map(([key, times]) =>
          w.leftRule(w.barrier[key as HardConstraint], times),
        ),
      ),
    );
  const help =
    left.help && left.help.length > 0 ? ` ${w.leftHelp(left.help.map(name).join(' / '))}` : '';
  return `${w.leftCompetition(left.rivals ?? 0, left.places ?? 0)}${help}`;
}
