/**
 * `matching-lap-1`: a table of costs, one column for every row, or one row for every column where
 * there are fewer columns.
 */
import { assignDense } from '../math/dense.ts';
import type { Fault } from './instance.ts';

export type Table = { id: string; cost: number[][]; sense: 'min' | 'max' };
export type TableResult = { id: string; total: number; columnOfRow: number[] };

export function solveTable({
  id,
  cost,
  sense = 'min',
}: Table): TableResult | ({ id: string } & Fault) {
  const columns = cost?.[0]?.length ?? 0;
  if (
    !Array.isArray(cost) ||
    !cost.every(
      (row) =>
        Array.isArray(row) &&
        row.length === columns &&
        row.every((value) => Number.isFinite(value)),
    )
  )
    return {
      id,
      error: 'malformed',
      message: 'cost is not a table of finite numbers with rows of one length.',
    };
  if (sense !== 'min' && sense !== 'max')
    return { id, error: 'malformed', message: 'sense is neither "min" nor "max".' };
  const rows = cost.length;
  const turned = rows > columns;
  const [long, wide] = turned ? [columns, rows] : [rows, columns];
  const flat = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      flat[turned ? j * wide + i : i * wide + j] = sense === 'min' ? cost[i]![j]! : -cost[i]![j]!;
  const found = long === 0 ? new Int32Array(0) : assignDense(flat, long, wide);
  const columnOfRow = turned ? Array.from(cost, () => -1) : [...found];
  if (turned) found.forEach((row, column) => (columnOfRow[row] = column));
  return {
    id,
    total: columnOfRow.reduce(
      (sum, column, row) => sum + (column < 0 ? 0 : cost[row]![column]!),
      0,
    ),
    columnOfRow,
  };
}
