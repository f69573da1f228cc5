import { expect, it } from 'vitest';
import { eligible, facts, inTerm, notice, type Over, religious } from './check-facts.fixture.ts';
import { letterChecks } from './letter-checks.ts';

/** Check, what is so, null where it holds or what the sentence says. */
const table: readonly (readonly [keyof typeof letterChecks, string, Over, string | null])[] = [
  ['called-first', 'a call before', { answers: { call: { 'rang-on': '2026-11-20' } }, sent: { 'given-on': '2026-11-23' } }, null],
  ['called-first', 'a call on the day', { answers: { call: { 'rang-on': '2026-11-23' } }, sent: { 'sent-on': '2026-11-23' } }, null],
  ['called-first', 'a call after the day', { answers: { call: { 'rang-on': '2026-11-23' } }, sent: { 'given-on': '2026-11-20' } }, 'came after'],
  ['called-first', 'no call, or one that was set aside', { sent: { 'given-on': '2026-11-23' } }, 'Ring before the letter goes'],
  ['not-on-a-friday', 'a Monday', { sent: { 'given-on': '2026-11-23' } }, null],
  ['not-on-a-friday', 'a Friday, recorded on the Monday after', { sent: { 'given-on': '2026-11-20' } }, '20 November 2026 is a Friday'],
  ['not-on-a-friday', 'a letter sent on a Friday', { sent: { 'sent-on': '2026-11-27' } }, 'is a Friday'],
  ['not-at-the-end-of-term', 'a week before the term ends', { ...inTerm, sent: { 'given-on': '2026-12-11' } }, null],
  ['not-at-the-end-of-term', 'the last day but two', { ...inTerm, sent: { 'given-on': '2026-12-16' } }, null],
  ['not-at-the-end-of-term', 'the last day but one', { ...inTerm, sent: { 'given-on': '2026-12-17' } }, 'is in the last two days of the autumn term'],
  ['not-at-the-end-of-term', 'the last day', { ...inTerm, sent: { 'sent-on': '2026-12-18' } }, '18 December 2026 is in the last two days'],
  ['not-at-the-end-of-term', 'the holidays', { ...inTerm, sent: { 'sent-on': '2026-12-21' } }, null],
  ['not-at-the-end-of-term', 'terms that nobody knows', { sent: { 'sent-on': '2026-12-18' } }, null],
  ['not-on-a-friday-unless-safety', 'a Friday, on standards', { answers: { grounds: { grounds: ['standards'] } }, sent: { 'given-on': '2026-11-20' } }, 'is a Friday'],
  ['not-on-a-friday-unless-safety', 'a Friday, on safety', { answers: { grounds: { grounds: ['standards', 'safety'] } }, sent: { 'given-on': '2026-11-20' } }, null],
  ['not-on-a-friday-unless-safety', 'a Friday, on grounds that are not known', { sent: { 'given-on': '2026-11-20' } }, 'is a Friday'],
  ['not-at-the-end-of-term-unless-safety', 'the last day, on a breakdown of governance', { ...inTerm, answers: { grounds: { grounds: ['breakdown'] } }, sent: { 'given-on': '2026-12-18' } }, 'in the last two days'],
  ['not-at-the-end-of-term-unless-safety', 'the last day, on safety', { ...inTerm, answers: { grounds: { grounds: ['safety'] } }, sent: { 'given-on': '2026-12-18' } }, null],
  ['warning-notice-copied', 'the head and the Secretary of State, of a community school', { character: 'community', sent: { copies: ['head', 'regions-group'] } }, null],
  ['warning-notice-copied', 'Ofsted alone', { sent: { copies: ['ofsted'] } }, 'to the head, and to the Secretary of State (Education and Inspections Act 2006 s60(6) and (6A))'],
  ['warning-notice-copied', 'a Catholic school without its diocese', { ...religious('Roman Catholic'), character: 'voluntary-aided', sent: { copies: ['head', 'appointing-body', 'regions-group'] } }, 'to the diocesan authority of a church school ('],
  ['warning-notice-copied', 'a foundation school without whoever appoints', { ...religious('None'), character: 'foundation', sent: { copies: ['head', 'regions-group'] } }, 'whoever appoints the foundation governors'],
  ['warning-notice-copied', 'nobody', {}, 'copied at the same time to the head'],
  ['pay-notice-copied', 'the head alone, of a community school', { character: 'community', sent: { copies: ['head'] } }, null],
  ['pay-notice-copied', 'all but the head', { sent: { copies: ['diocese', 'regions-group'] } }, 'to the head (Education and Inspections Act 2006 s60A(6))'],
  ['consulted-whom-the-act-names', 'the governing body, of a community school', { character: 'community', sent: { whom: ['governing-body'] } }, null],
  ['consulted-whom-the-act-names', 'others alone', { sent: { whom: ['others'] } }, 'consults the governing body ('],
  ['consulted-whom-the-act-names', 'a church school without its diocese', { ...religious('Church of England'), character: 'voluntary-controlled', sent: { whom: ['governing-body', 'appointing-body'] } }, 'consults the diocesan authority'],
  ['consulted-whom-the-act-names', 'a church school with its diocese', { ...religious('Church of England'), character: 'voluntary-controlled', sent: { whom: ['governing-body', 'diocese'] } }, null],
  ['consulted-whom-the-act-names', 'a foundation school that is of no church', { ...religious('None'), character: 'foundation', sent: { whom: ['governing-body', 'diocese'] } }, 'consults whoever appoints'],
  ['rang-first', 'a call before, as the step records', { sent: { 'rang-on': '2026-11-20', 'given-on': '2026-11-23' } }, null],
  ['rang-first', 'a call after the day from which a power is used', { sent: { 'rang-on': '2026-11-23', 'from': '2026-11-20' } }, 'came after'],
  ['rang-first', 'the call before another letter', { answers: { call: { 'rang-on': '2026-09-01' } }, sent: { 'given-on': '2026-11-23' } }, 'Ring before the letter goes'],
  ['talked-first', 'a conversation before', { answers: { conversation: { 'held-on': '2026-11-20' } }, sent: { 'sent-on': '2026-11-23' } }, null],
  ['talked-first', 'none, or one that was set aside', { sent: { 'sent-on': '2026-11-23' } }, 'Ring before the letter goes'],
  ['not-on-a-friday-unless-urgent', 'a Friday, in special measures', { ...eligible, sent: { from: '2026-11-20', gateway: 's62' } }, 'is a Friday'],
  ['not-on-a-friday-unless-urgent', 'a Friday, by a notice on standards that leaves time', { ...eligible, sent: { from: '2026-11-20', gateway: 's60' } }, 'is a Friday'],
  ['not-on-a-friday-unless-urgent', 'a Friday, by a notice of which safety is a ground', { otherRuns: [notice('warning-notice', { grounds: { grounds: ['safety'] } })], sent: { from: '2026-11-20', gateway: 's60' } }, null],
  ['not-on-a-friday-unless-urgent', 'a Friday before the Saturday that is the last day in law', { ...eligible, sent: { from: '2027-01-01', gateway: 's60' } }, null],
  ['not-on-a-friday-unless-urgent', 'the Friday a week before', { ...eligible, sent: { from: '2026-12-25', gateway: 's60' } }, 'is a Friday'],
  ['not-on-a-friday-unless-urgent', 'a Friday after the last day in law, on which the law refuses', { ...eligible, sent: { from: '2027-01-08', gateway: 's60' } }, 'is a Friday'],
  ['not-on-a-friday-unless-urgent', 'a Monday', { ...eligible, sent: { from: '2026-11-23', gateway: 's60' } }, null],
  ['not-at-the-end-of-term-unless-urgent', 'the last day, in special measures', { ...inTerm, sent: { from: '2026-12-18', gateway: 's62' } }, 'in the last two days'],
  ['not-at-the-end-of-term-unless-urgent', 'the last day, where the power would lapse on it', { ...inTerm, otherRuns: [notice('pay-notice', { given: { 'compliance-ends': '2026-10-18' } })], sent: { from: '2026-12-18', gateway: 's60a' } }, null],
  ['not-on-a-friday-unless-short-notice', 'a Friday, with a month’s notice', { sent: { 'given-on': '2026-11-20', 'length': 'month' } }, 'is a Friday'],
  ['not-on-a-friday-unless-short-notice', 'a Friday, in an emergency', { sent: { 'given-on': '2026-11-20', 'length': 'emergency' } }, null],
  ['not-on-a-friday-unless-short-notice', 'a Friday, with no length chosen', { sent: { 'given-on': '2026-11-20' } }, 'is a Friday'],
  ['not-at-the-end-of-term-unless-short-notice', 'the last day, with a month’s notice', { ...inTerm, sent: { 'given-on': '2026-12-18', 'length': 'month' } }, 'in the last two days'],
  ['not-at-the-end-of-term-unless-short-notice', 'the last day, in an emergency', { ...inTerm, sent: { 'given-on': '2026-12-18', 'length': 'emergency' } }, null],
  ['reply-on-a-working-day', 'a Monday', { sent: { 'reply-by': '2026-11-16' } }, null],
  ['reply-on-a-working-day', 'a Saturday', { sent: { 'reply-by': '2026-11-14' } }, '14 November 2026 is a Saturday: ask'],
  ['reply-on-a-working-day', 'a bank holiday', { known: { ...inTerm.known, calendar: { ...inTerm.known.calendar, holidays: new Set(['2026-12-28']) } }, sent: { 'reply-by': '2026-12-28' } }, 'is a Monday, and a bank holiday'],
  ['reply-on-a-working-day', 'no day', {}, null],
  ['trust-copied', 'the trust’s chief executive', { track: 'academy', sent: { copies: ['trust'] } }, null],
  ['trust-copied', 'the head alone', { track: 'academy', sent: { copies: ['head'] } }, 'The trust has a copy'],
  ['told-that-it-is-withdrawn', 'a notice that was never given', {}, null],
  ['told-that-it-is-withdrawn', 'one of which nobody was told', { answers: { given: {} } }, 'in writing that the notice is withdrawn'],
  ['told-that-it-is-withdrawn', 'one that was told in its compliance period', { answers: { given: {}, withdrawal: { reasons: 'Wrong grounds' } } }, null],
  ['told-that-it-is-withdrawn', 'one that was told after it', { answers: { given: {}, ending: { because: 'withdrawn' } } }, null],
  ['told-that-it-is-withdrawn', 'one that was said to be complied with', { answers: { given: {}, ending: { because: 'complied' } } }, 'is withdrawn'],
  ['told-that-it-was-complied-with', 'one that was told', { answers: { given: {}, ending: { because: 'complied' } } }, null],
  ['told-that-it-was-complied-with', 'one of which nobody was told', { answers: { given: {} } }, 'was complied with'],
  ['told-that-intervention-is-over', 'one that was told', { answers: { given: {}, ending: { because: 'intervened' } } }, null],
  ['told-that-intervention-is-over', 'one that was told to have lapsed', { answers: { given: {}, ending: { because: 'lapsed' } } }, 'that intervention is over'],
  ['told-that-it-has-lapsed', 'one that was told', { answers: { given: {}, ending: { because: 'lapsed' } } }, null],
  ['told-that-it-has-lapsed', 'one of which nobody was told', { answers: { given: {} } }, 'that section 64 has lapsed'],
  ['end-is-told', 'a letter that is signed', { sent: { 'because': 'restored', 'told-on': '2026-11-23', 'signed-by': 'Dee Lowe' } }, null],
  ['end-is-told', 'no day', { sent: { 'because': 'restored', 'signed-by': 'Dee Lowe' } }, 'who signs'],
  ['end-is-told', 'nobody who signs', { sent: { 'because': 'restored', 'told-on': '2026-11-23' } }, 'who signs'],
  ['end-is-told', 'what is taken back before its first day', { sent: { because: 'taken-back' } }, null],
  ['told-that-concern-is-met', 'one that was told', { answers: { notice: {}, closing: { because: 'met' } } }, null],
  ['told-that-concern-is-met', 'one that was said to be withdrawn', { answers: { notice: {}, closing: { because: 'withdrawn' } } }, 'was met'],
  ['told-that-concern-is-withdrawn', 'one that was never given', {}, null],
  ['told-that-concern-is-withdrawn', 'one of which nobody was told', { answers: { notice: {} } }, 'is withdrawn'],
]; // prettier-ignore

it.each(table)('%s: %s', (check, _what, over, says) => {
  const answer = letterChecks[check](facts(over));
  if (says === null) expect(answer).toEqual({ ok: true, value: null });
  else expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining(says) as string });
});

it('tries every check with both answers', () => {
  for (const name of Object.keys(letterChecks)) {
    const answers = table.filter(([check]) => check === name).map(([, , , says]) => says === null);
    expect([name, new Set(answers).size]).toEqual([name, 2]);
  }
});
