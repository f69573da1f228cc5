import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { createRenderer } from '../../ui/render.ts';
import { latestInspectionPanel } from './latest-inspection-panel.ts';

const clock = fixedClock('2026-11-23T09:00:00Z');

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});

it('says what is latest and leads to the timeline; to Ofsted’s file only those who may see what is loaded', async () => {
  await db.transaction(async (tx) => {
    await sql`insert into authority (la_code, name) values ('999', 'Testshire Council')`.execute(tx);
    await sql`insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, urn, la_code, source)
      values ('Alder School', 'school', 'primary', 'maintained', true, 'Community school', 'open', 900001, '999', 'gias-establishments')`.execute(tx);
    await sql`insert into provider_identifier (provider_id, scheme, value, urn) select id, 'urn', '900001', 900001 from provider`.execute(tx);
    await sql`insert into inspection (key, urn, kind, started_on, overall, first_release_id, release_id) values
      ('900001|graded|2022-05-10', 900001, 'graded', '2022-05-10', '3', 7, 7), ('900001|graded|2018-05-10', 900001, 'graded', '2018-05-10', '4', 6, 6)`.execute(tx); // prettier-ignore
  });
  const render = createRenderer({ today: () => clock.today(), globals: {}, strict: true });
  const shownTo = async (role: string): Promise<string> => {
    const actor = { kind: 'person', accountId: 1, name: 'Test', role, authorityId: 1, tokenId: null } as const;
    const shown = await latestInspectionPanel({ db, clock }).load(1, actor);
    return shown === null ? '' : render(shown.template, shown.data);
  };
  const adviser = await shownTo('sia');
  expect(adviser).toContain('href="/data/releases/7"');
  expect(adviser).toContain('Overall effectiveness: Requires improvement');
  expect(adviser).toContain('The one before was below good, too.');
  expect(adviser).toContain('href="/providers/1/inspections"');
  const head = await shownTo('headteacher');
  expect(head).toContain('Ofsted’s management information');
  expect(head).not.toContain('/data/');
});
