import { describe, expect, it } from 'vitest';
import { kinds, legalTracks } from '../../register/providers/classification.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import { setIds } from '../criteria/facts.ts';
import { askedIndicators } from './asked-indicators.ts';
import { setOf } from './set-of.ts';

const tracks = Object.keys(legalTracks);

/** By legal track: maintained, academy, early years, independent, none. A dot is no set. */
const table: Readonly<Record<keyof typeof kinds, string>> = {
  'school': 'maintained academy . . .',
  'special-school': 'special special special special special',
  'nursery-school': 'nursery . . . .',
  'alternative-provision': new Array(5).fill('alternative-provision').join(' '),
  'nursery': new Array(5).fill('early-years').join(' '),
  'pre-school': new Array(5).fill('early-years').join(' '),
  'childminder': new Array(5).fill('early-years').join(' '),
  'early-years-setting': new Array(5).fill('early-years').join(' '),
  'independent-school': '. . . . .',
  'independent-special-school': '. . . . .',
  'college': '. . . . .',
  'special-post-16': '. . . . .',
  'higher-education': '. . . . .',
  'childrens-centre': '. . . . .',
  'family-hub': '. . . . .',
  'other': '. . . . .',
};

describe('the set of criteria for a provider', () => {
  it.each(Object.entries(table))('%s', (kind, expected) => {
    expect(tracks.map((legalTrack) => setOf({ kind, legalTrack }) ?? '.').join(' ')).toBe(expected);
  });

  it('of a college or an independent school is by agreement alone', () => {
    const byAgreement = Object.keys(kinds).filter((kind) => setOf({ kind, legalTrack: 'independent-college-ap' }, true) === 'by-agreement');
    expect(byAgreement).toEqual(['independent-school', 'independent-special-school', 'college', 'special-post-16']);
  });
});

it('each set asks for the indicators of its areas and floors, once', () => {
  const asked = askedIndicators(provisionalCriteria);
  expect([...asked.keys()].toSorted()).toEqual(setIds.toSorted());
  expect([...(asked.get('special') ?? [])]).toEqual([]);
  expect([...(asked.get('nursery') ?? [])]).toEqual(['eyfs-good-level-of-development|all']);
  expect(asked.get('academy')).toContain('suspensions|all');
});
