import { describe, expect, it } from 'vitest';
import { eligible, facts, gateway, intervened, judged, measures, notice, type Over, stateSince, unsafe } from './check-facts.fixture.ts';
import { type InterventionCheck, interventionChecks } from './intervention-checks.ts';
import { lawChecks } from './law-checks.ts';
import { lawDefinitions } from './law-definitions.ts';

/** Check, what is so, null where it holds or what the sentence says. */
const table: readonly (readonly [InterventionCheck, string, Over, string | null])[] = [
  ['track-has-powers', 'a maintained school', {}, null],
  ['track-has-powers', 'an academy', { track: 'academy' }, 'never gives an academy a notice'],
  ['track-has-powers', 'an early years setting', { track: 'early-years' }, 'funding agreement'],
  ['track-has-powers', 'an independent school', { track: 'independent' }, 'proprietor'],
  ['track-has-powers', 'a college', { track: 'college' }, 'principal'],
  ['track-has-powers', 'an alternative provider', { track: 'alternative-provision' }, 'commissions'],

  ['no-live-secretary-of-state-notice', 'none', {}, null],
  ['no-live-secretary-of-state-notice', 'one that is live', stateSince('2026-10-01'), '1 October 2026'],
  ['no-live-secretary-of-state-notice', 'one that has ended', stateSince('2026-03-01', '2026-06-30'), null],
  ['no-live-secretary-of-state-notice', 'one that is to come', stateSince('2026-12-01'), null],
  ['no-live-secretary-of-state-notice', 'one that the check found', { answers: { 'secretary-check': { live: 'yes' } } }, 'found one that is live'],
  ['no-live-secretary-of-state-notice', 'a check that found none', { answers: { 'secretary-check': { live: 'no' } } }, null],

  ['secretary-of-state-checked', 'a check that found none', { answers: { 'secretary-check': { live: 'no' } } }, null],
  ['secretary-of-state-checked', 'no check, or one that was set aside', {}, 'Check first'],

  ['ended-by-secretary-of-state', 'none since', { answers: { given: { 'given-on': '2026-09-01' } } }, 'record it as a finding first'],
  ['ended-by-secretary-of-state', 'one since', { ...stateSince('2026-10-01'), answers: { given: { 'given-on': '2026-09-01' } } }, null],

  ['compliance-period-ahead', 'an end after the day', { sent: { 'given-on': '2026-11-20', 'compliance-ends': '2027-01-15' } }, null],
  ['compliance-period-ahead', 'an end on a Sunday', { sent: { 'given-on': '2026-11-20', 'compliance-ends': '2027-01-17' } }, 'must end on a working day'],
  ['compliance-period-ahead', 'an end on the day', { sent: { 'given-on': '2026-11-20', 'compliance-ends': '2026-11-20' } }, 'after the day'],
  ['powers-noticed-first', 'powers from the day after the notice of them', { sent: { 'given-on': '2026-11-24', 'acts-from': '2026-11-25' }, answers: { given: { 'compliance-ends': '2026-11-22' } } }, null],
  ['powers-noticed-first', 'powers from the day of the notice, which is no notice', { sent: { 'given-on': '2026-11-24', 'acts-from': '2026-11-24' }, answers: { given: { 'compliance-ends': '2026-11-22' } } }, 'reasonable notice (Education and Inspections Act 2006 s60)'],
  ['powers-noticed-first', 'powers from a day of the compliance period', { sent: { 'given-on': '2026-11-20', 'acts-from': '2026-11-22' }, answers: { given: { 'compliance-ends': '2026-11-22' } } }, 'lasts until 22 November 2026'],
  ['powers-noticed-first', 'governors, from the last day of two months', { sent: { 'given-on': '2026-11-24', 'acts-from': '2027-01-02', 'powers': ['s64'] }, answers: { given: { 'compliance-ends': '2026-11-02' } } }, null],
  ['powers-noticed-first', 'governors, from the day after', { sent: { 'given-on': '2026-11-24', 'acts-from': '2027-01-03', 'powers': ['s64', 's65'] }, answers: { given: { 'compliance-ends': '2026-11-02' } } }, 'may be appointed until 1 January 2027, the working day before Saturday 2 January 2027'],
  ['powers-noticed-first', 'another power, from the day after', { sent: { 'given-on': '2026-11-24', 'acts-from': '2027-01-03', 'powers': ['s65'] }, answers: { given: { 'compliance-ends': '2026-11-02' } } }, null],
  ['compliance-period-over', 'not complied with, and it is over', { sent: { complied: 'no' }, answers: { given: { 'compliance-ends': '2026-11-22' } } }, null],
  ['compliance-period-over', 'not complied with, on its last day', { sent: { complied: 'no' }, answers: { given: { 'compliance-ends': '2026-11-23' } } }, 'lasts until 23 November 2026'],
  ['compliance-period-over', 'complied with early', { sent: { complied: 'yes' }, answers: { given: { 'compliance-ends': '2027-01-15' } } }, null],

  ['gateway-open', 'a warning notice not complied with, and powers noticed', { ...eligible, sent: { gateway: 's60' } }, null],
  ['gateway-open', 'no notice', { sent: { gateway: 's60' } }, 'No warning notice is in force'],
  ['gateway-open', 'a notice whose period runs', { otherRuns: [notice('warning-notice', {}, 'compliance')], sent: { gateway: 's60' } }, 'not decided'],
  ['gateway-open', 'no notice of powers', { otherRuns: [notice('warning-notice', { 'notice-of-powers': {} })], sent: { gateway: 's60' } }, 'no written notice yet'],
  ['gateway-open', 'a notice of powers for a later day', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-12-01' } })], sent: { gateway: 's60' } }, 'acts from 1 December 2026'],
  ['gateway-open', 'a notice that the Secretary of State’s ended, though that has ended too', { ...eligible, ...stateSince('2026-10-01', '2026-10-31'), sent: { gateway: 's60' } }, 'ended the authority’s'],
  ['gateway-open', 'a pay and conditions notice, where a warning notice is named', { otherRuns: [notice('pay-notice')], sent: { gateway: 's60' } }, 'No warning notice is in force'],
  ['gateway-open', 'a pay and conditions notice', { otherRuns: [notice('pay-notice')], sent: { gateway: 's60a' } }, null],
  ['gateway-open', 'special measures', { ...measures, sent: { gateway: 's62' } }, null],
  ['gateway-open', 'special measures, where s61 is named', { ...measures, sent: { gateway: 's61' } }, 'requires significant improvement'],
  ['gateway-open', 'an academy in special measures', { ...measures, track: 'academy', sent: { gateway: 's62' } }, 'never gives an academy a notice'],
  ['gateway-open', 'none named', measures, 'Name the gateway'],
  ['gateway-open', 'special measures, on the day on which the inspection is public', { ...judged('special measures', '2026-10-13', '2026-11-23'), sent: { gateway: 's62' } }, null],
  ['gateway-open', 'special measures, on the day before that', { ...judged('special measures', '2026-10-13', '2026-11-24'), sent: { gateway: 's62' } }, 'on record from 24 November 2026'],
  ['gateway-open', 'significant improvement, before the inspection', { ...judged('requires significant improvement', '2026-10-13'), on: '2026-09-02', sent: { gateway: 's61' } }, 'Education and Inspections Act 2006 s61'],
  ['some-gateway-open', 'significant improvement, before the inspection', { ...judged('requires significant improvement', '2026-10-13'), on: '2026-09-01' }, 'on record from 13 October 2026'],
  ['some-gateway-open', 'a notice whose powers act from a later day', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-12-01' } })] }, 'acts from 1 December 2026'],
  ['some-gateway-open', 'a notice of powers that acts on the last day of the compliance period', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-02' } })], on: '2026-11-02' }, 'lasts until 2 November 2026'],
  ['eligible-for-s65', 'a board from before the inspection', { ...judged('special measures', '2026-10-13'), sent: { from: '2026-09-04' } }, 'not eligible'],
  ['some-gateway-open', 'special measures', measures, null],
  ['some-gateway-open', 'nothing', {}, 'not eligible for intervention'],
  ['some-gateway-open', 'an academy in special measures', { ...measures, track: 'academy' }, 'never gives an academy a notice'],

  ['s60a-does-not-open-s63', 'a pay and conditions notice alone', { otherRuns: [notice('pay-notice')], answers: gateway('s60a') }, 'does not open section 63'],
  ['s60a-does-not-open-s63', 'a warning notice', { ...eligible, answers: gateway('s60') }, null],
  ['s60a-does-not-open-s63', 'a pay and conditions notice, and special measures', { otherRuns: [notice('pay-notice')], ...measures, answers: gateway('s60a') }, null],
  ['s64-in-time', 'the last day of two months', { ...eligible, on: '2027-01-02' }, null],
  ['s64-in-time', 'the day after', { ...eligible, on: '2027-01-03' }, 's64(2)'],
  ['s64-in-time', 'long after, in special measures', { ...eligible, ...measures, on: '2027-06-01' }, null],
  ['eligible-for-s65', 'a warning notice', eligible, null],
  ['eligible-for-s66', 'a notice of powers that named governors alone', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-16', 'powers': ['s64'] } })] }, 'No notice of powers named it'],
  ['eligible-for-s66', 'a further notice of powers that named it', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-16', 'powers': ['s64'] }, 'notice-of-powers-further': { 'acts-from': '2026-11-20', 'powers': ['s66'] } })] }, null],
  ['eligible-for-s66', 'a further notice that acts from a later day', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-16', 'powers': ['s64'] }, 'notice-of-powers-further': { 'acts-from': '2026-11-30', 'powers': ['s66'] } })] }, 'that names it says that the authority acts from 30 November 2026'],
  ['eligible-for-s66', 'a later notice, where the first named governors alone', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-16', 'powers': ['s64'] }, 'notice-of-powers-later': { 'acts-from': '2026-11-20', 'powers': ['s66'] } })] }, null],
  ['s64-in-time', 'the first notice, beside a further one', { otherRuns: [notice('warning-notice', { 'notice-of-powers-further': { 'acts-from': '2026-11-30', 'powers': ['s66'] } })] }, null],
  ['eligible-for-s66', 'a notice of powers that named nothing', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-16' } })] }, 'No notice of powers named it'],
  ['eligible-for-s65', 'nothing', {}, 'not eligible'],
  ['eligible-for-s66', 'a pay and conditions notice', { otherRuns: [notice('pay-notice')] }, null],
  ['eligible-for-s66', 'an academy', { track: 'academy', ...measures }, 'never gives an academy a notice'],
  ['eligible-for-s66', 'the gateway that is named', { otherRuns: [notice('pay-notice')], sent: { gateway: 's60a' } }, null],
  ['eligible-for-s66', 'a warning notice that is named, where only a pay and conditions notice is open', { otherRuns: [notice('pay-notice')], answers: gateway('s60'), sent: { gateway: 's60' } }, 'No warning notice is in force'],
  ['eligible-for-s66', 'a warning notice that the Secretary of State’s ended, beside a pay and conditions notice', { otherRuns: [notice('warning-notice'), notice('pay-notice')], ...stateSince('2026-11-09'), sent: { gateway: 's60' } }, 'ended the authority’s'],
  ['eligible-for-s65', 'a notice that did not name it, where special measures open it', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-16', 'powers': ['s64'] } })], ...measures, sent: { gateway: 's60' } }, 'No notice of powers named it'],
  ['eligible-for-s65', 'special measures, beside a notice that did not name it', { otherRuns: [notice('warning-notice', { 'notice-of-powers': { 'acts-from': '2026-11-16', 'powers': ['s64'] } })], ...measures, sent: { gateway: 's62' } }, null],
  ['s64-in-time', 'the day after two months, by the notice that is named, in special measures', { ...eligible, ...measures, on: '2027-01-03', sent: { gateway: 's60' } }, 's64(2)'],
  ['s60a-does-not-open-s63', 'a pay and conditions notice that is named, in special measures', { otherRuns: [notice('pay-notice')], ...measures, sent: { gateway: 's60a' } }, 'does not open section 63'],
  ['power-in-time', 'the day after two months', { ...eligible, on: '2027-01-03' }, '2 January 2027'],
  ['power-in-time', 'in time', eligible, null],
  ['power-in-time', 'late, in special measures', { ...eligible, ...measures, on: '2027-06-01' }, null],

  ['consultation-since-gateway', 'one from the day of the notice of powers, before it acts', { ...eligible, sent: { from: '2026-11-04' } }, null],
  ['consultation-since-gateway', 'one from the day before', { ...eligible, sent: { from: '2026-11-03' } }, 'that opens the way: 4 November 2026'],
  ['consultation-since-gateway', 'one from the day on which the inspection is public', { ...judged('special measures', '2026-10-13', '2026-11-20'), sent: { from: '2026-11-20' } }, null],
  ['consultation-since-gateway', 'one from the day before that', { ...judged('special measures', '2026-10-13', '2026-11-20'), sent: { from: '2026-11-19' } }, 'that opens the way: 20 November 2026'],
  ['consultation-since-gateway', 'an inspection before the notice, which counts first', { otherRuns: [notice('pay-notice')], ...judged('special measures', '2026-10-13'), sent: { from: '2026-10-13' } }, null],
  ['consulted-first-s63', 'consultation that is over', { answers: { 'consult-s63': { until: '2026-11-20' } } }, null],
  ['consulted-first-s63', 'none', {}, 'Consultation comes first'],
  ['consulted-first-s65', 'consultation that is over', { answers: { 'consult-s65': { until: '2026-11-20' } } }, null],
  ['consulted-first-s65', 'one that lasts', { answers: { 'consult-s65': { until: '2026-12-20' } } }, 'lasts until 20 December 2026'],
  ['consulted-first-s65', 'the one on section 63 alone', { answers: { 'consult-s63': { until: '2026-11-20' } } }, 'Consultation comes first'],
  ['secretary-of-state-consents', 'consent', { answers: { 'consent-s65': { 'answer': 'given', 'answered-on': '2026-11-20' } } }, null],
  ['secretary-of-state-consents', 'refusal', { answers: { 'consent-s65': { 'answer': 'refused', 'answered-on': '2026-11-20' } } }, 'which was refused'],
  ['secretary-of-state-consents', 'no answer', {}, 'not recorded'],
  ['secretary-of-state-consents', 'consent of a later day', { answers: { 'consent-s65': { 'answer': 'given', 'answered-on': '2026-11-24' } } }, 'must come before'],

  ['category-of-concern-confirmed', 'special measures', measures, null],
  ['category-of-concern-confirmed', 'significant improvement', { known: { track: null, category: 'requires significant improvement', secretaryOfStateNotices: [], calendar: null } }, null],
  ['category-of-concern-confirmed', 'none', { known: { track: null, category: 'none', secretaryOfStateNotices: [], calendar: null } }, 'confirmed category of concern'],
  ['category-of-concern-confirmed', 'a statement of the day on which the inspection began', { ...judged('special measures', '2026-10-06', '2026-11-20'), on: '2026-10-06' }, null],
  ['category-of-concern-confirmed', 'a statement of the day before', { ...judged('special measures', '2026-10-06'), on: '2026-10-05' }, 'began on 6 October 2026'],
  ['report-of-inspection', 'the report of the inspection on record', { ...judged('special measures', '2026-10-06'), sent: { 'received-on': '2026-11-02', 'category': 'special-measures' } }, null],
  ['report-of-inspection', 'serious weaknesses, which require significant improvement', { ...judged('serious weaknesses', '2024-10-06'), sent: { 'received-on': '2026-11-02', 'category': 'requires-significant-improvement' } }, null],
  ['report-of-inspection', 'another category', { ...judged('special measures', '2026-10-06'), sent: { 'received-on': '2026-11-02', 'category': 'requires-significant-improvement' } }, 'judges the school: special measures'],
  ['report-of-inspection', 'a report from before it', { ...judged('special measures', '2026-10-06'), sent: { 'received-on': '2026-10-01', 'category': 'special-measures' } }, 'did not come before, on 1 October 2026'],
  ['report-of-inspection', 'no inspection', { sent: { 'received-on': '2026-11-02', 'category': 'special-measures' } }, 'confirmed category of concern'],
  ['report-of-inspection', 'an academy', { ...judged('special measures', '2026-10-06'), track: 'academy', sent: { 'received-on': '2026-11-02', 'category': 'special-measures' } }, 'maintained schools only'],
  ['category-of-concern-confirmed', 'an academy', { ...measures, track: 'academy' }, 'maintained schools only'],
  ['no-category-of-concern', 'no category', {}, null],
  ['no-category-of-concern', 'a category that asks for no statement', { known: { track: null, category: 'none', secretaryOfStateNotices: [], calendar: null } }, null],
  ['no-category-of-concern', 'special measures', measures, 'special measures'],
  ['statement-for-maintained', 'a maintained school', {}, null],
  ['statement-for-maintained', 'one that became an academy', { track: 'academy' }, 'Education Act 2005 s15'],
  ['no-longer-maintained', 'one that became an academy', { track: 'academy' }, null],
  ['no-longer-maintained', 'a maintained school', {}, 'Education Act 2005 s15'],
  ['statement-says', 'action, and in what time', { sent: { proposes: 'action', action: 'Two advisers', period: 'By Easter' } }, null],
  ['statement-says', 'action in no time', { sent: { proposes: 'action', action: 'Two advisers' } }, 'in what time (Education Act 2005 s15(2))'],
  ['statement-says', 'action, with reasons for none', { sent: { proposes: 'action', action: 'Two advisers', period: 'By Easter', reasons: 'It closes.' } }, 'Why none is proposed'],
  ['statement-says', 'no action, and why', { sent: { proposes: 'nothing', reasons: 'It closes.' } }, null],
  ['statement-says', 'no action, for no reason', { sent: { proposes: 'nothing' } }, 'gives the authority’s reasons'],
  ['statement-says', 'no action, and action all the same', { sent: { proposes: 'nothing', reasons: 'It closes.', action: 'Two advisers' } }, 'leave those empty'],
  ['consent-was-asked-for', 'a request', { answers: { 'request-s65': { 'asked-on': '2026-11-17' } } }, null],
  ['consent-was-asked-for', 'no request', {}, 'asked for (Education and Inspections Act 2006 s65)'],
  ['statement-copied', 'a copy to Ofsted', { sent: { copies: ['ofsted'] } }, null],
  ['statement-copied', 'none to Ofsted', { sent: { copies: ['governing-body'] } }, 'copied to Ofsted'],
  ['statement-copied', 'voluntary aided, without its appointing body', { character: 'voluntary-aided', sent: { copies: ['ofsted'] } }, 'appointing body'],
  ['statement-copied', 'voluntary aided, with both', { character: 'voluntary-aided', sent: { copies: ['ofsted', 'appointing-body'] } }, null],

  ['ends-s65', 'a power with its last day', { answers: { 'use-s65': { from: '2026-10-01' } }, sent: { 'last-day': '2026-11-01', 'because': 'restored' } }, null],
  ['ends-s65', 'a power without a last day', { answers: { 'use-s65': { from: '2026-10-01' } }, sent: { because: 'restored' } }, 'Enter its last day'],
  ['ends-s65', 'one to come that is taken back', { answers: { 'use-s65': { from: '2026-11-24' } }, sent: { because: 'taken-back' } }, null],
  ['ends-s65', 'one of today that is taken back', { answers: { 'use-s65': { from: '2026-11-23' } }, on: '2026-11-20', sent: { because: 'taken-back' } }, 'in force since 23 November 2026'],
  ['ends-s65', 'one that is taken back with a last day', { answers: { 'use-s65': { from: '2026-11-24' } }, sent: { 'last-day': '2026-11-24', 'because': 'taken-back' } }, 'leave that empty'],
  ['ends-s65', 'none', { sent: { because: 'taken-back' } }, 's65)'],
  ['ends-s66', 'a power with its last day', { answers: { 'use-s66': { from: '2026-10-01' } }, sent: { 'last-day': '2026-11-01', 'because': 'restored' } }, null],
  ['ends-s66', 'a power without a last day', { answers: { 'use-s66': { from: '2026-10-01' } }, sent: { because: 'restored' } }, 'Enter its last day'],
  ['ends-s66', 'one to come that is taken back', { answers: { 'use-s66': { from: '2026-11-24' } }, sent: { because: 'taken-back' } }, null],
  ['ends-s66', 'one of today that is taken back', { answers: { 'use-s66': { from: '2026-11-23' } }, on: '2026-11-20', sent: { because: 'taken-back' } }, 'in force since 23 November 2026'],
  ['ends-s66', 'one that is taken back with a last day', { answers: { 'use-s66': { from: '2026-11-24' } }, sent: { 'last-day': '2026-11-24', 'because': 'taken-back' } }, 'leave that empty'],
  ['ends-s66', 'none', { sent: { because: 'taken-back' } }, 's66)'],
  ['board-was-set-up', 'a board that is confirmed', { answers: { 'use-s65': { from: '2026-10-01' } } }, null],
  ['board-was-set-up', 'none', {}, 'No interim executive board is set up'],
  ['funding-ground', 'safeguarding not met, by the inspection on record', { ...unsafe, answers: { ground: { ground: 'safeguarding-not-met' } } }, null],
  ['funding-ground', 'urgent improvement in leadership, where safeguarding alone was judged so', { ...unsafe, answers: { ground: { ground: 'urgent-improvement-in-leadership' } } }, 'the latest full inspection on record, of 6 October 2026, did not'],
  ['funding-ground', 'safeguarding not met, where Ofsted has judged nothing', { track: 'early-years', answers: { ground: { ground: 'safeguarding-not-met' } } }, 'no full inspection of this setting is on record'],
  ['funding-ground', 'a withdrawal from before the inspection', { ...unsafe, on: '2026-10-05', answers: { ground: { ground: 'safeguarding-not-met' } } }, 'cannot have been withdrawn before it'],
  ['funding-ground', 'a term of the agreement', { track: 'early-years', answers: { ground: { ground: 'term' } } }, 'a tier decides no funding'],
  ['s64-in-time', 'an appointment in time that is recorded late', { ...eligible, on: '2027-01-20', sent: { from: '2026-12-20' } }, null],
  ['eligible-for-s66', 'a suspension from a day in the compliance period', { ...eligible, sent: { from: '2026-10-20' } }, 'not eligible'],
  ['consulted-first-s63', 'a requirement from before the end of consultation', { answers: { 'consult-s63': { until: '2026-11-20' } }, sent: { from: '2026-11-18' } }, 'lasts until'],
  ['ended-by-secretary-of-state', 'one that was live when the authority gave its own', { ...stateSince('2026-08-01'), answers: { given: { 'given-on': '2026-09-01' } } }, null],
  ['ended-by-secretary-of-state', 'one that was over before', { ...stateSince('2026-03-01', '2026-06-30'), answers: { given: { 'given-on': '2026-09-01' } } }, 'record it as a finding first'],
  ['intervention-is-over', 'none', {}, null],
  ['intervention-is-over', 'one by this notice', { otherRuns: [{ programme: 'intervention', stage: 'powers', answers: gateway('s60') }] }, 'close that first'],
  ['intervention-is-over', 'one by an inspection, which rests on no notice', { otherRuns: [{ programme: 'intervention', stage: 'powers', answers: gateway('s62') }] }, null],
  ['intervention-is-over', 'one by an inspection, of which a power was used through a notice', { otherRuns: [{ programme: 'intervention', stage: 'powers', answers: { ...gateway('s62'), 'use-s66': { gateway: 's60' } } }] }, 'close that first'],
  ['intervention-is-over', 'one under way', { otherRuns: [{ programme: 'intervention', stage: 'powers', answers: {} }] }, 'close that first'],
  ['no-power-left-in-force', 'nothing in force', {}, null],
  ['no-power-left-in-force', 'a board in force', { answers: { 'use-s65': { from: '2026-10-01' } } }, 'record its last day first'],
  ['no-power-left-in-force', 'a board that has ended', { answers: { 'use-s65': { from: '2026-10-01' }, 'end-s65': { 'last-day': '2026-11-01' } } }, null],

  ['no-power-left-in-force', 'a board whose last day is to come', { answers: { 'use-s65': { from: '2026-10-01' }, 'end-s65': { 'last-day': '2026-12-01' } } }, 'in force until 1 December 2026'],
  ['no-power-left-in-force', 'a board on its last day', { answers: { 'use-s65': { from: '2026-10-01' }, 'end-s65': { 'last-day': '2026-11-23' } } }, null],
  ['no-power-left-in-force', 'a board that its notice ended, and of which nobody was told', { answers: { 'use-s65': { 'from': '2026-10-01', 'ends-on': '2026-11-01' } } }, 'record its last day first'],
  ['a-power-was-used', 'none', {}, 'No power was used'],
  ['a-power-was-used', 'arrangements that were required', { answers: { 'use-s63': { from: '2026-11-16' } } }, null],
  ['a-power-was-used', 'a board that has ended', { answers: { 'use-s65': { from: '2026-10-01' }, 'end-s65': { because: 'withdrawn' } } }, null],
  ['a-power-was-used', 'a board that was taken back before its first day', { answers: { 'use-s65': { from: '2026-12-01' }, 'end-s65': { because: 'taken-back' } } }, 'No power was used'],
  ['no-power-was-used', 'none', {}, null],
  ['no-power-was-used', 'arrangements that were required', { answers: { 'use-s63': { from: '2026-11-16' } } }, 'A power was used'],
  ['no-power-was-used', 'a board that has ended', { answers: { 'use-s65': { from: '2026-10-01' }, 'end-s65': { because: 'withdrawn' } } }, 'A power was used'],
  ['no-power-was-used', 'a board that was taken back before its first day', { answers: { 'use-s65': { from: '2026-12-01' }, 'end-s65': { because: 'taken-back' } } }, null],

  ['notice-has-lapsed', 'within two months', { answers: { given: { 'compliance-ends': '2026-11-02' } } }, '2 January 2027'],
  ['notice-has-lapsed', 'after them', { answers: { given: { 'compliance-ends': '2026-09-02' } } }, null],
  ['notice-has-lapsed', 'no notice', {}, 'not recorded'],

  ['intervention-was', 'none', {}, 'has been and is over'],
  ['intervention-was', 'one since the notice opened the way', intervened('2026-09-01', 's60'), null],
  ['intervention-was', 'one from before', intervened('2026-08-31', 's60'), 'has been and is over'],
  ['intervention-was', 'one by an inspection, which rested on no notice', intervened('2026-10-01', 's62'), 'has been and is over'],
  ['notice-over-as-told', 'intervention, where there was none', { sent: { because: 'intervened' } }, 'has been and is over'],
  ['notice-over-as-told', 'intervention, where there was one', { ...intervened('2026-10-01', 's60a'), sent: { because: 'intervened' } }, null],
  ['notice-over-as-told', 'that it lapsed, within two months', { sent: { because: 'lapsed' }, answers: { given: { 'compliance-ends': '2026-11-02' } } }, '2 January 2027'],
  ['notice-over-as-told', 'that it is withdrawn, within two months', { sent: { because: 'withdrawn' }, answers: { given: { 'compliance-ends': '2026-11-02' } } }, null],
]; // prettier-ignore

it.each(table)('%s: %s', (check, _what, over, says) => {
  const answer = interventionChecks[check](facts(over));
  if (says === null) expect(answer).toEqual({ ok: true, value: null });
  else expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining(says) as string });
});

describe('the checks and the definitions', () => {
  const named = new Set(lawDefinitions.flatMap(({ checks, stages }) => [...checks, ...stages.flatMap(({ tasks, gates }) => [...tasks, ...gates].flatMap((one) => one.checks))]));
  it('has every check that a definition names', () => {
    expect([...named].filter((name) => !Object.hasOwn(lawChecks, name))).toEqual([]);
  });
  it('names every check but the one that legal services may add', () => {
    expect(Object.keys(lawChecks).filter((name) => !named.has(name))).toEqual(['power-in-time']);
  });
  it('tries every check with both answers', () => {
    for (const name of Object.keys(interventionChecks)) {
      const answers = table.filter(([check]) => check === name).map(([, , , says]) => says === null);
      expect([name, new Set(answers).size]).toEqual([name, 2]);
    }
  });
}); // prettier-ignore
