/** What a server is handed when it is built. */
import type { Database } from '../platform/database.ts';
import type { Health } from '../platform/health.ts';
import type { Outbound } from '../platform/outbound.ts';
import type { Scan } from '../platform/scanner.ts';
import type { FirstCode } from '../features/people/founding.access.ts';

export type Settings = {
  database: Database;
  now: () => Temporal.ZonedDateTime;
  log: boolean;
  hasMail?: boolean;
  /** As in MAIL_FROM. */
  mailFrom?: string;
  /** To whom holes are reported (RFC 9116): a mailto: or https: address, as in SECURITY_CONTACT. */
  securityContact?: string;
  /** Whoever knows it may read the metrics; nobody when it is left out, as METRICS_TOKEN. */
  metricsToken?: string;
  /** Address of this server as others know it, as PUBLIC_URL: scheme, host and port. */
  publicUrl?: string;
  /** Where it listens, as HOST. */
  host?: string;
  /**
   * Whose word about who is asking and how counts: addresses or networks, parted by commas; this
   * machine's own when it is left out.
   */
  trustProxy?: string;
  /**
   * Requests in a minute: of one session, and of one place on the network; no limit when it is left
   * out.
   */
  limits?: {
    session: number;
    place: number;
  };
  /**
   * As whom anybody may look around, with a password that everybody knows; nobody when it is left
   * out.
   */
  demo?: string[];
  /** Of an installation without an organisation: with it the first one can be made in a browser. */
  firstCode?: FirstCode | null;
  /** Looks through files before they are given back; nobody does when it is left out. */
  scan?: Scan;
  /** How long a connection may take, in milliseconds; as `usualPatience` when it is left out. */
  patience?: typeof usualPatience;
  /** How the background work goes, for `/ready` and the metrics. */
  health?: Health;
  /** Which addresses somebody may make this server call; public ones when it is left out. */
  outbound?: Outbound;
};

export const usualFrom = 'Mentorium <mentorium@localhost>';
/**
 * OP-3, in milliseconds. A file of 20 MB comes through a line of 0.3 Mbit/s in the time of a whole
 * request; a connection on which nothing moves, a half-sent form or a download that nobody takes,
 * ends after that of silence.
 */
export const usualPatience = { headers: 30_000, request: 600_000, silence: 60_000 };
