import { texts } from '../../platform/texts.ts';

/** The letter that says that a mentorship of two has ended: with whom is read after signing in. */
const en = {
  ended: {
    title: 'Mentorship ended',
    when: 'When a mentorship of two is ended',
    to: 'Both of the pair but whoever ended it',
    subject: 'A mentorship at {organisation} has ended',
    body: 'Dear {name},\n\n{by} has ended a mentorship of yours at {organisation}. A closing talk, a look back and a question to a coordinator remain possible:\n\n{link}\n\nDid you not expect this? Ask {by} or a coordinator: within seven days the end can be taken back.',
  },
};
const nl: typeof en = {
  ended: {
    title: 'Mentoraat beëindigd',
    when: 'Als een mentoraat van twee mensen wordt beëindigd',
    to: 'Allebei van het koppel, behalve wie het beëindigde',
    subject: 'Een mentoraat bij {organisation} is beëindigd',
    body: 'Beste {name},\n\n{by} heeft een mentoraat van jou bij {organisation} beëindigd. Een slotgesprek, een terugblik en een vraag aan een coördinator blijven mogelijk:\n\n{link}\n\nHad je dit niet verwacht? Vraag het aan {by} of aan een coördinator: binnen zeven dagen kan het einde worden teruggedraaid.',
  },
};
const sv: typeof en = {
  ended: {
    title: 'Mentorskap avslutat',
    when: 'När ett mentorskap mellan två avslutas',
    to: 'Båda i paret, utom den som avslutade',
    subject: 'Ett mentorskap hos {organisation} har avslutats',
    body: 'Hej {name},\n\n{by} har avslutat ett av dina mentorskap hos {organisation}. Ett avslutande samtal, en återblick och en fråga till en programledare är fortfarande möjliga:\n\n{link}\n\nVar det här oväntat? Fråga {by} eller en programledare: inom sju dagar går det att ångra.',
  },
};
export const endWords = texts('endLetter', { en, nl, sv });
