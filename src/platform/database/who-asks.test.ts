import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBothEngines } from '../../../test/harness/both-engines.ts';
import type { BothEngines } from '../../../test/harness/both-engines.ts';
import type { Database, Reader } from './database.ts';
import { DatabaseTimeoutError, NoAskerError } from './errors.ts';
import { insistOnAsker, openDatabase } from './open-database.ts';
import { asAuthority, asInstallation, keepAsker, narrowTo, type Asker } from './who-asks.ts';

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines();
  await engines.pglite.execute('create role waymark_service nologin');
});

/** What the policies would read, and the role under which they would be asked. */
async function shown(reader: Reader): Promise<string> {
  const { rows } = await sql<{ shown: string }>`select concat_ws(' ', current_setting('waymark.authority', true), current_user) as shown`.execute(
    reader,
  );
  return rows[0]?.shown ?? '';
}
const expected = (database: Database, asker: Asker): string => {
  const setting = asker === 'installation' ? 'all' : asker === 'nobody' ? '' : String(asker);
  return `${setting} ${database.engine === 'pglite' && asker !== 'installation' ? 'waymark_service' : 'postgres'}`;
};

describe.each(['pglite', 'postgres'] as const)('whoever asks %s', (engine) => {
  test('is the installation unless it is said', async () => {
    const database = engines[engine];
    expect(await shown(database.kysely)).toBe(expected(database, 'installation'));
    expect(await database.transaction(shown)).toBe(expected(database, 'installation'));
  });

  test('is the authority that it was said for, inside a transaction and outside, and the one before comes back', async () => {
    const database = engines[engine];
    await asAuthority(7, async () => {
      expect(await shown(database.kysely)).toBe(expected(database, 7));
      expect(await database.transaction(shown)).toBe(expected(database, 7));
      expect(await asInstallation(() => shown(database.kysely))).toBe(expected(database, 'installation'));
      expect(await asAuthority(null, () => database.transaction(shown))).toBe(expected(database, 'nobody'));
      expect(await shown(database.kysely)).toBe(expected(database, 7));
    });
    expect(await shown(database.kysely)).toBe(expected(database, 'installation'));
  });

  test('is never somebody else, however many ask at once', async () => {
    const database = engines[engine];
    const askers = Array.from({ length: 60 }, (_, at): Asker => (at % 4 === 0 ? 'installation' : at % 4));
    const answers = await Promise.all(
      askers.map((asker, at) => {
        const ask = () => (at % 3 === 0 ? database.transaction(shown) : shown(database.kysely));
        return asker === 'installation' ? asInstallation(ask) : asAuthority(Number(asker), ask);
      }),
    );
    expect(answers).toEqual(askers.map((asker) => expected(database, asker)));
  });

  test('is as it was after a statement or a transaction that failed', async () => {
    const database = engines[engine];
    await asAuthority(7, async () => {
      await expect(sql`select 1 / 0`.execute(database.kysely)).rejects.toThrow('zero');
      await expect(database.transaction((tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('zero');
      expect(await shown(database.kysely)).toBe(expected(database, 7));
    });
    expect(await shown(database.kysely)).toBe(expected(database, 'installation'));
  });

  test('can make a transaction see less, and never more', async () => {
    const database = engines[engine];
    expect(await database.transaction(shown, { authorityId: 7 })).toBe(expected(database, 7));
    await asAuthority(7, async () => {
      expect(await database.transaction(shown, { authorityId: 7 })).toBe(expected(database, 7));
      await expect(database.transaction(shown, { authorityId: 8 })).rejects.toThrow('begun by authority 7');
    });
  });

  test('must say so where a page is answered', async () => {
    const insisting = insistOnAsker(engines[engine]);
    await expect(shown(insisting.kysely)).rejects.toThrow(NoAskerError);
    await expect(insisting.transaction(shown)).rejects.toThrow(NoAskerError);
    expect(await asAuthority(7, () => shown(insisting.kysely))).toBe(expected(insisting, 7));
    expect(await asAuthority(7, () => insisting.transaction(shown))).toBe(expected(insisting, 7));
  });

  test('keeps a stream that is read by somebody else', async () => {
    const insisting = insistOnAsker(engines[engine]);
    async function* lines(): AsyncGenerator<string> {
      for (let line = 0; line < 3; line += 1) yield await shown(insisting.kysely);
    }
    const [kept, lost] = asAuthority(7, () => [keepAsker(Readable.from(lines())), Readable.from(lines())] as const);
    expect(await asAuthority(8, () => kept.toArray())).toEqual(Array(3).fill(expected(insisting, 7)));
    // What `keepAsker` is for.
    await expect(lost.toArray()).rejects.toThrow(NoAskerError);
  });
});

test('nobody, and an authority, may narrow to themselves alone', () => {
  expect(narrowTo('installation', 7)).toBe(7);
  expect(narrowTo(7, undefined)).toBe(7);
  expect(() => narrowTo('nobody', 7)).toThrow('begun by nobody');
});

test('a stream that is given up is given up to its source', async () => {
  const source = Readable.from(['a', 'b', 'c']);
  for await (const _ of keepAsker(source)) break;
  expect(source.destroyed).toBe(true);
});

test('the embedded database still knows who asks after its thread had to be ended', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-asks-'));
  const database = await openDatabase({ directory, statementTimeoutMs: 1000 });
  try {
    await database.execute('create role waymark_service nologin');
    await asAuthority(7, async () => {
      expect(await shown(database.kysely)).toBe('7 waymark_service');
      await expect(sql`select count(*) from generate_series(1, 1000000000) a`.execute(database.kysely)).rejects.toThrow(DatabaseTimeoutError);
      expect(await shown(database.kysely)).toBe('7 waymark_service');
    });
    expect(await shown(database.kysely)).toBe('all postgres');
  } finally {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  }
}, 60_000);
