import { texts } from '../../platform/texts.ts';
import type { EndItem, LaterItem } from './ending.rules.ts';

const en = {
  title: 'Questions at the end',
  intro: (name: string) => `Your mentorship with ${name}, looking back. Two minutes.`,
  toIt: 'Answer the questions at the end',
  notYet: (day: string) =>
    `These questions are asked from 28 days before the last day (${day}) until 60 days after the end.`,
  needs: 'What you needed',
  needsHelp:
    'Say where you stand today. What you said at the start is shown after you have answered.',
  needsReaders:
    'Your mentor reads these answers beside your needs. The programme sees them only as a number of five or more people together.',
  programme: 'For the programme',
  programmeHelp:
    'Nobody reads a single answer. The programme sees averages of five or more people together.',
  items: {
    reached: 'I reached what I came for.',
    helped: 'The mentorship helped with that.',
    supported: 'The programme gave me the support that I needed as a mentor.',
    again: 'I would do it again.',
  } satisfies Record<EndItem, string>,
  ofMentor: 'My mentee reached what they came for.',
  once: 'You answer once. After saving, the answers stay as they are.',
  send: 'Save answers',
  choose: 'Choose an answer.',
  thanks: 'Thank you. Your answers have been saved.',
  before: 'At the start',
  now: 'At the end',
  notSaid: 'not said',
  becomes: 'What becomes of your notes',
  becomesIntro: (day: string) =>
    `The mentorship ends on ${day}. This is what happens to what you both wrote.`,
  becomesAfter: 'The mentorship has ended. This is what happens to what you both wrote.',
  what: 'What',
  whoReads: 'Who reads it after the end',
  stays: {
    records: ['Records of your meetings', 'Each of you reads only your own'],
    shared: ['Needs, goals, steps, agreements and cards', 'Both of you'],
    lookBack: ['Closing talk and what you each keep from it', 'Both of you'],
    own: ['Notes for yourself, answers after meetings', 'Only you'],
    about: ['What you told about yourself', 'Nobody'],
  },
  until: (day: string) => `All of it is deleted after ${day}.`,
  canDo: 'What you can do',
  beforeEnd:
    'Before the last day, read the records of your meetings together, and write what you want to keep into the closing talk: you both go on reading it.',
  download: 'Download or print everything that is yours',
  undo: 'Within seven days the ending can be undone by the person who ended it, or by a coordinator.',
  handover:
    'Nothing goes to a next mentor without the yes of the mentee. Ask for a hand-over before the end if you want one.',
  onHome: (name: string) =>
    `Your mentorship with ${name} is ending or has ended: say where you stand now.`,
  later: (months: number) => `${months} months later`,
  laterIntro: (name: string, day: string) =>
    `Your mentorship with ${name} ended on ${day}. Three short questions; leaving them out is fine.`,
  laterItems: {
    touch: 'We are still in touch.',
    change: 'I do things differently in my work since the mentorship.',
    led: 'The mentorship led to something that I would not have without it.',
  } satisfies Record<LaterItem, string>,
  laterHelp:
    'Nobody reads a single answer. The programme sees averages of five or more people together.',
  laterClosed: 'These questions can no longer be answered. That is no fault.',
  decline: 'Do not ask me again',
  declined: 'You will not be asked again about this mentorship.',
  laterOnHome: (name: string) => `Three short questions about your mentorship with ${name}.`,
  aftercareOnHome: (name: string, day: string) =>
    `You and ${name} wanted to speak once more: ${day}.`,
  aftercareDo: 'Arrange it',
  aftercareName: (name: string) => `Speak once more with ${name}`,
  laterEnds: (months: number) => `${months} months after the end`,
  tooFewPeople: (n: number) => `Shown from five people on; ${n} have answered.`,
  meanOf: (mean: string, n: number) => `${mean} of 5, from ${n} people`,
  letters: {
    end: {
      title: 'Questions at the end',
      when: 'Once, from 28 days before the last day of a mentorship, or when it has ended early',
      to: 'Both of the pair',
      subject: '{organisation}: your mentorship is ending',
      body: 'Dear {name},\n\na mentorship of yours at {organisation} is ending or has ended. Please say where you stand now; it takes two minutes:\n\n{link}\n\nThe same page says what becomes of your notes: after the end each of you reads only your own records of meetings, and you both go on reading goals, agreements and the closing talk. Read the records together before the last day if you want to keep something of them.',
    },
    later: {
      title: 'Questions after 3, 6 and 12 months',
      when: '3, 6 and 12 months after a mentorship that was completed',
      to: 'Both of the pair, unless they do not want to be asked',
      subject: '{organisation}: three short questions',
      body: 'Dear {name},\n\nsome months ago a mentorship of yours at {organisation} ended. What has become of it? Three short questions:\n\n{link}\n\nYou need not answer. On the page you can also say that you do not want to be asked again.',
    },
    aftercare: {
      title: 'To speak once more',
      when: 'Seven days before the day that a pair chose at its closing talk',
      to: 'Both of the pair',
      subject: '{organisation}: you wanted to speak once more',
      body: 'Dear {name},\n\nat the closing talk of a mentorship at {organisation} you chose a day to speak once more: {when}. With whom, and how to reach each other:\n\n{link}',
    },
  },
};

