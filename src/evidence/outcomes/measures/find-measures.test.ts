import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../test/harness/database.ts';
import type { Database } from '../../../platform/database/database.ts';
import { shippedMeasures } from './catalogue.ts';
import { findMeasure, listMeasures } from './find-measures.ts';

let db: Database['kysely'];
beforeAll(async () => {
  db = (await openTestDatabase()).kysely;
});

it('lists what ships, and what LAIT’s dictionary has beside it while it has it', async () => {
  expect(await listMeasures(db)).toEqual(shippedMeasures);
  await sql`insert into lait_measure (key, hash, release_id, gone_release_id, short_name, topic, chart_title) values
    ('1', 'x', 1, null, 'KS2RWM_Expected_STD', 'Key Stage 2', 'Pupils meeting the expected standard'),
    ('2', 'x', 1, null, 'Section_47', 'Child Protection', 'Section 47 enquiries - rate'),
    ('3', 'x', 1, 2, 'RTA', 'Health and Wellbeing', 'Road accidents')`.execute(db);
  const more = await listMeasures(db);
  expect(more.slice(shippedMeasures.length).map(({ id }) => id)).toEqual(['lait-section-47']);
  expect(findMeasure(more, 'section 47 ENQUIRIES - rate ')?.id).toBe('lait-section-47');
});

it('finds a measure by its id or by its whole name', () => {
  expect(findMeasure(shippedMeasures, 'ks4-progress-8')?.name).toBe('Progress 8');
  expect(findMeasure(shippedMeasures, 'reading, writing and maths, EXPECTED standard')?.id).toBe('ks2-rwm-expected');
  expect(findMeasure(shippedMeasures, 'reading, writing')).toBeUndefined();
});
