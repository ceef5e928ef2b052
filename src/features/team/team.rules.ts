/**
 * What the mentors of a cohort do together: tasks that can be passed on, goals with several owners.
 */
export type Owner = { personId: string; name: string; asksCover: boolean };
export type TeamItem = {
  id: string;
  kind: 'task' | 'goal';
  body: string;
  dueOn: string | null;
  madeBy: string;
  doneOn: string | null;
  owners: Owner[];
};

/**
 * TM-1: what asks for somebody comes first (nobody's, then cover wanted), then what is late, then
 * by day; what is done comes last.
 */
export function inOrderOfTurn(items: TeamItem[], today: string): TeamItem[] {
  const rank = ({ doneOn, owners, dueOn }: TeamItem): number => {
    if (doneOn) return 4;
    if (owners.length === 0) return 0;
    if (owners.some(({ asksCover }) => asksCover)) return 1;
    return dueOn !== null && dueOn < today ? 2 : 3;
  };
  return [...items].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
      a.body.localeCompare(b.body),
  );
}

/**
 * TM-2: a task has one owner, a goal up to eight; whoever has asked for cover is let go when
 * somebody takes it on.
 */
export const mostOwners = { task: 1, goal: 8 } as const;
export function mayTakeOn(
  { kind, owners, doneOn }: Pick<TeamItem, 'kind' | 'owners' | 'doneOn'>,
  person: string,
): boolean {
  if (doneOn !== null || owners.some(({ personId }) => personId === person)) return false;
  return owners.filter(({ asksCover }) => !asksCover).length < mostOwners[kind];
}
