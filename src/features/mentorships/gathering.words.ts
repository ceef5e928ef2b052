import type { Reply } from './appointment.store.ts';

const en = {
  when: 'When and where',
  noHour:
    'No hour yet. With an hour everybody who is expected gets an invitation for the calendar.',
  plan: 'Plan it and invite',
  move: 'Change it',
  moveNow: 'Change it and tell everybody',
  invite: (n: number) => (n === 1 ? 'Invite one person' : `Invite ${n} people`),
  cancel: 'Call it off',
  off: 'called off',
  day: 'Day',
  time: 'At',
  minutes: 'Minutes',
  place: 'Room or link',
  replies: 'Answers',
  waiting: (n: number) => `no answer: ${n}`,
  answers: { accepted: 'comes', declined: 'does not come', tentative: 'perhaps' } satisfies Record<
    Reply['answer'],
    string
  >,
  comes: { accepted: 'I come', declined: 'I cannot', tentative: 'Perhaps' } satisfies Record<
    Reply['answer'],
    string
  >,
  mine: 'Do you come?',
  attendance: 'Who came',
  minutesOf: 'How many minutes it took',
  keep: 'Save',
  attendanceIntro: 'Tick who was there. It counts in everybody’s hours.',
  subject: (organisation: string) => `A gathering at ${organisation}`,
  moved: (organisation: string) => `A gathering at ${organisation} has a new time`,
  cancelled: (organisation: string) => `A gathering at ${organisation} is called off`,
  body: (name: string, what: string, when: string, link: string) =>
    `Dear ${name},\n\n${what}: ${when}\n\nAnswer in your calendar, or here:\n${link}`,
  gone: (name: string, what: string, when: string) =>
    `Dear ${name},\n\nthis is called off: ${what}, ${when}`,
};
const nl: typeof en = {
  when: 'Wanneer en waar',
  noHour:
    'Nog geen uur. Met een uur krijgt iedereen die verwacht wordt een uitnodiging voor de agenda.',
  plan: 'Plan het en nodig uit',
  move: 'Verander het',
  moveNow: 'Verander het en laat het weten',
  invite: (n) => (n === 1 ? 'Nodig één persoon uit' : `Nodig ${n} mensen uit`),
  cancel: 'Zeg het af',
  off: 'gaat niet door',
  day: 'Dag',
  time: 'Om',
  minutes: 'Minuten',
  place: 'Lokaal of link',
  replies: 'Antwoorden',
  waiting: (n) => `geen antwoord: ${n}`,
  answers: { accepted: 'komt', declined: 'komt niet', tentative: 'misschien' },
  comes: { accepted: 'Ik kom', declined: 'Ik kan niet', tentative: 'Misschien' },
  mine: 'Kom je?',
  attendance: 'Wie er was',
  minutesOf: 'Hoeveel minuten het duurde',
  keep: 'Bewaar',
  attendanceIntro: 'Vink aan wie er was. Het telt mee in ieders uren.',
  subject: (organisation) => `Een bijeenkomst bij ${organisation}`,
  moved: (organisation) => `Een bijeenkomst bij ${organisation} heeft een nieuwe tijd`,
  cancelled: (organisation) => `Een bijeenkomst bij ${organisation} gaat niet door`,
  body: (name, what, when, link) =>
    `Beste ${name},\n\n${what}: ${when}\n\nAntwoord in je agenda, of hier:\n${link}`,
  gone: (name, what, when) => `Beste ${name},\n\ndit gaat niet door: ${what}, ${when}`,
};
const sv: typeof en = {
  when: 'När och var',
  noHour: 'Ingen tid än. Med en tid får alla som väntas en inbjudan till kalendern.',
  plan: 'Planera och bjud in',
  move: 'Ändra det',
  moveNow: 'Ändra och meddela alla',
  invite: (n) => (n === 1 ? 'Bjud in en person' : `Bjud in ${n} personer`),
  cancel: 'Ställ in',
  off: 'inställt',
  day: 'Dag',
  time: 'Kl.',
  minutes: 'Minuter',
  place: 'Rum eller länk',
  replies: 'Svar',
  waiting: (n) => `inget svar: ${n}`,
  answers: { accepted: 'kommer', declined: 'kommer inte', tentative: 'kanske' },
  comes: { accepted: 'Jag kommer', declined: 'Jag kan inte', tentative: 'Kanske' },
  mine: 'Kommer du?',
  attendance: 'Vilka som kom',
  minutesOf: 'Hur många minuter det tog',
  keep: 'Spara',
  attendanceIntro: 'Kryssa för vilka som var där. Det räknas i allas timmar.',
  subject: (organisation) => `En sammankomst hos ${organisation}`,
  moved: (organisation) => `En sammankomst hos ${organisation} har fått en ny tid`,
  cancelled: (organisation) => `En sammankomst hos ${organisation} är inställd`,
  body: (name, what, when, link) =>
    `Hej ${name},\n\n${what}: ${when}\n\nSvara i din kalender, eller här:\n${link}`,
  gone: (name, what, when) => `Hej ${name},\n\ndetta är inställt: ${what}, ${when}`,
};
export const gatheringWords = { en, nl, sv };
