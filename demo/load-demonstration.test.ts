import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../src/platform/database/database.ts';
import { registerListeners } from '../src/register/index.ts';
import { openTestDatabase } from '../test/harness/database.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { getOverview } from '../src/register/overview/get-overview.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  const t = performance.now();
  await loadDemonstration({ db, listeners: registerListeners });
  process.stderr.write(`loaded ${performance.now() - t}\n`);
});
describe('x', () => {
  it('y', async () => {
    const a = await db.kysely.selectFrom('authority').selectAll().where('la_code', '=', '999').executeTakeFirstOrThrow();
    const localities = await db.kysely.selectFrom('locality').selectAll().where('authority_id', '=', a.id).execute();
    const o = await getOverview(db.kysely, { authorityId: a.id, laCode: '999', authorityName: a.name, localities } as never);
    process.stderr.write(JSON.stringify(o.counts, null, 1).replace(/\n +/g, ' ') + JSON.stringify(o.unplaced) + o.unplacedTotal + JSON.stringify(o.trusts));
    process.stderr.write(JSON.stringify(await db.kysely.selectFrom('release').select(['id', 'source', 'layout', 'state', 'row_count', 'new_count', 'changed_count', 'gone_count', 'rejected_count', 'problems', 'notes']).execute()).replaceAll('},{', '},\n{'));
    expect(1).toBe(1);
  });
});
