import { sayDay } from '../../platform/i18n.ts';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { HandedOver } from './handover.store.ts';
import { handoverWords } from './handover.words.ts';

export function HandedOverPage({ view, handovers }: Page & { handovers: HandedOver[] }) {
  const w = handoverWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} narrow>
      {handovers.length === 0 && <Empty>{w.none}</Empty>}
      {handovers.map((one) => (
        <Section title={one.group ? `${one.about} (${one.group})` : one.about}>
          <p class="small muted">
            {one.lastDay
              ? w.fromTo(one.from, sayDay(view.language, one.lastDay, view.today))
              : one.from}
          </p>
          <p class="pre">{one.text}</p>
        </Section>
      ))}
    </Layout>
  );
}
