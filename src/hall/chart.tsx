/** Pictures drawn on the server: SVG with a title, a description and the figures in words beside it. */

type BarProps = { title: string; description: string; whole: number; part: number; mark?: number | null };

/** One bar: a part of a whole, with a tick for where it should be. Values in one unit. */
export function Bar({ title, description, whole, part, mark = null }: BarProps) {
  const width = 320;
  const end = Math.max(whole, Math.min(Math.max(part, mark ?? 0), whole * 1.25));
  const scale = (value: number) => Math.round((Math.min(value, end) / end) * width);
  const id = `bar-${title.replace(/\W+/g, '')}-${whole}-${part}`;
  return (
    <svg class="bar" viewBox={`0 0 ${width} 22`} role="img" aria-labelledby={`${id}-t ${id}-d`} preserveAspectRatio="none" height="22">
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      <rect class="c-sunken" x="0" y="5" width={scale(whole)} height="12" rx="2" />
      <rect class={part > whole ? 'c-warn' : 'c-accent'} x="0" y="5" width={Math.max(scale(part), part > 0 ? 2 : 0)} height="12" rx="2" />
      {mark !== null && <line class="c-mark" x1={scale(mark)} x2={scale(mark)} y1="1" y2="21" />}
    </svg>
  );
}
