import { homePart } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { openQuestionsFor } from './teacher.store.ts';
import { teacherWords } from './teacher.words.ts';

/** What mentors ask somebody who teaches their classes. */
export const classesHome = homePart({
  ask: ({ tx, person, today }) => ({
    questions:
      (person.roles.includes('teacher') || person.roles.includes('mentor')) &&
      openQuestionsFor(tx, { person: person.id, today }),
  }),
  say: ({ view }, { questions }) => {
    const w = teacherWords[view.language];
    const [first] = questions ?? [];
    if (!first) return {};
    const { length } = questions!;
    return {
      waiting: [
        {
          urgency: 1.3,
          sentence:
            length === 1 ? w.onHome(first.by, first.given, first.group) : w.onHomeMany(length),
          action: homeActions[view.language].answer,
          href: linkTo(view, '/questions'),
        },
      ],
    };
  },
});
