/**
 * What is drawn on a page besides letters and still means something: ruled lines of tables, and
 * bullets drawn as dots.
 */

export type Rule = { x1: number; y1: number; x2: number; y2: number };
export type Marks = { rules: Rule[]; dots: { x: number; y: number; size: number }[] };
export type Grid = { xs: number[]; ys: number[] };

export type Matrix = [number, number, number, number, number, number];

/**
 * `view` turns places in the file into places on the page, from its top left; `ops` are the operator
 * numbers of the PDF library.
 */
export function readMarks(
  list: { fnArray: number[]; argsArray: unknown[] },
  ops: Record<string, number>,
  view: Matrix,
): Marks {
  const marks: Marks = { rules: [], dots: [] };
  let matrix = view;
  const stack: Matrix[] = [];
  list.fnArray.forEach((operator, i) => {
    if (operator === ops.save) stack.push(matrix);
    else if (operator === ops.restore) matrix = stack.pop() ?? matrix;
    else if (operator === ops.transform) matrix = multiply(matrix, list.argsArray[i] as Matrix);
    else if (operator === ops.constructPath)
      addPath(marks, list.argsArray[i] as unknown[], matrix, ops);
  });
  return marks;
}

function addPath(marks: Marks, args: unknown[], matrix: Matrix, ops: Record<string, number>): void {
  if (args[0] === ops.endPath) return; // a clip draws nothing
  const box = args[2] as ArrayLike<number> | null;
  if (!box || box.length < 4) return;
  const [ax, ay] = apply(matrix, box[0]!, box[1]!);
  const [bx, by] = apply(matrix, box[2]!, box[3]!);
  const rule = {
    x1: Math.min(ax, bx),
    x2: Math.max(ax, bx),
    y1: Math.min(ay, by),
    y2: Math.max(ay, by),
  };
  const wide = rule.x2 - rule.x1;
  const high = rule.y2 - rule.y1;
  if (wide < 8 && high < 8 && wide > 1.2 && high > 1.2 && Math.abs(wide - high) < 1.5)
    marks.dots.push({ x: rule.x1, y: (rule.y1 + rule.y2) / 2, size: wide });
  else if ((wide > 8 && high < 2.5) || (high > 6 && wide < 2.5)) marks.rules.push(rule);
  else if (wide > 15 && high > 8)
    marks.rules.push(
      { ...rule, y2: rule.y1 },
      { ...rule, y1: rule.y2 },
      { ...rule, x2: rule.x1 },
      { ...rule, x1: rule.x2 },
    );
}

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** A drawing of more squares than that is squared paper, no table. */
const cellLimit = 5000;

/**
 * Ruled lines that cross or touch make grids; one with at least two columns and two rows is a
 * table, and one row of three columns, which may be the rest of a table of the page before.
 */
export function findGrids(rules: Rule[]): Grid[] {
  const grids: Grid[] = [];
  for (const group of connected(rules)) {
    const vertical = group.filter((rule) => rule.y2 - rule.y1 > rule.x2 - rule.x1);
    const flat = group.filter((rule) => rule.y2 - rule.y1 <= rule.x2 - rule.x1);
    const xs = distinct(vertical.map((rule) => (rule.x1 + rule.x2) / 2));
    const ys = distinct(flat.map((rule) => (rule.y1 + rule.y2) / 2));
    const enough = xs.length >= 4 ? 2 : 3;
    if (xs.length >= 3 && ys.length >= enough && xs.length * ys.length <= cellLimit)
      grids.push({ xs, ys });
  }
  return grids;
}

function connected(rules: Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  const touch = (a: Rule, b: Rule) =>
    a.x1 - 2 <= b.x2 && b.x1 - 2 <= a.x2 && a.y1 - 2 <= b.y2 && b.y1 - 2 <= a.y2;
  for (const rule of rules.slice(0, 4000)) {
    const near = groups.filter((group) => group.some((other) => touch(rule, other)));
    const merged = [rule, ...near.flat()];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function distinct(values: number[]): number[] {
  return [...values]
    .sort((a, b) => a - b)
    .filter((value, i, all) => i === 0 || value - all[i - 1]! > 3);
}
