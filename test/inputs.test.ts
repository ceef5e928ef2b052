/**
 * What rules go by can be said: on pages, in lists and by the people themselves; and a rule with
 * nothing to go by says so.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { agreeToAll } from './support/approval.ts';
import { boxOf, nominate } from './support/nominate.ts';
import { demoDay, linkIn, openWorld, readLetters, visit, visitorWith } from './support/world.ts';
import type { Reply, Visitor, World } from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let coordinator: Visitor;
let cohort: string;
const ids = new Map<string, string>();
const applications = new Map<string, string>();
const people = ['Ada Stone', 'Ben Lake', 'Cora Field', 'Dan Field'] as const;
const idOf = (name: (typeof people)[number]) => ids.get(name)!;
const applicationOf = (name: (typeof people)[number]) => applications.get(name)!;

/** What a browser would send of the first form that posts to this address, unless it is changed. */
function filled(html: string, action: string): Record<string, string> {
  const form = html
    .split('<form')
    .find((part) => part.includes('method="post"') && part.includes(`action="${action}"`));
  ok(form, `a form for ${action}`);
  const own = form.split('</form>')[0]!;
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const fields: Record<string, string> = {};
  const put = (name: string, value: string) => {
    fields[name] = fields[name] === undefined ? plain(value) : `${fields[name]},${plain(value)}`;
  };
  for (const [tag] of own.matchAll(/<input[^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(tag)?.[1];
    const isBox = /type="(?:checkbox|radio)"/.test(tag);
    if (name && name !== 'token' && (!isBox || / checked/.test(tag)))
      put(name, / value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name, inside] of own.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>([^]*?)<\/select>/g,
  )) {
    const options = [...inside!.matchAll(/<option[^>]*>/g)].map(([tag]) => tag);
    const chosen = options.find((tag) => / selected/.test(tag)) ?? options[0] ?? '';
    put(name!, / value="([^"]*)"/.exec(chosen)?.[1] ?? '');
  }
  for (const [, name, text] of own.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g))
    put(name!, text!);
  return fields;
}

/** Opens a page and sends its form with some fields changed. */
async function send(
  visitor: Visitor,
  page: string,
  action: string,
  changes: Record<string, string> = {},
): Promise<Reply> {
  const { text } = await visitor.get(page);
  return visitor.post(action, { ...filled(text, action), ...changes });
}

const edit = (person: string, changes: Record<string, string>) =>
  send(coordinator, `${base}/people/${person}/edit`, `${base}/people/${person}/edit`, changes);

const visitors = new Map<string, Visitor>();
/** The first time through a sign-in link, as somebody new. */
async function enter(name: (typeof people)[number]): Promise<Visitor> {
  const visitor = visitors.get(name) ?? (await welcome(idOf(name)));
  visitors.set(name, visitor);
  return visitor;
}

async function welcome(person: string): Promise<Visitor> {
  const made = await coordinator.post(`${base}/people/${person}/invitation`, {});
  const path = /value="https?:\/\/[^"/]+(\/welcome\/[\w-]+)"/.exec(made.text)![1]!;
  const page = await world.server.inject({ url: path });
  const entered = await world.server.inject({
    method: 'POST',
    url: path,
    cookies: {
      browser: page.cookies.find(({ name }) => name === 'browser')!.value,
      language: 'en',
    },
    payload: new URLSearchParams({
      token: /name="token" value="([^"]+)"/.exec(page.body)![1]!,
      password: 'three words and more',
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  equal(entered.statusCode, 303);
  const session = entered.cookies.find(({ name }) => name === 'session')!.value;
  return visitorWith(world.server, session, 'en');
}

const importList = async (csv: string) => {
  const { location } = await coordinator.upload(
    `${base}/people/imports`,
    {},
    { name: 'people.csv', bytes: Buffer.from(csv) },
  );
  return location;
};

before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${id}'`);
  const version = /<option value="([0-9a-f-]{36})"/.exec(
    (await coordinator.get(`${base}/programmes/new`)).text,
  )![1]!;
  const programme = await coordinator.post(`${base}/programmes`, {
    name: 'Second programme',
    version,
    template: 'leadership-mentoring',
  });
  cohort = (
    await coordinator.post(`${programme.location}/cohorts`, {
      name: 'First',
      first_day: demoDay,
      last_day: '2027-10-31',
    })
  ).location;
  const list = await importList(
    'first name;family name;e-mail;role\nAda;Stone;ada@river.example;mentor\nBen;Lake;ben@hill.example;mentee\nCora;Field;cora@hill.example;mentor\nDan;Field;dan@hill.example;mentee\n',
  );
  equal((await coordinator.post(`${list}/application`, {})).status, 303);
  for (const name of people) {
    const board = await coordinator.get(`${cohort}/nominations/new?q=${encodeURIComponent(name)}`);
    ids.set(name, boxOf(board.text, name));
    const role = name.startsWith('A') || name.startsWith('C') ? 'mentor' : 'mentee';
    applications.set(name, (await nominate(coordinator, cohort, name, role)).location);
  }
});
after(() => world.close());

