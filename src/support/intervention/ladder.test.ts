import { describe, expect, it } from 'vitest';
import { tracks, type Track } from '../programme-definitions/definition.ts';
import { drawLadder, type LadderFacts, type RungId, rungs, whyNotForTrack } from './ladder.ts';
import { lawDefinitions } from './law-definitions.ts';

const facts = (track: Track, over: Partial<LadderFacts> = {}): LadderFacts => ({
  track,
  gateways: [],
  secretaryOfStateNotice: null,
  category: null,
  closed: null,
  on: '2026-11-23',
  ...over,
});
const offeredTo = (track: Track, over: Partial<LadderFacts> = {}): RungId[] =>
  drawLadder(facts(track, over)).flatMap(({ id, offered }) => (offered ? [id] : []));

describe('what is offered, when nothing is open', () => {
  const bySchool: Readonly<Record<Track, readonly RungId[]>> = {
    'maintained': ['universal', 'targeted', 'trip', 'letter-of-concern', 'warning-notice', 'pay-notice', 'delegation', 'regions-group'],
    'academy': ['universal', 'targeted', 'trip', 'academy-route'],
    'early-years': ['universal', 'targeted', 'trip', 'early-years-funding'],
    'independent': ['universal', 'other-routes'],
    'college': ['universal', 'other-routes'],
    'alternative-provision': ['universal', 'other-routes'],
  };
  it.each(tracks)('to %s', (track) => {
    expect(offeredTo(track)).toEqual(bySchool[track]);
  });
});

it.each(tracks)('leaves nothing out for %s, and says why of each rung that is not offered', (track) => {
  const drawn = drawLadder(facts(track));
  expect(drawn.map(({ id }) => id)).toEqual(rungs.map(({ id }) => id));
  for (const rung of drawn.filter(({ offered }) => !offered)) expect(rung.why).toMatch(/^[A-Z].{30,}\.$/u);
});

it.each(tracks.filter((track) => track !== 'maintained'))('offers no statutory step to %s, whatever is said to be open', (track) => {
  const open = {
    gateways: [{ id: 's62', complianceEnds: null, powers: null }] as const,
    category: 'special measures',
  };
  expect(drawLadder(facts(track, open)).filter(({ offered, statutory }) => offered && statutory)).toEqual([]);
});

it('offers the powers of a school that is eligible, with what comes first', () => {
  const drawn = drawLadder(facts('maintained', { gateways: [{ id: 's62', complianceEnds: null, powers: null }], category: 'special measures' }));
  expect(drawn.find(({ id }) => id === 's65')).toMatchObject({
    offered: true,
    why: 'Consultation comes first, and the Secretary of State’s consent.',
  });
  expect(drawn.find(({ id }) => id === 's66')).toMatchObject({ offered: true, why: null });
  expect(drawn.find(({ id }) => id === 'statement-of-action')).toMatchObject({ offered: true });
});

it('does not offer section 63 by a pay and conditions notice', () => {
  const drawn = drawLadder(facts('maintained', { gateways: [{ id: 's60a', complianceEnds: '2026-11-10', powers: ['s64'] }] }));
  expect(drawn.find(({ id }) => id === 's63')).toMatchObject({
    offered: false,
    why: expect.stringContaining('does not open section 63') as string,
  });
  expect(drawn.find(({ id }) => id === 's64')).toMatchObject({ offered: true });
});

it('invites an academy alone to rapid improvement, and says where a referral is recorded', () => {
  const of = (track: Track, rung: RungId) => drawLadder(facts(track)).find(({ id }) => id === rung);
  expect(of('academy', 'trip')?.why).toBe('An academy is invited.');
  for (const track of ['maintained', 'early-years'] as const) expect(`${of(track, 'trip')?.says ?? ''}${of(track, 'trip')?.why ?? ''}`, track).not.toContain('invited');
  expect(of('maintained', 'regions-group')).toMatchObject({ programme: null, why: expect.stringContaining('a referral is recorded in intervention') as string });
}); // prettier-ignore

it.each([
  ['letter-of-concern', 'academy', 'A letter of concern is a rung of the ladder for maintained schools'],
  ['academy-route', 'maintained', 'Only an academy has a trust: this is a maintained school'],
  ['trip', 'college', 'is for a college only by agreement'],
] as const)('says why %s is not for %s, as a refusal', (programme, track, says) => {
  expect(whyNotForTrack(programme, track)).toContain(says);
  expect(whyNotForTrack(programme, track)).not.toMatch(/\.$/u);
});

it('offers no warning notice while one of the Secretary of State’s is live, and says since when', () => {
  const drawn = drawLadder(facts('maintained', { secretaryOfStateNotice: '2026-10-01' }));
  expect(drawn.find(({ id }) => id === 'warning-notice')).toMatchObject({
    offered: false,
    why: expect.stringContaining('1 October 2026') as string,
  });
});

it.each(tracks)('offers nothing to %s that is closed, and says so', (track) => {
  const drawn = drawLadder(facts(track, { closed: 'It closed on 31 August 2026: nothing begins at a provider that is closed' }));
  expect(drawn.filter(({ offered }) => offered)).toEqual([]);
  expect(drawn.find(({ id }) => id === 'universal')?.why).toBe('It closed on 31 August 2026: nothing begins at a provider that is closed.');
});

it('leads to a programme that is shipped and is for those tracks', () => {
  for (const { programme, tracks: of } of rungs) {
    if (programme === null || programme === 'trip') continue;
    expect(lawDefinitions.find(({ key }) => key === programme)?.tracks).toEqual(of);
  }
});
