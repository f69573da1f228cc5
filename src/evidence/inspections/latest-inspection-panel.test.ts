import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { createRenderer } from '../../ui/render.ts';
import { latestInspectionPanel } from './latest-inspection-panel.ts';

it('leads to Ofsted’s file only those who may see what is loaded', async () => {
  const db = await openTestDatabase();
  await db.transaction(async (tx) => {
    await sql`insert into provider (name, kind, phase, legal_track, state_funded, type_name, status, urn, source)
      values ('Alder School', 'school', 'primary', 'maintained', true, 'Community school', 'open', 900001, 'gias-establishments')`.execute(tx);
    await sql`insert into provider_identifier (provider_id, scheme, value, urn) select id, 'urn', '900001', 900001 from provider`.execute(tx);
    await sql`insert into ofsted_state_funded (key, hash, release_id, urn, name) values ('900001', 'x', 7, 900001, 'Alder School')`.execute(tx);
  });
  const render = createRenderer({ today: () => '2026-11-23', globals: {}, strict: true });
  const shownTo = async (role: string): Promise<string> => {
    const actor = { kind: 'person', accountId: 1, name: 'Test', role, authorityId: 1, tokenId: null } as const;
    const shown = await latestInspectionPanel(db).load(1, actor);
    return shown === null ? '' : render(shown.template, shown.data);
  };
  expect(await shownTo('sia')).toContain('href="/data/releases/7"');
  const head = await shownTo('headteacher');
  expect(head).toContain('Ofsted’s management information');
  expect(head).not.toContain('/data/');
});
