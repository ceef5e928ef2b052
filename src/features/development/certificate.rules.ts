/** What a certificate says, and the credential that carries it. */
import type { Text } from '../profiles/profile.rules.ts';

export type CertificateContent = {
  name: string;
  organisation: string;
  programme: string;
  cohort: string;
  firstDay: string;
  lastDay: string;
  meetings: number;
  minutes: number;
  learningMinutes: number;
  competences: { id: string; name: Text }[];
  languages: string[];
};

/**
 * AS-28: a certificate can be asked for when the hours of the programme have been recorded in
 * meetings.
 */
export const hasEnoughHours = (minutes: number, hours: number): boolean => minutes >= hours * 60;

type Issue = {
  content: CertificateContent;
  address: string;
  slug: string;
  code: string;
  issuedOn: string;
  language: string;
  /** Salted hash of the holder's address, null without one. */
  identity: {
    hash: string;
    salt: string;
  } | null;
};

const said = (text: Text, language: string, languages: string[]) =>
  text[language] ?? languages.map((one) => text[one]).find(Boolean) ?? Object.values(text)[0] ?? '';

/**
 * An OpenBadgeCredential (1EdTech Open Badges 3.0) as the payload of a JSON Web Token; registered
 * claims repeat what the standard maps.
 */
export function credentialOf({
  content,
  address,
  slug,
  code,
  issuedOn,
  language,
  identity,
}: Issue): Record<string, unknown> {
  const issuer = `${address}/verify/issuers/${slug}`;
  const id = `${address}/verify/${code}`;
  const names = content.competences.map(({ name }) => said(name, language, content.languages));
  const hours = Math.round(content.minutes / 60);
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: content.programme,
    issuer: { id: issuer, type: ['Profile'], name: content.organisation },
    validFrom: `${issuedOn}T00:00:00Z`,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        identity
          ? {
              type: 'IdentityObject',
              identityType: 'emailAddress',
              hashed: true,
              identityHash: `sha256$${identity.hash}`,
              salt: identity.salt,
            }
          : {
              type: 'IdentityObject',
              identityType: 'name',
              hashed: false,
              identityHash: content.name,
            },
      ],
      activityStartDate: `${content.firstDay}T00:00:00Z`,
      activityEndDate: `${content.lastDay}T00:00:00Z`,
      creditsEarned: hours,
      achievement: {
        id: `${issuer}/${content.cohort.replace(/[^\w-]+/g, '-')}`,
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: content.programme,
        description: names.length > 0 ? names.join(', ') : content.cohort,
        criteria: {
          narrative: `${content.meetings} meetings, ${hours} hours. ${names.join(', ')}`.trim(),
        },
        creditsAvailable: hours,
      },
    },
    iss: issuer,
    jti: id,
    sub: content.name,
    nbf: Math.floor(Date.parse(`${issuedOn}T00:00:00Z`) / 1000),
  };
}
