/**
 * `audit-log anchor`, `audit-log verify [--anchors FILE]`: the chain of every organisation, kept
 * outside and looked at again.
 */
import './registry.ts';
import { existsSync, readFileSync } from 'node:fs';
import { command } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import {
  anchorsOf,
  listOrganisations,
  readAnchors,
} from '../features/organisations/anchors.file.ts';
import { verifyAuditLog } from '../features/organisations/audit-log.store.ts';
import { withDesk } from './server.command.ts';

export const auditLogAnchor = command('audit-log anchor', {}, (_, io) =>
  withDesk(io, async (database) => {
    for (const line of await anchorsOf(database, Temporal.Now.instant().toString()))
      io.out(`${line}\n`);
    return 0;
  }),
);

export const auditLogVerify = command(
  'audit-log verify',
  { anchors: 'value' },
  async (given, io) => {
    const w = commandWords[io.language];
    const file = given.options.anchors;
    if (file !== null && !existsSync(file)) {
      io.error(w.noAnchors(file));
      return 2;
    }
    const anchors = file === null ? [] : readAnchors(readFileSync(file, 'utf8'));
    return withDesk(io, async (database) => {
      let broken = 0;
      const organisations = await listOrganisations(database);
      for (const slug of new Set(anchors.map(({ organisation }) => organisation))) {
        if (organisations.some((organisation) => organisation.slug === slug)) continue;
        broken++;
        io.out(`${slug}: ${w.chainBroken(1)}\n`);
      }
      for (const { id, slug } of organisations) {
        const { entries, brokenAt } = await database.inTenant(
          { organisation: id, person: null },
          'read',
          (tx) =>
            verifyAuditLog(
              tx,
              anchors.filter(({ organisation }) => organisation === slug),
            ),
        );
        if (brokenAt !== null) broken++;
        io.out(`${slug}: ${brokenAt === null ? w.chainWhole(entries) : w.chainBroken(brokenAt)}\n`);
      }
      return broken === 0 ? 0 : 1;
    });
  },
);
