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
  /** What whoever started the server has to know. */
  sentences: string[];
};

/**
 * Loads the demo where it is wanted (ST-1), and makes the code of a database without an organisation
 * (ST-3); what is told of both stands in a terminal (ST-2).
 */
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
  /** The e-mail addresses of its people. */
  const people = choice.isWanted
    ? await loadDemo(database, progress, undefined, address)
    : await findDemo(database);
  const code = makeFirstCode(database);
  const firstCode = (await code.isOpen()) ? code : null;
  return {
    demo: choice.isWanted ? people : [],
    firstCode,
    sentences: [
      ...(people.length > 0
        ? choice.isWanted
          ? [w.demoPeople(demoPassword, people), ...(hasMail ? [w.demoMail] : [])]
          : [w.demoHidden(choice.because)]
        : []),
      ...(firstCode ? [w.firstCode(`${address}/founding`, firstCode.code)] : []),
      ...(firstCode && !choice.isWanted && !choice.isSwitchedOff ? [w.noDemo(choice.because)] : []),
    ],
  };
}
