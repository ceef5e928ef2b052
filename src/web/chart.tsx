/**
 * Pictures drawn on the server: SVG with a title, a description and the figures in words beside it.
 */

type BarProps = {
  title: string;
  description: string;
  whole: number;
  part: number;
  mark?: number | null;
};

/** One bar: a part of a whole, with a tick for where it should be. Values in one unit. */
export function Bar({ title, description, whole, part, mark = null }: BarProps) {
  const width = 320;
  const end = Math.max(whole, Math.min(Math.max(part, mark ?? 0), whole * 1.25));
  const scale = (value: number) => Math.round((Math.min(value, end) / end) * width);
  const id = `bar-${title.replace(/\W+/g, '')}-${whole}-${part}`;
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${width} 22`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
      preserveAspectRatio="none"
      height="22"
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      <rect class="c-sunken" x="0" y="5" width={scale(whole)} height="12" rx="2" />
      <rect
        class={part > whole ? 'c-warn' : 'c-accent'}
        x="0"
        y="5"
        width={Math.max(scale(part), part > 0 ? 2 : 0)}
        height="12"
        rx="2"
      />
      {mark !== null && <line class="c-mark" x1={scale(mark)} x2={scale(mark)} y1="1" y2="21" />}
    </svg>
  );
}

type ColumnsProps = {
  title: string;
  description: string;
  figures: string;
  columns: { label: string; /** In full, for the table. */ name: string; value: number }[];
};

/** How often: one column per class, with its number on top, and the table behind it. */
export function Columns({ title, description, figures, columns }: ColumnsProps) {
  const [width, height, gap] = [480, 140, 6];
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const step = width / columns.length;
  const id = `columns-${columns.map(({ value }) => value).join('-')}`;
  return (
    <figure class="figure">
      <svg
        class="columns"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        {columns.map(({ label, value }, k) => {
          const size = Math.round((value / most) * (height - 44));
          return (
            <g>
              <rect
                class={value > 0 ? 'c-accent' : 'c-sunken'}
                x={k * step + gap / 2}
                width={step - gap}
                y={height - 22 - Math.max(size, 1)}
                height={Math.max(size, 1)}
              />
              {value > 0 && (
                <text
                  class="c-text"
                  x={k * step + step / 2}
                  y={height - 28 - size}
                  text-anchor="middle"
                >
                  {value}
                </text>
              )}
              <text class="c-label" x={k * step + step / 2} y={height - 5} text-anchor="middle">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>{description}</figcaption>
      <details>
        <summary>{figures}</summary>
        <table>
          <tbody>
            {columns.map(({ name, value }) => (
              <tr>
                <th scope="row">{name}</th>
                <td class="number">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

type MatrixProps = {
  caption: string;
  corner: string;
  rows: { name: string; values: number[]; note?: string }[];
  columns: string[];
  /** The last column holds the sums. */
  total?: boolean;
  /** Long names of columns stand upright. */
  slanted?: boolean;
};

/**
 * Counts of rows against columns as a table whose cells are the deeper the more they hold; the
 * numbers stay readable.
 */
export function Matrix({
  caption,
  corner,
  rows,
  columns,
  total = false,
  slanted = false,
}: MatrixProps) {
  const shaded = columns.length - (total ? 1 : 0);
  const most = Math.max(1, ...rows.flatMap(({ values }) => values.slice(0, shaded)));
  return (
    <section class={slanted ? 'matrix upright' : 'matrix'} tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th scope="col" class="number">
                <span>{column}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, note }) => (
            <tr>
              <th scope="row">
                {name} {note && <span class="small muted">{note}</span>}
              </th>
              {values.map((value, k) => (
                <td
                  class={
                    k >= shaded
                      ? 'number strong'
                      : `number depth-${value === 0 ? 0 : Math.ceil((value / most) * 4)}`
                  }
                >
                  {value === 0 ? '·' : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Dot = {
  value: number;
  low?: number;
  high?: number;
  shape: 'ring' | 'disc' | 'square' | 'diamond' | 'up' | 'down';
};
type DotsProps = {
  title: string;
  description: string;
  low: number;
  high: number;
  dots: Dot[];
  target?: number | null;
};

/** One line of a scale with dots and their intervals, and a tick where the level should be. */
export function Dots({ title, description, low, high, dots, target = null }: DotsProps) {
  const [width, row] = [320, 14];
  const height = dots.length * row + 24;
  const x = (value: number) =>
    Math.round(
      (10 + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (width - 20)) * 10,
    ) / 10;
  const steps = Array.from({ length: high - low + 1 }, (_, k) => low + k);
  const id = `dots-${title.replace(/\W+/g, '')}-${dots.map(({ value }) => Math.round(value * 100)).join('-')}`;
  return (
    <svg
      class="dots"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {steps.map((step) => (
        <g>
          <line class="c-line" x1={x(step)} x2={x(step)} y1="2" y2={height - 18} />
          <text class="c-label" x={x(step)} y={height - 5} text-anchor="middle">
            {step}
          </text>
        </g>
      ))}
      {target !== null && (
        <line class="c-mark" x1={x(target)} x2={x(target)} y1="0" y2={height - 16} />
      )}
      {dots.map(({ value, low: from, high: to, shape }, k) => {
        const y = 9 + k * row;
        return (
          <g>
            {from !== undefined && to !== undefined && (
              <line class="c-range" x1={x(from)} x2={x(to)} y1={y} y2={y} />
            )}
            {shape === 'ring' && <circle class="c-ring" cx={x(value)} cy={y} r="4.5" />}
            {shape === 'disc' && <circle class="c-accent" cx={x(value)} cy={y} r="4.5" />}
            {shape === 'square' && (
              <rect class="c-accent" x={x(value) - 4} y={y - 4} width="8" height="8" />
            )}
            {shape === 'up' && <path class="c-accent" d={`M${x(value)} ${y - 5}l5 9h-10z`} />}
            {shape === 'down' && <path class="c-accent" d={`M${x(value)} ${y + 5}l5 -9h-10z`} />}
            {shape === 'diamond' && (
              <path class="c-accent" d={`M${x(value)} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z`} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

type WavesProps = {
  title: string;
  description: string;
  low: number;
  high: number;
  points: { label: string; value: number; low: number; high: number }[];
};

/** A level over time: one dot with its interval for each occasion, joined by a thin line. */
export function Waves({ title, description, low, high, points }: WavesProps) {
  const [width, height, left] = [320, 120, 18];
  const step = (width - left) / points.length;
  const x = (k: number) => Math.round((left + (k + 0.5) * step) * 10) / 10;
  const y = (value: number) =>
    Math.round(
      (8 + ((high - Math.min(high, Math.max(low, value))) / (high - low)) * (height - 34)) * 10,
    ) / 10;
  const id = `waves-${title.replace(/\W+/g, '')}`;
  return (
    <svg
      class="dots"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {Array.from({ length: high - low + 1 }, (_, k) => low + k).map((mark) => (
        <g>
          <line class="c-line" x1={left} x2={width} y1={y(mark)} y2={y(mark)} />
          <text class="c-label" x="4" y={y(mark) + 4}>
            {mark}
          </text>
        </g>
      ))}
      <polyline
        class="c-edge"
        points={points.map(({ value }, k) => `${x(k)},${y(value)}`).join(' ')}
      />
      {points.map(({ label, value, low: from, high: to }, k) => (
        <g>
          <line class="c-range" x1={x(k)} x2={x(k)} y1={y(from)} y2={y(to)} />
          <circle class="c-accent" cx={x(k)} cy={y(value)} r="4.5" />
          <text class="c-label" x={x(k)} y={height - 5} text-anchor="middle">
            {label.length > 18 ? `${label.slice(0, 17)}…` : label}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A line of small columns, one a week: how much, and since when. The title says it in words. */
export function WeekColumns({ title, values }: { title: string; values: number[] }) {
  const [step, height] = [6, 20];
  const most = Math.max(4, ...values);
  return (
    <svg
      class="mini"
      viewBox={`0 0 ${values.length * step} ${height}`}
      width={values.length * step}
      height={height}
      role="img"
      aria-label={title}
    >
      {values.map((value, at) => {
        const size = value === 0 ? 1 : Math.max(3, Math.round((value / most) * height));
        return (
          <rect
            class={value === 0 ? 'c-sunken' : 'c-accent'}
            x={at * step + 1}
            y={height - size}
            width={step - 2}
            height={size}
          />
        );
      })}
    </svg>
  );
}

/** Values one after the other against a line that they should reach: below it they are marked. */
export function MarkDots({
  title,
  marks,
  worst,
  best,
  pass,
}: {
  title: string;
  marks: { value: number; isLow: boolean }[];
  worst: number;
  best: number;
  pass: number;
}) {
  const [step, height] = [8, 20];
  const y = (value: number) =>
    Math.round((3 + ((best - value) / (best - worst)) * (height - 6)) * 10) / 10;
  return (
    <svg
      class="mini"
      viewBox={`0 0 ${Math.max(marks.length, 1) * step} ${height}`}
      width={Math.max(marks.length, 1) * step}
      height={height}
      role="img"
      aria-label={title}
    >
      <line class="c-line" x1="0" x2={marks.length * step} y1={y(pass)} y2={y(pass)} />
      {marks.map(({ value, isLow }, at) =>
        isLow ? (
          <rect class="c-warn" x={at * step + 1} y={y(value) - 3} width="6" height="6" />
        ) : (
          <circle class="c-accent" cx={at * step + 4} cy={y(value)} r="2.5" />
        ),
      )}
    </svg>
  );
}

/** So many of so many: one dot each, the first ones filled. */
export function CountDots({ title, filled, all }: { title: string; filled: number; all: number }) {
  return (
    <svg
      class="mini"
      viewBox={`0 0 ${all * 12} 12`}
      width={all * 12}
      height="12"
      role="img"
      aria-label={title}
    >
      {Array.from({ length: all }, (_, at) => (
        <circle class={at < filled ? 'c-accent' : 'c-ring'} cx={at * 12 + 6} cy="6" r="4" />
      ))}
    </svg>
  );
}

type CurveProps = {
  title: string;
  description: string;
  /** Shares from 0 to 1, each with its interval, at rising places. */
  points: { at: number; value: number; low: number; high: number }[];
  sayShare: (share: number) => string;
  sayAt: (at: number) => string;
};

/** A share that falls in steps, from all at the start on, with the band of its interval. */
export function Curve({ title, description, points, sayShare, sayAt }: CurveProps) {
  const [width, height, left, foot] = [480, 200, 44, 22];
  const most = Math.max(...points.map(({ at }) => at));
  const x = (at: number) => Math.round((left + (at / most) * (width - left - 14)) * 10) / 10;
  const y = (share: number) => Math.round((8 + (1 - share) * (height - foot - 16)) * 10) / 10;
  const all = [{ at: 0, value: 1, low: 1, high: 1 }, ...points];
  const stairs = (of: (point: (typeof all)[number]) => number) =>
    all.flatMap((point, k) =>
      k === 0
        ? [[x(0), y(of(point))]]
        : [
            [x(point.at), y(of(all[k - 1]!))],
            [x(point.at), y(of(point))],
          ],
    );
  const path = (of: number[][]) => of.map(([a, b]) => `${a},${b}`).join(' ');
  const id = `curve-${points.map(({ value }) => Math.round(value * 1000)).join('-')}`;
  const marks = points.filter((_, k) => k % Math.ceil(points.length / 6) === 0);
  return (
    <figure class="figure">
      <svg
        class="columns"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g>
            <line class="c-line" x1={left} x2={width} y1={y(share)} y2={y(share)} />
            <text class="c-label" x={left - 6} y={y(share) + 4} text-anchor="end">
              {sayShare(share)}
            </text>
          </g>
        ))}
        <polygon
          class="c-soft"
          points={path([...stairs(({ high }) => high), ...stairs(({ low }) => low).reverse()])}
        />
        <polyline class="c-curve" points={path(stairs(({ value }) => value))} />
        {marks.map(({ at }) => (
          <text class="c-label" x={x(at)} y={height - 5} text-anchor="middle">
            {sayAt(at)}
          </text>
        ))}
      </svg>
      <figcaption>{description}</figcaption>
    </figure>
  );
}

type FunnelBarsProps = {
  title: string;
  bars: { label: string; value: number; of: number; said: string }[];
};

/** How many are left at each step: a bar each, under its words. */
export function FunnelBars({ title, bars }: FunnelBarsProps) {
  const [width, row] = [480, 40];
  const id = `funnel-${bars.map(({ value }) => value).join('-')}`;
  return (
    <figure class="figure">
      <svg
        class="columns"
        viewBox={`0 0 ${width} ${bars.length * row}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{bars.map(({ label, said }) => `${label}: ${said}`).join('; ')}</desc>
        {bars.map(({ label, value, of, said }, k) => (
          <g>
            <text class="c-text" x="0" y={k * row + 14}>
              {label}
            </text>
            <text class="c-text" x={width} y={k * row + 14} text-anchor="end">
              {said}
            </text>
            <rect class="c-sunken" x="0" y={k * row + 20} width={width} height="12" rx="2" />
            <rect
              class="c-accent"
              x="0"
              y={k * row + 20}
              width={Math.round((value / of) * width)}
              height="12"
              rx="2"
            />
          </g>
        ))}
      </svg>
    </figure>
  );
}

