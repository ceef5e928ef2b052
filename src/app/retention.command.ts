/**
 * `retention agree ORGANISATION [RULE]`: shorter times to keep things that wait, and the yes of
 * whoever runs the server, where nobody else could give it.
 */
import './registry.ts';
import {
  agreeToShortening,
  listSecondForShortening,
  listShortenings,
} from '../features/rights/retention.store.ts';
import { leastDays } from '../platform/retention-schedule.ts';
import { rightsWords } from '../features/rights/rights.words.ts';
import { command, type Io } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import type { Database } from '../platform/database.ts';
import { addDays } from '../platform/i18n.ts';
import { audit } from '../web/audit.ts';
import { withDesk } from './server.command.ts';

export const retentionAgree = command('retention agree', {}, async ({ words }, io) => {
  if (!/^[a-z0-9-]+$/.test(words[0] ?? '')) {
    io.error(rightsWords[io.language].commandForm);
    return 2;
  }
  return withDesk(io, (database) => retentionAgreeIn(database, words, io));
});

export async function retentionAgreeIn(
  database: Database,
  [slug = '', rule]: string[],
  io: Io,
): Promise<number> {
  const w = rightsWords[io.language];
  const organisation = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select(['id', 'time_zone'])
      .where('slug', '=', slug)
      .executeTakeFirst(),
  );
  if (!organisation) {
    io.error(commandWords[io.language].noOrganisation(slug));
    return 1;
  }
  const today = Temporal.Now.plainDateISO(organisation.time_zone).toString();
  const place = { organisation: organisation.id, person: null, today };
  return database.inTenant(place, 'write', async (tx) => {
    const waiting = (await listShortenings(tx)).filter(({ fromDay }) => fromDay === null);
    if (rule === undefined) {
      if (waiting.length === 0) io.out(`${w.commandNone}\n`);
      for (const one of waiting)
        io.out(
          `${one.rule}  ${w.shorter(w.rules[one.rule], one.years === 0 ? w.days(leastDays) : w.years(one.years), one.askedBy, one.askedOn)}\n`,
        );
      return 0;
    }
    const asked = waiting.find((one) => one.rule === rule);
    if (!asked) {
      io.error(w.commandUnknown);
      return 1;
    }
    // RE-18: the database asks the same.
    const others = await listSecondForShortening(tx, {
      organisation: organisation.id,
      asker: asked.askedById,
    });
    if (others.length > 0) {
      io.error(w.commandOthers(others.map(({ name }) => name)));
      return 1;
    }
    const fromDay = addDays(today, leastDays);
    await agreeToShortening(tx, { rule: asked.rule, person: null, fromDay });
    await audit(tx, {
      organisation: organisation.id,
      person: null,
      action: 'agree to retention_choice',
      subjectId: null,
    });
    io.out(`${w.commandDone(fromDay)}\n`);
    return 0;
  });
}
