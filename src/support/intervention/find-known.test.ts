import { expect, it } from 'vitest';
import { recordInspection } from '../../evidence/inspections/record-inspection.ts';
import { findOwnProvider, withoutForm } from '../../register/index.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import { openSupportApp } from '../support-app.fixture.ts';
import { findKnown } from './find-known.ts';

it('knows a ground for withdrawing funding by the setting’s latest inspection on record alone', async () => {
  const app = await openSupportApp(() => []);
  const lead = await asPerson(app, 'lead', 'Jo Marsh');
  const { db, authorityId } = app;
  const setting = await app.addSchool('Alderstoke Nursery', {
    with: { legal_track: 'early-years', kind: 'nursery', registration_number: 'EY500001' },
  });
  const other = await app.addSchool('Elmsworth Nursery', { with: { legal_track: 'early-years', kind: 'nursery', registration_number: 'EY500002' } });
  const known = async (providerId: number) => {
    const { lastInspectedOn, fundingGrounds } = await findKnown(db.kysely, { authorityId, providerId, today: '2026-11-23' });
    return { lastInspectedOn, fundingGrounds };
  };
  const inspect = async (inspectedOn: string, safeguarding: string, leadership: string): Promise<void> => {
    const judgements = [{ area: 'Leadership and governance', judgement: leadership }];
    const entry = { kind: 'early-years', inspectedOn, publishedOn: null, body: 'Ofsted', ofPredecessor: false, overall: null, judgements, safeguarding, category: null, outcome: null, source: 'The report' } as const; // prettier-ignore
    const provider = await findOwnProvider(db.kysely, lead.actor, setting);
    if (provider === null) throw new Error('The setting is there.');
    const entered = await db.transaction((tx) => recordInspection(tx, { ...lead, event: 'entered-inspection.recorded' }, provider, entry, withoutForm), { authorityId }); // prettier-ignore
    expect(entered.kind).toBe('saved');
  };
  expect(await known(setting)).toEqual({ lastInspectedOn: null, fundingGrounds: [] });
  await inspect('2026-03-10', 'Not met', 'Urgent improvement');
  expect(await known(setting)).toEqual({
    lastInspectedOn: '2026-03-10',
    fundingGrounds: ['safeguarding-not-met', 'urgent-improvement-in-leadership'],
  });
  await inspect('2026-10-06', 'Met', 'Needs attention');
  expect(await known(setting)).toEqual({ lastInspectedOn: '2026-10-06', fundingGrounds: [] });
  expect(await known(other)).toEqual({ lastInspectedOn: null, fundingGrounds: [] });
});
