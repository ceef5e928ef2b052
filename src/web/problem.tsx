import type { Refused } from '../platform/thread-pool.ts';
import { webWords } from './web.words.ts';
import { Layout } from './layout.tsx';
import type { View } from './view.ts';

export type Trouble =
  | 'notFound'
  | 'forbidden'
  | 'stale'
  | 'unread'
  | 'tooMuch'
  | 'formTooMuch'
  | 'tooOften'
  | 'notNow'
  | 'unknownHost'
  | 'busy'
  | { tooMuchAtOnce: Refused }
  | { broken: string };

export function TroublePage({ view, trouble }: { view: View; trouble: Trouble }) {
  const w = webWords[view.language];
  const [title, sentence] =
    typeof trouble === 'object'
      ? 'broken' in trouble
        ? [w.brokenTitle, w.broken(trouble.broken)]
        : [w.tooMuchAtOnceTitle, w.refused[trouble.tooMuchAtOnce](null)]
      : {
          notFound: [w.notFoundTitle, w.notFound] as const,
          forbidden: [w.forbiddenTitle, w.forbidden] as const,
          stale: [w.staleTitle, w.stale] as const,
          unread: [w.unreadTitle, w.unread] as const,
          tooMuch: [w.tooMuchTitle, w.tooMuch] as const,
          formTooMuch: [w.formTooMuchTitle, w.formTooMuch] as const,
          tooOften: [w.tooOftenTitle, w.tooOften] as const,
          notNow: [w.notNowTitle, w.notNow] as const,
          unknownHost: [w.unknownHostTitle, w.unknownHost] as const,
          busy: [w.busyTitle, w.busy] as const,
        }[trouble];
  return (
    <Layout view={view} title={title} narrow>
      <p>{sentence}</p>
      {trouble !== 'unknownHost' && (
        <p>
          <a class="button" href={view.base || '/'}>
            {w.goHome}
          </a>
        </p>
      )}
    </Layout>
  );
}
