/** MA-42: the pages of those who may be chosen, and one's own wishes. */
import { linkTo } from '../../web/links.ts';
import { Form, Select, TextArea } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { WishReason } from '../admissions/wish.store.ts';
import { mostWishes } from './candidate.rules.ts';
import { candidateWords } from './candidate.words.ts';
import { OwnPage } from './open-profile.pages.tsx';
import type { Candidate, Choosing } from './open-profile.store.ts';
import { openProfileWords } from './open-profile.words.ts';

type Props = Page & {
  choosing: Choosing;
  candidates: Candidate[];
  /** In their order. */
  wishes: WishReason[];
  hasPage: boolean;
  isKept: boolean;
};

export function CandidatesPage({
  view,
  problem,
  choosing,
  candidates,
  wishes,
  hasPage,
  isKept,
}: Props) {
  const w = candidateWords[view.language];
  const role = choosing.role === 'mentor' ? 'mentee' : 'mentor';
  const names = new Map(
    candidates.map(({ personId, name }, at) => [
      personId,
      choosing.hasNames ? name : w.unnamed(role, at + 1),
    ]),
  );
  const action = linkTo(view, '/cohorts/:cohort/candidates', { cohort: choosing.cohort });
  return (
    <Layout
      view={view}
      title={w.title[role]}
      intro={`${choosing.name}. ${w.intro}`}
      problem={problem}
      narrow
    >
      {isKept && !problem && <p class="note good">{w.kept}</p>}
      {!hasPage && (
        <p>
          <a href={linkTo(view, '/about-me')}>{w.ownPage}</a>
        </p>
      )}
      {candidates.length === 0 && wishes.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <>
          {!choosing.hasNames && <p class="muted">{w.withoutNames}</p>}
          {candidates.map((profile) => (
            <details class="more">
              <summary>
                {names.get(profile.personId)}
                {choosing.hasNames && profile.memberOrganisation && (
                  <span class="small muted"> {profile.memberOrganisation}</span>
                )}
                {profile.topics && (
                  <span class="small muted">
                    {' · '}
                    {openProfileWords[view.language].helpsWith}: {profile.topics.slice(0, 80)}
                  </span>
                )}
              </summary>
              <OwnPage
                view={view}
                profile={profile}
                name={choosing.hasNames ? profile.name : null}
              />
            </details>
          ))}
          <Section title={w.keep} id="wishes">
            <p class="muted">{w.readers}</p>
            <Form view={view} action={action}>
              {Array.from({ length: mostWishes }, (_, at) => (
                <>
                  <Select
                    view={view}
                    name={`wish${at + 1}`}
                    label={w.place[at]!}
                    value={wishes[at]?.wishedId ?? ''}
                    problem={problem}
                    optional={at > 0}
                    empty={w.nobody}
                    options={[...names].map(([value, text]) => ({ value, text }))}
                  />
                  <TextArea
                    view={view}
                    name={`reason${at + 1}`}
                    label={w.reason[at]!}
                    value={wishes[at]?.reason}
                    problem={problem}
                    rows={2}
                    optional="sometimes"
                  />
                </>
              ))}
              <button class="button">{w.keep}</button>
            </Form>
          </Section>
        </>
      )}
    </Layout>
  );
}
