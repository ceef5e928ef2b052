export const resourceKinds = ['article', 'book', 'course', 'film', 'tool', 'other'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/**
 * "Anna Berg, anna@example.org" on each line. The first line that cannot be read comes back as
 * `wrong`.
 */
export function readPeople(text: string): {
  people: { name: string; email: string }[];
  wrong: string | null;
} {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const people = lines.map((line) => {
    const at = line.lastIndexOf(',');
    return {
      line,
      name: line.slice(0, Math.max(0, at)).trim(),
      email: line
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    };
  });
  const wrong = people.find(
    ({ name, email }) =>
      name === '' ||
      name.length > 120 ||
      email.length > 200 ||
      !/^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(email),
  );
  return { people: people.map(({ name, email }) => ({ name, email })), wrong: wrong?.line ?? null };
}
