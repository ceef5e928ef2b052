import { get, type Route } from '../../web/route.tsx';
import { sayAction } from '../../web/feature.ts';
import { Layout } from '../../web/layout.tsx';
import { webWords } from '../../web/web.words.ts';
import { locales } from '../../platform/i18n.ts';
import { listAuditLog } from './audit-log.store.ts';
import { auditLogWords } from './audit-log.words.ts';

export const auditLogRoutes: Route[] = [
  get(
    '/audit-log',
    { may: 'see audit log', audit: 'list audit_log' },
    async ({ tx, view, organisation }) => {
      const w = auditLogWords[view.language];
      const entries = await listAuditLog(tx);
      const time = new Intl.DateTimeFormat(locales[view.language], {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: organisation.timeZone,
      });
      return (
        <Layout view={view} title={webWords[view.language].auditLog} intro={w.intro}>
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.number}</th>
                <th scope="col">{w.when}</th>
                <th scope="col">{w.who}</th>
                <th scope="col">{w.what}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr>
                  <td data-name={w.number} class="number">
                    {entry.position}
                  </td>
                  <td data-name={w.when}>{time.format(entry.at)}</td>
                  <th scope="row">{entry.who ?? '–'}</th>
                  <td data-name={w.what}>{sayAction(view.language, entry.action)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Layout>
      );
    },
  ),
];
