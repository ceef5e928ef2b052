import { Form, TextArea } from '../hall/fields.tsx';
import { Layout } from '../hall/layout.tsx';
import type { Page, View } from '../hall/view.ts';
import type { OpenProfile } from './open-profile.store.ts';
import { openProfileWords } from './open-profile.words.ts';

export function OpenProfilePage({ view, problem, own, isKept }: Page & { own: OpenProfile | null; isKept: boolean }) {
  const w = openProfileWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {isKept && !problem && <p class="note good">{w.kept}</p>}
      <Form view={view} action={`${view.base}/about-me`}>
        <TextArea view={view} name="about" label={w.about} value={own?.about} problem={problem} optional />
        <TextArea view={view} name="interests" label={w.interests} value={own?.interests} problem={problem} rows={2} optional />
        <TextArea view={view} name="contact" label={w.contact} help={w.contactHelp} value={own?.contact} problem={problem} rows={2} optional />
        <button class="button">{w.keep}</button>
      </Form>
    </Layout>
  );
}

export function About({ view, profile }: { view: View; profile: OpenProfile }) {
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
