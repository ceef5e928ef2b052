import { linkTo } from '../../web/links.ts';
import { hours, sayDay } from '../../platform/i18n.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { isLow, mondayOf, weekly, type Check } from './energy.rules.ts';
import { energyWords } from './energy.words.ts';

export function EnergyPage({
  view,
  problem,
  checks,
  minutes,
}: Page & { checks: Check[]; minutes: { done: number; planned: number } }) {
  const w = energyWords[view.language];
  const monday = mondayOf(view.today);
  const own = checks.find(({ weekOn }) => weekOn === monday);
  const before = checks.filter(({ weekOn }) => weekOn !== monday);
  const { done, planned } = weekly(minutes);
  const scale = (words: string[]) => words.map((text, i) => ({ value: String(i + 1), text }));
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {isLow(checks) && (
        <div class="note warn">
          <p>{w.low}</p>
          <ul>
            <li>
              <a href={linkTo(view, '/mentorships')}>{w.pause}</a>
            </li>
            <li>
              <a href={linkTo(view, '/away')}>{w.away}</a>
            </li>
            <li>
              <a href={linkTo(view, '/library')}>{w.peers}</a>
            </li>
          </ul>
        </div>
      )}
      <Section title={w.week(sayDay(view.language, monday, view.today))}>
        {own && <p class="note good">{w.kept}</p>}
        <Form view={view} action={linkTo(view, '/energy')}>
          <Choices
            view={view}
            name="energy"
            label={w.energy}
            value={own?.energy}
            problem={problem}
            flow
            options={scale(w.energies)}
          />
          <Choices
            view={view}
            name="load"
            label={w.load}
            value={own?.load}
            problem={problem}
            flow
            options={scale(w.loads)}
          />
          <button class="button">{w.keep}</button>
        </Form>
      </Section>
      <Section title={w.meter}>
        <ul class="plain">
          <li>{w.done(hours(view.language, done))}</li>
          <li>{w.planned(hours(view.language, planned))}</li>
        </ul>
      </Section>
      <Section title={w.before}>
        {before.length === 0 ? (
          <p class="muted">{w.none}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{w.week('').trim()}</th>
                <th scope="col">{w.strength}</th>
                <th scope="col">{w.full}</th>
              </tr>
            </thead>
            <tbody>
              {before.map(({ weekOn, energy, load }) => (
                <tr>
                  <td>{sayDay(view.language, weekOn, view.today)}</td>
                  <td>{w.energies[energy - 1]}</td>
                  <td>{w.loads[load - 1]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Layout>
  );
}