const nl: typeof en = {
  title: 'Vragen aan het eind',
  intro: (name) => `Terugkijken op je mentorschap met ${name}. Twee minuten.`,
  toIt: 'Beantwoord de vragen aan het eind',
  notYet: (day) =>
    `Deze vragen worden gesteld vanaf 28 dagen voor de laatste dag (${day}) tot 60 dagen na het einde.`,
  needs: 'Wat je nodig had',
  needsHelp:
    'Zeg waar je vandaag staat. Wat je aan het begin zei, zie je nadat je hebt geantwoord.',
  needsReaders:
    'Je mentor leest deze antwoorden bij je hulpvragen. Het programma ziet ze alleen als getal van minstens vijf mensen samen.',
  programme: 'Voor het programma',
  programmeHelp:
    'Niemand leest een afzonderlijk antwoord. Het programma ziet gemiddelden van minstens vijf mensen samen.',
  items: {
    reached: 'Ik heb bereikt waarvoor ik kwam.',
    helped: 'Het mentorschap heeft daarbij geholpen.',
    supported: 'Het programma gaf me de steun die ik als mentor nodig had.',
    again: 'Ik zou het weer doen.',
  },
  ofMentor: 'Mijn mentee heeft bereikt waarvoor die kwam.',
  once: 'Je antwoordt één keer. Na het opslaan blijven de antwoorden zoals ze zijn.',
  send: 'Antwoorden opslaan',
  choose: 'Kies een antwoord.',
  thanks: 'Dank je. Je antwoorden zijn opgeslagen.',
  before: 'Aan het begin',
  now: 'Aan het eind',
  notSaid: 'niet gezegd',
  becomes: 'Wat er met je notities gebeurt',
  becomesIntro: (day) =>
    `Het mentorschap eindigt ${day}. Dit gebeurt er met wat jullie hebben geschreven.`,
  becomesAfter: 'Het mentorschap is afgelopen. Dit gebeurt er met wat jullie hebben geschreven.',
  what: 'Wat',
  whoReads: 'Wie het na het einde leest',
  stays: {
    records: ['Verslagen van jullie gesprekken', 'Ieder alleen de eigen'],
    shared: ['Hulpvragen, doelen, stappen, afspraken en kaarten', 'Jullie allebei'],
    lookBack: ['Het slotgesprek en wat jullie eruit meenemen', 'Jullie allebei'],
    own: ['Notities voor jezelf, antwoorden na gesprekken', 'Alleen jij'],
    about: ['Wat je over jezelf vertelde', 'Niemand'],
  },
  until: (day) => `Na ${day} wordt alles verwijderd.`,
  canDo: 'Wat je kunt doen',
  beforeEnd:
    'Lees voor de laatste dag samen de verslagen van jullie gesprekken, en schrijf wat je wilt bewaren in het slotgesprek: dat blijven jullie allebei lezen.',
  download: 'Alles van jezelf downloaden of afdrukken',
  undo: 'Binnen zeven dagen kan wie het beëindigde, of een coördinator, het einde terugdraaien.',
  handover:
    'Niets gaat naar een volgende mentor zonder ja van de mentee. Vraag voor het einde om een overdracht als je die wilt.',
  onHome: (name) => `Je mentorschap met ${name} loopt af of is afgelopen: zeg waar je nu staat.`,
  later: (months) => `${months} maanden later`,
  laterIntro: (name, day) =>
    `Je mentorschap met ${name} eindigde ${day}. Drie korte vragen; overslaan mag.`,
  laterItems: {
    touch: 'We hebben nog contact.',
    change: 'Sinds het mentorschap doe ik dingen anders in mijn werk.',
    led: 'Het mentorschap heeft tot iets geleid wat er anders niet was geweest.',
  },
  laterHelp:
    'Niemand leest een afzonderlijk antwoord. Het programma ziet gemiddelden van minstens vijf mensen samen.',
  laterClosed: 'Deze vragen kun je niet meer beantwoorden. Dat is niet erg.',
  decline: 'Vraag me dit niet meer',
  declined: 'Je krijgt over dit mentorschap geen vragen meer.',
  laterOnHome: (name) => `Drie korte vragen over je mentorschap met ${name}.`,
  aftercareOnHome: (name, day) => `Jij en ${name} wilden elkaar nog eens spreken: ${day}.`,
  aftercareDo: 'Afspreken',
  aftercareName: (name) => `Nog eens spreken met ${name}`,
  laterEnds: (months) => `${months} maanden na het einde`,
  tooFewPeople: (n) => `Te zien vanaf vijf mensen; ${n} hebben geantwoord.`,
  meanOf: (mean, n) => `${mean} van 5, van ${n} mensen`,
  letters: {
    end: {
      title: 'Vragen aan het eind',
      when: 'Eén keer, vanaf 28 dagen voor de laatste dag van een mentorschap, of als het eerder is beëindigd',
      to: 'Allebei van het koppel',
      subject: '{organisation}: je mentorschap loopt af',
      body: 'Beste {name},\n\neen mentorschap van jou bij {organisation} loopt af of is afgelopen. Wil je zeggen waar je nu staat? Het kost twee minuten:\n\n{link}\n\nOp dezelfde pagina staat wat er met je notities gebeurt: na het einde leest ieder alleen de eigen verslagen van gesprekken, en doelen, afspraken en het slotgesprek blijven jullie allebei lezen. Lees de verslagen voor de laatste dag samen als je er iets van wilt bewaren.',
    },
    later: {
      title: 'Vragen na 3, 6 en 12 maanden',
      when: '3, 6 en 12 maanden na een mentorschap dat is afgerond',
      to: 'Allebei van het koppel, behalve wie niet gevraagd wil worden',
      subject: '{organisation}: drie korte vragen',
      body: 'Beste {name},\n\nenkele maanden geleden eindigde een mentorschap van jou bij {organisation}. Wat is ervan geworden? Drie korte vragen:\n\n{link}\n\nAntwoorden hoeft niet. Op de pagina kun je ook zeggen dat je niet meer gevraagd wilt worden.',
    },
    aftercare: {
      title: 'Nog eens spreken',
      when: 'Zeven dagen voor de dag die een koppel bij het slotgesprek koos',
      to: 'Allebei van het koppel',
      subject: '{organisation}: jullie wilden elkaar nog eens spreken',
      body: 'Beste {name},\n\nbij het slotgesprek van een mentorschap bij {organisation} kozen jullie een dag om elkaar nog eens te spreken: {when}. Met wie, en hoe je elkaar bereikt:\n\n{link}',
    },
  },
};

