import { get, type Route } from '../../web/route.tsx';
import { SearchPage } from './search.pages.tsx';
import { wordsOf } from './search.rules.ts';
import { searchTexts } from './search.store.ts';

const most = 50;

export const searchRoutes: Route[] = [
  get(
    '/mentorships/search',
    { may: 'write in mentorship', audit: 'search confided_text' },
    async ({ tx, view, query }) => {
      const words = wordsOf(query.words ?? '');
      return (
        <SearchPage
          view={view}
          words={query.words ?? ''}
          hits={words.length === 0 ? null : await searchTexts(tx, words, most)}
          most={most}
        />
      );
    },
  ),
];
