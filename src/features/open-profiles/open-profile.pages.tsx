import { sayDay } from '../../platform/i18n.ts';
import { linkTo } from '../../web/links.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Member, MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { sayLanguages } from '../people/language.rules.ts';
import { candidateWords } from './candidate.words.ts';
import type { Choosing, OpenProfile } from './open-profile.store.ts';
import { openProfileWords } from './open-profile.words.ts';

/** What was just done, said on top. */
export type Done = 'kept' | 'notScanned' | 'removed' | null;

type OpenProfileProps = Page & {
  own: OpenProfile | null;
  applications: string[];
  choosing: Choosing[];
  /** Names of those who read it once it is shown. */
  coordinators: string;
  isProtected: boolean;
  done: Done;
};

export function OpenProfilePage(props: OpenProfileProps) {
  const { view, problem, own, applications, choosing, done, isProtected } = props;
  const w = openProfileWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {done && !problem && <p class="note good">{w[done]}</p>}
      {choosing
        .filter(({ hasWished }) => !hasWished)
        .map(({ cohort, name }) => (
          <p>
            <a href={linkTo(view, '/cohorts/:cohort/candidates', { cohort })}>
              {candidateWords[view.language].toIt(name)}
            </a>
          </p>
        ))}
      <Form view={view} action={linkTo(view, '/about-me')} files>
        <TextArea
          view={view}
          name="about"
          label={w.about}
          help={w.aboutHelp}
          value={own?.about}
          problem={problem}
          optional
        />
        <TextArea
          view={view}
          name="topics"
          label={w.topics}
          help={w.topicsHelp}
          value={own?.topics}
          problem={problem}
          rows={2}
          optional
        />
        <TextArea
          view={view}
          name="interests"
          label={w.interests}
          value={own?.interests}
          problem={problem}
          rows={2}
          optional
        />
        <TextField
          view={view}
          name="times"
          label={w.times}
          help={w.timesHelp}
          value={own?.times}
          problem={problem}
          optional
        />
        {!isProtected && <PhotoField {...props} />}
        <Readers {...props} />
        <TextArea
          view={view}
          name="contact"
          label={w.contact}
          help={w.contactHelp}
          value={own?.contact}
          problem={problem}
          rows={2}
          optional
        />
        <button class="button">{w.keep}</button>
      </Form>
      {own && (
        <details class="more">
          <summary>{w.remove}</summary>
          <Form view={view} action={linkTo(view, '/about-me/removal')}>
            <p>{w.removeHelp}</p>
            <button class="button second">{w.remove}</button>
          </Form>
        </details>
      )}
      {applications.map((id) => (
        <p class="small">
          <a href={linkTo(view, '/applications/:application', { application: id })}>
            {w.toApplication}
          </a>
        </p>
      ))}
    </Layout>
  );
}

function PhotoField({ view, problem, own }: OpenProfileProps) {
  const w = openProfileWords[view.language];
  return (
    <>
      <TextField
        view={view}
        name="file"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        label={w.photo}
        help={w.photoHelp}
        problem={problem}
        optional
      />
      {own?.hasPhoto && (
        <div class="row">
          <Photo view={view} person={view.person!.id} name={view.person!.name} />
          <label class="choice">
            <input type="checkbox" name="no_photo" value="yes" />
            <span>{w.photoGone}</span>
          </label>
        </div>
      )}
    </>
  );
}

/** M-61: who reads it is said before it is shown, by their names. */
function Readers({ view, problem, own, choosing, coordinators, isProtected }: OpenProfileProps) {
  const w = openProfileWords[view.language];
  if (isProtected) return <p class="note">{`${w.isProtected} ${w.alwaysRead}`}</p>;
  const state = own?.shownSince
    ? w.isShown(sayDay(view.language, own.shownSince, view.today))
    : w.isPutAway;
  return (
    <Choices
      view={view}
      name="shown"
      label={w.shown}
      help={[own && state, w.alwaysRead, !own?.shownSince && w.nobodyElse]
        .filter(Boolean)
        .join(' ')}
      problem={problem}
      several
      chosen={(problem ? problem.typed.shown === 'yes' : own?.shownSince) ? ['yes'] : []}
      options={[
        {
          value: 'yes',
          text: w.showIt,
          help: [
            w.showHelp(coordinators),
            ...choosing.map(({ name }) => w.showInCohort(name)),
          ].join(' '),
        },
      ]}
    />
  );
}

