import { beforeAll, describe, expect, it } from 'vitest';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { supportRoutes } from '../wing.ts';

let app: SupportApp;
let academy: number;
const read = async (cookie?: string) => words((await app.open(`/providers/${String(academy)}/timeline`, cookie)).body);

beforeAll(async () => {
  app = await openSupportApp(supportRoutes);
  academy = await app.addSchool('Calder Academy', {
    with: { urn: 900777, legal_track: 'academy', trust: { uid: '17001', name: 'Calder Learning Trust' } },
  });
  const adviserId = await app.addAdviser('Sam Field', [academy]);
  const { authorityId } = app;
  const at = app.clock.now();
  const of = { authority_id: authorityId, provider_id: academy };
  const entered = { entered_by: 'Test', entered_at: at };
  await app.db.transaction(async (tx) => {
    const finding = { ...of, value: null, title: null, valid_to: null, source: 'A letter', document_reference: null, confirmed_by: 'Jo Marsh', confirmed_role: 'lead', entered_at: at }; // prettier-ignore
    await tx
      .insertInto('finding')
      .values([
        { ...finding, kind: 'secretary-of-state-notice', valid_from: '2026-03-02', valid_to: '2026-06-30' },
        { ...finding, kind: 'critical-safeguarding-concern', title: 'What few may read', valid_from: '2026-05-04' },
        {
          ...finding,
          kind: 'secretary-of-state-notice',
          valid_from: '2026-11-02',
          withdrawn_by: 'Test',
          withdrawn_at: at,
          withdrawn_reason: 'In error',
        },
      ])
      .execute();
    const briefing = { briefing_context: '', briefing_known: '', briefing_support: '', briefing_contact: '' };
    await tx
      .insertInto('ofsted_call')
      .values({
        ...of,
        ...briefing,
        called_on: '2026-10-05',
        called_at: '10:30',
        inspection_from: '2026-10-06',
        inspection_to: '2026-10-07',
        caller: 'HMI',
        recorded_by: 'Test',
        recorded_at: at,
      }) // prettier-ignore
      .execute();
    const day = { ...of, ...entered, account_id: adviserId, days: 0.5, purpose: 'plan', funding_source: 'core', note: 'Kept inside' } as const;
    await tx.insertInto('used_days').values({ ...day, used_on: '2026-09-14' }).execute(); // prettier-ignore
    const { id: organisationId } = await tx.selectFrom('organisation').select('id').where('uid', '=', '17001').executeTakeFirstOrThrow();
    const conversation = {
      authority_id: authorityId,
      organisation_id: organisationId,
      ...entered,
      attended: 'The chief executive',
      notes: 'Kept inside',
    };
    await tx
      .insertInto('trust_conversation')
      .values([
        { ...conversation, state: 'held', on_day: '2026-09-21' },
        { ...conversation, state: 'planned', on_day: '2026-09-28' },
      ])
      .execute();
    await tx
      .insertInto('post')
      .values({ ...of, ...entered, source: 'A letter', role: 'chair', standing: 'substantive', person_name: 'Mo Lane', held_from: '2026-09-01' })
      .execute();
    const release = { source: 'gias-establishments', layout: 'establishments', file_name: 'edubasealldata.csv', sha256: 'x', size_bytes: 1 };
    const times = { staged_by: 'Test', staged_at: at, beat_at: at, committed_at: at };
    const { id } = await tx
      .insertInto('release')
      .values({ ...release, ...times, as_at: '2026-08-31', partial: false, state: 'committed' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const fields = JSON.stringify([{ field: 'SchoolCapacity', before: '210', after: '240' }]);
    await tx.insertInto('release_change').values({ release_id: id, key: '900777', kind: 'changed', fields }).execute();
  });
});

describe('the timeline of a provider across everything', () => {
  it('has what was confirmed and when it ended, Ofsted’s calls, the trust, adviser days, who chairs, and the register’s changes', async () => {
    const page = await read();
    expect(page).toMatch(
      /5 October 2026 Ofsted rang Inspection of 6 October 2026 to 7 October 2026\..*21 September 2026 Conversation with its trust, Calder Learning Trust There: The chief executive\..*14 September 2026 Planning support 0\.5 days of an adviser\..*1 September 2026 Chair[^:]*: Mo Lane.*31 August 2026 Register: changed \(900777\).*30 June 2026 Last day: .*2 March 2026/u,
    );
    expect(page).toContain('A confirmed safeguarding finding');
    expect(page).not.toMatch(/What few may read|Kept inside|28 September|2 November/u);
  });

  it('tells each reader of what they may see', async () => {
    const specialist = await read(await app.signInAs('specialist'));
    expect(specialist).toMatch(/Ofsted rang.*Mo Lane/u);
    expect(specialist).not.toMatch(/safeguarding finding|Conversation with its trust|days of an adviser/u);
    const head = await read(await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: academy }] }));
    expect(head).toMatch(/days of an adviser.*Mo Lane.*Register: changed/u);
    expect(head).not.toMatch(/Ofsted rang|Last day:|safeguarding finding|Conversation with its trust/u);
    const other = await app.addSchool('Dunmere Primary School');
    const stranger = await read(await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: other }] }));
    expect(stranger).toContain('Register: changed');
    expect(stranger).not.toMatch(/Mo Lane|days of an adviser|Ofsted rang|Last day:/u);
  });
});
