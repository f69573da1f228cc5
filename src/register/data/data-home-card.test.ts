import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { createDatasets, type Datasets } from '../../datasets/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { createRenderer } from '../../ui/render.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { dataHomeCard } from './data-home-card.ts';

let datasets: Datasets;
let officer: Actor;
const render = createRenderer({ today: () => '2026-11-23', globals: {}, strict: true });

beforeAll(async () => {
  const db = await openTestDatabase();
  datasets = createDatasets({ db, clock: fixedClock('2026-11-23T09:00:00Z'), listeners: [] });
  const authorityId = await db.transaction((tx) => addAuthority(tx, '940', 'North Northamptonshire'));
  officer = { kind: 'person', accountId: null, name: 'Dana Officer', role: 'data-officer', authorityId, tokenId: null };
});

async function show(): Promise<string> {
  const card = await dataHomeCard({ datasets }).load(officer);
  return card === null ? 'nothing to say' : render(card.template, { data: card.data });
}

describe('the data officer’s card on the first page', { shuffle: false }, () => {
  it('says how to begin where nothing is loaded', async () => {
    expect(await show()).toContain('Load the first file');
  });

  it('names the load that waits for review, and has nothing to say once it is accepted', async () => {
    const content = Readable.from([Buffer.from('lsoa21cd,lsoa21nm,locality,area_share\nE01027001,Alder 001A,Corby,1\n')]);
    const { release } = await datasets.stageFile({
      source: 'localities',
      fileName: 'lsoas.csv',
      content,
      authorityId: officer.authorityId,
      partial: false,
      by: 'Dana Officer',
    });
    expect(await show()).toContain(`1 load waits for your review`);
    expect(await show()).toContain(`href="/data/releases/${release!.id}">LSOAs of 2021 to localities</a>`);
    await datasets.acceptRelease(release!.id, { by: 'Dana Officer', goneConfirmed: false });
    expect(await show()).toBe('nothing to say');
  });
});
