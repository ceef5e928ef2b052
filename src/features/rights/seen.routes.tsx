import { get, orNotFound, type Route } from '../../web/route.tsx';
import { findPerson } from '../people/person.store.ts';
import { listBreakGlassAccess } from '../people/protected.store.ts';
import { FindPage, SeenOfPage, SeenPage } from './seen.pages.tsx';
import { findPeople, listSights } from './seen.store.ts';

export const seenRoutes: Route[] = [
  get(
    '/my-data/seen',
    { may: 'see own data', audit: null },
    async ({ tx, view, person, organisation }) => (
      <SeenPage
        view={view}
        sights={await listSights(tx, person.id, organisation.timeZone)}
        accesses={await listBreakGlassAccess(tx, { person: person.id })}
      />
    ),
  ),

  get(
    '/audit-log/people',
    { may: 'see audit log', audit: 'list person' },
    async ({ tx, view, query }) => {
      const words = (query.words ?? '').trim();
      return (
        <FindPage
          view={view}
          words={words}
          found={words === '' ? null : await findPeople(tx, words)}
        />
      );
    },
  ),

  get(
    '/audit-log/people/:person',
    { may: 'see audit log', audit: ['see person', 'person'] },
    async ({ tx, view, params, organisation }) => {
      const about = orNotFound(await findPerson(tx, params.person!));
      return (
        <SeenOfPage
          view={view}
          name={about.name}
          sights={await listSights(tx, about.id, organisation.timeZone)}
        />
      );
    },
  ),
];
