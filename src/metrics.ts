/** Figures for whoever runs the server, in the format of Prometheus: routes as they are written in the code, never addresses or names. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Desk } from './foundation/database.ts';
import { mostTries } from './foundation/jobs.ts';
import { sameText } from './foundation/secret.ts';
import { NotFound } from './hall/route.tsx';

export function addMetrics(server: FastifyInstance, desk: Desk, token: string): void {
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
    for (const { id } of await desk.atTheDoor(null, (tx) =>
      tx.selectFrom('organisation').select('id').execute(),
    )) {
      const { rows } = await desk.within({ organisation: id, person: null }, 'read', (tx) =>
        sql<
          typeof totals
        >`select (select count(*)::int from letter where sent_at is null and not is_held) as letters, (select count(*)::int from job where done_at is null and tries < ${mostTries}) as jobs,
          (select count(*)::int from job where done_at is null and tries >= ${mostTries}) as "jobs given up"`.execute(
          tx,
        ),
      );
      for (const what of Object.keys(totals) as (keyof typeof totals)[])
        totals[what] += rows[0]![what];
    }
    for (const [what, n] of Object.entries(totals)) waiting.set({ what }, n);
    return reply.type(register.contentType).send(await register.metrics());
  });
}
