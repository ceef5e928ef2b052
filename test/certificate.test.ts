/** Certificates: asked for, issued, verified with and without a network, changed, taken back. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { certificateVerify } from '../src/features/development/certificate.command.ts';
import { credentialOf, hasEnoughHours } from '../src/features/development/certificate.rules.ts';
import { newKeyPair, signDocument, verifyDocument } from '../src/platform/signature.ts';
import { linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let mentor: Visitor;
let coordinator: Visitor;
const base = '/o/ledarnatverket';
let organisation = '';

before(async () => {
  world = await openWorld();
  [mentor, coordinator] = await Promise.all([
    visit(world, 'network.mentor'),
    visit(world, 'network.coordinator'),
  ]);
  organisation = (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'ledarnatverket')
        .executeTakeFirstOrThrow(),
    )
  ).id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
});
after(() => world.close());

test('AS-28: a certificate for recorded hours, issued by a person, verified by anybody, worthless when changed or taken back', async () => {
  deepEqual([hasEnoughHours(1799, 30), hasEnoughHours(1800, 30)], [false, true]);
  const ask = `${base}/development/certificate`;
  await world.owner.query('update programme set rules = jsonb_set(rules, $1, $2)', [
    '{assessment,certificateHours}',
    '900',
  ]);
  match((await mentor.post(ask, {})).text, /There are not 900 hours/);
  await world.owner.query('update programme set rules = jsonb_set(rules, $1, $2)', [
    '{assessment,certificateHours}',
    '1',
  ]);
  const report = linkIn((await mentor.get(base)).text, /\/rounds\/[0-9a-f-]{36}\/report$/);
  await mentor.post(report.replace(/report$/, 'prediction'), { go: 'skip' });
  const strong = [
    ...(await mentor.get(ask)).text.matchAll(/name="competences" value="([^"]+)"/g),
  ].map(([, id]) => id!);
  equal((await mentor.post(ask, { competences: `${strong[0]},empathy-not-reached` })).status, 303);
  equal((await mentor.post(ask, {})).status, 422);
  const cohort = (await world.owner.query('select cohort_id from certificate')).rows[0]!
    .cohort_id as string;
  const list = await coordinator.get(`${base}/cohorts/${cohort}/certificates`);
  const id = /certificates\/([0-9a-f-]{36})\/issue/.exec(list.text)![1]!;
  equal((await mentor.post(`${base}/certificates/${id}/issue`, {})).status, 403);
  equal((await coordinator.post(`${base}/certificates/${id}/issue`, {})).status, 303);
  equal((await coordinator.post(`${base}/certificates/${id}/issue`, {})).status, 404);
  const page = (await mentor.get(`${base}/development`)).text;
  const code = /\/verify\/([\w-]{24})"/.exec(page)![1]!;
  const open = (path: string) => world.server.inject({ url: path, cookies: { language: 'en' } });
  const verified = await open(`/verify/${code}`);
  match(verified.body, /This certificate is valid: Ledarnätverket issued it/);
  equal(verified.body.includes('empathy-not-reached'), false);
  const jwt = (await open(`/verify/${code}/credential`)).body;
  const { keys } = (await open('/verify/issuers/ledarnatverket')).json() as {
    keys: Record<string, string>[];
  };
  equal('d' in keys[0]!, false, 'the private half stays inside');
  const good = await verifyDocument(jwt, keys[0]!);
  equal(good!.by, 'given');
  const credential = good!.payload as {
    type: string[];
    credentialSubject: { achievement: { name: string }; identifier: { hashed: boolean }[] };
  };
  deepEqual(credential.type, ['VerifiableCredential', 'OpenBadgeCredential']);
  equal(credential.credentialSubject.identifier[0]!.hashed, true);
  equal((await verifyDocument(jwt, null))!.by, 'own');
  const [head, body, signature] = jwt.split('.');
  const forged = Buffer.from(
    Buffer.from(body!, 'base64url').toString().replace('Mentorskap', 'Meesterschap'),
  ).toString('base64url');
  equal(await verifyDocument(`${head}.${forged}.${signature}`, keys[0]!), null);
  // Without a network: the file, and the issuer's keys fetched once.
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const files = {
    good: jwt,
    forged: `${head}.${forged}.${signature}`,
    issuer: (await open('/verify/issuers/ledarnatverket')).body,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const said: string[] = [];
  const io = {
    out: (line: string) => void said.push(line),
    error: (line: string) => void said.push(line),
    language: 'en' as const,
  };
  const verify = (...args: string[]) =>
    certificateVerify(
      args.map((arg) => (arg.startsWith('--') ? arg : join(folder, arg))),
      io,
    );
  deepEqual(
    [
      await verify('good'),
      await verify('good', '--issuer', 'issuer'),
      await verify('forged', '--issuer', 'issuer'),
      await verify('forged'),
      await verify('nothing'),
      await verify(),
    ],
    [0, 0, 1, 1, 1, 2],
  );
  match(said[0]!, /is whole and says that it comes from Ledarnätverket/);
  match(said[1]!, /was signed by Ledarnätverket/);
  rmSync(folder, { recursive: true });
  const other = await newKeyPair();
  equal(await verifyDocument(await signDocument(good!.payload, other, 'x'), keys[0]!), null);
  for (const purpose of [undefined, 'report'] as const)
    equal(
      (
        await world.database.inTenant(
          { organisation, person: null, ...(purpose ? { purpose } : {}) },
          'read',
          (tx) => tx.selectFrom('signing_secret').select('key_id').execute(),
        )
      ).length,
      0,
    );
  const kept = await world.database.inTenant(
    { organisation, person: null, purpose: 'sign' },
    'read',
    (tx) => tx.selectFrom('signing_secret').select('private_key').execute(),
  );
  ok(
    kept.length > 0 &&
      kept.every(({ private_key: key }) => typeof key === 'string' && key.startsWith('sealed:')),
    'a copy of the database cannot sign',
  );
  const paper = await world.server.inject({
    url: `${base}/development/certificates/${id}`,
    cookies: { session: mentor.cookie },
  });
  equal(paper.headers['content-type'], 'application/pdf');
  match(paper.rawPayload.toString('latin1'), /pdfuaid:part/);
  equal((await open('/verify/aaaaaaaaaaaaaaaaaaaaaaaa')).statusCode, 404);
  equal(
    (await coordinator.post(`${base}/certificates/${id}/revocation`, { certificate: id, why: '' }))
      .status,
    422,
  );
  equal(
    (
      await coordinator.post(`${base}/certificates/${id}/revocation`, {
        certificate: id,
        why: 'Issued by mistake.',
      })
    ).status,
    303,
  );
  match((await open(`/verify/${code}`)).body, /taken back by the organisation/);
  equal((await open(`/verify/${code}/credential`)).statusCode, 404);
  const content = {
    name: 'A',
    organisation: 'O',
    programme: 'P',
    cohort: 'C 1',
    firstDay: '2026-01-01',
    lastDay: '2026-12-01',
    meetings: 3,
    minutes: 330,
    learningMinutes: 0,
    competences: [],
    languages: ['en'],
  };
  const plain = credentialOf({
    content,
    address: 'https://m.example',
    slug: 'o',
    code: 'c',
    issuedOn: '2026-11-22',
    language: 'en',
    identity: null,
  });
  deepEqual(
    [plain.id, plain.jti, plain.iss],
    [
      'https://m.example/verify/c',
      'https://m.example/verify/c',
      'https://m.example/verify/issuers/o',
    ],
  );
});
