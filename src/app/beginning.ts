/**
 * With what a server begins: the demo, or the code with which the first organisation is made in a
 * browser.
 */
import { demoPassword } from '../features/accounts/sign-in.pages.tsx';
import { findDemo, loadDemo } from './demo/demo.ts';
import type { DemoChoice } from './demo/demo.rules.ts';
import { commandWords } from '../platform/command.words.ts';
import type { Database } from '../platform/database.ts';
import type { Language } from '../platform/i18n.ts';
import { makeFirstCode, type FirstCode } from '../features/people/founding.access.ts';

type Beginning = {
  /** As whom anybody may look around here. */
  demo: string[];
  firstCode: FirstCode | null;
  /** What whoever started the server has to know, when it can be reached at an address. */
  tell: (address: string) => string[];
};

/** ST-1, ST-2, ST-3 */
export async function begin(
  database: Database,
  choice: DemoChoice,
  {
    language,
    hasMail,
    progress,
    address,
  }: {
    language: Language;
    hasMail: boolean;
    progress: (sentence: string) => void;
    /** Of this server, as it stands in letters. */
    address: string;
  },
): Promise<Beginning> {
  const w = commandWords[language];
  const there = choice.wanted
    ? await loadDemo(database, progress, undefined, address)
    : await findDemo(database);
  const code = makeFirstCode(database);
  const firstCode = (await code.isOpen()) ? code : null;
  return {
    demo: choice.wanted ? there : [],
    firstCode,
    tell: (address) => [
      ...(choice.wanted && there.length > 0 ? [w.demoPeople(demoPassword, there)] : []),
      ...(choice.wanted && there.length > 0 && hasMail ? [w.demoMail] : []),
      ...(!choice.wanted && there.length > 0 ? [w.demoHidden(choice.because!)] : []),
      ...(firstCode ? [w.firstCode(`${address}/founding`, firstCode.code)] : []),
      ...(firstCode && choice.because !== 'MENTORIUM_DEMO=off' ? [w.noDemo(choice.because!)] : []),
    ],
  };
}
