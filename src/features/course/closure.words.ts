import type { ClosureReason } from '../mentorships/mentorship.rules.ts';
import { texts } from '../../platform/texts.ts';

const en = {
  title: (name: string) => `End the mentorship of ${name}?`,
  thenPair: [
    'Nothing more can be written down, planned or agreed. A closing talk, a look back and a question to a coordinator remain possible.',
    'Records of meetings close: each of you reads only your own. Goals, agreements and cards stay readable to both.',
  ],
  thenGroup: (n: number) => [
    `It ends for all ${n} pupils and every mentor. Nothing more can be written down, planned or booked.`,
    'Mentors read only what they wrote themselves. The pupils’ absence, marks, worries and cards can no longer be opened.',
  ],
  until: (day: string) => `Until ${day} the person who ended it, or a coordinator, can undo this.`,
  groupReasons: {
    completed: 'The school year is over',
    'no-rapport': 'The group and its mentor do not get on',
    'no-time': 'Not enough time',
    left: 'The mentor leaves the organisation',
    moved: 'The mentor got other work',
    other: 'Something else',
  } satisfies Record<ClosureReason, string>,
  whyTitle: 'Ended because',
  notEnded: 'not ended',
  endedEarly: 'ended early',
  whys: {
    completed: 'completed',
    'no-rapport': 'did not work between them',
    'no-time': 'not enough time',
    left: 'somebody left the organisation',
    moved: 'somebody got another job',
    other: 'something else',
  } satisfies Record<ClosureReason, string>,
  whyIs: (why: string) => `Reason given: ${why}. Only coordinators see it.`,
  yes: (name: string) => `Yes, end it for ${name}`,
  no: 'No, go back',
  ended: (day: string, by: string) => `Ended ${day} by ${by}.`,
  reopen: 'Undo the ending',
  reopened: (ended: string, by: string, day: string, who: string) =>
    `Ended ${ended} by ${by}; ${who} took this back ${day}. It goes on as it was.`,
  tooLate:
    'An ending can be undone within seven days, and that time is over. Ask a coordinator for a new mentorship.',
  onHome: (day: string) => `ended ${day}`,
  taken: (groups: string) =>
    `Pupils of this group are in another running group by now: ${groups}. End that one first.`,
  letter: {
    title: 'Group ended',
    when: 'When somebody who is not its mentor ends a mentor group',
    to: 'The mentors of the group',
    subject: '{group} has been ended',
    body: 'Dear {name},\n\n{by} ended {group}, of which you were a mentor. From now on you read only what you wrote yourself.\n\nDid you not expect this? Ask {by}, or another coordinator: within seven days the end can be taken back.\n\n{link}',
  },
};

export type ClosureWords = typeof en;

const nl: ClosureWords = {
  title: (name) => `Het mentorschap van ${name} beëindigen?`,
  thenPair: [
    'Er kan niets meer worden vastgelegd, gepland of afgesproken. Een slotgesprek, een terugblik en een vraag aan een coördinator blijven mogelijk.',
    'Verslagen van gesprekken sluiten: ieder leest alleen de eigen. Doelen, afspraken en kaarten blijven voor jullie allebei te lezen.',
  ],
  thenGroup: (n) => [
    `Het eindigt voor alle ${n} leerlingen en elke mentor. Er kan niets meer worden vastgelegd, gepland of geboekt.`,
    'Mentoren lezen alleen wat ze zelf schreven. Verzuim, cijfers, zorgen en kaarten van de leerlingen zijn dan niet meer te openen.',
  ],
  until: (day) => `Tot en met ${day} kan wie het beëindigde, of een coördinator, dit terugdraaien.`,
  groupReasons: {
    completed: 'Het schooljaar is voorbij',
    'no-rapport': 'De groep en de mentor passen niet bij elkaar',
    'no-time': 'Te weinig tijd',
    left: 'De mentor verlaat de organisatie',
    moved: 'De mentor kreeg ander werk',
    other: 'Iets anders',
  },
  whyTitle: 'Beëindigd omdat',
  notEnded: 'niet beëindigd',
  endedEarly: 'eerder beëindigd',
  whys: {
    completed: 'afgerond',
    'no-rapport': 'klikte niet tussen hen',
    'no-time': 'te weinig tijd',
    left: 'iemand verliet de organisatie',
    moved: 'iemand kreeg ander werk',
    other: 'iets anders',
  },
  whyIs: (why) => `Opgegeven reden: ${why}. Alleen coördinatoren zien dit.`,
  yes: (name) => `Ja, beëindig het voor ${name}`,
  no: 'Nee, terug',
  ended: (day, by) => `Beëindigd ${day} door ${by}.`,
  reopen: 'Beëindiging terugdraaien',
  reopened: (ended, by, day, who) =>
    `Beëindigd ${ended} door ${by}; ${who} draaide dit ${day} terug. Het gaat verder zoals het was.`,
  tooLate:
    'Een beëindiging kan binnen zeven dagen worden teruggedraaid. Die termijn is voorbij; vraag een coördinator om een nieuw mentorschap.',
  onHome: (day) => `beëindigd ${day}`,
  taken: (groups) =>
    `Leerlingen van deze groep zitten inmiddels in een andere lopende groep: ${groups}. Beëindig die eerst.`,
  letter: {
    title: 'Groep beëindigd',
    when: 'Als iemand die er geen mentor van is een mentorgroep beëindigt',
    to: 'De mentoren van de groep',
    subject: '{group} is beëindigd',
    body: 'Beste {name},\n\n{by} heeft {group} beëindigd, waarvan jij mentor was. Vanaf nu lees je alleen wat je zelf schreef.\n\nHad je dit niet verwacht? Vraag het aan {by} of aan een andere coördinator: binnen zeven dagen kan het einde worden teruggedraaid.\n\n{link}',
  },
};

