import { get, type Context, type Route } from '../../web/route.tsx';
import { listAgreements } from '../meetings/agreement.store.ts';
import { listKeyPoints, listMeetings } from '../meetings/meeting.store.ts';
import { ForHomePage } from '../guidance/along.pages.tsx';
import { enterAsMentor, findOne } from '../guidance/pupil.access.ts';
import { findPupil } from '../guidance/pupil.store.ts';
import { printable, printedParts, PrintPage } from './print.pages.tsx';
import { readYear } from './timeline.service.ts';

async function printPage(context: Context) {
  const { tx, view, today, query } = context;
  const mentorship = await enterAsMentor(context);
  const pupil = await findOne(context, mentorship);
  const parts =
    query.chosen === 'yes'
      ? printedParts.filter((part) => query[`part-${part}`] === 'yes')
      : (['talks', 'agreements'] as const);
  const { items } = await readYear(
    context,
    mentorship,
    pupil,
    await findPupil(tx, pupil.id, today),
  );
  return (
    <PrintPage
      view={view}
      mentorship={mentorship}
      pupil={pupil}
      parts={parts}
      items={printable(items, parts, mentorship.cohortFirst)}
    />
  );
}

/** G-16: key points of the last talk with this pupil, and what was agreed in talks with them. */
async function forHomePage(context: Context) {
  const { tx, view } = context;
  const mentorship = await enterAsMentor(context);
  const pupil = await findOne(context, mentorship);
  const last = (await listMeetings(tx, mentorship.id, pupil.id)).find(
    ({ withMenteeId }) => withMenteeId === pupil.id,
  );
  const points = (await listKeyPoints(tx, mentorship.id))
    .filter(({ meetingId }) => meetingId === last?.id)
    .map(({ text: words, other }) => other ?? words);
  const agreements = (await listAgreements(tx, mentorship.id)).filter(
    ({ talkWithId, aboutId, kept, text: words }) =>
      kept === null && words !== null && talkWithId === pupil.id && aboutId === pupil.id,
  );
  return (
    <ForHomePage
      view={view}
      mentorship={mentorship}
      pupil={pupil}
      said={last?.goesHome ? last.text : null}
      points={points}
      agreements={agreements}
    />
  );
}

export const printRoutes: Route[] = [
  get(
    '/class/:mentorship/pupils/:pupil/print',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    printPage,
  ),
  get(
    '/class/:mentorship/pupils/:pupil/home',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    forHomePage,
  ),
];
