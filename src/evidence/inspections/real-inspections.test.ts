import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { createDatasets } from '../../datasets/index.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { ProviderInBrief } from '../../register/index.ts';
import { releaseListeners } from '../../release-listeners.ts';
import { findTimeline, type InspectionFacts } from './find-timeline.ts';

const data = join(import.meta.dirname, '../../../../shared/data');
const file = join(data, 'ofsted/Management_information_-_state-funded_schools_-_most_recent_inspections_as_at_31_August_2026.csv');
const isThere = existsSync(file);
if (!isThere) process.stdout.write(`skipped: the real files are not at ${data}\n`);

describe.runIf(isThere)('the real file of one authority’s inspections', () => {
  let db: Database;
  const facts: InspectionFacts[] = [];

  beforeAll(async () => {
    db = await openTestDatabase();
    const datasets = createDatasets({ db, clock: systemClock, listeners: releaseListeners });
    const request = { source: 'ofsted-state-funded', fileName: basename(file), authorityId: null, partial: false, by: 'test' };
    const staged = await datasets.stageFile({ ...request, content: createReadStream(file) });
    const accepted = await datasets.acceptRelease(staged.release?.id ?? 0, { by: 'test', goneConfirmed: false });
    if (!accepted.ok) throw new Error(accepted.reason);
    const { rows } = await sql<{ urn: number }>`select urn from ofsted_state_funded order by urn`.execute(db.kysely);
    for (const { urn } of rows) {
      const provider: ProviderInBrief = {
        id: 0, name: 'A school', kind: 'school', status: 'open', isStateFunded: true, urn, laCode: null, urns: [urn], registrationNumbers: [],
      }; // prettier-ignore
      facts.push(await findTimeline(db.kysely, provider, 0, '2026-11-23'));
    }
  }, 120_000);

  const entries = (kind: string) => facts.flatMap((one) => one.entries.filter((entry) => entry.kind === kind));
  const ofPredecessor = (kind: string) => entries(kind).filter(({ who }) => who === 'predecessor');

  it('has eleven report cards, all of the present schools, each with its areas and safeguarding', () => {
    const cards = entries('report-card');
    expect(cards).toHaveLength(11);
    expect(ofPredecessor('report-card')).toEqual([]);
    expect(cards.filter(({ judgements }) => judgements.length < 6)).toEqual([]);
    expect(cards.filter(({ safeguarding }) => safeguarding !== 'Met')).toEqual([]);
    expect(cards.filter(({ overall }) => overall !== null)).toEqual([]);
  });

  it('marks 24 graded and 3 ungraded inspections as the predecessor’s, and counts none of them', () => {
    expect(entries('graded')).toHaveLength(141);
    expect(ofPredecessor('graded')).toHaveLength(24);
    expect(entries('ungraded')).toHaveLength(73);
    expect(ofPredecessor('ungraded')).toHaveLength(3);
    const counted = facts.flatMap(({ stuck }) => stuck?.considered ?? []).filter(({ use }) => use === 'Not counted: it is the predecessor’s');
    expect(counted).toHaveLength(27);
  });

  it('gives an overall grade to no inspection since September 2024, and answers about every school whether it is stuck', () => {
    const late = entries('graded').filter(({ era }) => era !== 'overall-grade');
    expect(late).toHaveLength(16);
    expect(late.filter(({ overall }) => overall !== null)).toEqual([]);
    expect(facts.filter(({ stuck }) => stuck === null || stuck.because === '')).toEqual([]);
  });
});