const sv: ClosureWords = {
  title: (name) => `Avsluta mentorskapet för ${name}?`,
  thenPair: [
    'Inget mer kan antecknas, planeras eller överenskommas. Ett avslutande samtal, en tillbakablick och en fråga till en programledare är fortfarande möjliga.',
    'Anteckningar från träffar stängs: var och en läser bara sina egna. Mål, överenskommelser och kort kan ni båda läsa även efteråt.',
  ],
  thenGroup: (n) => [
    `Det avslutas för alla ${n} elever och varje mentor. Inget mer kan antecknas, planeras eller bokas.`,
    'Mentorer läser bara det de själva skrev. Frånvaro, betyg, oro och kort om eleverna går inte längre att öppna.',
  ],
  until: (day) => `Till och med ${day} kan den som avslutade, eller en programledare, ångra detta.`,
  groupReasons: {
    completed: 'Läsåret är slut',
    'no-rapport': 'Gruppen och mentorn passar inte ihop',
    'no-time': 'För lite tid',
    left: 'Mentorn lämnar organisationen',
    moved: 'Mentorn fick annat arbete',
    other: 'Något annat',
  },
  whyTitle: 'Avslutat för att',
  notEnded: 'inte avslutat',
  endedEarly: 'avslutat i förtid',
  whys: {
    completed: 'fullföljt',
    'no-rapport': 'fungerade inte mellan dem',
    'no-time': 'för lite tid',
    left: 'någon lämnade organisationen',
    moved: 'någon fick annat arbete',
    other: 'något annat',
  },
  whyIs: (why) => `Angivet skäl: ${why}. Bara programledare ser det.`,
  yes: (name) => `Ja, avsluta för ${name}`,
  no: 'Nej, gå tillbaka',
  ended: (day, by) => `Avslutat ${day} av ${by}.`,
  reopen: 'Ångra avslutet',
  reopened: (ended, by, day, who) =>
    `Avslutat ${ended} av ${by}; ${who} ångrade detta ${day}. Det fortsätter som förut.`,
  tooLate:
    'Ett avslut kan ångras inom sju dagar, och den tiden är ute. Be en programledare om ett nytt mentorskap.',
  onHome: (day) => `avslutat ${day}`,
  taken: (groups) =>
    `Elever i den här gruppen är nu med i en annan pågående grupp: ${groups}. Avsluta den först.`,
  letter: {
    title: 'Grupp avslutad',
    when: 'När någon som inte är dess mentor avslutar en mentorsgrupp',
    to: 'Gruppens mentorer',
    subject: '{group} har avslutats',
    body: 'Hej {name},\n\n{by} avslutade {group}, där du var mentor. Från och med nu läser du bara det du själv skrev.\n\nVar det här oväntat? Fråga {by} eller en annan programledare: inom sju dagar går det att ångra.\n\n{link}',
  },
};

export const closureWords = texts(
  'closure',
  { en, nl, sv },
  {},
  {
    en: {
      title: (name) => `Close ${name}?`,
      whys: {
        completed: 'the school year is over',
        'no-rapport': 'group and mentor did not get on',
        left: 'the mentor left the organisation',
        moved: 'the mentor got other work',
      },
      tooLate: 'Closing can be undone within seven days, and that time is over. Ask a coordinator.',
    },
    nl: {
      title: (name) => `${name} afsluiten?`,
      whys: {
        completed: 'het schooljaar was voorbij',
        'no-rapport': 'groep en mentor pasten niet bij elkaar',
        left: 'de mentor verliet de organisatie',
        moved: 'de mentor kreeg ander werk',
      },
      tooLate:
        'Afsluiten kan binnen zeven dagen worden teruggedraaid. Die termijn is voorbij; vraag een coördinator.',
    },
    sv: {
      title: (name) => `Avsluta ${name}?`,
      whys: {
        completed: 'läsåret var slut',
        'no-rapport': 'gruppen och mentorn passade inte ihop',
        left: 'mentorn lämnade organisationen',
        moved: 'mentorn fick annat arbete',
      },
      whyIs: (why) => `Angivet skäl: ${why}. Bara samordnare ser det.`,
      tooLate: 'Ett avslut kan ångras inom sju dagar, och den tiden är ute. Fråga en samordnare.',
    },
  },
);
