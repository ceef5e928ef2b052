/**
 * Check 52: back to just before a wrong delete, from a copy of the files taken while people write
 * and the log since.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ownerConfig } from '../src/platform/database.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { archiveSettings, claimArchive, copyBase, goBack } from '../src/platform/log-archive.ts';
import { prepareTemplates } from '../test/support/templates.ts';
import { plural, type Check, type Outcome } from './check.ts';
import { figures } from './restore.ts';

let isLost = false;
const database = 'demo_template';

const ownerOf = async (socketFolder: string): Promise<Client> => {
  const owner = new Client(ownerConfig({ socketFolder, database }));
  await owner.connect();
  return owner;
};

async function goAndSee(): Promise<Outcome> {
  const folder = temporaryFolder('mentorium-moment');
  const archive = join(folder, 'archive');
  const settings = { ...archiveSettings(archive), ...(isLost ? { archive_command: 'true' } : {}) };
  const cluster = await startCluster(join(folder, 'first'), () => {}, {
    settings,
    claim: (data, owner) => claimArchive(archive, data, owner),
  });
  const faults: string[] = [];
  const took: number[] = [];
  const moments: { name: string; at: Date; living: string | null; figures: Map<string, string> }[] =
    [];
  try {
    await prepareTemplates(cluster.socketFolder);
    const owner = await ownerOf(cluster.socketFolder);
    await figures(owner); // takes the walls down, so that the owner may do harm
    const { rows: organisations } = await owner.query<{ id: string }>(
      'select id from organisation order by slug',
    );
    const work = { isOver: false };
    let written = 0;
    const writing = (async () => {
      const hand = await ownerOf(cluster.socketFolder);
      while (!work.isOver)
        await hand.query(
          'insert into member_organisation (organisation_id, name) values ($1, $2)',
          [organisations[0]!.id, `Written ${written++}`],
        );
      await hand.end();
    })();
    await copyBase(cluster, archive);
    work.isOver = true;
    await writing;
    const note = async (name: string, living: string | null) => {
      const all = await figures(owner);
      const { at } = (await owner.query<{ at: Date }>('select clock_timestamp() as at')).rows[0]!;
      moments.push({ name, at, living, figures: all });
      await sleep(50); // a moment is a millisecond long to us
    };
    await note('before the wrong delete', null);
    await owner.query(
      'delete from audit_log where position % 2 = 0; delete from pulse; delete from hours_entry',
    );
    await note('between two wrong acts', join(cluster.data));
    await owner.query(`update person set given_name = 'Oops'`);
    await copyBase(cluster, archive).then((name) =>
      rmSync(join(archive, 'base', name!), { recursive: true }),
    ); // closes the segment, and is too late for any of them
    await owner.query(`update person set family_name = 'Oops'`);
    await owner.end();
    for (const [i, { name, at, living, figures: expected }] of moments.entries()) {
      const from = performance.now();
      const again = await goBack(archive, { at, home: join(folder, `again-${i}`), living }).catch(
        (error: Error) => void faults.push(`${name}: ${error.message}`),
      );
      if (!again) continue;
      took.push((performance.now() - from) / 1000);
      const there = await ownerOf(again.socketFolder);
      const found = await figures(there);
      for (const [table, figure] of expected)
        if (found.get(table) !== figure)
          faults.push(`${name}: ${table} was ${figure}, is ${found.get(table)}`);
      await there.query(
        `insert into member_organisation (organisation_id, name) values ($1, 'Open to changes')`,
        [organisations[0]!.id],
      );
      await there.end();
      await again.stop();
    }
    await goBack(archive, {
      at: new Date(moments[0]!.at.getTime() - 3_600_000),
      home: join(folder, 'early'),
      living: null,
    }).then(
      () => faults.push('a moment before every copy was gone back to'),
      () => {},
    );
    return {
      tried: `${plural(moments.length, 'moments')}, ${plural(moments[0]!.figures.size, 'tables')} each; copied while ${plural(written, 'rows')} were written`,
      figure: `${faults.length} differences; back in ${took.map((seconds) => seconds.toFixed(1)).join(' and ')} s`,
      faults: [...faults, ...(written < 10 ? ['nobody wrote meanwhile'] : [])],
    };
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const moment: Check = {
  number: 52,
  name: 'back to just before a wrong delete, in another folder, equal table by table',
  isQuick: false,
  run: goAndSee,
  mutation: {
    name: 'the log is not kept',
    break: async () => {
      isLost = true;
    },
  },
};
