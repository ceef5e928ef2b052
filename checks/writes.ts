/** Checks 7 and 47: fields that nobody asked for, and two who change the same at once. */
import { routes } from '../src/app/registry.ts';
import { openPair } from '../test/support/pair.ts';
import { everybody, writeTexts, type Who } from '../test/support/texts.ts';
import { readTexts, visit, type Visitor } from '../test/support/world.ts';
import { plural, serveAnew, type Check } from './check.ts';

const evilId = 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee';
const evilWord = 'nobodyaskedforthis';

/** The route that a path leads to. */
const routeOf = (path: string) =>
  routes.find(
    (route) =>
      route.act !== null &&
      new RegExp(`^/o/[^/]+${route.path.replace(/:\w+/g, '[^/]+')}$`).test(path.split('?')[0]!),
  );

export const unasked: Check = {
  number: 7,
  name: 'every column of the database sent along with every kind of text: nothing of it is kept, and everything else is',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const { rows: columns } = await stage.owner.query<{
      table_name: string;
      column_name: string;
      data_type: string;
    }>(
      `select c.table_name, c.column_name, c.data_type from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
    );
    const extra = new Map(
      columns.map(({ column_name: name, data_type: type }) => [
        name,
        type === 'uuid'
          ? evilId
          : type === 'boolean'
            ? 'true'
            : /int|numeric|double/.test(type)
              ? '77777'
              : /date|time/.test(type)
                ? '1999-09-09'
                : evilWord,
      ]),
    );
    let [writes, fields] = [0, 0];
    const withMore = (visitor: Visitor): Visitor => ({
      ...visitor,
      post: (path, asked) => {
        const route = routeOf(path);
        const more = route
          ? [...extra].filter(
              ([name]) => !(name in asked) && !(name in route.form) && name !== 'token',
            )
          : [];
        writes++;
        fields += more.length;
        return visitor.post(path, { ...Object.fromEntries(more), ...asked });
      },
    });
    const pair = await openPair(stage);
    const visitors = new Map<Who, Visitor>();
    for (const who of everybody) visitors.set(who, withMore(await visit(stage, who)));
    await writeTexts({
      visitors,
      pair: { ...pair, mentor: withMore(pair.mentor), mentee: withMore(pair.mentee) },
      readers: new Map(),
      word: (kind) => `asked for ${kind}`,
    });
    await stage.owner.query(`set app.purpose = 'backup'`);
    for (const { table_name: table, column_name: column, data_type: type } of columns) {
      const wanted =
        type === 'uuid'
          ? `= '${evilId}'`
          : /^(?:text|jsonb?)$/.test(type)
            ? `::text ~ '${evilWord}|${evilId}'`
            : type === 'date'
              ? `= '1999-09-09'`
              : type.startsWith('timestamp')
                ? `::date = '1999-09-09'`
                : /int|numeric|double/.test(type)
                  ? '= 77777'
                  : null;
      if (
        wanted &&
        (
          await stage.owner.query(
            `select from ${table} where ${column}${wanted.startsWith('=') ? ' ' : ''}${wanted} limit 1`,
          )
        ).rows.length > 0
      )
        faults.push(`${table}.${column} took what nobody asked for`);
    }
    await stage.owner.query(`set app.purpose = ''; set app.scope = 'sign-in'`);
    let texts = 0;
    const { id } = (
      await stage.owner.query<{ id: string }>(
        `select id from organisation where slug = 'ledarnatverket'`,
      )
    ).rows[0]!;
    for (const person of [pair.ids.mentor, pair.ids.mentee])
      for (const text of await stage.database.inTenant(
        { organisation: id, person: person! },
        'read',
        (tx) => readTexts(tx),
      )) {
        texts++;
        if (text.includes(evilWord)) faults.push('a text took what nobody asked for');
      }
    if (writes < 20 || fields < 5000 || texts < 10)
      faults.push(`only ${writes} writes with ${fields} fields`);
    return {
      tried: `${plural(extra.size, 'names of columns')}, ${plural(writes, 'writes')} with ${plural(fields, 'fields')}, ${columns.length} columns and ${texts} texts looked through`,
      figure: `${faults.length} kept`,
      faults,
    };
  },
  mutation: {
    name: 'a field with the name of a column is written into the own row',
    break: async (stage) => {
      await serveAnew(stage);
      stage.server.addHook('preHandler', async (request) => {
        const { job_title: title } = (request.body ?? {}) as { job_title?: string };
        if (!title) return;
        await stage.owner.query(`set app.scope = 'sign-in'`);
        await stage.owner.query(
          `select set_config('app.organisation', id::text, false) from organisation where slug = 'ledarnatverket'`,
        );
        await stage.owner.query(
          `update person set job_title = $1 where id = (select id from person limit 1)`,
          [title],
        );
      });
    },
  },
};

export const races: Check = {
  number: 47,
  name: 'two write the same agreement at once, a thousand times: one is kept, the other is told, nothing is lost',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const { mentor, mentee, path } = await openPair(stage);
    let [kept, told] = [0, 0];
    const version = async () => {
      const found = /name="after" value="(\d+)"/.exec((await mentor.get(`${path}/agreement`)).text);
      return Number(found?.[1] ?? 0);
    };
    await mentee.get(`${path}/agreement`);
    let after = await version();
    for (let race = 0; race < 500; race++) {
      const write = (who: Visitor, name: string) =>
        who.post(`${path}/agreement`, {
          after: String(after),
          aim: `aim ${race} ${name}`,
          rhythm: 'x',
          confidence: 'x',
          ending: 'x',
        });
      const both = await Promise.all([write(mentor, 'mentor'), write(mentee, 'mentee')]);
      const won = both.filter(({ status }) => status === 303).length;
      const lost = both.filter(
        ({ status, text }, k) =>
          status === 422 && text.includes(`aim ${race} ${k === 0 ? 'mentor' : 'mentee'}`),
      ).length;
      kept += won;
      told += lost;
      if (won !== 1 || lost !== 1)
        faults.push(
          `race ${race}: ${both.map(({ status }) => status).join(' and ')}, ${lost} with what was typed`,
        );
      after++;
    }
    if ((await version()) !== after)
      faults.push(`version ${await version()} after ${after} writes`);
    return {
      tried: '1,000 writes in 500 races',
      figure: `${kept} kept, ${told} told, ${1000 - kept - told} lost`,
      faults: faults.slice(0, 10),
    };
  },
  mutation: {
    name: 'two of the same version are let in',
    break: async ({ owner }) => {
      const { rows } = await owner.query<{ name: string }>(
        `select conname as name from pg_constraint where conrelid = 'mentoring_agreement'::regclass and contype = 'u'`,
      );
      for (const { name } of rows)
        await owner.query(`alter table mentoring_agreement drop constraint "${name}"`);
    },
  },
};