type Lane = {
  name: string;
  shape: 'column' | 'dot' | 'square';
  /** Places from 0 to 1; a size from 0 to 1; what stands out is marked. */
  points: { at: number; size?: number; stands?: boolean }[];
};

/** Several things over the same time, one lane each, on one axis of months. */
export function TimeLanes({
  title,
  description,
  lanes,
  months,
}: {
  title: string;
  description: string;
  lanes: Lane[];
  months: { at: number; name: string }[];
}) {
  const [width, left, lane] = [400, 92, 26];
  const height = lanes.length * lane + 22;
  const x = (at: number) => Math.round((left + at * (width - left - 8)) * 10) / 10;
  const id = `lanes-${lanes.map(({ points }) => points.length).join('-')}`;
  return (
    <figure class="figure">
      <svg
        class="columns"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        {months.map(({ at, name }) => (
          <g>
            <line class="c-line" x1={x(at)} x2={x(at)} y1="0" y2={height - 18} />
            <text class="c-label" x={x(at) + 2} y={height - 4}>
              {name}
            </text>
          </g>
        ))}
        {lanes.map(({ name, shape, points }, k) => {
          const foot = (k + 1) * lane - 4;
          return (
            <g>
              <text class="c-label" x="0" y={foot - 5}>
                {name}
              </text>
              <line class="c-line" x1={left} x2={width} y1={foot} y2={foot} />
              {points.map(({ at, size = 1, stands = false }) => {
                const tone = stands ? 'c-warn' : 'c-accent';
                const tall = Math.max(3, Math.round(size * (lane - 8)));
                if (shape === 'column')
                  return <rect class={tone} x={x(at)} y={foot - tall} width="8" height={tall} />;
                return shape === 'dot' ? (
                  <circle class={tone} cx={x(at)} cy={foot - 9} r="4.5" />
                ) : (
                  <rect class={tone} x={x(at) - 4} y={foot - 13} width="8" height="8" />
                );
              })}
            </g>
          );
        })}
      </svg>
      <figcaption>{description}</figcaption>
    </figure>
  );
}

