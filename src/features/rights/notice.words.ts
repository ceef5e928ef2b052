import { texts } from '../../platform/texts.ts';

const en = {
  adult: {
    title: 'What is kept about you, and why',
    intro: (organisation: string) => `${organisation} is responsible for what stands here.`,
    read: 'I have read this',
    parts: [
      [
        'What',
        'Who you are and what you do in the programme; your meetings, agreements and goals; what you write; what you are asked and answer; and that you signed in.',
      ],
      [
        'Why',
        'To run the mentoring and see that nobody is left alone in it. That is a task of the organisation. What you write of your own accord rests on your wish: you can remove it whenever you like.',
      ],
      [
        'Who reads it',
        'What is written in a mentorship is read by those in it, unless the page where you write says otherwise. Coordinators see that you met, not what was said. What raters say about a mentor is shown only when enough have answered. Danger is told to those who can help.',
      ],
      [
        'Records',
        'In a public body a registrar reads official notes, decisions and who was in which mentorship when, to hand them to an archive or because somebody asks for them, as the law says. What is secret is masked first. Notes of your own and shared ones are not among them.',
      ],
      [
        'Who decides',
        'People. A matching proposes and says why; origin, faith, health and the like are no part of it.',
      ],
      [
        'How long',
        'Under ‘What is stored about you’ it says so beside each kind; then it is deleted, from the copies too when they are overwritten.',
      ],
      [
        'What you can do',
        'Read all of it, take it with you, see who looked, put your own view beside it, have it corrected or erased, pause its use, object. Ask there; you have an answer within a month. You can also complain to the data protection authority of your country.',
      ],
    ] as [string, string][],
  },
  child: {
    title: 'What we know about you',
    intro: (organisation: string) =>
      `This is about what ${organisation} writes down about you here.`,
    read: 'I have read this',
    parts: [
      [
        'What is written down?',
        'Who is in your class, when you talk with your mentor, and what you agree on together. Also when you were away, and your marks.',
      ],
      ['Why?', 'So that your mentor knows how you are doing and can help you.'],
      [
        'Who can read it?',
        'Your mentor and you. Whoever takes care of you sees when you were away, and your marks; a teacher sees what your mentor shows them. Other pupils see nothing of it. When something dangerous is going on, your mentor tells somebody who can help, and if possible talks with you first.',
      ],
      ['Who decides about you?', 'People, never a computer.'],
      [
        'What can you do?',
        'You can see what is here about you, and who looked at it. Is something wrong? Write your own words beside it, or ask to have it changed or taken out.',
      ],
      ['Is something not clear?', 'Ask your mentor, or read this together with somebody at home.'],
    ] as [string, string][],
  },
  wasRead: (day: string) => `You read this on ${day}.`,
  toData: 'What is stored about you',
  toAdult: 'In words for grown-ups',
  toChild: 'In words for children',
  version: (n: number) => `Version ${n}`,
  ask: 'What is kept about you, and why',
  askAgain: 'Read it once; it takes two minutes.',
};

const nl: typeof en = {
  adult: {
    title: 'Wat er over je wordt bewaard, en waarom',
    intro: (organisation) => `${organisation} is verantwoordelijk voor wat hier staat.`,
    read: 'Ik heb dit gelezen',
    parts: [
      [
        'Wat',
        'Wie je bent en wat je in het programma doet; je gesprekken, afspraken en doelen; wat je schrijft; wat je gevraagd wordt en antwoordt; en dat je inlogde.',
      ],
      [
        'Waarom',
        'Om het mentoraat te laten lopen en te zien dat niemand er alleen in staat. Dat is een taak van de organisatie. Wat je uit jezelf schrijft, berust op je eigen wens: je kunt het verwijderen wanneer je wilt.',
      ],
      [
        'Wie het leest',
        'Wat in een mentorschap geschreven wordt, lezen wie erin zitten, tenzij de pagina waar je schrijft iets anders zegt. Coördinatoren zien dat jullie elkaar spraken, niet wat er gezegd is. Wat beoordelaars over een mentor zeggen, wordt pas getoond als er genoeg hebben geantwoord. Gevaar wordt gemeld bij wie kan helpen.',
      ],
      [
        'Archief',
        'Bij een overheid of een openbare school leest een archiefmedewerker officiële aantekeningen, besluiten en wie wanneer in welk mentorschap zat, om ze aan een archief over te dragen of omdat iemand erom vraagt, zoals de wet zegt. Wat geheim is wordt eerst weggelakt. Je eigen aantekeningen en gedeelde horen er niet bij.',
      ],
      [
        'Wie beslist',
        'Mensen. Een koppeling doet een voorstel en zegt waarom; afkomst, geloof, gezondheid en dergelijke tellen daarin niet mee.',
      ],
      [
        'Hoe lang',
        'Onder ‘Wat over jou is opgeslagen’ staat dat bij elke soort; daarna wordt het verwijderd, ook uit de kopieën zodra die worden overschreven.',
      ],
      [
        'Wat je kunt doen',
        'Alles lezen, het meenemen, zien wie er keek, je eigen kijk ernaast zetten, het laten verbeteren, wissen of rusten, bezwaar maken. Vraag het daar; binnen een maand heb je antwoord. Je kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens.',
      ],
    ],
  },
  child: {
    title: 'Wat we over je weten',
    intro: (organisation) => `Dit gaat over wat ${organisation} hier over je opschrijft.`,
    read: 'Ik heb dit gelezen',
    parts: [
      [
        'Wat wordt er opgeschreven?',
        'Wie er in je klas zitten, wanneer je met je mentor praat en wat jullie samen afspreken. Ook wanneer je er niet was, en je cijfers.',
      ],
      ['Waarom?', 'Zodat je mentor weet hoe het met je gaat en je kan helpen.'],
      [
        'Wie kan het lezen?',
        'Je mentor en jij. Wie voor je zorgt, ziet wanneer je er niet was en je cijfers; een docent ziet wat je mentor laat zien. Andere leerlingen zien er niets van. Als er iets gevaarlijks aan de hand is, vertelt je mentor het aan iemand die kan helpen, en praat als het kan eerst met jou.',
      ],
      ['Wie beslist er over jou?', 'Mensen, nooit een computer.'],
      [
        'Wat kun jij doen?',
        'Je kunt zien wat hier over je staat, en wie ernaar keek. Klopt er iets niet? Zet er je eigen woorden naast, of vraag of het veranderd of weggehaald wordt.',
      ],
      ['Is iets niet duidelijk?', 'Vraag het je mentor, of lees dit samen met iemand thuis.'],
    ],
  },
  wasRead: (day) => `Je las dit op ${day}.`,
  toData: 'Wat over jou is opgeslagen',
  toAdult: 'In woorden voor volwassenen',
  toChild: 'In woorden voor kinderen',
  version: (n) => `Versie ${n}`,
  ask: 'Wat er over je wordt bewaard, en waarom',
  askAgain: 'Lees het één keer; het kost twee minuten.',
};

