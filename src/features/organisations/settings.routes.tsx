/** what the country and the school set; each setting that is read anywhere is written here. */
import { completeLanguages } from '../../platform/i18n.ts';
import { linkTo } from '../../web/links.ts';
import {
  form,
  get,
  maybeOneOf,
  oneOf,
  post,
  refuse,
  text,
  whole,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { dayOfYear, isOnScale, markOf, timeZones } from './country.rules.ts';
import { SettingsPage } from './settings.pages.tsx';
import { updateSettings } from './settings.store.ts';
import { settingsWords } from './settings.words.ts';

export const settingsPage = async ({ view, organisation, query }: Context, problem?: Problem) => (
  <SettingsPage
    view={view}
    problem={problem}
    organisation={organisation}
    isSaved={query.saved === '1'}
  />
);

export const saved = ({ view }: Context) =>
  linkTo(view, '/settings', {}, { query: { saved: '1' } });

export const settingsRoutes: Route[] = [
  get('/settings', { may: 'set organisation', recentAuth: true, audit: null }, settingsPage),

  post(
    '/settings',
    {
      edits: true,
      may: 'set organisation',
      recentAuth: true,
      audit: 'set organisation',
      form: form({
        name: text(120),
        language: oneOf(completeLanguages),
        time_zone: text(60),
        worst_mark: text(10),
        best_mark: text(10),
        pass_mark: text(10),
        school_year_month: whole(1, 12),
        school_year_day: whole(1, 31),
        class_weeks: whole(0, 26),
        name_order: maybeOneOf(['core', 'whole']),
      }),
      page: settingsPage,
    },
    async (context, input) => {
      const { tx, view, organisation } = context;
      const w = settingsWords[view.language];
      // A zone that this runtime does not list may have been there since the organisation was founded.
      if (!timeZones.has(input.time_zone) && input.time_zone !== organisation.timeZone)
        refuse(w.badTimeZone, 'time_zone');
      const markIn = (field: 'worst_mark' | 'best_mark' | 'pass_mark') =>
        markOf(input[field]) ?? refuse(w.notMark, field);
      const marks = {
        worst: markIn('worst_mark'),
        best: markIn('best_mark'),
        pass: markIn('pass_mark'),
      };
      if (marks.worst === marks.best) refuse(w.sameMarks, 'best_mark');
      if (!isOnScale(marks.pass, marks)) refuse(w.passOffScale, 'pass_mark');
      const schoolYear =
        dayOfYear(input.school_year_month, input.school_year_day) ??
        refuse(w.noSuchDay, 'school_year_day');
      await updateSettings(tx, organisation.id, {
        name: input.name,
        language: input.language,
        timeZone: input.time_zone,
        marks,
        schoolYear,
        classWeeks: input.class_weeks,
        nameOrder: input.name_order,
      });
      return saved(context);
    },
  ),
];
