/** SE-8, AD-6: characters that nothing can keep, and names that every object brings along. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { openRoutes, routes } from '../src/app/registry.ts';
import { parseJson, wholeCharacters } from '../src/core/reader/characters.ts';
import { readProfile } from '../src/core/reader/read.ts';
import { ownDataFormat, readOwnData } from '../src/features/rights/data-import.rules.ts';
import { sayTable } from '../src/web/feature.ts';
import { commands } from '../src/app/commands.ts';
import { keepableFile } from '../src/platform/upload-file.ts';
import { extent, sampleOf } from './support/extent.ts';
import { workbook } from './support/hostile.ts';
import { openWorld, visit, type Reply, type Visitor, type World } from './support/world.ts';
import { walk } from './support/walk.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const school = '/o/lindenhof';
const network = '/o/ledarnatverket';
/** Every name that an object without anything in it answers to, and the same in small letters. */
const inherited = [
  ...new Set(
    Object.getOwnPropertyNames(Object.prototype).flatMap((name) => [name, name.toLowerCase()]),
  ),
];

test('SE-8: JSON loses NUL and halves of characters in texts and names, and nothing else', () => {
  deepEqual(parseJson('{"a\\u0000":"b\\u0000c","d":["\\ud83d\\ude00","\\ud800x","\\udc00"]}'), {
    a: 'bc',
    d: ['😀', '\ufffdx', '\ufffd'],
  });
  // A backslash that is written out is no beginning of a sign.
  equal(parseJson('"\\\\u0000 \\\\ud800 \\"\\u0041"'), '\\u0000 \\ud800 "A');
  equal(wholeCharacters('a\u0000\ud83d😀'), 'a\ufffd😀');
});

const odd = ['a\\u0000b', 'a\\ud800b', 'a\\udfffb', 'constructor', '__proto__', 'tostring'];
const asXml = (text: string) =>
  text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => `&#x${code};`);
const asText = (text: string) => JSON.parse(`"${text}"`) as string;

