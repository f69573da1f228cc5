import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findOwnProvider, type OwnProvider } from '../../register/index.ts';
import { withoutForm } from '../../register/by-hand/record-entry-change.ts';
import { addAuthority, addProvider } from '../../register/providers/invented-providers.fixture.ts';
import { createRenderer } from '../../ui/render.ts';
import { endFinding } from './end-finding.ts';
import { findFindings } from './find-findings.ts';
import { findingsPanel } from './findings-panel.ts';
import type { FindingEntry } from './finding.ts';
import { recordFinding } from './record-finding.ts';
import { withdrawFinding } from './withdraw-finding.ts';

let db: Database;
let authorityId: number;
let otherId: number;
beforeAll(async () => {
  db = await openTestDatabase();
  [authorityId, otherId] = await db.transaction(async (tx) => [
    await addAuthority(tx, '999', 'Testshire'),
    await addAuthority(tx, '998', 'Otherham'),
  ]);
});

const operator = (of = authorityId): Actor => ({
  kind: 'operator',
  accountId: null,
  name: 'The command line',
  role: null,
  authorityId: of,
  tokenId: null,
});
const doing = (on: string, actor = operator()) => ({ actor, clock: fixedClock(`${on}T09:00:00Z`), event: 'finding.recorded' }) as const;
const entry = (over: Partial<FindingEntry> = {}): FindingEntry => ({
  kind: 'deficit',
  value: 'licensed',
  title: null,
  validFrom: '2026-04-01',
  validTo: null,
  source: 'The monthly return',
  documentReference: null,
  ...over,
});

async function aSchool(laCode = '999', of = authorityId): Promise<OwnProvider> {
  return db.transaction(async (tx) => {
    const id = await addProvider(tx, of, { name: 'Ashmere Primary School', la_code: laCode, sites: [] });
    const provider = await findOwnProvider(tx, operator(of), id);
    if (!provider) throw new Error('The school is not there.');
    return provider;
  });
}

async function record(
  provider: OwnProvider,
  given: Partial<FindingEntry>,
  on = '2026-11-01',
  actor = operator(provider.authorityId),
): Promise<number> {
  const outcome = await db.transaction((tx) => recordFinding(tx, doing(on, actor), provider, entry(given), withoutForm));
  if (outcome.kind !== 'saved') throw new Error(`It was ${outcome.kind}.`);
  return outcome.id;
}
const held = async (provider: OwnProvider, asAt: string, knownBy?: string) => {
  const question = { providerIds: [provider.id], asAt, ...(knownBy === undefined ? {} : { knownBy: new Date(knownBy) }) };
  return (await findFindings(db.kysely, question)).get(provider.id)?.map(({ says }) => says);
};

