import { homePart } from '../../web/home.ts';
import { linkTo } from '../../web/links.ts';
import { announcementsFor } from './announcement.store.ts';
import { unreadWithoutMail } from './message.store.ts';
import { messageWords } from './message.words.ts';

/** What is announced, and messages that came by no e-mail. */
export const messagesHome = homePart({
  ask: ({ tx, person }) => ({
    announced: announcementsFor(tx, person),
    unread: unreadWithoutMail(tx, person.id),
  }),
  say: ({ view }, { announced, unread }) => {
    const w = messageWords[view.language];
    return {
      notice: announced.length > 0 && (
        <>
          {announced.map(({ title, body }) => (
            <section class="note" aria-label={title}>
              <p class="strong">{title}</p>
              <p class="pre">{body}</p>
            </section>
          ))}
        </>
      ),
      waiting: unread.map(({ id, sender }) => ({
        urgency: 1.3,
        sentence: w.homeSentence(sender),
        action: w.homeAction,
        href: linkTo(view, '/messages/:message', { message: id }),
      })),
    };
  },
});
