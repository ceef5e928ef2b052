import { texts } from '../../platform/texts.ts';

const en = {
  title: 'Rules for signing in',
  intro:
    'People who see confidential information sign in with more than a password: an authenticator app or a passkey.',
  roles: 'More than a password for',
  save: 'Save',
  saved: 'Saved. Anyone without a second step is asked for one on the next page.',
  when: 'We advise it for administrators, coordinators and specialists at least.',
};
const nl: typeof en = {
  title: 'Regels voor inloggen',
  intro:
    'Wie vertrouwelijke gegevens ziet, logt in met meer dan een wachtwoord: een authenticator-app of een passkey.',
  roles: 'Meer dan een wachtwoord voor',
  save: 'Regels bewaren',
  saved: 'Opgeslagen. Wie nog geen tweede stap heeft, krijgt die vraag op de volgende pagina.',
  when: 'We raden het in elk geval aan voor beheerders, coördinatoren en specialisten.',
};
const sv: typeof en = {
  title: 'Regler för inloggning',
  intro:
    'Den som ser förtroliga uppgifter loggar in med mer än ett lösenord: en autentiseringsapp eller en passkey.',
  roles: 'Mer än lösenord för',
  save: 'Spara reglerna',
  saved: 'Sparat. Den som ännu saknar ett andra steg får frågan på nästa sida.',
  when: 'Vi råder till det åtminstone för administratörer, programledare och specialister.',
};
export const policyWords = texts('policy', { en, nl, sv });