const docx = (text: string) =>
  zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[
        'Mentor',
        `${text} listens`,
        `&${text.replace(/\W/g, '')};`,
        `at least ${text} years`,
      ]
        .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
        .join('')}</w:body></w:document>`,
    ),
  });
const listOf = (text: string) =>
  `number;first name;last name;role;class;${text}\nX1;A;B;${text};${text};${text}\n${'# a line that is long\n'.repeat(400)}X2;${text};C;mentee;;\n`;
const oneRoster = (text: string) =>
  zipSync({
    'users.csv': strToU8(
      `sourcedId,status,enabledUser,givenName,familyName,role,identifier,agentSourcedIds,orgSourcedIds\nu1,active,true,Ann,Bee,${text},ID1,${text},${text}\n`,
    ),
    [`${text}.csv`]: strToU8(`sourcedId,${text}\n${text},${text}\n`),
  });

/** Sent as such a file is, and looked at where it leads. */
async function send(
  visitor: Visitor,
  path: string,
  file: { name: string; bytes: Uint8Array | string },
): Promise<{ reply: Reply; shown: Reply | null }> {
  const reply = await visitor.upload(
    path,
    { name: 'P' },
    { name: file.name, bytes: Buffer.from(file.bytes) },
  );
  const shown = reply.status === 303 ? await visitor.get(reply.location) : null;
  return { reply, shown };
}

test('SE-8, AD-6: a profile, a list or a file about oneself with such texts is taken or refused in words, and every page can show it', async () => {
  const coordinator = await visit(world, 'network.coordinator');
  const office = await visit(world, 'school.coordinator');
  const mentor = await visit(world, 'network.mentor');
  const page = (await coordinator.get(`${network}/profiles`)).text;
  const version = /profiles\/versions\/([0-9a-f-]{36})/.exec(page)![1]!;
  const own = (
    await coordinator.get(`${network}/profiles/versions/${version}/files/json`)
  ).bytes.toString();
  const faults: string[] = [];
  const check = async (
    what: string,
    visitor: Visitor,
    path: string,
    file: { name: string; bytes: Uint8Array | string },
  ) => {
    const { reply, shown } = await send(visitor, path, file);
    const isFine =
      (reply.status === 422 && /role="alert"|class="problem|aria-invalid/.test(reply.text)) ||
      shown?.status === 200;
    if (!isFine || /\[native code\]/.test(shown?.text ?? ''))
      faults.push(`${what}: ${reply.status} ${shown?.status ?? ''}`);
  };
  for (const text of sampleOf(odd, 2)) {
    const profile = JSON.parse(own) as {
      profile: {
        languages: string[];
        roles: {
          competences: { id: string; indicators: { id: string; text: Record<string, string> }[] }[];
        }[];
      };
    };
    const competence = profile.profile.roles.flatMap(({ competences }) => competences)[0]!;
    competence.indicators[0]!.text = { [profile.profile.languages[0]!]: 'ODD' };
    if (/^\w+$/.test(text)) {
      competence.id = text;
      competence.indicators[0]!.id = `${text}.1`;
    }
    const caseOf = (said: string) =>
      `{"CFDocument":{"title":"${said}","language":"sv"},"CFItems":[{"identifier":"${said}","fullStatement":"${said}","notes":"${said}"},{"identifier":"b","fullStatement":"B"}],"CFAssociations":[{"associationType":"isChildOf","originNodeURI":{"identifier":"b"},"destinationNodeURI":{"identifier":"${said}"}}]}`;
    const profiles = `${network}/profiles`;
    await check(`json ${text}`, coordinator, profiles, {
      name: 'a.json',
      bytes: JSON.stringify(profile).replace('ODD', text),
    });
    await check(`case ${text}`, coordinator, profiles, { name: 'c.json', bytes: caseOf(text) });
    await check(`docx ${text}`, coordinator, profiles, {
      name: 'a.docx',
      bytes: docx(asXml(text)),
    });
    await check(`text ${text}`, coordinator, profiles, {
      name: 'a.md',
      bytes: `# Mentor\n\n- at least ${asText(text)} years\n- listens\n`,
    });
    await check(`list ${text}`, office, `${school}/people/imports`, {
      name: 'a.csv',
      bytes: listOf(asText(text)),
    });
    await check(`OneRoster ${text}`, office, `${school}/people/imports`, {
      name: 'a.zip',
      bytes: oneRoster(asText(text)),
    });
    await check(`marks ${text}`, office, `${school}/people/facts`, {
      name: 'a.csv',
      bytes: `number,day,kind,subject,value\n410000,2026-11-19,${asText(text)},${asText(text)},4.5\n`,
    });
    await check(`own data ${text}`, mentor, `${network}/my-data/brought`, {
      name: 'a.json',
      bytes: `{"format":"${ownDataFormat}","organisation":"${text}","madeOn":"2026-01-01","data":{"${/^[a-z]\w*$/.test(text) ? text.toLowerCase() : 'other'}":[{"${text}":"${text}"}],"own_action":[{"person_id":"you","body":"${text}","made_on":"2026-01-01"}],"evidence":[{"person_id":"you","held_on":"2026-01-01","title":"${text}","minutes":0,"indicators":["${text}"],"made_at":"2026-01-01T10:00:00Z"}]}}`,
    });
  }
  deepEqual(faults, []);
  for (const path of ['/my-data', '/my-data/all', '/my-data/file', '/actions', '/development'])
    equal((await mentor.get(network + path)).status, 200, path);
});

test('SE-8: days that no calendar here knows are not taken from a file about oneself, and its rows are kept with the rest', async () => {
  const mentor = await visit(world, 'network.mentor');
  const fileOf = (madeOn: string, day: string) =>
    `{"format":"${ownDataFormat}","organisation":"Far ${day}","madeOn":"${madeOn}","data":{"own_action":[{"person_id":"you","body":"x","made_on":"${day}","due_on":"${day}"}],"energy_check":[{"person_id":"you","week_on":"${day}","energy":3,"load":3}],"evidence":[{"person_id":"you","held_on":"${day}","title":"x","minutes":0,"indicators":[],"made_at":"${day}T10:00:00Z"}]}}`;
  for (const day of [
    '0000-01-01',
    '0000-12-31',
    '0001-01-01',
    '1899-12-31',
    '2026-11-24',
    '9999-12-27',
    '9999-12-31',
  ]) {
    equal(readOwnData(Buffer.from(fileOf(day, day))) === null, day < '1900', day);
    const { reply } = await send(mentor, `${network}/my-data/brought`, {
      name: 'a.json',
      bytes: fileOf('2026-01-01', day),
    });
    equal(reply.status, 303, day);
  }
  for (const path of ['/my-data', '/my-data/all', '/my-data/file', '/actions', '/development'])
    equal((await mentor.get(network + path)).status, 200, path);
});

