/** Which of the seven languages a text is in, by its commonest small words. */
export type Language = 'nl' | 'sv' | 'en' | 'de' | 'da' | 'nb' | 'fr';

const small: Record<Language, string> = {
  nl: 'de het een en van voor met is niet op aan die dat bij te zijn heeft wordt door naar om ook uit over of zich hij kan tot je wij geen na zonder minimaal',
  sv: 'och att det som en på är av för med till den har de inte om ett men ska kan eller från vid sig inom vara utan sina minst bör hur mot varje år när över',
  en: 'the of and to in is that for with as on are be this by or an from have not their at has you who a what when should must can least does about',
  de: 'der die das und in zu den mit von für auf ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind oder mindestens über einen',
  da: 'og at det er en af til på med for de som ikke der har et den om kan skal eller fra hvad efter sig være mindst også uden gange år ud blive mellem hvor nye',
  nb: 'og å det er en av til på med for de som ikke har et den om kan skal eller fra hva etter seg være minst også uten ganger år ut bli mellom hvor nye gjør',
  fr: 'le la les de des et un une du en est pour dans que qui au aux par sur ne pas avec son sa ses ce il ou sont être plus cette leur avoir moins doit',
};

/** Spellings that only one of two near languages has. */
const telling: Record<'da' | 'nb', RegExp> = {
  da: /(?<!\p{L})(?:af|hvad|efter|uden|også|mødes?|gennem|vejled\p{L}*|meget|noget|nogle|dig|sig selv|lærlinge\p{L}*|erhverv\p{L}*|uddann\p{L}*|ansøg\p{L}*|arbejd\p{L}*|mellem|fremad|kendskab|løbende|blive|kompetence\p{L}*|færdighed\p{L}*|anderledes|egne|uge|ugen|måneden|stk|tid til|virksomhed\p{L}*|lytter|spørgsmål|fejl|bidrage\p{L}*)(?!\p{L})/giu,
  nb: /(?<!\p{L})(?:av|hva|etter|uten|møtes?|gjennom|veiled\p{L}*|mye|noe|noen|deg|seg|lærlinge?\p{L}*|yrke\p{L}*|utdann\p{L}*|søk\p{L}*|arbeid\p{L}*|mellom|framover|kjennskap|løpende|bli|kompetanse\p{L}*|ferdighet\p{L}*|annerledes|å|uka|uke|måneden|bedrift\p{L}*|spørsmål|feil|bidra\p{L}*|gjør|hvordan|fra)(?!\p{L})/giu,
};

export function isReadLanguage(code: string): code is Language {
  return code in small;
}

export function detectLanguage(text: string): Language {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const score = (language: Language) =>
    small[language].split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) +
    letters(language, text);
  const ranked = (Object.keys(small) as Language[])
    .map((language) => ({ language, score: score(language) }))
    .sort((a, b) => b.score - a.score);
  const first = ranked[0]!.language;
  if (first === 'da' || first === 'nb')
    return (text.match(telling.nb)?.length ?? 0) > (text.match(telling.da)?.length ?? 0)
      ? 'nb'
      : 'da';
  return first;
}

function letters(language: Language, text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (language === 'sv') return count(/[äö]/g) * 0.5 - count(/[æø]/g);
  if (language === 'da' || language === 'nb') return count(/[æø]/g) * 0.7 - count(/[äöß]/g);
  if (language === 'de') return count(/[ß]/g) + count(/[äöü]/g) * 0.3 - count(/[åæø]/g);
  if (language === 'nl') return count(/ij/g) * 0.3;
  if (language === 'fr') return count(/[éèêàç]/g) * 0.3;
  return 0;
}
