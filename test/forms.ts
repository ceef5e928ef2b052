/** Forms as they stand on pages, filled in the way somebody in a hurry would. */
const decode = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/]|$)`).exec(tag);
  return found ? decode(found[1] ?? '') : null;
};

export type PageForm = {
  action: string;
  fields: Record<string, string>;
  isUpload: boolean;
  button: string;
};

/** Every form of a page that changes something, with what stands in it; what is empty and needed gets something that may be right. */
export function formsOn(html: string, today: string): PageForm[] {
  return [...html.matchAll(/<form method="post"([^>]*)>(.*?)<\/form>/gs)].map(
    ([, head, inside]) => {
      const fields: Record<string, string> = {};
      for (const [tag] of inside!.matchAll(/<input[^>]*>/g)) {
        const [name, type, value] = ['name', 'type', 'value'].map((one) => attribute(tag, one));
        if (!name || type === 'file') continue;
        if (type === 'radio' || type === 'checkbox') {
          if (attribute(tag, 'checked') !== null || !(name in fields)) fields[name] = value ?? 'on';
        } else fields[name] = value || guess(name, type ?? 'text', attribute(tag, 'min'), today);
      }
      for (const [, tag, text] of inside!.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
        fields[attribute(tag!, 'name')!] = decode(text!) || 'Something worth a line.';
      for (const [, tag, options] of inside!.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
        const values = [...options!.matchAll(/<option[^>]*>/g)].map(([one]) => ({
          value: attribute(one, 'value') ?? '',
          isChosen: attribute(one, 'selected') !== null,
        }));
        fields[attribute(tag!, 'name')!] =
          (
            values.find(({ isChosen, value }) => isChosen && value !== '') ??
            values.find(({ value }) => value !== '')
          )?.value ?? '';
      }
      // The button that would be pressed first sends its own name.
      const button = /<button([^>]*)>/.exec(inside!)?.[1] ?? '';
      const pressed = attribute(button, 'name');
      if (pressed) fields[pressed] = attribute(button, 'value') ?? '';
      return {
        action: attribute(head!, 'action')!,
        fields,
        isUpload: /multipart/.test(head!),
        button: inside!.replace(/<[^>]*>/g, ' ').trim(),
      };
    },
  );
}

function guess(name: string, type: string, min: string | null, today: string): string {
  if (type === 'hidden') return '';
  if (type === 'date') return today;
  if (type === 'time') return '15:30';
  if (type === 'number') return min ?? '1';
  if (type === 'email') return 'somebody.new@elsewhere.example';
  return name === 'slug' ? 'something' : 'Something';
}
