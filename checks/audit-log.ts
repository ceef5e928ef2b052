/** Check 48: the audit log cannot be changed unseen, not even by whoever owns the database. */
import { audit } from '../src/web/audit.ts';
import { verifyAuditLog } from '../src/features/organisations/audit-log.store.ts';
import { anchorsOf, readAnchors } from '../src/features/organisations/anchors.file.ts';
import { plural, type Check, type Stage } from './check.ts';

/** What somebody with every right does, in one organisation; and from where on it has to show. */
const harm: [string, string][] = [
  ['an entry is changed', `update audit_log set verb = 'nothing' where position = 3`],
  [
    'another did it',
    `update audit_log set person_id = (select id from person order by id limit 1) where position = 3`,
  ],
  ['it was another day', `update audit_log set at = at - interval '1 second' where position = 3`],
  ['an entry is taken out', `delete from audit_log where position = 3`],
  [
    'two change places',
    `update audit_log set position = case position when 2 then 1003 else 1002 end where position in (2, 3); update audit_log set position = position - 1000 where position > 1000`,
  ],
  ['the first is taken out', 'delete from audit_log where position = 1'],
  ['the end is cut off', 'delete from audit_log where position > 4'],
  ['all of it goes', 'delete from audit_log'],
  [
    'an entry is put in between',
    `insert into audit_log overriding system value select organisation_id, id + 100000, at, person_id, verb, subject, subject_id, 1000, hash from audit_log where position = 2`,
  ],
  [
    'the chain is made anew from the middle on',
    `update audit_log set verb = 'nothing' where position = 3;
     do $$ declare e record; p bytea; begin p := (select hash from audit_log where position = 2);
       for e in select * from audit_log where position > 2 order by position loop
         p := audit_log_hash(p, e.organisation_id, e.position, e.at, e.person_id, e.verb, e.subject, e.subject_id); update audit_log set hash = p where position = e.position;
       end loop; end $$`,
  ],
];

async function fill(stage: Stage): Promise<string> {
  await stage.owner.query(`set app.scope = 'sign-in'`);
  const { id } = (
    await stage.owner.query<{ id: string }>(`select id from organisation where slug = 'lindenhof'`)
  ).rows[0]!;
  await stage.owner.query(`set app.organisation = '${id}'`);
  const coordinator = stage.somebody();
  await coordinator.signIn('both');
  for (let i = 0; i < 8; i++) {
    await coordinator.get('/o/lindenhof/sign-in-rules');
    await coordinator.post('/o/lindenhof/sign-in-rules', {});
  }
  // Many at once: the positions still have no gaps.
  await Promise.all(
    Array.from({ length: 40 }, () =>
      stage.database.inTenant({ organisation: id, person: null }, 'write', (tx) =>
        audit(tx, { organisation: id, person: null, action: 'change organisation', subjectId: id }),
      ),
    ),
  );
  return id;
}

export const chain: Check = {
  number: 48,
  name: 'the audit log is a chain: what is changed, taken out, swapped, cut off or hashed anew is found',
  isQuick: true,
  run: async (stage) => {
    const organisation = await fill(stage);
    const look = (anchors = readAnchors('')) =>
      stage.database.inTenant({ organisation, person: null }, 'read', (tx) =>
        verifyAuditLog(tx, anchors),
      );
    const anchors = readAnchors((await anchorsOf(stage.database, 'now')).join('\n')).filter(
      ({ organisation: slug }) => slug === 'lindenhof',
    );
    const faults: string[] = [];
    const whole = await look(anchors);
    if (whole.brokenAt !== null || whole.entries < 48)
      faults.push(`untouched: broken at ${whole.brokenAt} of ${whole.entries}`);
    await stage.owner.query('create temp table audit_log_before as select * from audit_log');
    for (const [name, sql] of harm) {
      await stage.owner.query('begin; alter table audit_log disable trigger audit_log_link');
      await stage.owner.query(sql);
      await stage.owner.query('commit');
      if ((await look(anchors)).brokenAt === null) faults.push(`${name}: not seen`);
      await restore(stage);
      if ((await look(anchors)).brokenAt !== null) faults.push(`${name}: not restored`);
    }
    for (const verb of [
      'update audit_log set verb = verb',
      'delete from audit_log',
      'truncate audit_log',
    ]) {
      const refused = await stage.database
        .inTenant({ organisation, person: null }, 'write', async (tx) =>
          (await import('kysely')).sql.raw(verb).execute(tx),
        )
        .then(
          () => false,
          () => true,
        );
      if (!refused) faults.push(`the server itself may: ${verb}`);
    }
    return {
      tried: `${plural(harm.length, 'kinds of harm')} to ${whole.entries} entries, 3 acts as the server`,
      figure: `${faults.length} unseen`,
      faults,
    };
  },
  mutation: {
    name: 'entries are linked to nothing',
    break: ({ owner }) =>
      owner.query(
        `create or replace function audit_log_hash(previous bytea, organisation uuid, place bigint, at timestamptz, person uuid, verb text, subject text, subject_id uuid) returns bytea language sql immutable as $$ select sha256('') $$`,
      ),
  },
};

/** Exactly as it was. */
async function restore({ owner }: Stage): Promise<void> {
  await owner.query(
    'delete from audit_log; insert into audit_log overriding system value select * from audit_log_before; alter table audit_log enable trigger audit_log_link',
  );
}