test('MA-27: a rule that has nothing to go by says so beside its tick, with the count', async () => {
  const list = (await coordinator.get(`${base}/programmes`)).text;
  const [, programme] = /href="([^"]+\/programmes\/[0-9a-f-]{36})">Second programme/.exec(list)!;
  const { text } = await coordinator.get(programme!);
  match(text, /Nobody’s manager is known \(0 of 4\): this rule stops nothing yet/);
  match(text, /Nobody’s member organisation is known \(0 of 4\)/);
});

test('R-11, R-13: a manager is chosen by what is typed; nobody leads themselves or who stands above them', async () => {
  const [ben, cora] = [idOf('Ben Lake'), idOf('Cora Field')];
  const unknown = await edit(ben, { manager: 'Zed Nobody', job_title: 'Head of wells' });
  equal(unknown.status, 422);
  match(unknown.text, /Nobody here is known as “Zed Nobody”/);
  match(unknown.text, /value="Head of wells"/);
  const which = await edit(ben, { manager: 'field' });
  equal(which.status, 422);
  match(which.text, /More than one person fits “field”/);
  deepEqual(
    [...which.text.matchAll(/name="manager_is" value="([0-9a-f-]{36})"/g)]
      .map(([, id]) => id)
      .sort(),
    [cora, idOf('Dan Field')].sort(),
  );
  equal((await edit(ben, { manager: 'field', manager_is: idOf('Ada Stone') })).status, 422);
  const chosen = await edit(ben, {
    manager: 'field',
    manager_is: cora,
    given_name: 'Benno',
    job_title: 'Head of wells',
    number: 'W7',
    language: 'nl',
    sector: ' Water  works ',
  });
  equal(chosen.status, 303);
  const page = (await coordinator.get(chosen.location)).text;
  match(page, /Saved\./);
  for (const seen of [
    /Benno Lake/,
    /Head of wells/,
    /W7/,
    /Water works/,
    /Nederlands/,
    /Cora Field/,
  ])
    match(page, seen);
  match(
    (await coordinator.get(`${base}/people/${cora}`)).text,
    /Manager of<\/dt>[^]{0,120}Benno Lake/,
  );
  // What stands in the form is kept when it is sent again, though the name alone could mean two.
  equal((await edit(ben, { given_name: 'Ben' })).status, 303);
  match((await coordinator.get(`${base}/people/${ben}`)).text, /Cora Field/);
  const self = await edit(ben, { manager: 'W7' });
  match(self.text, /Nobody is their own manager/);
  const loop = await edit(cora, { manager: 'ben@hill.example' });
  equal(loop.status, 422);
  match(loop.text, /stands above Ben Lake/);
  const taken = await edit(cora, { number: 'W7' });
  match(taken.text, /Ben Lake has this number/);
  const address = await edit(cora, { email: 'ben@hill.example' });
  match(address.text, /Ben Lake has this e-mail address/);
  const tongue = await edit(cora, { other_languages: 'Elvish, Frisian' });
  match(tongue.text, /“Elvish” is not a language/);
  const contact = await visit(world, 'network.contact');
  equal((await contact.get(`${base}/people/${ben}/edit`)).status, 403);
  equal((await contact.post(`${base}/people/${ben}/edit`, { given_name: 'X' })).status, 403);
});

