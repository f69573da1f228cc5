import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import { copyRows } from '../../platform/database/copy-rows.ts';
import { unreadable } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { RowBuilding } from '../reading/build-rows.ts';
import type { HeaderMatch } from '../reading/match-header.ts';
import type { CsvRow } from '../reading/read-csv.ts';

/** Rows go to the database in pieces of about this many characters, each in a short transaction of its own, so that pages stay usable. */
const copySize = 4_000_000;
const mostRejectionsKept = 20_000;

export interface FilePart {
  readonly part: number;
  readonly bytes: Buffer;
}

/** Another load has taken this one for dead, and its place. */
export class LoadTakenOver extends Error {
  constructor() {
    super('This load went so long without a sign of life that another took its place.');
    this.name = 'LoadTakenOver';
  }
}

/**
 * Writes the rows of one file to its layout's staging table, the next piece being read while the last is written.
 * Rows that cannot be kept are set down as rejections, with line, column, value and reason.
 */
export class RowStaging {
  rows = 0;
  rejectedRows = 0;
  readonly building: RowBuilding;
  readonly #db: Database;
  readonly #releaseId: number;
  readonly #table: string;
  readonly #width: number;
  readonly #ragged: boolean;
  #text = '';
  #rejections: (Problem & { key: string | null })[] = [];
  readonly firstRejections: Problem[] = [];
  #shortRow: { line: number; cells: number } | null = null;
  #emptyRows = 0;
  #rowsLeftOut = 0;
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(db: Database, releaseId: number, match: HeaderMatch, constants: Readonly<Record<string, string | number>>) {
    this.#db = db;
    this.#releaseId = releaseId;
    this.#table = `${match.layout.table}_staged`;
    this.#width = match.width;
    this.#ragged = match.layout.ragged === true;
    this.building = new RowBuilding(match, constants, releaseId);
  }

  add(rows: readonly CsvRow[]): void {
    for (const { line, cells } of rows) {
      this.#shortRow = null;
      if (cells.every((cell) => cell === '')) {
        this.#emptyRows += 1;
        continue;
      }
      const built = this.building.build(line, cells);
      if ('isOurs' in built) {
        this.#rowsLeftOut += 1;
        continue;
      }
      this.rows += 1;
      if ('text' in built) {
        this.#text += built.text;
        continue;
      }
      this.rejectedRows += 1;
      if (cells.length < this.#width && !this.#ragged) this.#shortRow = { line, cells: cells.length };
      for (const problem of built.problems) {
        this.#rejections.push({ ...problem, key: built.key });
        if (this.firstRejections.length < 20) this.firstRejections.push(problem);
      }
      if (this.rejectedRows > mostRejectionsKept)
        throw unreadable(`More than ${mostRejectionsKept} rows cannot be read: the file is not what it should be.`);
    }
  }

  /** Writes what has gathered, once there is enough of it; waits only where the write before is not done. */
  async flush(bytesRead: number, takeParts: () => readonly FilePart[], whatever = false): Promise<void> {
    if (!whatever && this.#text.length < copySize && this.#rejections.length < 1000) return;
    await this.#lastWrite;
    const text = this.#text;
    const rejections = this.#rejections;
    this.#text = '';
    this.#rejections = [];
    this.#lastWrite = this.#write(text, rejections, takeParts(), bytesRead);
    // Seen by the await of the next flush; until then it is nobody's unhandled rejection.
    this.#lastWrite.catch(() => undefined);
  }

  async finish(bytesRead: number, takeParts: () => readonly FilePart[]): Promise<void> {
    if (this.#shortRow) {
      const { line, cells } = this.#shortRow;
      throw unreadable(
        `The last row (line ${line}) has ${cells} cells where the header has ${this.#width}: the file was cut short there.`,
        line,
        '',
        String(cells),
      );
    }
    await this.flush(bytesRead, takeParts, true);
    await this.#lastWrite;
  }

  /** Waits for what is on its way, so that it can be cleared away. */
  async settle(): Promise<void> {
    await this.#lastWrite.catch(() => undefined);
  }

  notes(): string[] {
    const symbols = [...this.building.symbolsMet].map(([name, times]) => {
      const [header = '', symbol = ''] = name.split('\t');
      return `“${header}” is “${symbol}” in ${times} ${times === 1 ? 'row' : 'rows'}: kept as written, and not as a value.`;
    });
    const unread = this.building.unread
      .slice(0, 5)
      .map(
        ({ line, column, value }) =>
          `“${column}” is “${value}” on line ${line}: neither a number nor a known symbol. It is kept as written, and used as nothing.`,
      );
    const leftOut = this.#rowsLeftOut === 0 ? [] : [`Rows that are for nobody the service knows, left out: ${this.#rowsLeftOut}.`];
    return [...symbols, ...unread, ...leftOut, ...(this.#emptyRows === 0 ? [] : [`Empty rows left out: ${this.#emptyRows}.`])];
  }

  async #write(
    text: string,
    rejections: readonly (Problem & { key: string | null })[],
    parts: readonly FilePart[],
    bytesRead: number,
  ): Promise<void> {
    await this.#db.transaction(async (tx) => {
      await beat(tx, this.#releaseId, bytesRead);
      if (text !== '') await copyRows(tx, this.#table, this.building.columns, text);
      for (const { part, bytes } of parts) await tx.insertInto('release_file').values({ release_id: this.#releaseId, part, bytes }).execute();
      if (rejections.length > 0) {
        await sql`insert into release_rejection (release_id, line, "column", value, reason, key)
          select ${this.#releaseId}, r.line, r."column", left(r.value, 200), r.reason, r.key
          from jsonb_to_recordset(${JSON.stringify(rejections)}::jsonb) as r (line int, "column" text, value text, reason text, key text)`.execute(
          tx,
        );
      }
    });
  }
}

async function beat(tx: Parameters<Parameters<Database['transaction']>[0]>[0], releaseId: number, bytesRead: number): Promise<void> {
  const alive =
    await sql`update release set progress_done = ${bytesRead}, beat_at = clock_timestamp() where id = ${releaseId} and state = 'staging' returning id`.execute(
      tx,
    );
  if (alive.rows.length === 0) throw new LoadTakenOver();
}
