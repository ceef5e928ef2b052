import { linkTo } from '../../web/links.ts';
import { duration, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { developmentWords } from './development.words.ts';
import { libraryWords } from './library.words.ts';
import { resourceKinds } from './library.rules.ts';
import type { PeerGroup, Resource } from './library.store.ts';

type LibraryProps = Page & {
  resources: Resource[];
  competences: { id: string; name: string }[];
  /** Competences of the own goals. */
  wanted: string[];
  groups: PeerGroup[];
  mayAdd: boolean;
  mayWithdraw: boolean;
};

/** What helps with the own goals first, then the rest by title. */
export function LibraryPage({
  view,
  problem,
  resources,
  competences,
  wanted,
  groups,
  mayAdd,
  mayWithdraw,
}: LibraryProps) {
  const w = libraryWords[view.language];
  const d = developmentWords[view.language];
  const path = linkTo(view, '/library');
  const names = new Map(competences.map(({ id, name }) => [id, name]));
  const mine = resources.filter((one) => one.competences.some((id) => wanted.includes(id)));
  const rest = resources.filter((one) => !mine.includes(one));
  const lines = (list: Resource[]) => (
    <ul class="lines">
      {list.map((one) => (
        <li>
          <span class="strong">
            {one.address ? (
              <a href={one.address} rel="noreferrer nofollow">
                {one.title}
              </a>
            ) : (
              one.title
            )}
          </span>
          {one.about && <span>{one.about}</span>}
          <span class="small muted">
            {[
              w.kinds[one.kind],
              one.minutes && duration(view.language, one.minutes),
              ...one.competences.map((id) => names.get(id) ?? ''),
              w.usedBy(one.taken, one.helped),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span class="row">
            <Form view={view} action={`${path}/${one.id}/use`} class="inline">
              {one.mine === null ? (
                <button
                  class="button second slim"
                  name="helped"
                  value=""
                  aria-label={`${w.takeUp}: ${one.title}`}
                >
                  {w.takeUp}
                </button>
              ) : one.mine.helped === null ? (
                <>
                  <button
                    class="button second slim"
                    name="helped"
                    value="yes"
                    aria-label={`${w.helpedMe}: ${one.title}`}
                  >
                    {w.helpedMe}
                  </button>
                  <button
                    class="button quiet"
                    name="helped"
                    value="no"
                    aria-label={`${w.didNotHelp}: ${one.title}`}
                  >
                    {w.didNotHelp}
                  </button>
                </>
              ) : (
                <Tag tone={one.mine.helped ? 'good' : 'plain'}>
                  {one.mine.helped ? w.helpedMe : w.didNotHelp}
                </Tag>
              )}
            </Form>
            {(mayWithdraw || one.addedBy === view.person!.id) && (
              <Form view={view} action={`${path}/${one.id}/withdrawal`} class="inline">
                <button class="button quiet" aria-label={`${w.withdraw}: ${one.title}`}>
                  {w.withdraw}
                </button>
              </Form>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <Layout view={view} title={w.library} intro={w.libraryIntro} problem={problem}>
      {resources.length === 0 && <Empty>{w.libraryEmpty}</Empty>}
      {mine.length > 0 && <Section title={w.forYou}>{lines(mine)}</Section>}
      {rest.length > 0 &&
        (mine.length > 0 ? <Section title={w.library}>{lines(rest)}</Section> : lines(rest))}
      {mayAdd && (
        <details class="more" open={problem !== undefined && 'title' in problem.typed}>
          <summary>{w.addResource}</summary>
          <Form view={view} action={path}>
            <TextField view={view} name="title" label={w.resourceTitle} problem={problem} />
            <TextArea
              view={view}
              name="about"
              label={w.resourceAbout}
              problem={problem}
              rows={2}
              optional
            />
            <TextField view={view} name="address" label={d.address} problem={problem} optional />
            <Select
              view={view}
              name="kind"
              label={w.resourceKind}
              problem={problem}
              options={resourceKinds.map((value) => ({ value, text: w.kinds[value] }))}
            />
            <TextField
              view={view}
              name="minutes"
              type="number"
              min={1}
              max={10000}
              inputMode="numeric"
              label={w.takesMinutes}
              problem={problem}
              optional
              short
            />
            <Choices
              view={view}
              name="competences"
              label={w.helpsWith}
              several
              flow
              problem={problem}
              options={competences.map(({ id, name }) => ({ value: id, text: name }))}
              optional
            />
            <button class="button second">{w.addResource}</button>
          </Form>
        </details>
      )}
      <Section title={w.peers}>
        {groups.length === 0 && <p class="muted">{w.peersNone}</p>}
        <ul class="lines">
          {groups.map((group) => {
            const isIn = group.members.some(({ id }) => id === view.person!.id);
            return (
              <li>
                <span class="strong">{group.name}</span>
                {group.about && <span>{group.about}</span>}
                <span class="small muted">
                  {[
                    group.members.map(({ name }) => name).join(', '),
                    group.nextOn &&
                      w.nextMeeting(sayDay(view.language, group.nextOn, view.today), group.place),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {mayAdd && (
                  <Form
                    view={view}
                    action={`${path}/groups/${group.id}/${isIn ? 'leaving' : 'joining'}`}
                    class="inline"
                  >
                    <span>
                      <button
                        class="button second slim"
                        aria-label={`${isIn ? w.leave : w.join}: ${group.name}`}
                      >
                        {isIn ? w.leave : w.join}
                      </button>
                    </span>
                  </Form>
                )}
                {isIn && (
                  <Form view={view} action={`${path}/groups/${group.id}/meeting`} class="inline">
                    <span class="row end">
                      <label class="small">
                        {w.nextOn}{' '}
                        <input
                          class="input short"
                          type="date"
                          name="next_on"
                          value={group.nextOn ?? ''}
                        />
                      </label>
                      <label class="small">
                        {w.place} <input class="input" name="place" value={group.place} />
                      </label>
                      <button class="button second slim" aria-label={`${w.planIt}: ${group.name}`}>
                        {w.planIt}
                      </button>
                    </span>
                  </Form>
                )}
              </li>
            );
          })}
        </ul>
        {mayAdd && (
          <details class="more" open={problem !== undefined && 'group_name' in problem.typed}>
            <summary>{w.begin}</summary>
            <Form view={view} action={`${path}/groups`}>
              <TextField view={view} name="group_name" label={w.groupName} problem={problem} />
              <TextArea
                view={view}
                name="group_about"
                label={w.groupAbout}
                problem={problem}
                rows={2}
                optional
              />
              <button class="button second">{w.begin}</button>
            </Form>
          </details>
        )}
      </Section>
    </Layout>
  );
}
