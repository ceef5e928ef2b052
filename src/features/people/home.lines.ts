import { endedQuery, waitingQuery } from '../accounts/approval.store.ts';
import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { approvalWords } from './approval.words.ts';
import { besides, openedIdentity, waitingBreakGlass } from './home.store.ts';
import { homeWords } from './home.words.ts';
import { leftRunning } from './leaving.store.ts';

/** Of those who have left, so many are named one by one. */
const mostNamed = 3;

/** What waits for a second person, who has left too early, and who is to be brought here. */
export const peopleHome = homePart({
  ask: ({ tx, person, today }) => ({
    approvals: waitingQuery(tx),
    ended: endedQuery(tx, person.id),
    breakGlass:
      grantOf(person.roles, 'open protected identity') !== null && waitingBreakGlass(tx, person.id),
    opened: openedIdentity(tx, person.id),
    care: grantOf(person.roles, 'import people') !== null && {
      left: leftRunning(tx, today),
      besides: besides(tx, person.id, today),
    },
  }),
  say: ({ view, person }, { approvals, ended, breakGlass, opened, care }) => {
    const [w, actions] = [homeWords[view.language], homeActions[view.language]];
    const a = approvalWords[view.language];
    const waiting: Line[] = [];
    for (const { id, name } of care?.left.slice(0, mostNamed) ?? [])
      waiting.push({
        urgency: 0.8,
        sentence: w.leftAndRuns(name),
        action: actions.look,
        href: linkTo(view, '/people/:person', { person: id }),
      });
    if (care && care.left.length > mostNamed)
      waiting.push({
        urgency: 0.9,
        sentence: w.moreLeft(care.left.length - mostNamed),
        action: actions.look,
        href: linkTo(view, '/people', {}, { query: { state: 'left' } }),
      });
    const [beside] = care?.besides ?? [];
    if (beside && !beside.people)
      waiting.push({
        urgency: 5.1,
        sentence: w.bringPeople,
        action: w.bringPeopleDo,
        href: linkTo(view, '/people/imports/new'),
      });
    if (beside && !beside.coordinator && !beside.programme)
      waiting.push({
        urgency: 5.2,
        sentence: w.onlyCoordinator,
        action: w.bringPeopleDo,
        href: linkTo(view, '/people/imports/new'),
      });
    for (const one of breakGlass ?? [])
      waiting.push({
        urgency: 0.5,
        sentence: w.breakGlass(one.askedBy, one.person),
        action: actions.answer,
        href: linkTo(view, '/people/:person/identity', { person: one.personId }),
      });
    for (const { askedBy, agreedBy } of opened)
      waiting.push({
        urgency: 0.3,
        sentence: w.openedIdentity(askedBy, agreedBy),
        action: actions.look,
        href: linkTo(view, '/my-data/seen'),
      });
    const mayAnswer = grantOf(person.roles, 'answer requests for access') === 'all';
    const batches = [...Map.groupBy(approvals, (row) => row.batch_id).values()];
    const isOwn = (batch: typeof approvals) => batch.some((row) => row.person_id === person.id);
    const own = batches.filter(isOwn).length;
    const others = batches.filter(
      (batch) => mayAnswer && batch[0]!.asked_by !== person.id && !isOwn(batch),
    ).length;
    if (others > 0)
      waiting.push({
        urgency: 0.6,
        sentence: a.onHome(others),
        action: actions.answer,
        href: linkTo(view, '/approvals'),
      });
    if (own > 0)
      waiting.push({
        urgency: 0.4,
        sentence: a.ownOnHome,
        action: a.look,
        href: linkTo(view, '/approvals'),
      });
    const over = new Set(ended.map((row) => row.batch_id)).size;
    if (over > 0)
      waiting.push({
        urgency: 0.7,
        sentence: a.endedOnHome(over),
        action: a.look,
        href: linkTo(view, '/approvals', {}, { hash: 'ended' }),
      });
    return { waiting };
  },
});
