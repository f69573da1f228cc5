import { phaseIds } from '../common/phases.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersQuestion, categoryIds, isOverdue, isWebAddress, type ServiceEntry, type ServiceQuestion, wrongWith } from './service.ts';

const service: ServiceEntry = {
  category: 'library',
  name: 'Book boxes',
  says: 'Lends boxes of books to classes, for a term.',
  phases: ['primary'],
  localityId: 7,
  email: 'books@ambermoor.example',
  phone: null,
  web: null,
  ownerAccountId: 1,
  reviewedOn: '2026-09-01',
  reviewDueOn: '2027-03-01',
};
const nothing: ServiceQuestion = { words: '', category: null, phase: null, localityId: null, overdueOn: null };

describe('a service', () => {
  it.each([
    ['nothing', {}, true],
    ['words of its name, its category and what it does', { words: 'BOOK library  term' }, true],
    ['a word that is nowhere', { words: 'book boats' }, false],
    ['its category', { category: 'library' }, true],
    ['another', { category: 'sport' }, false],
    ['its phase', { phase: 'primary' }, true],
    ['another phase', { phase: 'secondary' }, false],
    ['its locality', { localityId: 7 }, true],
    ['another locality', { localityId: 8 }, false],
    ['what is overdue, before its day', { overdueOn: '2027-03-01' }, false],
    ['what is overdue, after it', { overdueOn: '2027-03-02' }, true],
  ] as const)('is asked for by %s: %s', (_, asked, found) => {
    expect(answersQuestion(service, { ...nothing, ...asked })).toBe(found);
  });

  it('that is for everybody, and of the whole authority, is found whatever phase and locality is asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phaseIds), fc.nat(9), fc.constantFrom(...categoryIds), (phase, localityId, category) => {
        const open = { ...service, category, phases: [], localityId: null };
        expect(answersQuestion(open, { ...nothing, phase, localityId })).toBe(true);
      }),
    );
  });

  it('is overdue the day after its next review, and not on it', () => {
    expect([isOverdue(service, '2027-03-01'), isOverdue(service, '2027-03-02')]).toEqual([false, true]);
  });

  it.each([
    [{}, []],
    [{ email: null }, ['email']],
    [{ email: null, phone: '01632 960 001' }, []],
    [{ email: 'books' }, ['email']],
    [{ phone: 'ring the bell' }, ['phone']],
    [{ web: 'javascript:alert(1)' }, ['web']],
    [{ reviewedOn: '2026-12-01', reviewDueOn: '2027-03-01' }, ['reviewed']],
    [{ reviewDueOn: '2026-09-01' }, ['review-due']],
  ] as const)('entered with %j is wrong at %j', (over, fields) => {
    expect(wrongWith({ ...service, ...over }, '2026-11-23').map(({ field }) => field)).toEqual(fields);
  });

  it.each([
    ['https://books.example/boxes?a=b', true],
    ['http://books.example', true],
    ['books.example', false],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['https://a b', false],
    ['https://x"onclick=', false],
  ])('%s may be a link: %s', (text, may) => {
    expect(isWebAddress(text)).toBe(may);
  });
});