test('R-13: a link that went to a wrong address ends when the address is corrected; that of an account is its owner’s', async () => {
  const ada = idOf('Ada Stone');
  const made = await coordinator.post(`${base}/people/${ada}/invitation`, {});
  const path = /value="https?:\/\/[^"/]+(\/welcome\/[\w-]+)"/.exec(made.text)![1]!;
  equal((await world.server.inject({ url: path })).statusCode, 200);
  equal((await edit(ada, { email: 'ada.stone@river.example' })).status, 303);
  equal((await world.server.inject({ url: path })).statusCode, 410);
  const [, account] = /href="[^"]+\/people\/([0-9a-f-]{36})"/.exec(
    (await coordinator.get(`${base}/people?q=Ingela`)).text,
  )!;
  const page = await coordinator.get(`${base}/people/${account}/edit`);
  match(page.text, /only the person can change that address/);
  equal(/name="email"/.test(page.text), false);
  equal((await edit(account!, { email: 'thief@example.org' })).status, 303);
  equal(/thief@/.test((await coordinator.get(`${base}/people/${account}`)).text), false);
});

test('A-5: a role that still runs needs no date, and the commonest answer is enough', async () => {
  const dan = await enter('Dan Field');
  const application = applicationOf('Dan Field');
  match((await dan.get(application)).text, /not known yet/);
  const roles = `${application}/answers`;
  equal(
    (await send(dan, application, roles, { role_title: 'Head of unit', first_day: '2026-01' }))
      .status,
    303,
  );
  const page = (await dan.get(application)).text;
  match(page, /2026-01 – present/);
  match(page, /meets the rules/);
  match(page, /said by the applicant/);
  // Whoever types an end means it, whatever the box says that was ticked before.
  const unticked = { role_title: 'Before', first_day: '2020', still: '' };
  const asked = await send(dan, application, roles, unticked);
  equal(asked.status, 422);
  match(asked.text, /When did it end\?/);
  equal(/name="still" value="yes" checked/.test(asked.text), false);
  equal(
    (await send(dan, application, roles, { role_title: 'No start', first_day: '' })).status,
    422,
  );
  equal(
    (
      await send(dan, application, roles, {
        role_title: 'Before',
        first_day: '2020',
        last_day: '2022',
      })
    ).status,
    303,
  );
  match((await dan.get(application)).text, /2020 – 2022/);
  // A role from before the box: nobody knows, and the page asks.
  await world.owner.query(
    `update role_history set last_day = null where person_id = $1 and title = 'Head of unit'`,
    [idOf('Dan Field')],
  );
  const old = (await dan.get(application)).text;
  match(old, /2026-01 – \?/);
  match(old, /Does this role still run, or when did it end\?/);
  const end = /action="([^"]+\/roles\/[0-9a-f-]{36}\/end)"/.exec(old)![1]!;
  equal((await send(dan, application, end)).status, 303);
  match((await dan.get(application)).text, /2026-01 – present/);
});

test('A-1: state administration is asked of whom a requirement counts it, and no answer is given for them', async () => {
  const application = applicationOf('Cora Field');
  const page = (await coordinator.get(application)).text;
  match(page, /name="state" value="unknown"/);
  equal(/name="state" value="\w+" checked/.test(page), false);
  const roles = `${application}/answers`;
  const role = { role_title: 'Head of water', first_day: '2010' };
  match((await send(coordinator, application, roles, role)).text, /Say whether this was in state/);
  equal((await send(coordinator, application, roles, { ...role, state: 'yes' })).status, 303);
  equal(/name="state"/.test((await coordinator.get(applicationOf('Dan Field'))).text), false);
});

