/** The page on which a message is written, and what its form does: for every way to get there. */
import {
  form,
  ids,
  maybeOneOf,
  text,
  type ActContext,
  type Context,
  type Outcome,
} from '../../web/route.tsx';
import type { Values } from '../../web/form.ts';
import { shownText } from '../../web/letters.ts';
import type { Problem } from '../../web/view.ts';
import { sayPlaceholders } from '../mail/letters.pages.tsx';
import { findAddress } from '../mail/outgoing-mail.store.ts';
import type { Addressee } from './audience.store.ts';
import { placeholders, type Written } from './message.rules.ts';
import { ComposePage, type ComposeProps } from './message.pages.tsx';
import { readRecipients, readWritten, sendMessage, typingLanguage } from './message.service.ts';

export const messageForm = form({
  person: ids(),
  /** Everybody on the page, ticked or not, so that they are there when the form comes back. */
  offered: ids(),
  subject: text(150),
  body: text(5000),
  act: maybeOneOf(['preview']),
});

type Given = Pick<ComposeProps, 'action' | 'crumbs' | 'people'> & {
  chosen?: string[];
  /** With placeholders by their names. */
  proposed?: Written;
  preview?: ComposeProps['preview'];
  problem?: Problem | undefined;
};

export async function composePage(context: Context, given: Given) {
  const { tx, view, person } = context;
  const language = typingLanguage(context);
  const { subject = '', body = '' } = given.proposed ?? {};
  return (
    <ComposePage
      view={view}
      problem={given.problem}
      action={given.action}
      crumbs={given.crumbs}
      people={given.people}
      chosen={given.chosen ?? given.people.map(({ id }) => id)}
      value={{ subject: shownText(language, subject), body: shownText(language, body) }}
      preview={given.preview ?? null}
      replyTo={await findAddress(tx, person.id)}
      placeholders={sayPlaceholders(view, language, placeholders)}
    />
  );
}

/** Shows it, or sends it: then `sent` says where to go. `offered`: whoever could have been chosen. */
export async function previewOrSend(
  context: ActContext,
  input: Values<typeof messageForm>,
  {
    action,
    crumbs,
    among = null,
    offered,
    sent,
  }: Pick<Given, 'action' | 'crumbs'> & {
    /** Whoever may be written to here, besides whom the writer's own grant allows. */
    among?: string[] | null;
    offered: (chosen: Addressee[]) => Promise<Addressee[]> | Addressee[];
    sent: (message: string, people: Addressee[]) => Promise<string> | string;
  },
): Promise<Outcome> {
  const people = await readRecipients(context, input.person, among);
  const written = readWritten(context, input);
  if (input.act === 'preview')
    return {
      shown: await composePage(context, {
        action,
        crumbs,
        people: await offered(people),
        chosen: people.map(({ id }) => id),
        proposed: written,
        preview: { name: people[0]!.name, written },
      }),
    };
  return sent(await sendMessage(context, people, written), people);
}
