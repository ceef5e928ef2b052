/**
 * Assignment on a dense table: every row gets a column of its own at the least total cost.
 *
 * Method: Jonker and Volgenant (1987) without column reduction, so that more columns than rows are
 * allowed: rows bid for columns at their second-best offer (augmenting row reduction), then
 * shortest augmenting paths for the rows that are left.
 * `cost`: rows x columns, row after row; finite; rows <= columns. Returns the column of every row.
 * O(rows^2 x columns) at worst, near rows x columns in practice; 8 bytes per cell. Exact for
 * integers with sums below 2^53.
 */
export function assignDense(cost: Float64Array, rows: number, columns: number): Int32Array {
  if (rows > columns) throw new RangeError(`${rows} rows for ${columns} columns`);
  if (cost.length < rows * columns) throw new RangeError('cost has fewer cells than the table');
  const state: State = {
    cost,
    columns,
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(columns).fill(-1),
    price: new Float64Array(columns),
  };
  let free = Int32Array.from({ length: rows }, (_, i) => i);
  for (let pass = 0; pass < passes && free.length > 0; pass++) free = reduce(state, free);
  const search = {
    distance: new Float64Array(columns),
    from: new Int32Array(columns),
    order: new Int32Array(columns),
  };
  for (const row of free) augment(state, row, search);
  return state.columnOf;
}

/** Of row reduction, as Jonker and Volgenant have it. */
const passes = 2;

type State = {
  cost: Float64Array;
  columns: number;
  /** Of each row, or -1. */
  columnOf: Int32Array;
  /** Of each column, or -1. */
  rowOf: Int32Array;
  /** Of each column; cost less price is what a row bids with. */
  price: Float64Array;
};

/**
 * One pass over the free rows. A row that is pushed out bids again at once while prices move, and
 * is free when they do not.
 */
function reduce(
  { cost, columns, columnOf, rowOf, price }: State,
  free: Int32Array,
): Int32Array<ArrayBuffer> {
  const waiting: number[] = [];
  // Where prices move by little at a time, chains get long: after so many bids a row waits for its
  // path instead.
  let patience = 4 * free.length + 64;
  for (const first of free) {
    let row = first;
    for (;;) {
      const base = row * columns;
      let [best, second, at, next] = [cost[base]! - price[0]!, Infinity, 0, -1];
      for (let j = 1; j < columns; j++) {
        const value = cost[base + j]! - price[j]!;
        if (value >= second) continue;
        if (value < best) {
          second = best;
          next = at;
          best = value;
          at = j;
        } else {
          second = value;
          next = j;
        }
      }
      const moved = best < second;
      if (moved && second !== Infinity) price[at]! -= second - best;
      else if (!moved && rowOf[at]! >= 0 && next >= 0) at = next;
      const out = rowOf[at]!;
      if (out >= 0 && (!moved || patience-- < 0)) {
        // A tie at a taken column, or too long a chain: the newcomer sits, the other one waits.
        columnOf[out] = -1;
        rowOf[at] = row;
        columnOf[row] = at;
        waiting.push(out);
        break;
      }
      rowOf[at] = row;
      columnOf[row] = at;
      if (out < 0) break;
      columnOf[out] = -1;
      row = out;
    }
  }
  return Int32Array.from(waiting);
}

type Search = { distance: Float64Array; from: Int32Array; order: Int32Array };

/**
 * The shortest path from a free row to a free column, along which all change columns. `order` holds
 * the columns: first those that are done, then those at the present distance, then the rest.
 */
function augment(
  { cost, columns, columnOf, rowOf, price }: State,
  row: number,
  { distance, from, order }: Search,
): void {
  for (let j = 0; j < columns; j++) {
    order[j] = j;
    from[j] = row;
    distance[j] = cost[row * columns + j]! - price[j]!;
  }
  let [done, ready, end] = [0, 0, -1];
  let least = 0;
  while (end < 0) {
    if (done === ready) {
      least = distance[order[ready]!]!;
      for (let k = ready; k < columns; k++) {
        const j = order[k]!;
        if (distance[j]! > least) continue;
        if (distance[j]! < least) {
          least = distance[j]!;
          ready = done;
        }
        order[k] = order[ready]!;
        order[ready++] = j;
      }
      for (let k = done; k < ready && end < 0; k++) if (rowOf[order[k]!]! < 0) end = order[k]!;
      if (end >= 0) break;
    }
    const column = order[done++]!;
    const base = rowOf[column]! * columns;
    const offset = least - (cost[base + column]! - price[column]!);
    for (let k = ready; k < columns; k++) {
      const j = order[k]!;
      const value = cost[base + j]! - price[j]! + offset;
      if (value >= distance[j]!) continue;
      distance[j] = value;
      from[j] = rowOf[column]!;
      if (value > least) continue;
      if (rowOf[j]! < 0) {
        end = j;
        break;
      }
      order[k] = order[ready]!;
      order[ready++] = j;
    }
  }
  for (let k = 0; k < done; k++) price[order[k]!]! += distance[order[k]!]! - least;
  for (let at = end; ;) {
    const i = from[at]!;
    const before = columnOf[i]!;
    rowOf[at] = i;
    columnOf[i] = at;
    if (i === row) return;
    at = before;
  }
}
