/**
 * J-1: what a route writes into the audit log: who, what was done, which row; never what it says.
 */
import type { Entry } from './audit.ts';
import { isId } from './form.ts';
import type { Route } from './route.tsx';

export type Audited = Pick<Entry, 'action' | 'subjectId'>;

/**
 * What opening a page, or an act that wrote nothing more exact itself, writes down; null for what
 * is about nobody else.
 */
export function auditedBy(
  { audit }: Route,
  params: Record<string, string>,
  person: string,
): Audited | null {
  if (audit === null) return null;
  const named = audit.of === 'self' ? person : audit.of && params[audit.of];
  // Templates have names, everything else has an id.
  return { action: audit.action, subjectId: isId(named ?? '') ? named! : null };
}