describe('what holds on a day', () => {
  it('is answered of many providers at once, and of those of which nothing is known', async () => {
    const [one, other] = [await aSchool(), await aSchool()];
    await record(one, { kind: 'trip-review', value: 'insufficient', validFrom: '2026-09-14' });
    await record(one, { kind: 'trip-review', value: 'some', validFrom: '2026-10-26' });
    const found = await findFindings(db.kysely, { providerIds: [one.id, other.id, 999_999], asAt: '2026-11-23' });
    expect(found.get(one.id)).toMatchObject([
      { kind: 'trip-review', value: 'some', validFrom: '2026-10-26', confirmedBy: 'The command line', source: 'The monthly return' },
      { kind: 'trip-review', value: 'insufficient', validFrom: '2026-09-14', enteredAt: new Date('2026-11-01T09:00:00Z') },
    ]);
    expect([found.get(other.id), found.get(999_999)]).toEqual([[], []]);
    expect(await findFindings(db.kysely, { providerIds: [], asAt: '2026-11-23' })).toEqual(new Map());
  });

  it('is of that day, and of what was known by an instant', async () => {
    const school = await aSchool();
    const first = await record(school, { value: 'unlicensed', validFrom: '2026-04-01' }, '2026-04-03');
    await record(school, { value: 'none', validFrom: '2026-09-01' }, '2026-10-05');
    await db.transaction((tx) => withdrawFinding(tx, doing('2026-11-02'), school, first, { reason: 'Another school’s' }, withoutForm));
    expect(await held(school, '2026-05-01')).toEqual([]);
    expect(await held(school, '2026-05-01', '2026-10-01')).toEqual(['Budget deficit: Unlicensed']);
    expect(await held(school, '2026-09-30', '2026-10-01')).toEqual(['Budget deficit: Unlicensed']);
    expect(await held(school, '2026-09-30', '2026-10-06')).toEqual(['Budget deficit: None']);
    expect(await held(school, '2026-09-30')).toEqual(['Budget deficit: None']);
  });

  it('goes up to its last day', async () => {
    const school = await aSchool();
    const id = await record(school, { kind: 'leadership-breakdown', value: null });
    await db.transaction((tx) => endFinding(tx, doing('2026-11-10'), school, id, { on: '2026-11-09', reason: 'A new chair' }, withoutForm));
    expect(await held(school, '2026-11-09')).toEqual(['Breakdown of leadership or governance']);
    expect(await held(school, '2026-11-10')).toEqual([]);
    expect(await held(school, '2026-11-10', '2026-11-09T12:00:00Z')).toHaveLength(1);
  });

  it('leaves behind the words of what only named people may read', async () => {
    const school = await aSchool();
    await record(school, { kind: 'critical-safeguarding-concern', value: null, source: 'Gaps', documentReference: 'Minutes' });
    const [concern] = (await findFindings(db.kysely, { providerIds: [school.id], asAt: '2026-11-23' })).get(school.id) ?? [];
    expect(concern).toMatchObject({ says: 'A confirmed safeguarding finding', source: null, documentReference: null });
  });

  it('is what the provider’s own authority has confirmed', async () => {
    const school = await aSchool('998', otherId);
    await record(school, { kind: 'asks-for-help', value: null });
    expect(await held(school, '2026-11-23')).toEqual(['Asks for help']);
    await db.kysely.updateTable('provider').set({ la_code: '999' }).where('id', '=', school.id).execute();
    expect(await held(school, '2026-11-23')).toEqual([]);
  });
});

describe('the command', () => {
  it('refuses whoever does not confirm the kind, whoever calls it', async () => {
    const school = await aSchool();
    const person: Actor = { ...operator(), kind: 'person', role: 'data-officer' };
    const given = entry({ kind: 'leadership-breakdown', value: null });
    const outcome = await db.transaction((tx) => recordFinding(tx, doing('2026-11-01', person), school, given, withoutForm));
    expect(outcome).toMatchObject({ kind: 'refused' });
  });
});

describe('the panel on the provider’s page', () => {
  const clock = fixedClock('2026-11-23T09:00:00Z');
  const shownTo = async (role: string, providerId: number): Promise<string | null> => {
    const shown = await findingsPanel({ db, clock }).load(providerId, { ...operator(), kind: 'person', role });
    return shown && createRenderer({ today: () => clock.today(), globals: {}, strict: true })(shown.template, shown.data);
  };

  it('says what holds, of a restricted one that there is one, and leads to the rest', async () => {
    const school = await aSchool();
    expect(await shownTo('lead', school.id)).toContain('Nothing is recorded that holds today');
    await record(school, { kind: 'critical-safeguarding-concern', value: null, source: 'Gaps' });
    await record(school, {});
    const panel = await shownTo('lead', school.id);
    expect(panel).toContain('Budget deficit: Licensed');
    expect(panel).toContain('A confirmed safeguarding finding');
    expect(panel).not.toContain('Gaps');
    expect(panel).toContain('/findings/new');
    expect(await shownTo('auditor', school.id)).not.toContain('/findings/new');
    expect(await shownTo('headteacher', school.id)).toBeNull();
  });
});
