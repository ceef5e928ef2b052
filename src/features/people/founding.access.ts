/**
 * The one-time code of an empty installation. Whoever reads the server's terminal or log may found
 * the first organisation; nobody else.
 */
import { randomBytes } from 'node:crypto';
import type { Database } from '../../platform/database.ts';
import { sameText } from '../../platform/secret.ts';
import { plainCode, readableCode } from '../accounts/readable-code.rules.ts';
import { isEmpty } from './organisation.store.ts';

/** Twenty letters and digits: 98 bits. */
const codeBytes = 20;

export type FirstCode = {
  /** As it is printed, once. It is kept nowhere but here. */
  code: string;
  isRight: (typed: string) => boolean;
  /** Nobody has founded anything yet, here or through another server. */
  isOpen: () => Promise<boolean>;
};

/**
 * ST-3: twenty letters (more than 90 bits), of this process alone: a server that starts again
 * prints another.
 */
export function makeFirstCode(database: Database): FirstCode {
  const code = readableCode(randomBytes(codeBytes));
  let isOver = false;
  return {
    code,
    isRight: (typed) => !isOver && sameText(plainCode(typed), code),
    isOpen: async () => {
      // An organisation never goes again, so once there is one nobody looks any more.
      isOver ||= !(await database.beforeTenant(null, isEmpty));
      return !isOver;
    },
  };
}
