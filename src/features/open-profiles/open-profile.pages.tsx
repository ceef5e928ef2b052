import { linkTo } from '../../web/links.ts';
import { Form, TextArea } from '../../web/fields.tsx';
import { Layout, Section, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Member, MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import type { OpenProfile } from './open-profile.store.ts';
import { openProfileWords } from './open-profile.words.ts';

export function OpenProfilePage({
  view,
  problem,
  own,
  applications,
  isKept,
}: Page & { own: OpenProfile | null; applications: string[]; isKept: boolean }) {
  const w = openProfileWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {isKept && !problem && <p class="note good">{w.kept}</p>}
      <Form view={view} action={linkTo(view, '/about-me')}>
        <TextArea
          view={view}
          name="about"
          label={w.about}
          value={own?.about}
          problem={problem}
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

function About({ view, profile }: { view: View; profile: OpenProfile }) {
  const w = openProfileWords[view.language];
  return (
    <div class="small">
      {profile.about && <p class="pre">{profile.about}</p>}
      {profile.interests && (
        <p class="muted">
          {w.talksAbout}: {profile.interests}
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
