import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { migrate } from '../../platform/database/migrate.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { createLoads, establishmentsFixture, fixture } from './test-loads.ts';

// For `interrupted.test.ts`: begins a load large enough that rows are staged, says so, and waits to be killed.
const db = await openDatabase({ directory: process.argv[2] ?? '', statementTimeoutMs: 60_000 });
await migrate(db, join(import.meta.dirname, '../../../migrations'));

const [header = '', first = ''] = fixture(establishmentsFixture).toString('latin1').split('\r\n');
const content = Readable.from(
  (async function* () {
    yield Buffer.from(`${header}\r\n`, 'latin1');
    for (let urn = 100_000; urn < 115_000; urn += 100) {
      const lines = Array.from({ length: 100 }, (_, index) => `${first.replace('900101', String(urn + index))}\r\n`);
      yield Buffer.from(lines.join(''), 'latin1');
    }
    const staged = () => db.kysely.selectFrom('release').select('progress_done').where('progress_done', '>', 0).execute();
    while ((await staged()).length === 0) await setTimeout(50);
    process.stdout.write('staged\n');
    await setTimeout(600_000);
  })(),
);
await createLoads(db).datasets.stageFile({
  source: 'gias-establishments',
  fileName: 'edubasealldata20260901.csv',
  content,
  authorityId: null,
  partial: false,
  by: 'Data officer',
});
