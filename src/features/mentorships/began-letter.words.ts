import { texts } from '../../platform/texts.ts';

/** The letter that says that a mentorship has begun: with whom is read after signing in. */
const en = {
  began: {
    title: 'Mentorship began',
    when: 'When both have said yes, or a mentor group is created',
    to: 'Both of a pair, or the mentors of a group, but whoever did it',
    subject: 'A mentorship at {organisation} has begun',
    body: 'Dear {name},\n\nA mentorship of yours at {organisation} has begun. Sign in to plan your first meeting:\n\n{link}',
  },
};
const nl: typeof en = {
  began: {
    title: 'Mentoraat begonnen',
    when: 'Als allebei ja hebben gezegd, of een mentorgroep is gemaakt',
    to: 'Allebei van een koppel, of de mentoren van een groep, behalve wie het deed',
    subject: 'Een mentoraat bij {organisation} is begonnen',
    body: 'Beste {name},\n\nEen mentoraat van jou bij {organisation} is begonnen. Log in om je eerste gesprek te plannen:\n\n{link}',
  },
};
const sv: typeof en = {
  began: {
    title: 'Mentorskap har börjat',
    when: 'När båda har sagt ja, eller en mentorsgrupp har skapats',
    to: 'Båda i ett par, eller mentorerna i en grupp, utom den som gjorde det',
    subject: 'Ett mentorskap hos {organisation} har börjat',
    body: 'Hej {name},\n\nEtt av dina mentorskap hos {organisation} har börjat. Logga in för att planera er första träff:\n\n{link}',
  },
};
export const beganWords = texts('beganLetter', { en, nl, sv });
