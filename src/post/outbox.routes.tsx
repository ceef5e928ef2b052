import { locales } from '../foundation/words.ts';
import { Empty, Layout, Tag } from '../hall/layout.tsx';
import { get, type Door } from '../hall/route.tsx';
import { mostTries } from './letter.rules.ts';
import { listLetters } from './letter.store.ts';
import { outboxWords } from './outbox.words.ts';

export const outboxRoutes: Door[] = [
  // To whom and when, never what; and not who was reminded, for that says who has not answered: a personal link in a letter is for one pair of eyes.
  get('/outbox', 'see outbox', async ({ tx, view, organisation, hasMail }) => {
    const w = outboxWords[view.language];
    const letters = await listLetters(tx);
    const time = new Intl.DateTimeFormat(locales[view.language], { dateStyle: 'medium', timeStyle: 'short', timeZone: organisation.timeZone });
    return (
      <Layout view={view} title={w.title} intro={w.intro}>
        {!hasMail && <p class="note">{w.off}</p>}
        {letters.length === 0 ? (
          <Empty>{w.none}</Empty>
        ) : (
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.to}</th>
                <th scope="col">{w.subject}</th>
                <th scope="col">{w.when}</th>
                <th scope="col">{w.state}</th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr>
                  <th scope="row">
                    {letter.kind === 'reminder' ? (
                      w.somebody
                    ) : (
                      <>
                        {letter.name} <span class="small muted">{letter.address}</span>
                      </>
                    )}
                  </th>
                  <td data-name={w.subject}>{letter.subject}</td>
                  <td data-name={w.when}>{time.format(letter.madeAt)}</td>
                  <td data-name={w.state}>
                    <Tag tone={letter.sentAt ? 'good' : letter.tries >= mostTries ? 'bad' : 'plain'}>{letter.sentAt ? w.sent : letter.trouble ? w.trouble(letter.tries, letter.trouble) : w.waits}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Layout>
    );
  }),
];
