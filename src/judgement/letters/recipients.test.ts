import { describe, expect, it } from 'vitest';
import { decideRecipients, type KnownPeople, letterTracks, type LetterTrack, salutation, trackOf, unnamed } from './recipients.ts';

const known: KnownPeople = {
  headteacher: 'Ada Thorne',
  chair: 'Bo Marsh',
  manager: 'Cy Dale',
  trustExecutive: 'Di Lowe',
  trustName: 'Fenland Trust',
  isChildminder: false,
};
const nobody: KnownPeople = { headteacher: null, chair: null, manager: null, trustExecutive: null, trustName: null, isChildminder: false };

describe('a letter goes to', () => {
  it.each<[LetterTrack, readonly (readonly [string, string | null])[]]>([
    ['maintained', [['Headteacher', 'Ada Thorne'], ['Chair of governors', 'Bo Marsh']]],
    ['academy', [['Headteacher', 'Ada Thorne'], ['Trust chief executive', 'Di Lowe'], ['Chair of trustees', null]]],
    ['early-years', [['Manager or registered person', 'Cy Dale']]],
    ['by-agreement', [['Principal or proprietor', 'Ada Thorne']]],
  ])('%s: the right people', (track, people) => {
    expect(decideRecipients(track, known).map(({ label, name }) => [label, name])).toEqual(people);
  }); // prettier-ignore

  it('a childminder, who is the registered person', () => {
    expect(decideRecipients('early-years', { ...known, isChildminder: true })).toMatchObject([{ label: 'Registered person', name: 'Cy Dale' }]);
  });

  it.each(Object.keys(letterTracks) as LetterTrack[])('nobody that is not known, and says what to do: %s', (track) => {
    const proposed = decideRecipients(track, nobody);
    for (const { name, missing } of proposed) expect([name, missing]).toEqual([null, expect.stringMatching(/type the name$/)]);
    expect(unnamed(proposed)).toHaveLength(proposed.length);
  });

  it('never a trust where a school is maintained, nor governors where it is an academy', () => {
    expect(decideRecipients('maintained', known).map(({ part }) => part)).toEqual(['head', 'chair']);
    expect(decideRecipients('academy', known).map(({ part }) => part)).not.toContain('chair');
  });

  it.each([
    ['maintained', 'maintained'],
    ['academy', 'academy'],
    ['early-years', 'early-years'],
    ['independent-college-ap', 'by-agreement'],
    ['none', 'by-agreement'],
  ])('%s by the law of its track', (legal, track) => {
    expect(trackOf(legal)).toBe(track);
  });

  it('those who are named, by their names', () => {
    const [head, chair] = decideRecipients('maintained', known);
    expect(salutation([head, chair].filter((each) => each !== undefined))).toBe('Dear Ada Thorne and Bo Marsh');
    expect(salutation(decideRecipients('early-years', known))).toBe('Dear Cy Dale');
    expect(salutation(decideRecipients('maintained', nobody))).toBe('Dear colleague');
  });
});
