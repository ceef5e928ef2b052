import { linkTo } from '../../web/links.ts';
import type { View } from '../../web/view.ts';
import type { MentorshipLine } from './mentorship.store.ts';
import { mentorshipWords } from './mentorship.words.ts';

/** At the foot of pages on which something is entered. */
export function ToEntries({ view, mentorship }: { view: View; mentorship: MentorshipLine }) {
  if (mentorship.closedOn !== null) return null;
  return (
    <p class="small">
      <a href={linkTo(view, '/mentorships/:mentorship/entries', { mentorship: mentorship.id })}>
        {mentorshipWords[view.language].takeBack}
      </a>
    </p>
  );
}
