import { texts } from '../../platform/texts.ts';

/** What the two promise each other, and how it ends. */
const en = {
  title: 'Mentoring agreement',
  intro:
    'What you want to reach, how often you meet, what stays between you and how it ends. Both of you sign; a change makes a new version.',
  none: 'There is none yet. Write the first one together: ten minutes are enough, and later changes are easy.',
  write: 'Write the agreement',
  change: 'Write a new version',
  aim: 'What we want to reach',
  aimHelp: 'In the mentee’s words.',
  rhythm: 'How often, how long, where',
  rhythmUsual: 'Every three to four weeks, an hour and a half; the mentee invites.',
  confidence: 'What stays between us',
  confidenceUsual:
    'What we say stays between us. Each of us may speak of what is our own. Where somebody is in danger, we look for help together.',
  ending: 'How we end',
  endingUsual:
    'Each of us may end this without giving a fault to anybody. We say it in a talk, and we look back together.',
  save: 'Sign this version',
  sign: 'Sign this version',
  version: (n: number) => `Version ${n}`,
  signed: (name: string, day: string) => `${name} signed ${day}`,
  waits: (names: string) => `Waits for ${names}.`,
  complete: 'Signed by both.',
  older: 'Earlier versions',
  hidden: 'The words are theirs.',
  written: (name: string, day: string) => `written by ${name}, ${day}`,
  toIt: 'Mentoring agreement',
  mustSign: 'Read and sign the mentoring agreement',
  mustWrite: 'Write your mentoring agreement together',
  meanwhile: 'Somebody wrote a new version in the meantime. Read it first.',
  guardians: (n: number) => (n === 1 ? 'signed by a guardian' : `signed by ${n} guardians`),
};
const nl: typeof en = {
  title: 'Mentorovereenkomst',
  intro:
    'Wat je wilt bereiken, hoe vaak je elkaar spreekt, wat onder jullie blijft en hoe het eindigt. Jullie tekenen allebei; een wijziging maakt een nieuwe versie.',
  none: 'Er is er nog geen. Schrijf de eerste samen: tien minuten is genoeg, en later wijzigen is makkelijk.',
  write: 'Schrijf de overeenkomst',
  change: 'Schrijf een nieuwe versie',
  aim: 'Wat we willen bereiken',
  aimHelp: 'In de woorden van de mentee.',
  rhythm: 'Hoe vaak, hoe lang, waar',
  rhythmUsual: 'Elke drie tot vier weken, anderhalf uur; de mentee nodigt uit.',
  confidence: 'Wat onder ons blijft',
  confidenceUsual:
    'Wat we zeggen blijft onder ons. Over zichzelf mag ieder vertellen. Is iemand in gevaar, dan zoeken we samen hulp.',
  ending: 'Hoe we eindigen',
  endingUsual:
    'Ieder van ons mag hiermee stoppen zonder dat het iemands schuld is. We zeggen het in een gesprek en kijken samen terug.',
  save: 'Teken deze versie',
  sign: 'Teken deze versie',
  version: (n) => `Versie ${n}`,
  signed: (name, day) => `${name} tekende ${day}`,
  waits: (names) => `Wacht op ${names}.`,
  complete: 'Door allebei getekend.',
  older: 'Eerdere versies',
  hidden: 'De woorden zijn van hen.',
  written: (name, day) => `geschreven door ${name}, ${day}`,
  toIt: 'Mentorovereenkomst',
  mustSign: 'Lees en teken de mentorovereenkomst',
  mustWrite: 'Schrijf samen jullie mentorovereenkomst',
  meanwhile: 'Iemand schreef intussen een nieuwe versie. Lees die eerst.',
  guardians: (n) =>
    n === 1
      ? 'ondertekend door een ouder of verzorger'
      : `ondertekend door ${n} ouders of verzorgers`,
};
const sv: typeof en = {
  title: 'Mentorskapsavtal',
  intro:
    'Vad ni vill nå, hur ofta ni träffas, vad som stannar mellan er och hur det slutar. Båda skriver under; en ändring blir en ny version.',
  none: 'Det finns inget än. Skriv det första tillsammans: tio minuter räcker, och det är lätt att ändra senare.',
  write: 'Skriv avtalet',
  change: 'Skriv en ny version',
  aim: 'Vad vi vill nå',
  aimHelp: 'Med adeptens ord.',
  rhythm: 'Hur ofta, hur länge, var',
  rhythmUsual: 'Var tredje till fjärde vecka, en och en halv timme; adepten bjuder in.',
  confidence: 'Vad som stannar mellan oss',
  confidenceUsual:
    'Det vi säger stannar mellan oss. Var och en får berätta om sitt eget. Är någon i fara söker vi hjälp tillsammans.',
  ending: 'Hur vi slutar',
  endingUsual:
    'Var och en av oss får sluta utan att det är någons fel. Vi säger det i ett samtal och ser tillbaka tillsammans.',
  save: 'Skriv under den här versionen',
  sign: 'Skriv under den här versionen',
  version: (n) => `Version ${n}`,
  signed: (name, day) => `${name} skrev under ${day}`,
  waits: (names) => `Väntar på ${names}.`,
  complete: 'Underskrivet av båda.',
  older: 'Tidigare versioner',
  hidden: 'Orden är deras.',
  written: (name, day) => `skrivet av ${name}, ${day}`,
  toIt: 'Mentorskapsavtal',
  mustSign: 'Läs och skriv under mentorskapsavtalet',
  mustWrite: 'Skriv ert mentorskapsavtal tillsammans',
  meanwhile: 'Någon skrev en ny version under tiden. Läs den först.',
  guardians: (n) =>
    n === 1 ? 'underskrivet av en vårdnadshavare' : `underskrivet av ${n} vårdnadshavare`,
};
export const mentoringAgreementWords = texts(
  'mentoringAgreement',
  { en, nl, sv },
  {},
  {
    en: {
      title: 'Class agreement',
      aimHelp: 'What the class wants to be for one another this year.',
      rhythmUsual:
        'A mentor lesson every week, and a talk with each pupil at least every eight weeks.',
      toIt: 'Class agreement',
      mustSign: 'Read and sign the class agreement',
      mustWrite: 'Write the class agreement',
    },
    nl: {
      title: 'Klassenafspraken',
      aimHelp: 'Wat de klas dit jaar voor elkaar wil zijn.',
      rhythmUsual:
        'Elke week een mentoruur, en minstens elke acht weken een gesprek met iedere leerling.',
      toIt: 'Klassenafspraken',
      mustSign: 'Lees en teken de klassenafspraken',
      mustWrite: 'Schrijf de klassenafspraken',
    },
    sv: {
      title: 'Klassens överenskommelse',
      aimHelp: 'Vad klassen vill vara för varandra i år.',
      rhythmUsual: 'Mentorstid varje vecka, och ett samtal med varje elev minst var åttonde vecka.',
      toIt: 'Klassens överenskommelse',
      mustSign: 'Läs och skriv under klassens överenskommelse',
      mustWrite: 'Skriv klassens överenskommelse',
    },
  },
);
