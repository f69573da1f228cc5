import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/harness/app.ts';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { createDatasets, listMappings, type Datasets } from '../../../datasets/index.ts';
import { isAllowed } from '../../access/permissions.ts';
import { dataRoutes } from '../data.routes.ts';

let app: TestApp;
let datasets: Datasets;
let officer: string;

beforeAll(async () => {
  app = await openTestApp({
    access: isAllowed,
    routes: (db, clock) => {
      datasets = createDatasets({ db, clock, listeners: [] });
      return dataRoutes({ db, clock, datasets, reportFault: () => undefined });
    },
  });
  officer = await app.signInAs('data-officer', { name: 'Dana Officer' });
});

const file = [
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,sex,susp_count,susp_rate',
  '202425,Academic year,National,E92000001,England,,,,,,Total,900000,10.83',
  '202425,Academic year,Local authority,E92000001,England,E12000006,East of England,899,E06999901,Fenbridge,Total,412,12.5',
  '202425,Academic year,Local authority,E92000001,England,E12000006,East of England,899,E06999901,Fenbridge,Girls,c,c',
].join('\n');

async function send(content: string, pasted = '') {
  const sent = await app.formToken(officer);
  const part = (name: string, value: string, more = '') => `--edge\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const payload = `${part('pasted', pasted)}${part('file', content, '; filename="suspensions.csv"')}--edge--\r\n`;
  const headers = { 'cookie': sent.cookie, 'content-type': 'multipart/form-data; boundary=edge' };
  return app.inject({ method: 'POST', url: `/data/mappings/new?_csrf=${encodeURIComponent(sent.token)}`, headers, payload });
}
const open = async (url: string, cookie = officer) => app.inject({ url, headers: { cookie } });
const columns = { 'sample': file, 'title': 'Suspensions by authority', 'role-10': 'filter', 'role-11': 'keep', 'role-12': 'measure' };
const measures = {
  ...columns,
  'group-0': 'all',
  'group-1': 'girls',
  'name-0': 'Suspensions',
  'unit-0': 'rate-per-100',
  'polarity-0': 'lower',
  'phase-0': 'all',
};

describe('describing a data set', { shuffle: false }, () => {
  it('begins with an empty list that says what to do', async () => {
    const { body } = await open('/data/mappings');
    expect(body).toContain('None has been described yet');
    await expectValidHtml(body);
    await expectValidHtml((await open('/data/mappings/new')).body);
  });

  it('is for data officers', async () => {
    expect((await open('/data/mappings/new', await app.signInAs('auditor'))).statusCode).toBe(403);
  });

  it('refuses in words what is no such file', async () => {
    const answer = await send('', 'URN,NAME\n900101,Alder School');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('its first line has no column “time_period” and none “geographic_level”');
    expect((await send('')).body).toContain('Select a file, or paste its first lines');
  });

  it('shows the columns that were found, sent or pasted', async () => {
    for (const answer of [await send(file), await send('', file)]) {
      expect(answer.body).toContain('susp_rate');
      expect(answer.body).not.toContain('>old_la_code<');
      await expectValidHtml(answer.body);
    }
  });

  it('asks for a name and a measure', async () => {
    const answer = await app.post('/data/mappings/columns', { ...columns, 'title': '', 'role-12': 'keep' }, officer);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Enter what the file is called');
    expect(answer.body).toContain('Select at least one column that is measured');
  });

  it('shows the first rows as they would be read', async () => {
    const { body, statusCode } = await app.post('/data/mappings/columns', columns, officer);
    expect(statusCode).toBe(200);
    expect(body).toContain('2024/25');
    expect(body).toContain('Fenbridge, 899');
    expect(body).toMatch(/value="all" selected/);
    await expectValidHtml(body);
  });

  it('asks for what was left out of a measure', async () => {
    const answer = await app.post('/data/mappings', { ...measures, 'name-0': '', 'unit-0': 'furlongs', 'group-1': 'all' }, officer);
    expect(answer.statusCode).toBe(422);
    for (const text of ['Enter what “susp_rate” measures', 'Select the unit of “susp_rate”', 'cannot both be “All pupils”'])
      expect(answer.body).toContain(text);
  });

  it('keeps it; then such a file loads', async () => {
    const answer = await app.post('/data/mappings', measures, officer);
    expect(answer.headers.location).toBe('/data/mappings');
    const [kept] = await listMappings(app.db.kysely);
    expect(kept).toMatchObject({
      mapping: { dataset: 'suspensions-by-authority', filters: ['sex'] },
      measures: [{ decimals: 2, groups: { all: 'Total', girls: 'Girls' } }],
    });
    const page = await open('/data/mappings');
    expect(page.body).toContain('Described by Dana Officer');
    await expectValidHtml(page.body);

    const request = { source: 'explore-education-statistics', fileName: 'suspensions.csv', authorityId: null, partial: false, by: 'Dana Officer' };
    const staged = await datasets.stageFile({ ...request, content: Readable.from([Buffer.from(file)]) });
    expect(staged).toMatchObject({ outcome: 'waiting', release: { layout: 'suspensions-by-authority', counts: { rows: 3, rejected: 0 } } });
    expect((await datasets.acceptRelease(staged.release!.id, { by: 'Lead', goneConfirmed: false })).ok).toBe(true);
    const row = await app.db.kysely
      .selectFrom('published_figure')
      .selectAll()
      .where('subject', '=', '899')
      .where('breakdown', '=', 'Girls')
      .executeTakeFirst();
    expect(row).toMatchObject({ dataset: 'suspensions-by-authority', period: '2024/25', level: 'authority' });
    expect((await open('/data')).body).toContain('Suspensions by authority');
  });

  it('refuses the same name again, and to forget what a file was read by', async () => {
    const again = await app.post('/data/mappings', measures, officer);
    expect(again.body).toContain('is known already');
    const [kept] = await listMappings(app.db.kysely);
    await app.post(`/data/mappings/${kept!.id}/remove`, {}, officer);
    expect(await listMappings(app.db.kysely)).toHaveLength(1);
  });

  it('removes what nothing was read by', async () => {
    await app.post('/data/mappings', { ...measures, title: 'A mistake' }, officer);
    const mistake = (await listMappings(app.db.kysely)).at(-1)!;
    await app.post(`/data/mappings/${mistake.id}/remove`, {}, officer);
    expect((await listMappings(app.db.kysely)).map(({ mapping }) => mapping.title)).toEqual(['Suspensions by authority']);
  });
});
