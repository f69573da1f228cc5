import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../register/access/roles.ts';
import { mayBreakGlass, mayDecide, mayReadInformant, maySeeTelling, type Sighting, sightOf, toldTo, type ToldTo } from './sight.ts';

const everyRole = Object.keys(roles);
const outsiders = ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk', 'trust-executive', 'diocese', 'network-member', 'childrens-trust', 'executive-member', 'elected-member', 'administrator']; // prettier-ignore
const stranger: Sighting = { kind: 'person', role: null, reach: 'none', isLogger: false, isNamed: false, hasOpened: false, hasPeopleStrand: false };
const open = { isAboutHead: false, isRestricted: false };

const sightings = fc.record({
  kind: fc.constantFrom('person', 'token', 'operator', 'anonymous'),
  role: fc.constantFrom(...everyRole, 'no-such-role', null),
  reach: fc.constantFrom('caseload', 'locality', 'none'),
  isLogger: fc.boolean(),
  isNamed: fc.boolean(),
  hasOpened: fc.boolean(),
  hasPeopleStrand: fc.boolean(),
});
const concerns = fc.record({ isAboutHead: fc.boolean(), isRestricted: fc.boolean(), isSafeguarding: fc.boolean() });

/** What each role sees: of an open one by reach; of its own; of a restricted one unnamed, named, and by breaking the glass. */
const table: Readonly<Record<string, readonly [caseload: string, locality: string, none: string, own: string, unnamed: string, named: string, glass: string]>> = {
  'director': ['full', 'full', 'full', 'full', 'nothing', 'full', 'full'],
  'assistant-director': ['full', 'full', 'full', 'full', 'nothing', 'full', 'full'],
  'lead': ['full', 'full', 'full', 'full', 'nothing', 'full', 'full'],
  'safeguarding-lead': ['full', 'full', 'full', 'full', 'full', 'full', 'full'],
  'sia': ['full', 'summary', 'nothing', 'full', 'nothing', 'full', 'nothing'],
  'eeca': ['full', 'summary', 'nothing', 'full', 'nothing', 'full', 'nothing'],
  'specialist': ['full', 'full', 'full', 'full', 'nothing', 'full', 'nothing'],
  'auditor': ['full', 'full', 'full', 'full', 'nothing', 'nothing', 'nothing'],
  'data-officer': ['nothing', 'nothing', 'nothing', 'full', 'nothing', 'full', 'nothing'],
  'business-support': ['nothing', 'nothing', 'nothing', 'full', 'nothing', 'full', 'nothing'],
  ...Object.fromEntries(outsiders.map((role) => [role, Array.from({ length: 7 }, () => 'nothing')])),
} as never; // prettier-ignore

