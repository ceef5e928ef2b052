/**
 * `audit-log report ORGANISATION --from DAY --to DAY [--by EMAIL]`: whose records were opened or
 * changed, as JSON, for those who have to be told.
 */
import './registry.ts';
import { command } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { isDay } from '../web/route.tsx';
import { reportBreach } from '../features/rights/breach.store.ts';
import { withDesk } from './server.command.ts';

const dates = { from: 'value', to: 'value', by: 'value' } as const;
export const auditLogReport = command('audit-log report', dates, async ({ words, options }, io) => {
  const w = commandWords[io.language];
  const { from, to, by } = options;
  const [slug = ''] = words;
  if (!/^[a-z0-9-]+$/.test(slug) || !from || !to || !isDay(from) || !isDay(to) || to < from) {
    io.error(w.reportForm);
    return 2;
  }
  return withDesk(io, async (database) => {
    const organisation = await database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select(['id', 'time_zone'])
        .where('slug', '=', slug)
        .executeTakeFirst(),
    );
    if (!organisation) {
      io.error(w.noOrganisation(slug));
      return 1;
    }
    const start = (day: string, more = 0) =>
      new Date(
        Temporal.PlainDate.from(day).add({ days: more }).toZonedDateTime(organisation.time_zone)
          .epochMilliseconds,
      );
    const report = await database.inTenant(
      { organisation: organisation.id, person: null },
      'read',
      async (tx) => {
        const person = by
          ? await tx
              .selectFrom('person')
              .select('id')
              .where('email', '=', by.toLowerCase())
              .executeTakeFirst()
          : null;
        if (by && !person) return null;
        return reportBreach(tx, {
          from: start(from),
          to: start(to, 1),
          ...(person ? { by: person.id } : {}),
        });
      },
    );
    if (!report) {
      io.error(w.noAccount(by!));
      return 1;
    }
    io.out(
      `${JSON.stringify({ organisation: slug, from, to, ...(by ? { by } : {}), ...report }, null, 1)}\n`,
    );
    io.error(w.reported(report.affected.length, report.lists.length, report.entries));
    return 0;
  });
});