type NetworkProps = {
  title: string;
  nodes: { id: string; name: string }[];
  /** An arrow points at `to`. */
  ties: { from: string; to: string; isArrow: boolean; stands: boolean }[];
};

/** Who is tied to whom: names on a circle, a line for each tie. */
export function Network({ title, nodes, ties }: NetworkProps) {
  const [width, height] = [360, Math.min(300, 120 + nodes.length * 18)];
  const place = (id: string) => {
    const angle = (nodes.findIndex((node) => node.id === id) / nodes.length) * 2 * Math.PI;
    return {
      x: Math.round(width / 2 - Math.cos(angle) * (width / 2 - 80)),
      y: Math.round(height / 2 - Math.sin(angle) * (height / 2 - 26)),
    };
  };
  return (
    <svg
      class="network"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
    >
      {ties.map(({ from, to, isArrow, stands }) => {
        const [a, b] = [place(from), place(to)];
        const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
        const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
        // Lines end before the dots, and the head of an arrow before that.
        const [end, start] = [
          { x: b.x - dx * 9, y: b.y - dy * 9 },
          { x: a.x + dx * 9, y: a.y + dy * 9 },
        ];
        const head = `${end.x},${end.y} ${end.x - dx * 10 - dy * 5},${end.y - dy * 10 + dx * 5} ${end.x - dx * 10 + dy * 5},${end.y - dy * 10 - dx * 5}`;
        return (
          <g>
            <line
              class={stands ? 'c-tie stands' : 'c-tie'}
              x1={start.x}
              y1={start.y}
              x2={end.x}
              y2={end.y}
            />
            {isArrow && <polygon class="c-warn" points={head} />}
          </g>
        );
      })}
      {nodes.map(({ id, name }) => {
        const { x, y } = place(id);
        const isRight = x > width / 2 + 1;
        return (
          <g>
            <circle class="c-accent" cx={x} cy={y} r="6" />
            <text
              class="c-text"
              x={isRight ? x + 10 : x - 10}
              y={y + 4}
              text-anchor={isRight ? 'start' : 'end'}
            >
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

type WeekCell = 'held' | 'none' | 'still' | 'ahead';

/** A row of weeks, one cell each: something was there, nothing was, or the week does not count. */
export function WeekCells({ title, cells }: { title: string; cells: WeekCell[] }) {
  return (
    <svg
      class="mini"
      viewBox={`0 0 ${cells.length * 9} 14`}
      width={cells.length * 9}
      height="14"
      role="img"
      aria-label={title}
    >
      {cells.map((cell, at) =>
        cell === 'still' ? (
          <line class="c-mark" x1={at * 9 + 1} x2={at * 9 + 7} y1="7" y2="7" />
        ) : (
          <rect
            class={cell === 'held' ? 'c-accent' : 'c-ring'}
            x={at * 9 + 0.5}
            y="1.5"
            width="7"
            height="11"
            rx="1"
          />
        ),
      )}
    </svg>
  );
}
