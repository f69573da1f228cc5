import type { Stage } from '../programme-definitions/definition.ts';

/** What counts from another, or may not come before it, stands after it: a letter’s own day may come earlier, where it goes on no Friday. */
export function inTheirOrder<Thing extends Readonly<Record<string, unknown>>>(stage: Stage | null, things: readonly Thing[]): Thing[] {
  const placed: Thing[] = [];
  const met = new Set<Thing>();
  const place = (thing: Thing): void => {
    if (met.has(thing)) return;
    met.add(thing);
    const task = stage?.tasks.find(({ key }) => key === thing['key']);
    const before = task === undefined ? [] : [task.due.from, ...task.fields.map((field) => (field.kind === 'date' ? field.notBefore : null))];
    for (const from of before)
      if (from !== null && 'task' in from && from.task !== task?.key) for (const earlier of things) if (earlier['key'] === from.task) place(earlier);
    placed.push(thing);
  };
  for (const thing of things) place(thing);
  return placed;
}
