import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaDocument, byProvider, decideClosing, decideItem, nameOfMeeting } from './liaison-meeting.ts';
import { type ItemKind, itemKinds, type LiaisonBody, liaisonBodies, mayShare } from './may-share.ts';

const bodies = Object.keys(liaisonBodies) as LiaisonBody[];
const kinds = Object.keys(itemKinds) as ItemKind[];

/** With trust, diocese, Regions Group and RISE, in that order. */
const table: Readonly<Record<ItemKind, readonly boolean[]>> = {
  'published-inspection': [true, true, true, true],
  'published-result': [true, true, true, true],
  'rise-listing': [true, true, true, true],
  'shared-action': [true, true, false, true],
  'issued-tier': [true, true, false, false],
  'staff-action': [false, false, false, false],
  'unissued-tier': [false, false, false, false],
  'signal': [false, false, false, false],
  'finding': [false, false, false, false],
  'concern': [false, false, false, false],
  'whistleblower': [false, false, false, false],
  'provisional-outcome': [false, false, false, false],
  'unvalidated-result': [false, false, false, false],
  'draft': [false, false, false, false],
};

describe('what may be shared', () => {
  it.each(kinds)('%s, with each body', (kind) => {
    expect(bodies.map((body) => mayShare({ kind, isRestricted: false, isOfBody: true }, body))).toEqual(table[kind]);
  });

  it('is never what is restricted, nor of a school that is not the body’s', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.constantFrom(...bodies), fc.boolean(), fc.boolean(), (kind, body, isRestricted, isOfBody) => {
        if (isRestricted || !isOfBody) expect(mayShare({ kind, isRestricted, isOfBody }, body)).toBe(false);
      }),
    );
  });
});

describe('a meeting', () => {
  it('is closed once it was held, and its decisions then stay', () => {
    expect(decideClosing({ closedBy: null, heldOn: '2026-11-24' }, '2026-11-23').ok).toBe(false);
    expect(decideClosing({ closedBy: null, heldOn: '2026-11-23' }, '2026-11-23').ok).toBe(true);
    expect(decideClosing({ closedBy: 'Jo', heldOn: '2026-11-23' }, '2026-11-23').ok).toBe(false);
    expect([decideItem({ closedBy: null }).ok, decideItem({ closedBy: 'Jo' }).ok]).toEqual([true, false]);
  });

  it('is named by whom it is with', () => {
    expect(nameOfMeeting({ body: 'rise', bodyName: 'RISE' })).toBe('RISE');
    expect(nameOfMeeting({ body: 'trust', bodyName: 'Tarmere Learning Trust' })).toBe('Trust: Tarmere Learning Trust');
  });

  it('is printed with its decisions and actions, each school by itself', () => {
    const item = {
      id: 1,
      providerId: 7,
      providerName: 'Ashmere',
      kind: 'published-result',
      text: 'Phonics 80%',
      decision: 'Share practice',
      decidedBy: 'Jo',
    } as const;
    const meeting = {
      id: 1,
      body: 'rise',
      organisationId: null,
      dioceseCode: null,
      bodyName: 'RISE',
      heldOn: '2026-11-23',
      plannedBy: 'Jo',
      present: 'Jo and two others',
      closedBy: 'Jo',
    } as const;
    expect(byProvider([item, { ...item, id: 2, providerId: 8 }, { ...item, id: 3 }]).map(({ items }) => items.length)).toEqual([2, 1]);
    const printed = JSON.stringify(
      agendaDocument(meeting, [item], [{ what: 'Visit', ownerName: 'Head', dueOn: '2026-12-01', provider: { name: 'Ashmere' } }], 'Testshire'),
    );
    expect(printed).toMatch(/Present: Jo and two others.*Published result: Phonics 80%.*Share practice.*Ashmere: Visit \(Head, by 1 December 2026\)/);
  });
});
