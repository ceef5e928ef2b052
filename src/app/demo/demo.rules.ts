/**
 * Whether the demo is loaded by itself. Its people have a password that everybody knows, so it
 * keeps away from where others could sign in.
 */

/** Settings that a server has which is more than somebody's first look. */
const outward = ['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'TRUST_PROXY'] as const;

export type DemoChoice =
  | { isWanted: true }
  | {
      isWanted: false;
      /** Somebody said so; else a setting shows that this is more than a first look. */
      isSwitchedOff: boolean;
      /** What decided: a setting as it stands, or its name. */
      because: string;
    };
const wanted: DemoChoice = { isWanted: true };
const keptAway = (because: string): DemoChoice => ({
  isWanted: false,
  isSwitchedOff: false,
  because,
});

const isLoopback = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|\[?::ffff:127(?:\.\d{1,3}){3}\]?)$/i.test(host);

/**
 * ST-1: switched off, never; asked for, always; by itself only where nothing but this machine is
 * reached. Null for a word that is neither on nor off.
 */
export function chooseDemo(
  settings: Record<string, string | undefined>,
  { asked }: { asked: boolean },
): DemoChoice | null {
  const { MENTORIUM_DEMO: said = '', HOST: host = '', NODE_ENV: mode = '' } = settings;
  if (!['', 'on', 'off'].includes(said)) return null;
  if (said === 'off')
    return { isWanted: false, isSwitchedOff: true, because: 'MENTORIUM_DEMO=off' };
  if (asked || said === 'on') return wanted;
  if (host !== '' && !isLoopback(host)) return keptAway(`HOST=${host}`);
  if (mode === 'production') return keptAway('NODE_ENV=production');
  // What such a setting holds may be a secret; its name is enough.
  const set = outward.find((name) => settings[name]);
  return set ? keptAway(set) : wanted;
}
