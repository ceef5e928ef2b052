import { linkTo } from '../../web/links.ts';
import { form, get, post, whole, type Context, type Route } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { EnergyPage } from './energy.pages.tsx';
import { mondayOf } from './energy.rules.ts';
import { keepCheck, listChecks, sumMinutes } from './energy.store.ts';

const energyPage = async ({ tx, view, person, now, today }: Context, problem?: Problem) => (
  <EnergyPage
    view={view}
    problem={problem}
    checks={await listChecks(tx, person.id)}
    minutes={await sumMinutes(tx, {
      person: person.id,
      now: new Date(now.epochMilliseconds),
      today,
    })}
  />
);

export const energyRoutes: Route[] = [
  get('/energy', { may: 'grow', audit: null }, energyPage),

  post(
    '/energy',
    {
      may: 'grow',
      audit: ['change own person', 'self'],
      form: form({ energy: whole(1, 5), load: whole(1, 5) }),
      page: energyPage,
    },
    async ({ tx, view, organisation, person, today }, input) => {
      await keepCheck(tx, {
        organisation: organisation.id,
        person: person.id,
        weekOn: mondayOf(today),
        energy: input.energy,
        load: input.load,
      });
      return linkTo(view, '/energy');
    },
  ),
];
