/**
 * Figures for whoever runs the server, in the format of Prometheus: routes as they are written in
 * the code, never addresses or names.
 */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { selectRows, type Database } from '../platform/database.ts';
import type { Health } from '../platform/health.ts';
import { mostTries } from '../platform/jobs.ts';
import { sameText } from '../platform/secret.ts';
import { NotFound } from '../web/route.tsx';

export function addMetrics(
  server: FastifyInstance,
  { database, health }: { database: Database; health?: Health },
  token: string,
): void {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'mentorium_' });
  const seconds = new Histogram({
    name: 'mentorium_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [register],
  });
  const waiting = new Gauge({
    name: 'mentorium_waiting',
    help: 'Letters and jobs that wait, and jobs that were given up',
    labelNames: ['what'],
    registers: [register],
  });
  const oldestLetter = new Gauge({
    name: 'mentorium_oldest_letter_seconds',
    help: 'For how long the oldest letter that could go has been waiting',
    registers: [register],
  });
  const age = new Gauge({
    name: 'mentorium_background_age_seconds',
    help: 'Since a step of the background work last went well, of the organisation for which that is longest ago',
    labelNames: ['step'],
    registers: [register],
  });
  const failing = new Gauge({
    name: 'mentorium_background_failing',
    help: 'Steps of the background work that fail now, each organisation by itself',
    registers: [register],
  });
  const databaseStarts = new Gauge({
    name: 'mentorium_database_starts',
    help: 'How often the database that comes along was started again after it had died',
    registers: [register],
  });
  server.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
      },
      reply.elapsedTime / 1000,
    );
  });
  server.get('/metrics', async (request, reply) => {
    if (!sameText(request.headers.authorization ?? '', `Bearer ${token}`)) throw new NotFound();
    const totals = { letters: 0, jobs: 0, 'jobs given up': 0 };
    let oldest = 0;
    for (const { id } of await database.beforeTenant(null, (tx) =>
      tx.selectFrom('organisation').select('id').execute(),
    )) {
      const rows = await database.inTenant({ organisation: id, person: null }, 'read', (tx) =>
        selectRows(
          tx,
          sql<
            typeof totals & { oldest: number }
          >`select (select count(*)::int from letter where sent_at is null and not is_held) as letters, (select count(*)::int from job where done_at is null and tries < ${mostTries}) as jobs,
          (select count(*)::int from job where done_at is null and tries >= ${mostTries}) as "jobs given up",
          (select coalesce(extract(epoch from now() - min(due_at)), 0)::int from letter where sent_at is null and not is_held and tries < ${mostTries} and due_at between now() - interval '7 days' and now()) as oldest`,
        ),
      );
      for (const what of Object.keys(totals) as (keyof typeof totals)[])
        totals[what] += rows[0]![what];
      oldest = Math.max(oldest, rows[0]!.oldest);
    }
    oldestLetter.set(oldest);
    for (const { step, seconds } of health?.ages() ?? []) age.set({ step }, seconds);
    failing.set(health?.failing() ?? 0);
    databaseStarts.set(health?.databaseStarts ?? 0);
    for (const [what, n] of Object.entries(totals)) waiting.set({ what }, n);
    return reply.type(register.contentType).send(await register.metrics());
  });
}
