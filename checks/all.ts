import type { Check } from './check.ts';
import { byTest } from './carried.ts';
import { chain } from './audit-log.ts';
import { forgery, headers, stepUp } from './requests.ts';
import {
  enumeration,
  fixation,
  guesses,
  limits,
  passwordCost,
  replay,
  resetLinks,
} from './sign-in.ts';
import { access } from './access.ts';
import { virus } from './virus.ts';
import { otherOrigins, script } from './browser.ts';
import { archives, formulas, uploads, xml } from './files.ts';
import { floods } from './floods.ts';
import { injection, lineEnds, malformed } from './input.ts';
import { killedWorkers } from './killed.ts';
import { killedServer, stoppedDatabase } from './durable.ts';
import { breach } from './breach.ts';
import { races, unasked } from './writes.ts';
import { confined } from './confined.ts';
import { moment } from './moment.ts';
import { logs } from './logs.ts';
import { borrowedIds, fourOrganisations, matrix, oracle } from './matrix.ts';
import { auditLogComplete } from './audit-log-complete.ts';
import { operator } from './operator.ts';
import { ownData } from './own-data.ts';
import { parts } from './parts.ts';
import { restored } from './restore.ts';
import { start } from './start.ts';
import { unhurried, upgrades } from './upgrade.ts';
import { decides } from './decides.ts';
import { definers, forcedWalls, rolesAtOnce } from './walls.ts';
import { states } from './states.ts';
import { sealedTexts } from './texts.ts';

/** In the order of their numbers. */
export const checks: Check[] = [
  malformed,
  injection,
  lineEnds,
  matrix,
  states,
  fourOrganisations,
  oracle,
  borrowedIds,
  forcedWalls,
  definers,
  rolesAtOnce,
  fixation,
  replay,
  limits,
  guesses,
  enumeration,
  resetLinks,
  stepUp,
  headers,
  forgery,
  chain,
  passwordCost,
  sealedTexts,
  auditLogComplete,
  killedServer,
  killedWorkers,
  stoppedDatabase,
  operator,
  ownData,
  parts,
  uploads,
  archives,
  xml,
  virus,
  formulas,
  script,
  floods,
  logs,
  moment,
  unhurried,
  upgrades,
  confined,
  breach,
  decides,
  races,
  unasked,
  otherOrigins,
  access,
  restored,
  start,
  ...byTest,
].sort((a, b) => a.number - b.number);
