/** M-45: taking back what was entered outside a meeting. */
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { form, get, id, oneOf, post, refuse, type Context, type Route } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { askingOf, enter, enterTo, pupilOf } from '../mentorships/mentorship.access.ts';
import { EntriesPage } from './entry.pages.tsx';
import {
  listEntries,
  listEntryWithdrawals,
  waitForOthers,
  withdrawEntry,
  type EntryKind,
} from './entry.store.ts';
import { entryWords } from './entry.words.ts';
import { fallingSince } from '../meetings/meeting.rules.ts';
import { mayInMentorship } from '../mentorships/part.rules.ts';
import { keepMood, listPulses } from '../goals/pulse.store.ts';

async function entriesPage(context: Context, problem?: Problem) {
  const { tx, view, organisation, person } = context;
  const mentorship = await enter(context);
  const own = { organisation: organisation.id, mentorship: mentorship.id, person: person.id };
  return (
    <EntriesPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      entries={
        mayInMentorship('take back', mentorship, askingOf(context))
          ? await listEntries(tx, own)
          : []
      }
      withdrawals={await listEntryWithdrawals(tx, mentorship.id, pupilOf(mentorship, person.id))}
    />
  );
}

export const entryRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/entries',
    { may: 'close mentorship', audit: ['see mentorship', 'mentorship'] },
    entriesPage,
  ),

  post(
    '/mentorships/:mentorship/entries',
    {
      may: 'close mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ kind: oneOf(Object.keys(entryWords.en.kinds) as EntryKind[]), entry: id() }),
      page: entriesPage,
    },
    async (context, { kind, entry }) => {
      const { tx, view, today } = context;
      const { mentorship, own } = await enterTo('take back', context);
      await waitForOthers(tx, mentorship.id);
      const known = (await listEntries(tx, own)).find(
        (one) => one.kind === kind && one.id === entry,
      );
      if (!known || known.isBound) refuse(entryWords[view.language].gone);
      await withdrawEntry(tx, own, { kind, id: entry, today });
      // M-9: what was answered no longer says that a mood falls.
      if (kind === 'pulse')
        await keepMood(tx, own, fallingSince(await listPulses(tx, mentorship.id, own.person)));
      await audit(tx, {
        organisation: own.organisation,
        person: own.person,
        action: 'record entry_withdrawal',
        subjectId: mentorship.id,
      });
      return linkTo(
        view,
        '/mentorships/:mentorship/entries',
        { mentorship: mentorship.id },
        { hash: 'taken-back' },
      );
    },
  ),
];
