import type { KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../../register/index.ts';
import { askOfArea } from './figures/find-compared.ts';
import { listMeasures } from './measures/find-measures.ts';
import { loadOutcomes } from './outcomes.fixture.ts';
import { outcomesRoutes } from './outcomes.routes.ts';

let app: TestApp;
const cookies = new Map<string, string>();

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => outcomesRoutes({ db, clock }), access: isAllowed });
  await loadOutcomes(app.db, app.authorityId);
}, 60_000);

async function open(url: string, role = 'lead') {
  const cookie = cookies.get(role) ?? (await app.signInAs(role));
  cookies.set(role, cookie);
  return app.inject({ url, headers: { cookie } });
}

const schools = /Alder|Birch/;
const measure = '/outcomes/measures/ks2-rwm-expected';

describe('the dashboard', () => {
  it('finds the authority beside England and its neighbours', async () => {
    const { statusCode, body } = await open('/outcomes');
    expect(statusCode).toBe(200);
    expect(body).toContain('59% in 2025, 4 points below England; the gap has widened by 3 points since 2024.');
    expect(body).toContain('Rank 2 of 3; 1 not published');
    expect(body).toContain('Disadvantage gap');
    await expectValidHtml(body);
  });

  it('keeps what is chosen in the address, and says what it left out', async () => {
    const { body } = await open('/outcomes?group=disadvantaged&year=2025&phase=tertiary');
    expect(body).toContain('<option value="disadvantaged" selected>');
    expect(body).toContain('/outcomes.csv?group=disadvantaged&amp;year=2025');
    expect(body).toContain('Left out, because it is not known here: tertiary.');
    expect(body).toContain('disadvantaged pupils: 41% in 2025');
  });

  it('says what to do where there is nothing', async () => {
    const { body } = await open('/outcomes?topic=attendance');
    expect(body).toContain('No figures to show');
    await expectValidHtml(body);
  });

  it('is a file too', async () => {
    const { headers, body } = await open('/outcomes.csv');
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toContain('"Reading, writing and maths, expected standard",Primary,Key stage 2,All pupils,2024/25');
  });
});

describe('the page of a measure', () => {
  it('shows staff the authority’s schools, each beside England', async () => {
    const { statusCode, body } = await open(measure);
    expect(statusCode).toBe(200);
    expect(body).toContain('Alder Primary School');
    expect(body).toContain('Lower than chance would explain');
    expect(body).toMatch(/Suppressed \(SUPP\)/);
    await expectValidHtml(body);
  });

  it('draws and writes what it shows, and no school', async () => {
    for (const file of ['years.svg', 'neighbours.svg', 'gap.svg', 'figures.csv']) {
      const { statusCode, body } = await open(`${measure}/${file}`);
      expect(statusCode, file).toBe(200);
      expect(body, file).not.toMatch(schools);
    }
    expect((await open(`${measure}/gap.svg`)).body).toContain('Disadvantaged pupils are 24 points lower');
  });

  it('is not there for a measure that nobody knows', async () => {
    for (const path of ['/outcomes/measures/wizardry', '/outcomes/measures/wizardry/figures.csv', '/outcomes/measures/__proto__'])
      expect((await open(path)).statusCode).toBe(404);
  });

  it('has a place for a measure without figures', async () => {
    const { statusCode, body } = await open('/outcomes/measures/ks2-reading-progress');
    expect(statusCode).toBe(200);
    expect(body).toContain('No figures of this measure');
    await expectValidHtml(body);
  });

  it('is found by its words', async () => {
    const { body } = await open('/outcomes/measures?q=higher+standard');
    expect(body).toContain('/outcomes/measures/ks2-rwm-higher');
    await expectValidHtml(body);
    expect((await open('/outcomes/measures?q=wizardry')).body).toContain('No measure has all of these words');
  });
});

it('explores a gap, and names the neighbours with the smallest', async () => {
  const { body } = await open('/outcomes/gaps');
  expect(body).toContain('Brinsea and Elstoke have the smallest gap (16 points lower), of the 2 neighbours with figures; 1 without.');
  await expectValidHtml(body);
  expect((await open('/outcomes/gaps.csv')).body).toContain('Disadvantage gap,2024/25,-24');
  expect((await open('/outcomes/gaps.svg')).body).toContain('<svg');
});

it('draws the schools on a map with the same in a table', async () => {
  const { body } = await open('/outcomes/map?measure=ks2-rwm-expected');
  expect(body).toContain('1 of 2 schools have a figure.');
  expect(body).toContain('Birch Primary School');
  await expectValidHtml(body);
  expect((await open('/outcomes/map?measure=ks2-rwm-expected&group=disadvantaged')).body).toContain('No figures of schools');
});

describe('an elected member', () => {
  it.each(['/outcomes', measure, '/outcomes/measures', '/outcomes/gaps', '/outcomes.csv', '/outcomes/gaps.csv', `${measure}/figures.csv`])(
    'sees areas at %s, and never a named school',
    async (url) => {
      for (const role of ['elected-member', 'headteacher', 'network-member']) {
        const { statusCode, body } = await open(url, role);
        expect(statusCode, role).toBe(200);
        expect(body, role).not.toMatch(schools);
        expect(body, role).not.toContain('/outcomes/map');
      }
    },
  );

  it('has no map of schools', async () => {
    expect((await open('/outcomes/map', 'elected-member')).statusCode).toBe(403);
  });
});

it('asks one question of each kind of file that is loaded, however many measures there are', async () => {
  let asked = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const reader = app.db.kysely.withPlugin(counting);
  const measures = await listMeasures(app.db.kysely);
  expect(measures.length).toBeGreaterThan(50);
  await askOfArea(reader, { measures, laCode: '964', today: '2026-11-23', audience: 'staff' });
  // The area, its neighbours, which files are loaded (published and own) and of which years, the rows of the two that are, and their releases.
  expect(asked).toBe(8);
});
