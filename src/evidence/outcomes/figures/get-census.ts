import { sql } from 'kysely';
import { none, readCell, type Statistic, type Unit } from '../../../kernel/statistic.ts';
import { findCells } from '../../../datasets/index.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { characteristics, type Characteristic, type PublishedSchool, type SimilarSchools } from '../comparing/similar-schools.ts';

export interface Census {
  readonly period: string;
  readonly byPhase: ReadonlyMap<string, readonly PublishedSchool[]>;
  /** Those chosen already, by the URN they were chosen for. */
  readonly chosen: Map<number, SimilarSchools>;
}

/** The census’s columns for each characteristic. Ever eligible for free meals in six years is nearly what the Department calls disadvantaged. */
const columns: Readonly<Record<Characteristic, readonly [column: string, unit: Unit]>> = {
  'pupils': ['NOR', 'number'],
  'disadvantaged': ['PNUMFSMEVER', 'percent'],
  'eal': ['PNUMEAL', 'percent'],
  'sen-support': ['PSENELK', 'percent'],
  'ehc-plan': ['PSENELSE', 'percent'],
};
const names = Object.keys(characteristics) as Characteristic[];

const kept = new WeakMap<Reader, { readonly asOf: number; readonly census: Promise<Census | null> }>();

/**
 * The latest school census that is loaded: of every state-funded school that is open, under its present number and phase. Reading all of England takes a second, and what
 * is read changes with a load only, so it is kept until the next one. It holds published rows alone, which are the same for every authority.
 */
export async function getCensus(db: Reader): Promise<Census | null> {
  const { rows } = await sql<{ id: number | null }>`select max(id) as id from release where state = 'committed'`.execute(db);
  const asOf = rows[0]?.id ?? 0;
  const known = kept.get(db);
  if (known?.asOf === asOf) return known.census;
  const census = readCensus(db);
  kept.set(db, { asOf, census });
  census.catch(() => kept.delete(db));
  return census;
}

/** Between the cells of a row, and between rows: control characters that no cell has. */
const [betweenCells, betweenRows] = ['\u001F', '\u001E'];

/** As one text: a row of the answer for each school takes ten times as long to hand over, and the join, done there, five times as long as here. */
async function readCensus(db: Reader): Promise<Census | null> {
  const latest = await sql<{ period: string | null }>`
    select max(period) as period from published_figure where dataset = 'census' and level = 'school' and gone_release_id is null`.execute(db);
  const period = latest.rows[0]?.period ?? null;
  if (period === null) return null;
  const { places, cells } = findCells(
    'census',
    names.map((name) => columns[name][0]),
  );
  const written = sql.join(cells.map((cell) => sql`coalesce(${cell}, '')`));
  const figures = await sql<{ text: string | null }>`
    select string_agg(concat_ws(${betweenCells}, f.subject, ${written}), ${betweenRows}) as text from published_figure f join ${places} on place.id = f.release_id
    where f.dataset = 'census' and period = ${period} and level = 'school' and gone_release_id is null`.execute(db);
  const schools = await sql<{ text: string | null }>`
    select string_agg(concat_ws(${betweenCells}, p.urn, p.phase, i.value), ${betweenRows} order by (i.value = p.urn::text) desc, i.value desc) as text
    from provider p join provider_identifier i on i.provider_id = p.id and i.scheme = 'urn'
    where p.status in ('open', 'closing') and p.state_funded and p.urn is not null and p.joined_to is null
      and p.source not in ('early-years (own list)', 'entered by hand')`.execute(db);
  const rowsOf = (text: string | null | undefined) => (text ?? '').split(betweenRows).map((row) => row.split(betweenCells));
  const read = createReader();
  const bySubject = new Map(rowsOf(figures.rows[0]?.text).map(([subject = '', ...written]) => [subject, written]));
  const published = new Map<number, PublishedSchool>();
  for (const [urn, phase = '', number = ''] of rowsOf(schools.rows[0]?.text)) {
    const written = bySubject.get(number);
    if (written !== undefined && !published.has(Number(urn)))
      published.set(Number(urn), { urn: Number(urn), phase, region: null, isUrban: null, characteristics: read(written) });
  }
  return { period, byPhase: Map.groupBy(published.values(), ({ phase }) => phase), chosen: new Map() };
}

/** Of a hundred thousand cells there are a few thousand different ones. */
function createReader(): (written: readonly string[]) => PublishedSchool['characteristics'] {
  const known = new Map<string, Statistic>();
  const readOnce = (text: string, unit: Unit): Statistic => {
    const key = `${unit} ${text}`;
    const statistic = known.get(key) ?? readCharacteristic(text, unit);
    known.set(key, statistic);
    return statistic;
  };
  return (written) => Object.fromEntries(names.map((name, place) => [name, readOnce(written[place] ?? '', columns[name][1])]));
}

function readCharacteristic(text: string, unit: Unit): Statistic {
  const cell = readCell(text);
  if (cell.kind === 'reason') return none(cell.reason, cell.symbol === null ? {} : { symbol: cell.symbol });
  if (cell.kind === 'unknown') return none('unread', { symbol: cell.text });
  return { kind: 'value', value: cell.value, unit, decimals: cell.decimals, cohort: null, marks: cell.marks, releases: [] };
}
