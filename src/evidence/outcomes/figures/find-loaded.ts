import { sql } from 'kysely';
import { findSource } from '../../../datasets/index.ts';
import type { Period } from '../../../kernel/period.ts';
import type { Reader } from '../../../platform/database/database.ts';

/** Which files there are to look in. A kind of file that comes once a year has the years that are loaded; one that holds every year has none named. */
export type Loaded = ReadonlyMap<string, ReadonlySet<Period> | 'every year'>;

/** Asked once, because most of a long catalogue’s files are not loaded. */
export async function findLoaded(db: Reader, datasetsOf: ReadonlyMap<'published_figure' | 'own_figure', readonly string[]>): Promise<Loaded> {
  const names: string[] = [];
  for (const [table, datasets] of datasetsOf) {
    const { rows } = await sql<{ name: string }>`
      select asked.name from unnest(${[...datasets]}::text[]) as asked (name)
      where exists (select 1 from ${sql.table(table)} f where f.dataset = asked.name and f.gone_release_id is null)`.execute(db);
    names.push(...rows.map(({ name }) => name));
  }
  const years = names.length === 0 ? new Map<string, Set<Period>>() : await findYearsLoaded(db);
  return new Map(names.map((name) => [name, years.get(name) ?? 'every year']));
}

/** The year of a file that comes once a year stands in its edition: “2024/25 revised”. */
async function findYearsLoaded(db: Reader): Promise<Map<string, Set<Period>>> {
  const { rows } = await sql<{ source: string; layout: string; edition: string }>`
    select distinct source, layout, edition from release where state = 'committed' and edition is not null`.execute(db);
  const years = new Map<string, Set<Period>>();
  for (const { source, layout, edition } of rows) {
    const { constants, edition: named } = findSource(source)?.layouts.find(({ name }) => name === layout) ?? {};
    const dataset = constants?.['dataset'];
    if (dataset === undefined || named?.columns[0] !== 'period') continue;
    const period = edition.split(' ')[0] ?? '';
    years.set(String(dataset), (years.get(String(dataset)) ?? new Set()).add(period));
  }
  return years;
}
