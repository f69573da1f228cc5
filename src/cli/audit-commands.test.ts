import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/harness/database.ts';
import { addAuthority, clock, person, recordSix } from '../platform/audit/trail.fixture.ts';
import type { Database } from '../platform/database/database.ts';
import { ownerOf } from '../platform/database/open-database.ts';
import type { OpenWaymark } from '../open-waymark.ts';
import { auditCommands } from './audit-commands.ts';
import type { Outcome } from './command.ts';

let folder: string;
let db: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-audit-cli-'));
  db = await openTestDatabase();
  await recordSix(db, await addAuthority(db, '998'), await addAuthority(db, '999'));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(words: 'audit verify' | 'audit anchor', options: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const command = auditCommands.find((each) => each.words === words);
  if (!command) throw new Error(`There is no command ${words}.`);
  const invocation = { args: [], options, clock, operator: person(null), say: () => undefined };
  return command.run({ db } as OpenWaymark, invocation);
}

// Told in order: what is cut off at the end stays cut off.
describe('an operator who verifies the audit trail', { shuffle: false }, () => {
  const file = () => join(folder, 'anchor.json');

  it('is told how much there is, and that nothing has been changed', async () => {
    expect(await run('audit verify')).toMatchObject({
      kind: 'done',
      text: '18 events in 3 chains: nothing has been changed.',
      json: { events: 18, faults: [] },
    });
    expect(await run('audit verify', { authority: '998' })).toMatchObject({ text: '6 events in 1 chain: nothing has been changed.' });
    expect(await run('audit verify', { authority: 'installation' })).toMatchObject({ text: '6 events in 1 chain: nothing has been changed.' });
    expect(await run('audit verify', { authority: '111' })).toMatchObject({ kind: 'refused' });
  });

  it('keeps an anchor in a file, once, or reads it on standard output', async () => {
    const text = `Wrote the ends of 3 chains of 18 events to ${file()}. Keep it elsewhere.`;
    expect(await run('audit anchor', { file: file() })).toMatchObject({ kind: 'done', text });
    expect(await run('audit anchor', { file: file() })).toMatchObject({
      kind: 'refused',
      reasons: [expect.stringContaining('is there already') as string],
    });
    expect(`${String(((await run('audit anchor')) as { text?: string }).text)}\n`).toBe(readFileSync(file(), 'utf8'));
    expect(await run('audit verify', { anchor: file() })).toMatchObject({ kind: 'done' });
  });

  it('is told of an anchor that is damaged', async () => {
    const damaged = join(folder, 'damaged.json');
    writeFileSync(damaged, readFileSync(file(), 'utf8').replace('"sequence": 6', '"sequence": 5'));
    expect(await run('audit verify', { anchor: damaged })).toMatchObject({
      kind: 'refused',
      reasons: [expect.stringContaining('damaged') as string],
    });
  });

  it('is told in a sentence each what is wrong, of no more than a hundred, and has it as JSON', async () => {
    // Whoever owns the table is who could break the rule.
    const owner = ownerOf(db).kysely;
    await sql`alter table audit_event disable trigger user`.execute(owner);
    await sql`update audit_event set reason = 'Another' where sequence = 2 and reason is not null`.execute(owner);
    const outcome = await run('audit verify', { anchor: file() });
    expect(outcome).toMatchObject({ kind: 'refused', json: { faultCount: 1, faults: [{ authority: '998', kind: 'changed', sequence: 2 }] } });
    expect(outcome.kind === 'refused' && outcome.reasons).toEqual([
      expect.stringMatching(
        /^Authority 998: Event 2, of \d{4}-\d\d-\d\dT[\d:.]+Z, is not what was recorded: it was changed, moved or put in\.$/,
      ) as string,
      '18 events in 3 chains: 1 fault.',
    ]);
    await sql`
      insert into audit_event select (jsonb_populate_record(e, jsonb_build_object('id', 1000 + n, 'sequence', 6 + n))).*
      from audit_event e, generate_series(1, 150) n where e.sequence = 6 and e.authority_id is null`.execute(owner);
    const many = await run('audit verify');
    expect(many.kind === 'refused' && many.reasons.slice(-2)).toEqual(['And 52 more faults.', '168 events in 3 chains: 152 faults.']);
    await sql`alter table audit_event enable trigger user`.execute(owner);
  });
});