test('A-6: a role is verified by a coordinator who says what was seen; a changed role is the applicant’s word again', async () => {
  const dan = await enter('Dan Field');
  const application = applicationOf('Dan Field');
  const before = (await coordinator.get(application)).text;
  const verify = /action="([^"]+\/roles\/[0-9a-f-]{36}\/verification)"/.exec(before)![1]!;
  const field = `against-${verify.split('/').at(-2)}`;
  match((await send(coordinator, application, verify)).text, /Write what you saw/);
  equal((await dan.post(verify, { [field]: 'I say so' })).status, 403);
  const seen = { [field]: 'Letter of appointment' };
  equal((await send(coordinator, application, verify, seen)).status, 303);
  const own = (await dan.get(application)).text;
  match(own, /verified<\/span>[^]{0,80}Letter of appointment; Ingela Torsson, today/);
  const role = verify.replace('/verification', '');
  const refused = await dan.post(`${role}/removal`, {});
  equal(refused.status, 422);
  match(refused.text, /This role has been verified/);
  equal(
    (await dan.post(`${role}/end`, { [`end-${role.split('/').at(-1)}`]: '2026-06' })).status,
    303,
  );
  equal(/Letter of appointment/.test((await dan.get(application)).text), false);
  // Whoever had the page open from before verifies nothing that they have not seen.
  const stale = await coordinator.post(verify, { ...filled(before, verify), ...seen });
  equal(stale.status, 422);
  match(stale.text, /changed this role in the meantime/);
  equal((await send(coordinator, application, verify, seen)).status, 303);
  equal((await send(coordinator, application, `${verify}/end`)).status, 303);
  equal(/Letter of appointment/.test((await coordinator.get(application)).text), false);
  equal(
    (await dan.post(`${role}/end`, { [`still-${role.split('/').at(-1)}`]: 'yes' })).status,
    303,
  );
});

test('MA-2, MA-3, R-12: what people say reaches the run: no language in common, one’s own manager, every criterion', async () => {
  const ben = await enter('Ben Lake');
  // The applicant says it; whoever may not look through the people writes the name or the address
  // in full.
  const wishes = (name: (typeof people)[number]) => `${applicationOf(name)}/answers`;
  const partly = await send(ben, applicationOf('Ben Lake'), wishes('Ben Lake'), { manager: 'Fie' });
  equal(partly.status, 422);
  match(partly.text, /Nobody here is known as “Fie”/);
  equal(/name="manager_is"/.test(partly.text), false);
  const common = { slots: 'mon-am,tue-pm', region: 'Umeå', online: 'yes', sector: 'Water' };
  const said: [Visitor, (typeof people)[number], Record<string, string>][] = [
    [ben, 'Ben Lake', { languages: 'sv', manager: 'cora@hill.example', years: '1' }],
    [coordinator, 'Dan Field', { languages: 'sv,en', other_languages: 'Frisian', years: '2' }],
    [coordinator, 'Ada Stone', { languages: 'sv', years: '15', region: ' UMEÅ', sector: 'water' }],
    [coordinator, 'Cora Field', { languages: 'ar,sv', years: '12', places: '2' }],
  ];
  for (const [visitor, name, fields] of said) {
    const page = (await visitor.get(applicationOf(name))).text;
    const competence = /name="competences" value="([^"]+)"/.exec(page)![1]!;
    const wish = / name="wish1"/.test(page)
      ? { wish1: idOf(name === 'Dan Field' ? 'Ada Stone' : 'Dan Field') }
      : {};
    const sent = await send(visitor, applicationOf(name), wishes(name), {
      ...common,
      competences: competence,
      ...wish,
      ...fields,
    });
    equal(sent.status, 303, name);
  }
  match(
    (await coordinator.get(`${base}/people/${idOf('Dan Field')}`)).text,
    /English, Swedish, Western Frisian/,
  );
  for (const name of people)
    equal(
      (
        await send(coordinator, applicationOf(name), `${applicationOf(name)}/decisions`, {
          admitted: 'yes',
          reason: 'A place is free.',
        })
      ).status,
      303,
    );
  const run = (await coordinator.post(`${cohort}/runs`, {})).location;
  const page = (await coordinator.get(run)).text;
  const settings = page.slice(page.indexOf('id="settings"'));
  equal(/Known of nobody/.test(settings.replace(/member organisation[^]*?<\/label>/, '')), false);
  match(settings, /Known of 1 of 4\./);
  match(page, /Ben Lake[^]*?Ada Stone/);
  match(page, /both speak Swedish/);
  const others = (await coordinator.get(`${run}/mentees/${idOf('Ben Lake')}`)).text;
  match(others, /Cora Field<\/span>\s*<span class="muted">in one line of management/);
  // Ada would speak Arabic alone: then nobody is paired with her where a language must be shared.
  equal((await edit(idOf('Ada Stone'), { languages: 'ar' })).status, 303);
  const again = await coordinator.post(`${run}/again`, {
    ...filled(page, `${run}/again`),
    switches: 'own-manager,no-common-language',
  });
  const apart = (await coordinator.get(`${again.location}/mentees/${idOf('Ben Lake')}`)).text;
  match(apart, /Ada Stone<\/span>\s*<span class="muted">no language in common/);
  // What is unknown bars nobody.
  equal((await edit(idOf('Ada Stone'), { languages: '' })).status, 303);
  const anew = (await coordinator.get(run)).text;
  const open = await coordinator.post(`${run}/again`, {
    ...filled(anew, `${run}/again`),
    switches: 'own-manager,no-common-language',
  });
  equal(
    /Ada Stone<\/span>\s*<span class="muted">no language/.test(
      (await coordinator.get(`${open.location}/mentees/${idOf('Ben Lake')}`)).text,
    ),
    false,
  );
});