const sv: typeof en = {
  adult: {
    title: 'Vad som sparas om dig, och varför',
    intro: (organisation) => `${organisation} ansvarar för det som står här.`,
    read: 'Jag har läst det här',
    parts: [
      [
        'Vad',
        'Vem du är och vad du gör i programmet; dina möten, överenskommelser och mål; det du skriver; det du får frågor om och svarar; och att du loggade in.',
      ],
      [
        'Varför',
        'För att mentorskapet ska fungera och ingen ska lämnas ensam i det. Det är en uppgift för organisationen. Det du skriver av egen vilja vilar på din önskan: du kan ta bort det när du vill.',
      ],
      [
        'Vem som läser',
        'Det som skrivs i ett mentorskap läses av dem som är med i det, om inte sidan där du skriver säger något annat. Programledare ser att ni träffades, inte vad som sades. Det bedömare säger om en mentor visas först när tillräckligt många har svarat. Fara berättas för dem som kan hjälpa.',
      ],
      [
        'Handlingar',
        'Hos en myndighet läser en registrator tjänsteanteckningar, beslut och vem som var i vilket mentorskap när, för att lämna dem till ett arkiv eller för att någon begär dem, som lagen säger. Det som är hemligt maskeras först. Egna och delade anteckningar ingår inte.',
      ],
      [
        'Vem som bestämmer',
        'Människor. En matchning föreslår och säger varför; ursprung, tro, hälsa och liknande räknas inte.',
      ],
      [
        'Hur länge',
        'Under ”Det som sparas om dig” står det vid varje slag; sedan tas det bort, även ur kopiorna när de skrivs över.',
      ],
      [
        'Vad du kan göra',
        'Läsa allt, ta med det, se vem som har tittat, sätta din egen bild bredvid, få det rättat, raderat eller vilande, invända. Begär det där; du får svar inom en månad. Du kan också klaga hos Integritetsskyddsmyndigheten.',
      ],
    ],
  },
  child: {
    title: 'Vad vi vet om dig',
    intro: (organisation) => `Det här handlar om vad ${organisation} skriver om dig här.`,
    read: 'Jag har läst det här',
    parts: [
      [
        'Vad skrivs upp?',
        'Vilka som går i din klass, när du pratar med din mentor och vad ni kommer överens om. Också när du har varit borta, och dina betyg.',
      ],
      ['Varför?', 'För att din mentor ska veta hur du har det och kunna hjälpa dig.'],
      [
        'Vem kan läsa det?',
        'Din mentor och du. Den som tar hand om dig ser när du varit borta och dina betyg; en lärare ser det din mentor visar. Andra elever ser inget av det. Om något farligt händer berättar din mentor det för någon som kan hjälpa, och pratar om det går med dig först.',
      ],
      ['Vem bestämmer om dig?', 'Människor, aldrig en dator.'],
      [
        'Vad kan du göra?',
        'Du kan se vad som står om dig här, och vem som har tittat. Är något fel? Skriv dina egna ord bredvid, eller be att det ändras eller tas bort.',
      ],
      ['Är något oklart?', 'Fråga din mentor, eller läs det här tillsammans med någon hemma.'],
    ],
  },
  wasRead: (day) => `Du läste det här ${day}.`,
  toData: 'Det som sparas om dig',
  toAdult: 'Med ord för vuxna',
  toChild: 'Med ord för barn',
  version: (n) => `Version ${n}`,
  ask: 'Vad som sparas om dig, och varför',
  askAgain: 'Läs det en gång; det tar två minuter.',
};

export const noticeWords = texts('notice', { en, nl, sv });