describe('how much of a concern somebody sees', () => {
  it('is said of every role', () => {
    expect(Object.keys(table).toSorted()).toEqual(everyRole.toSorted());
  });

  describe.each([false, true])('about the head: %s', (isAboutHead) => {
    it.each(Object.entries(table))('%s', (role, expected) => {
      const restricted = { isAboutHead, isRestricted: true };
      const seen = (over: Partial<Sighting>, concern = { isAboutHead, isRestricted: false }) => sightOf({ ...stranger, role, ...over }, concern);
      expect([
        seen({ reach: 'caseload' }),
        seen({ reach: 'locality' }),
        seen({}),
        seen({ isLogger: true }),
        seen({ reach: 'caseload', isLogger: true }, restricted),
        seen({ isNamed: true }, restricted),
        seen({ hasOpened: true }, restricted),
      ]).toEqual(role === 'specialist' && isAboutHead ? ['nothing', 'nothing', 'nothing', 'full', 'nothing', 'full', 'nothing'] : expected);
    });
  });

  it('is all of one about the head for specialists of HR and governance alone', () => {
    const aboutHead = { isAboutHead: true, isRestricted: false };
    expect(sightOf({ ...stranger, role: 'specialist', hasPeopleStrand: true }, aboutHead)).toBe('full');
    expect(sightOf({ ...stranger, role: 'specialist' }, aboutHead)).toBe('nothing');
    expect(sightOf({ ...stranger, role: 'specialist', hasPeopleStrand: true }, { ...aboutHead, isRestricted: true })).toBe('nothing');
  });

  it('is nothing for a head, a delegate and everybody else outside, whatever ties them to it', () => {
    fc.assert(
      fc.property(sightings, concerns, fc.constantFrom(...outsiders), (sighting, concern, role) => {
        expect(sightOf({ ...sighting, role }, concern)).toBe('nothing');
        expect(mayDecide({ ...sighting, role }, concern)).toBe(false);
        expect(mayReadInformant({ ...sighting, role }, concern)).toBe(false);
      }),
    );
  });

  it('is nothing for a token and for nobody, and of a restricted one for whoever is neither the safeguarding lead, nor named, nor broke the glass', () => {
    fc.assert(
      fc.property(sightings, concerns, (sighting, concern) => {
        if (sighting.kind !== 'person') expect(sightOf(sighting, concern)).toBe('nothing');
        const isTied = sighting.role === 'safeguarding-lead' || sighting.isNamed || (sighting.hasOpened && mayBreakGlass(sighting));
        if (concern.isRestricted && !isTied) expect(sightOf(sighting, concern)).toBe('nothing');
      }),
    );
  });

  it('is never more because it is restricted, but for whoever is named', () => {
    fc.assert(
      fc.property(sightings, concerns, (sighting, concern) => {
        const unnamed = { ...sighting, isNamed: false, hasOpened: false };
        if (sightOf(unnamed, { ...concern, isRestricted: true }) === 'full')
          expect(sightOf(unnamed, { ...concern, isRestricted: false })).toBe('full');
      }),
    );
  });
});

describe('who decides', () => {
  it.each([
    ['lead', open, false, true],
    ['assistant-director', open, false, true],
    ['director', open, false, true],
    ['safeguarding-lead', open, false, false],
    ['safeguarding-lead', open, true, true],
    ['safeguarding-lead', { ...open, isRestricted: true }, false, true],
    ['lead', { ...open, isRestricted: true }, true, false],
    ['sia', open, false, false],
    ['specialist', open, false, false],
    ['auditor', open, false, false],
  ])('%s on %j, about safeguarding %s: %s', (role, concern, isSafeguarding, expected) => {
    expect(mayDecide({ ...stranger, role, reach: 'caseload' }, { ...concern, isSafeguarding })).toBe(expected);
  });

  it('sees it in full', () => {
    fc.assert(
      fc.property(sightings, concerns, (sighting, concern) => {
        if (mayDecide(sighting, concern)) expect(sightOf(sighting, concern)).toBe('full');
      }),
    );
  });
});

describe('who told the authority in confidence', () => {
  it('is for the lead and the safeguarding lead, who read the concern by their own right', () => {
    fc.assert(
      fc.property(sightings, concerns, (sighting, concern) => {
        const byRight = sightOf({ ...sighting, hasOpened: false }, concern) === 'full';
        expect(mayReadInformant(sighting, concern)).toBe(byRight && ['lead', 'safeguarding-lead'].includes(sighting.role ?? ''));
      }),
    );
  });
});

describe('what a provider’s own people read again', () => {
  const all = Object.keys(toldTo) as ToldTo[];
  it.each([
    ['headteacher', ['head']],
    ['head-delegate', ['head']],
    ['chair', ['chair']],
    ['trust-executive', ['trust']],
    ['diocese', ['diocese']],
    ['governor', []],
    ['clerk', []],
    ['lead', []],
    [null, []],
  ])('%s: what was said to %j', (role, expected) => {
    expect(all.filter((to) => maySeeTelling(role, open, { wasTold: true, toldTo: to }))).toEqual(expected);
  });

  it('is never of a restricted one, and for the head never of one about the head', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyRole), concerns, fc.boolean(), fc.constantFrom(...all, null), (role, concern, wasTold, to) => {
        const sees = maySeeTelling(role, concern, { wasTold, toldTo: to });
        if (concern.isRestricted || !wasTold) expect(sees).toBe(false);
        if (concern.isAboutHead && (role === 'headteacher' || role === 'head-delegate')) expect(sees).toBe(false);
      }),
    );
  });
});