test('A-4, A-7: whoever is decided on reads it, with the reason and whom to ask; an application is withdrawn and made again', async () => {
  const ben = await enter('Ben Lake');
  const application = applicationOf('Ben Lake');
  match((await ben.get(base)).text, /You have been admitted to Second programme, First/);
  const declined = await send(coordinator, application, `${application}/decisions`, {
    admitted: 'no',
    reason: 'The manager does not agree yet.',
  });
  equal(declined.status, 303);
  match((await ben.get(base)).text, /There is a decision about your application/);
  const own = (await ben.get(application)).text;
  match(own, /You have not been admitted this time/);
  match(own, /The manager does not agree yet\./);
  match(own, /href="mailto:[^"]+">Write to Ingela Torsson/);
  const [letter] = await readLetters(world, `kind = 'decision' and address = 'ben@hill.example'`);
  equal(/admit|declin|manager/i.test(`${letter!.subject}`), false);
  equal(/not agree|declin|not been/i.test(`${letter!.body}`), false);
  match(letter!.body!, new RegExp(application));
  equal((await (await enter('Dan Field')).get(application)).status, 404);

  const dan = await enter('Dan Field');
  const theirs = applicationOf('Dan Field');
  const run = (await coordinator.post(`${cohort}/runs`, {})).location;
  const proposals = (await coordinator.get(run)).text;
  const proposal = /name="proposal" value="([0-9a-f-]{36})"/.exec(proposals)![1]!;
  equal((await send(coordinator, run, `${run}/sending`)).status, 303);
  equal((await dan.get(`${base}/proposals/${proposal}`)).status, 200);
  equal((await send(dan, theirs, `${theirs}/withdrawal`)).status, 303);
  equal((await dan.get(`${base}/proposals/${proposal}`)).status, 404);
  equal(
    /Dan Field/.test((await coordinator.get(`${cohort}/applications`)).text.split('<table')[1]!),
    false,
  );
  match(
    (await coordinator.get(`${cohort}/applications?state=withdrawn`)).text,
    /Dan Field[^]*withdrawn/,
  );
  match((await dan.get(base)).text, /is withdrawn; you can apply again/);
  // Nothing is done with what was withdrawn, by whatever address.
  for (const [path, fields] of [
    ['answers', {}],
    ['no-roles', {}],
    ['withdrawal', {}],
  ] as const)
    match((await dan.post(`${theirs}/${path}`, fields)).text, /has been withdrawn/, path);
  match(
    (await coordinator.post(`${theirs}/decisions`, { admitted: 'yes' })).text,
    /has been withdrawn/,
  );
  equal((await send(dan, theirs, `${theirs}/return`)).status, 303);
  match((await coordinator.get(`${cohort}/applications`)).text, /Dan Field/);
  equal((await dan.post(`${theirs}/return`, {})).status, 404);
  equal((await send(coordinator, theirs, `${theirs}/withdrawal`)).status, 303);
  match((await dan.get(theirs)).text, /withdrawn<\/span>[^]{0,80}Ingela Torsson/);
});