function Photo({ view, person, name }: { view: View; person: string; name: string }) {
  const { photoOf } = openProfileWords[view.language];
  return (
    <img
      class="portrait"
      src={linkTo(view, '/people/:person/photo', { person })}
      alt={photoOf(name)}
      width="96"
      height="96"
      loading="lazy"
    />
  );
}

/** What somebody says of themselves. Without a name there is no photo either. */
export function OwnPage({
  view,
  profile,
  name,
}: {
  view: View;
  profile: OpenProfile;
  name: string | null;
}) {
  const w = openProfileWords[view.language];
  const lines: [string, string | null][] = [
    [w.helpsWith, profile.topics],
    [w.talksAbout, profile.interests],
    [w.hasTime, profile.times],
    [w.speaks, sayLanguages(view.language, profile.languages)],
    [w.reached, profile.contact],
  ];
  return (
    <div class="stack">
      {name !== null && profile.hasPhoto && (
        <Photo view={view} person={profile.personId} name={name} />
      )}
      {profile.about && <p class="pre">{profile.about}</p>}
      {lines
        .filter(([, text]) => text)
        .map(([title, text]) => (
          <p class="small">
            <span class="strong">{title}:</span> <span class="pre">{text}</span>
          </p>
        ))}
    </div>
  );
}

/** The page of somebody whom one may be matched with, or whom one coordinates. */
export function PersonPage({
  view,
  name,
  profile,
}: Page & { name: string; profile: OpenProfile | null }) {
  const w = openProfileWords[view.language];
  return (
    <Layout view={view} title={w.of(name)} narrow>
      {profile ? <OwnPage view={view} profile={profile} name={name} /> : <Empty>{w.nothing}</Empty>}
    </Layout>
  );
}

function About({ view, profile }: { view: View; profile: OpenProfile }) {
  const w = openProfileWords[view.language];
  return (
    <div class="small">
      {profile.about && <p class="pre">{profile.about}</p>}
      {profile.topics && (
        <p class="muted">
          {w.helpsWith}: {profile.topics}
        </p>
      )}
      {profile.interests && (
        <p class="muted">
          {w.talksAbout}: {profile.interests}
        </p>
      )}
      {profile.times && (
        <p class="muted">
          {w.hasTime}: {profile.times}
        </p>
      )}
      {profile.contact && (
        <p class="muted">
          {w.reached}: {profile.contact}
        </p>
      )}
    </div>
  );
}

type PeopleProps = {
  view: View;
  mentorship: MentorshipLine;
  profiles: OpenProfile[];
  mayWrite: boolean;
};

export function People({ view, mentorship, profiles, mayWrite }: PeopleProps) {
  const w = mentorshipWords[view.language];
  const parts = {
    mentor: w.mentor,
    'second-mentor': w.secondMentor,
    substitute: w.substitute,
    mentee: w.mentee,
  };
  const faces = (members: Member[]) => (
    <ul class="plain faces">
      {members.map((member) => (
        <li>
          <Who
            id={member.personId}
            name={member.name}
            small={[
              mentorship.kind === 'group' && member.part === 'mentee' ? null : parts[member.part],
              member.memberOrganisation,
            ]
              .filter(Boolean)
              .join(', ')}
          />
          {profiles
            .filter(({ personId }) => personId === member.personId && personId !== view.person!.id)
            .map((profile) => (
              <About view={view} profile={profile} />
            ))}
        </li>
      ))}
    </ul>
  );
  return (
    <Section title={w.people}>
      {mentorship.kind === 'pair' ? (
        faces([...mentorship.mentors, ...mentorship.mentees])
      ) : (
        <>
          {faces(mentorship.mentors)}
          <details class="more">
            <summary>{w.members(mentorship.mentees.length)}</summary>
            {faces(mentorship.mentees)}
          </details>
        </>
      )}
      {mayWrite &&
        mentorship.closedOn === null &&
        !profiles.some(({ personId }) => personId === view.person!.id) && (
          <p class="small">
            <a href={linkTo(view, '/about-me')}>{openProfileWords[view.language].toIt}</a>
          </p>
        )}
    </Section>
  );
}
