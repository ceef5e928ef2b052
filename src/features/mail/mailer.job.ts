/**
 * Carries letters to the mail server, again and again while the server runs. Killed at any moment,
 * nothing is lost.
 */
import { createTransport } from 'nodemailer';
import type { Database } from '../../platform/database.ts';
import { openHealth, type Health } from '../../platform/health.ts';
import { isRestoredCopy } from '../../platform/restored-copy.ts';
import { methodOf } from './calendar.file.ts';
import { isInvented } from './address.rules.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { findLetterhead, type Letterhead } from './letter-text.store.ts';
import { htmlOf, logoId, withSignature } from './outgoing-mail.rules.ts';
import { markSent, markTrouble, takeLetters, type Due } from './outgoing-mail.store.ts';

export type Mailer = {
  /** Everything that is due now; how many went out. */
  carry: () => Promise<number>;
  stop: () => Promise<void>;
};
/** An organisation, with what stands above and below its letters. */
type Sender = { id: string; slug: string; letterhead: Letterhead };
type Setup = {
  database: Database;
  now?: () => Date;
  /** As in SMTP_URL. */
  server: string;
  /** As in MAIL_FROM. */
  from: string;
  /** Seconds between rounds; none when absent. */
  every?: number;
  /** Where it is said how each round went. */
  health?: Health;
  /** Addresses to which nothing goes; invented ones when it is left out. */
  isKept?: (address: string) => boolean;
};

/**
 * P-6: the server says that this address takes no mail at all (RFC 5321: 550, 551, 553, and 5.1.x
 * as extended code).
 */
function isFinal(error: unknown): boolean {
  const { responseCode = 0, message = '' } = error as { responseCode?: number; message?: string };
  return (
    [550, 551, 553].includes(responseCode) || (responseCode >= 500 && /\b5\.1\.\d/.test(message))
  );
}

/**
 * A letter is taken up in one transaction and marked as sent in another: whoever is killed in
 * between leaves it to be sent again when its time has come, under the same Message-ID, by which
 * mailboxes know a letter that they have.
 */
export function startMailer({
  database,
  server,
  from,
  every,
  now = () => new Date(),
  health = openHealth(),
  isKept = isInvented,
}: Setup): Mailer {
  const transport = createTransport(`${server}${server.includes('?') ? '&' : '?'}pool=true`);
  let stopped = false;
  let running: Promise<number> | null = null;
  const send = async (
    { id: organisation, slug, letterhead }: Sender,
    letter: Due,
  ): Promise<boolean> => {
    const place = { organisation, person: null };
    const signature = letterhead.signatures[letter.language as CompleteLanguage] ?? null;
    const { logo } = letterhead;
    if (isKept(letter.address)) {
      const kept = { trouble: 'an invented address (RFC 2606)', bounced: true, at: now() };
      await database.inTenant(place, 'write', (tx) => markTrouble(tx, letter.id, kept));
      return false;
    }
    try {
      await transport.sendMail({
        from,
        to: { name: letter.name, address: letter.address },
        subject: letter.subject,
        text: withSignature(letter.body, signature),
        html: htmlOf(letter.body, letter.language, { signature, logo: logo !== null }),
        ...(logo
          ? {
              attachments: [
                {
                  filename: logo.type === 'image/png' ? 'logo.png' : 'logo.jpg',
                  content: logo.bytes,
                  contentType: logo.type,
                  cid: logoId,
                  contentDisposition: 'inline' as const,
                },
              ],
            }
          : {}),
        ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
        ...(letter.calendar
          ? { icalEvent: { method: methodOf(letter.calendar), content: letter.calendar } }
          : {}),
        messageId: `<${letter.id}@${slug}.mentorium>`,
        headers: {
          // RFC 3834: to what a person wrote a mailbox may answer that its owner is away.
          ...(letter.replyTo ? {} : { 'Auto-Submitted': 'auto-generated' }),
          // RFC 8058: one click, and only on what somebody may stop.
          ...(letter.unsubscribeUrl
            ? {
                'List-Unsubscribe': `<${letter.unsubscribeUrl}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }
            : {}),
        },
      });
    } catch (error) {
      await database.inTenant(place, 'write', (tx) =>
        markTrouble(tx, letter.id, {
          trouble: (error as Error).message,
          bounced: isFinal(error),
          at: now(),
        }),
      );
      return false;
    }
    await database.inTenant(place, 'write', (tx) => markSent(tx, letter.id, now()));
    return true;
  };
  const serve = async (organisation: string, slug: string): Promise<number> => {
    let sent = 0;
    for (let more = true; more;) {
      if (stopped) return sent;
      const letters = await database.inTenant({ organisation, person: null }, 'write', (tx) =>
        takeLetters(tx, 20, now()),
      );
      if (letters.length === 0) return sent;
      const letterhead = await database.inTenant({ organisation, person: null }, 'read', (tx) =>
        findLetterhead(tx),
      );
      // What was taken up and not sent yet waits for its next time.
      for (const letter of letters)
        if (!stopped && (await send({ id: organisation, slug, letterhead }, letter))) sent++;
      more = letters.length === 20;
    }
    return sent;
  };
  // OP-4: letters of one organisation that cannot be taken up keep nobody else's back.
  const round = async (): Promise<number> => {
    let sent = 0;
    await health.run('mail', null, async () => {
      if (await database.beforeTenant(null, isRestoredCopy)) return;
      for (const { id, slug } of await database.beforeTenant(null, (tx) =>
        tx.selectFrom('organisation').select(['id', 'slug']).orderBy('slug').execute(),
      ))
        await health.run('mail', slug, async () => (sent += await serve(id, slug)));
    });
    return sent;
  };
  const carry = (): Promise<number> => (running ??= round().finally(() => (running = null)));
  const timer = every === undefined ? null : setInterval(() => void carry(), every * 1000);
  return {
    carry,
    stop: async () => {
      stopped = true;
      if (timer) clearInterval(timer);
      await running;
      transport.close();
    },
  };
}
