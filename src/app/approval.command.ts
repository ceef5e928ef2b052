/**
 * `approve ORGANISATION [ID]`: what waits for a second person, and the yes of whoever runs the
 *   server: where an organisation has only one
 * coordinator or administrator, nobody else could give it.
 */
import './registry.ts';
import {
  decideApprovals,
  listSecondPeople,
  listWaiting,
} from '../features/accounts/approval.store.ts';
import { command, type Io } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import type { Database } from '../platform/database.ts';
import { audit } from '../web/audit.ts';
import { carryOutAll, subjectOf } from '../features/people/approval.service.ts';
import { sayAsked } from '../features/people/approval.words.ts';
import { approvalWords } from '../features/people/approval.words.ts';
import { withDesk } from './server.command.ts';

export const approve = command('approve', {}, async ({ words }, io) => {
  if (!/^[a-z0-9-]+$/.test(words[0] ?? '')) {
    io.error(approvalWords[io.language].commandForm);
    return 2;
  }
  return withDesk(io, (database) => approveIn(database, words, io));
});

export async function approveIn(
  database: Database,
  [slug = '', id]: string[],
  io: Io,
): Promise<number> {
  const w = approvalWords[io.language];
  const organisation = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select(['id', 'name', 'language', 'time_zone'])
      .where('slug', '=', slug)
      .executeTakeFirst(),
  );
  if (!organisation) {
    io.error(commandWords[io.language].noOrganisation(slug));
    return 1;
  }
  const place = { organisation: organisation.id, person: null };
  if (!id) {
    const waiting = await database.inTenant(place, 'read', (tx) => listWaiting(tx));
    if (waiting.length === 0) io.out(`${w.commandNone}\n`);
    for (const one of waiting)
      io.out(
        `${one.batch}  ${sayAsked(io.language, one)} ${w.askedBy(one.askedBy, one.askedAt.toISOString().slice(0, 10))}\n`,
      );
    return 0;
  }
  const refusal = !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? w.commandUnknown
    : await database.inTenant(place, 'write', async (tx) => {
        const waiting = await listWaiting(tx, { batch: id });
        if (waiting.length === 0) return w.commandUnknown;
        // ID-1: the database asks the same.
        const others = await listSecondPeople(tx, { organisation: organisation.id, batch: id });
        if (others.length > 0) return w.commandOthers(others);
        await decideApprovals(tx, { batch: id, by: null, outcome: 'agreed' });
        const now = Temporal.Now.zonedDateTimeISO(organisation.time_zone);
        await carryOutAll(
          {
            tx,
            organisation: {
              id: organisation.id,
              name: organisation.name,
              language: organisation.language,
            },
            now,
            today: now.toPlainDate().toString(),
          },
          waiting,
          (language) => approvalWords[language].operator,
        );
        for (const one of waiting)
          await audit(tx, {
            organisation: organisation.id,
            person: null,
            action: 'agree to approval of person',
            subjectId: subjectOf(one),
          });
        return null;
      });
  if (refusal === null) io.out(`${w.commandDone}\n`);
  else io.error(refusal);
  return refusal === null ? 0 : 1;
}