test('A-4: an application by which a mentorship runs is not withdrawn', async () => {
  const mentee = await visit(world, 'network.mentee');
  const own = linkIn((await mentee.get(`${base}/about-me`)).text, /\/applications\/[0-9a-f-]{36}$/);
  equal(/\/withdrawal"/.test((await mentee.get(own)).text), false);
  const refused = await mentee.post(`${own}/withdrawal`, {});
  equal(refused.status, 422);
  match(refused.text, /A mentorship runs by this application/);
});

test('R-11, R-12: managers, languages and sector come in by a list; what cannot be found is said with the words of the file', async () => {
  const list = await importList(
    'Name;E-mail;Role;Vorgesetzter;Sprachen;Branche\nEva Brook;eva@brook.example;mentee;Finn Brook;Schwedisch, Klingonisch;Wasser\nFinn Brook;finn@brook.example;mentor;;sv;\nGun Brook;gun@brook.example;mentee;Nobody At All;;\nHal Brook;hal@brook.example;mentee;Hal Brook;;\n',
  );
  const preview = (await coordinator.get(list)).text;
  match(preview, /Nobody is known as “Nobody At All”: comes in without a manager/);
  match(preview, /“Klingonisch” is not a known language/);
  match(preview, /“Hal Brook” is this person/);
  equal((await coordinator.post(`${list}/application`, {})).status, 303);
  const eva = linkIn(
    (await coordinator.get(`${base}/people?q=Eva+Brook`)).text,
    /\/people\/[0-9a-f-]{36}$/,
  );
  const page = (await coordinator.get(eva)).text;
  for (const seen of [/Finn Brook/, /Swedish/, /Wasser/]) match(page, seen);
  const again = await importList(
    'Name;E-mail;Chef;Språk\nEva Brook;eva@brook.example;Finn Brook;svenska\n',
  );
  match((await coordinator.get(again)).text, /<b>1<\/b><span>unchanged/);
});

test('R-12: letters keep to a language of their own, which everybody chooses for themselves', async () => {
  const mentee = await visit(world, 'network.mentee');
  equal((await send(mentee, `${base}/mail`, `${base}/mail`, { language: 'nl' })).status, 303);
  match(
    (await mentee.get(`${base}/mail`)).text,
    /<option value="nl" selected|selected value="nl"|value="nl" selected/,
  );
  equal((await send(mentee, `${base}/mail`, `${base}/mail`, { language: '' })).status, 303);
});

test('PI-1, R-13: languages, sector and manager of a protected identity are put away and come back; nobody else says them meanwhile', async () => {
  const [person, application] = [idOf('Cora Field'), applicationOf('Cora Field')];
  const page = `${base}/people/${person}`;
  const inputs = async () =>
    (
      await world.owner.query(`select languages, sector, manager_id from person where id = $1`, [
        person,
      ])
    ).rows[0];
  const before = await inputs();
  deepEqual([before.languages.length > 0, before.sector], [true, 'Water']);
  const name = { given_name: 'Alex', family_name: 'Doe' };
  equal((await coordinator.post(`${page}/protection/request`, {})).status, 303);
  await agreeToAll(world, base);
  equal((await coordinator.post(`${page}/protection`, name)).status, 303);
  const away = { languages: [], sector: null, manager_id: null };
  deepEqual(await inputs(), away);
  equal((await coordinator.get(`${page}/edit`)).status, 404);
  equal((await coordinator.post(`${page}/edit`, { ...name, sector: 'Water' })).status, 404);
  equal(
    (await send(coordinator, application, `${application}/answers`, { sector: 'Fire' })).status,
    303,
  );
  deepEqual(await inputs(), away);
  equal((await coordinator.post(`${page}/protection/end`, {})).status, 303);
  await agreeToAll(world, base);
  equal((await coordinator.post(`${page}/protection/end`, {})).status, 303);
  deepEqual(await inputs(), before);
});