test('AD-6: no word of a document, no ending of a file, no table and no command is found among what every object brings along', async () => {
  for (const name of inherited) {
    for (const language of ['The mentor has', 'De mentor heeft', 'Mentorn har'])
      await readProfile(
        Buffer.from(`# Mentor\n\n${language}\n\n- ${name} years\n- three ${name}\n`),
        'a.txt',
      );
    equal(await keepableFile(`a.${name}`, Buffer.from('text')), null, name);
    equal(sayTable('en', name), name);
    equal(name in commands, false, name);
    ok((await readProfile(Buffer.from('# Mentor\n\n- listens\n'), 'a.txt')).lines.length > 0);
  }
});

test('AD-6: whatever stands in an address where a word of ours is expected, it is answered as unknown', async () => {
  const words = routes.filter(({ act }) => act === null);
  const shaped = words.map(({ path }) => ({
    path,
    names: [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!),
    shape: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`),
  }));
  const faults: string[] = [];
  let tried = 0;
  for (const [who, base] of [
    ['network.coordinator', network],
    ['school.coordinator', school],
  ] as const) {
    const visitor = await visit(world, who);
    const seen = new Set<string>();
    const found: string[] = [];
    await walk(
      visitor,
      [base],
      (path) => {
        const bare = path.slice(base.length).replace(/[?#].*/, '');
        for (const { path: pattern, shape } of shaped) {
          const parts = shape.exec(bare)?.slice(1);
          for (const part of parts ?? []) {
            if (/^[0-9a-f-]{36}$/.test(part) || seen.has(`${pattern} ${part}`)) continue;
            seen.add(`${pattern} ${part}`);
            found.push(path.replace(/[?#].*/, '').replace(`/${part}`, '/ODD'));
          }
        }
      },
      1,
    );
    if (base === network)
      ok(
        found.some((path) => path.endsWith('/files/ODD')),
        'formats of files',
      );
    for (const path of found)
      for (const name of extent(
        ['constructor', '__proto__'],
        ['constructor', '__proto__', 'toString', 'hasOwnProperty'],
      )) {
        tried++;
        const { status } = await visitor.get(path.replace('/ODD', `/${name}`));
        if (status !== 404 && status !== 403) faults.push(`${path} ${name}: ${status}`);
      }
  }
  ok(tried >= extent(4, 8), `${tried} addresses`);
  deepEqual(faults, []);
});

test('AD-2, AD-6: whatever stands in an address before every organisation, nobody needs an account to find no error of ours', async () => {
  const faults: string[] = [];
  const values = [
    '-'.repeat(36),
    'f'.repeat(36),
    '00000000-0000-4000-8000-000000000000',
    'constructor',
    '__proto__',
    '%00',
    '%ED%A0%80',
    'x'.repeat(190),
  ];
  let tried = 0;
  for (const { method, path } of openRoutes.filter((route) => route.path.includes(':')))
    for (const value of values)
      for (const others of [value, 'a'.repeat(24)])
        for (const first of [true, false]) {
          let place = 0;
          const url = path.replace(/:\w+/g, () => ((place++ === 0) === first ? value : others));
          tried++;
          const { statusCode } = await world.server.inject({
            method,
            url,
            ...(method === 'POST'
              ? { payload: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
              : {}),
          });
          if (statusCode >= 500) faults.push(`${method} ${url}: ${statusCode}`);
        }
  ok(tried > 300, `${tried} addresses`);
  deepEqual(faults, []);
});

test('SE-8: a name of a sheet or of a file keeps no half of a character either', async () => {
  const office = await visit(world, 'school.coordinator');
  const bytes = workbook(3, 3);
  equal(
    (await office.upload(`${school}/people/imports`, {}, { name: 'a\u0000\u202eb.xlsx', bytes }))
      .status,
    303,
  );
  match((await office.get(`${school}/people`)).text, /<h1/);
});
