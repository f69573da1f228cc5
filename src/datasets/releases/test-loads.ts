import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { ownerOf } from '../../platform/database/open-database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { createDatasets } from '../create-datasets.ts';
import type { Datasets } from '../create-datasets.ts';
import type { CommittedRelease, ReleaseListener, StagedRelease, StageRequest } from './release.ts';

export const establishmentsFixture = 'gias-establishments/fixtures/edubasealldata20260901.csv';

/** The bytes of a fixture of the publisher's format, by its path in `src/datasets`. */
export function fixture(path: string): Buffer {
  return readFileSync(join(import.meta.dirname, '..', path));
}

/** A fixture in the publisher's encoding, changed as text: Windows-1252's few letters of our fixtures are the same in latin1, and go back as they came. */
export function edited(path: string, edit: (text: string) => string): Buffer {
  return Buffer.from(edit(fixture(path).toString('latin1')), 'latin1');
}

export interface Loads {
  readonly datasets: Datasets;
  stage(content: Buffer, request?: Partial<StageRequest>): Promise<StagedRelease>;
  load(content: Buffer, request?: Partial<StageRequest> & { goneConfirmed?: boolean }): Promise<CommittedRelease>;
}

/** Loads of establishments by "Data officer", unless a test says otherwise. */
export function createLoads(db: Database, listeners: readonly ReleaseListener[] = []): Loads {
  const datasets = createDatasets({ db, clock: fixedClock('2026-11-23T10:00:00Z'), listeners });
  const stage: Loads['stage'] = (content, request = {}) =>
    datasets.stageFile({
      source: 'gias-establishments',
      fileName: basename(establishmentsFixture),
      content: Readable.from([content]),
      authorityId: null,
      partial: false,
      by: 'Data officer',
      ...request,
    });
  return {
    datasets,
    stage,
    load: async (content, { goneConfirmed = false, ...request } = {}) => {
      const staged = await stage(content, request);
      if (staged.outcome !== 'waiting' || !staged.release) throw new Error(`${staged.outcome}: ${staged.reason ?? ''}`);
      const accepted = await datasets.acceptRelease(staged.release.id, { by: 'Lead', goneConfirmed });
      if (!accepted.ok) throw new Error(accepted.reason);
      return accepted.value;
    },
  };
}

/** Empties all that loads write, between one test and the next. */
export async function forgetLoads(db: Database): Promise<void> {
  const tables = ['gias_establishment', 'gias_link', 'gias_group', 'gias_academy_membership', 'gias_childrens_centre', 'early_years_listed'];
  const figures = ['published_figure', 'own_figure', 'statistical_neighbour', 'lait_measure'];
  const inspections = ['ofsted_state_funded', 'ofsted_in_year', 'early_years_inspection', 'rise_school'];
  const others = ['early_years_local', 'locality_lsoa', 'locality_polygon', ...inspections, ...figures];
  const published = [...tables, ...others].flatMap((table) => [table, `${table}_staged`]);
  await ownerOf(db).execute(`truncate release, release_file, release_rejection, release_change, ${published.join(', ')} cascade`);
}

type PublishedFigure = Tables['published_figure'] & { readonly rest: Readonly<Record<string, string>> };

/** The rows of published figures by key, their cells by the publisher's names. */
export async function publishedFigures(db: Database): Promise<PublishedFigure[]> {
  const { rows } = await sql<PublishedFigure>`
    select f.*, named_cells(r.cell_names, f.cells) as rest from published_figure f join release r on r.id = f.release_id order by f.key`.execute(
    db.kysely,
  );
  return rows;
}

/** What is left anywhere of a release that came to nothing. */
export async function tracesOf(db: Database, table: string): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from ${sql.table(table)}) as published, (select count(*) from ${sql.table(`${table}_staged`)}) as staged,
      (select count(*) from release_change) as changes, (select count(*) from release_file) as files`.execute(db.kysely);
  return rows[0] ?? {};
}