const sv: typeof en = {
  title: 'Frågor i slutet',
  intro: (name) => `En tillbakablick på ditt mentorskap med ${name}. Två minuter.`,
  toIt: 'Svara på frågorna i slutet',
  notYet: (day) =>
    `De här frågorna ställs från 28 dagar före sista dagen (${day}) till 60 dagar efter slutet.`,
  needs: 'Vad du behövde',
  needsHelp: 'Säg var du står i dag. Vad du sa i början visas när du har svarat.',
  needsReaders:
    'Din mentor läser de här svaren bredvid dina behov. Programmet ser dem bara som en siffra för minst fem personer tillsammans.',
  programme: 'Till programmet',
  programmeHelp:
    'Ingen läser ett enskilt svar. Programmet ser medelvärden för minst fem personer tillsammans.',
  items: {
    reached: 'Jag nådde det jag kom för.',
    helped: 'Mentorskapet hjälpte till med det.',
    supported: 'Programmet gav mig det stöd som jag behövde som mentor.',
    again: 'Jag skulle göra det igen.',
  },
  ofMentor: 'Min adept nådde det hen kom för.',
  once: 'Du svarar en gång. När svaren är sparade står de kvar som de är.',
  send: 'Spara svaren',
  choose: 'Välj ett svar.',
  thanks: 'Tack. Dina svar är sparade.',
  before: 'I början',
  now: 'I slutet',
  notSaid: 'inte sagt',
  becomes: 'Vad som händer med dina anteckningar',
  becomesIntro: (day) => `Mentorskapet slutar ${day}. Det här händer med det ni har skrivit.`,
  becomesAfter: 'Mentorskapet har avslutats. Det här händer med det ni har skrivit.',
  what: 'Vad',
  whoReads: 'Vem som läser det efter slutet',
  stays: {
    records: ['Anteckningar från era träffar', 'Var och en läser bara sina egna'],
    shared: ['Behov, mål, steg, överenskommelser och kort', 'Ni båda'],
    lookBack: ['Det avslutande samtalet och vad ni tar med er', 'Ni båda'],
    own: ['Anteckningar för dig själv, svar efter träffar', 'Bara du'],
    about: ['Det du berättade om dig själv', 'Ingen'],
  },
  until: (day) => `Efter ${day} gallras allt.`,
  canDo: 'Vad du kan göra',
  beforeEnd:
    'Läs anteckningarna från era träffar tillsammans före sista dagen, och skriv in det du vill behålla i det avslutande samtalet: det läser ni båda även efteråt.',
  download: 'Ladda ner eller skriv ut allt som är ditt',
  undo: 'Inom sju dagar kan den som avslutade, eller en programledare, ångra avslutet.',
  handover:
    'Inget går vidare till en ny mentor utan att adepten säger ja. Be om en överlämning före slutet om du vill ha en.',
  onHome: (name) =>
    `Ditt mentorskap med ${name} går mot sitt slut eller har avslutats: säg var du står nu.`,
  later: (months) => `${months} månader senare`,
  laterIntro: (name, day) =>
    `Ditt mentorskap med ${name} avslutades ${day}. Tre korta frågor; det går bra att hoppa över dem.`,
  laterItems: {
    touch: 'Vi har fortfarande kontakt.',
    change: 'Jag gör saker annorlunda i mitt arbete sedan mentorskapet.',
    led: 'Mentorskapet ledde till något som annars inte hade blivit av.',
  },
  laterHelp:
    'Ingen läser ett enskilt svar. Programmet ser medelvärden för minst fem personer tillsammans.',
  laterClosed: 'De här frågorna går inte längre att svara på. Det gör ingenting.',
  decline: 'Fråga mig inte igen',
  declined: 'Du får inga fler frågor om det här mentorskapet.',
  laterOnHome: (name) => `Tre korta frågor om ditt mentorskap med ${name}.`,
  aftercareOnHome: (name, day) => `Du och ${name} ville höras en gång till: ${day}.`,
  aftercareDo: 'Bestäm en tid',
  aftercareName: (name) => `Höras en gång till med ${name}`,
  laterEnds: (months) => `${months} månader efter slutet`,
  tooFewPeople: (n) => `Visas från fem personer; ${n} har svarat.`,
  meanOf: (mean, n) => `${mean} av 5, från ${n} personer`,
  letters: {
    end: {
      title: 'Frågor i slutet',
      when: 'En gång, från 28 dagar före mentorskapets sista dag, eller när det har avslutats i förtid',
      to: 'Båda i paret',
      subject: '{organisation}: ditt mentorskap går mot sitt slut',
      body: 'Hej {name},\n\nett av dina mentorskap hos {organisation} går mot sitt slut eller har avslutats. Säg gärna var du står nu, det tar två minuter:\n\n{link}\n\nPå samma sida står vad som händer med dina anteckningar: efter slutet läser var och en bara sina egna anteckningar från träffarna, medan mål, överenskommelser och det avslutande samtalet går att läsa för er båda. Läs anteckningarna tillsammans före sista dagen om ni vill behålla något av dem.',
    },
    later: {
      title: 'Frågor efter 3, 6 och 12 månader',
      when: '3, 6 och 12 månader efter ett fullföljt mentorskap',
      to: 'Båda i paret, om de inte har bett att slippa',
      subject: '{organisation}: tre korta frågor',
      body: 'Hej {name},\n\nför några månader sedan avslutades ett av dina mentorskap hos {organisation}. Vad har det blivit av det? Tre korta frågor:\n\n{link}\n\nDu behöver inte svara. På sidan kan du också säga att du inte vill få fler frågor.',
    },
    aftercare: {
      title: 'Höras en gång till',
      when: 'Sju dagar före den dag som ett par valde vid det avslutande samtalet',
      to: 'Båda i paret',
      subject: '{organisation}: ni ville höras en gång till',
      body: 'Hej {name},\n\nvid det avslutande samtalet för ett mentorskap hos {organisation} valde ni en dag att höras en gång till: {when}. Med vem, och hur ni når varandra:\n\n{link}',
    },
  },
};

export const endingWords = texts(
  'ending',
  { en, nl, sv },
  {},
  {
    en: {
      items: { helped: 'The talks with my mentor helped with that.' },
      ofMentor: 'My pupil reached what they came for.',
      needsReaders:
        'Your mentor reads these answers beside your needs. The school sees them only as a number of five or more people together.',
      laterItems: { change: 'I do things differently at school since then.' },
    },
    nl: {
      items: { helped: 'De gesprekken met mijn mentor hielpen daarbij.' },
      ofMentor: 'Mijn leerling heeft bereikt waarvoor die kwam.',
      needsReaders:
        'Je mentor leest deze antwoorden bij je hulpvragen. De school ziet ze alleen als getal van minstens vijf mensen samen.',
      laterItems: { change: 'Sindsdien doe ik dingen anders op school.' },
    },
    sv: {
      items: { helped: 'Samtalen med min mentor hjälpte till med det.' },
      ofMentor: 'Min elev nådde det hen kom för.',
      needsReaders:
        'Din mentor läser de här svaren bredvid dina behov. Skolan ser dem bara som en siffra för minst fem personer tillsammans.',
      laterItems: { change: 'Jag gör saker annorlunda i skolan sedan dess.' },
    },
  },
);
