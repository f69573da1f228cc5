import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiers } from '../../kernel/tier.ts';
import { type QuestionFacts, type QuestionMeasure, questionRules, questionsWorthAsking, rules } from './questions.ts';
import { firstOf, shorten } from './two-pages.ts';

const nothing: QuestionFacts = {
  today: '2026-11-23',
  openActions: [],
  doneActions: [],
  measures: [],
  inspections: { latestOn: null, weakAreas: [], isSafeguardingNotMet: false },
  tier: null,
  posts: [],
  lastVisitOn: null,
  development: null,
  ownView: { worry: null, help: null },
};
const reading: QuestionMeasure = {
  name: 'Reading, expected standard',
  polarity: 'higher',
  year: '2025/26',
  value: 61,
  words: '61%',
  whyNone: null,
  isLoaded: true,
  england: 75,
  englandWords: '75%',
  before: 68,
  beforeWords: '68%',
  beforeYear: '2024/25',
  fifth: 3,
  among: 80,
};
const open = { what: 'Train two teachers in phonics.', dueOn: '2026-10-01', isOverdue: true, reportedOn: null };
const done = { what: 'Write a plan for reading', doneOn: '2026-09-14', cameOfIt: null };
const head = { role: 'headteacher', standing: 'substantive', name: 'Robin Ash', since: '2019-09-01' };
const asks = (over: Partial<QuestionFacts>): string[] => questionsWorthAsking({ ...nothing, ...over }).map(({ ask }) => ask);

describe('questions worth asking', () => {
  it.each<[string, Partial<QuestionFacts>, string | null]>([
    ['nothing is known', {}, null],
    ['safeguarding was not met', { inspections: { latestOn: '2026-06-09', weakAreas: [], isSafeguardingNotMet: true } }, 'about safeguarding since the inspection'],
    ['an action is overdue', { openActions: [open] }, 'What has stood in the way of “Train two teachers in phonics”'],
    ['an action is not due yet', { openActions: [{ ...open, isOverdue: false }] }, null],
    ['an overdue action was reported done', { openActions: [{ ...open, reportedOn: '2026-11-02' }] }, 'May we see what shows that “Train two teachers in phonics” is done?'],
    ['nothing is recorded of what came of an action', { doneActions: [done] }, 'What is different for children since “Write a plan for reading”?'],
    ['what came of an action is recorded', { doneActions: [{ ...done, cameOfIt: 'Eight more pupils read fluently' }] }, null],
    ['the head is long in post', { posts: [head] }, null],
    ['the head is new', { posts: [{ ...head, since: '2026-09-01' }] }, 'What does the new headteacher need most'],
    ['the head is acting', { posts: [{ ...head, standing: 'acting' }] }, 'How is leadership settled'],
    ['the post is vacant', { posts: [{ ...head, standing: 'vacant', name: null }] }, 'Who leads until there is a headteacher'],
    ['the manager’s post is vacant', { posts: [{ ...head, role: 'manager', standing: 'vacant', name: null }] }, 'Who leads until there is a manager'],
    ['the chair is new', { posts: [{ ...head, role: 'chair', since: '2026-09-01' }] }, null],
    ['an area was judged weak', { inspections: { latestOn: '2026-06-09', weakAreas: [{ area: 'Inclusion', judgement: 'Needs attention' }], isSafeguardingNotMet: false } }, 'What is different in inclusion since the inspection'],
    ['a measure falls and is behind England', { measures: [reading] }, 'What explains the change in reading, expected standard'],
    ['a measure falls and is ahead of England', { measures: [{ ...reading, england: 50, englandWords: '50%' }] }, null],
    ['a measure is behind England and rises', { measures: [{ ...reading, before: 50, beforeWords: '50%' }] }, null],
    ['a measure has no year to compare', { measures: [{ ...reading, before: null, beforeWords: null, beforeYear: null }] }, null],
    ['more absence than before and than England', { measures: [{ ...reading, name: 'Absence', polarity: 'lower', value: 8, england: 7, before: 6 }] }, 'What explains the change in absence'],
    ['less absence than before', { measures: [{ ...reading, name: 'Absence', polarity: 'lower', value: 5, england: 7, before: 6 }] }, null],
    ['a measure is in the lowest fifth', { measures: [{ ...reading, before: 60, beforeWords: '60%', fifth: 5 }] }, 'What do schools like this one do otherwise in reading'],
    ['a measure has no number', { measures: [{ ...reading, value: null, words: null, whyNone: 'Suppressed: too few pupils to publish' }] }, 'What do your own records say of reading'],
    ['no file with a measure was ever loaded', { measures: [{ ...reading, value: null, words: null, whyNone: 'No file with it has been loaded', isLoaded: false }] }, null],
    ['the tier is Cause for Concern', { tier: { tier: 'cause-for-concern', since: '2026-11-04' } }, 'What would we both have to see'],
    ['the tier is Secure', { tier: { tier: 'secure', since: '2026-11-04' } }, null],
    ['the last note names what is to be better', { lastVisitOn: '2026-06-01', development: { on: '2026-06-01' } }, 'to be better at the last visit'],
    ['the last visit is two years ago', { lastVisitOn: '2024-11-01' }, 'since we were here last'],
    ['the school has given no view', { ownView: null }, 'What do you most want from this visit?'],
    ['the school wrote of a worry', { ownView: { worry: 'Two teachers leave', help: null } }, 'what worries you'],
  ])('when %s', (_, over, expected) => {
    const found = asks(over);
    if (expected === null) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringContaining(expected)]);
  }); // prettier-ignore

  it('says the facts that each is made from, with their days', () => {
    const why = (over: Partial<QuestionFacts>) => questionsWorthAsking({ ...nothing, ...over }).map((question) => question.why);
    expect(why({ measures: [reading] })).toEqual([
      'It is worse than the year before, and than England’s: 61% in 2025/26; 68% in 2024/25; England 75%.',
    ]);
    expect(why({ openActions: [open] })).toEqual(['It was due on 1 October 2026.']);
    expect(why({ tier: { tier: 'vulnerable', since: '2026-11-04' } })).toEqual(['The tier in force is Vulnerable, since 4 November 2026.']);
  });

  it('asks of no kind more than twice, nor more than fit, whatever there is', () => {
    const measure = fc.record({ name: fc.constantFrom('Phonics', 'Reading'), polarity: fc.constantFrom('higher' as const, 'lower' as const), value: fc.option(fc.integer()), england: fc.option(fc.integer()), before: fc.option(fc.integer()), fifth: fc.option(fc.integer({ min: 1, max: 5 })) }); // prettier-ignore
    const action = fc.record({ what: fc.string(), isOverdue: fc.boolean(), reportedOn: fc.option(fc.constant('2026-11-01')) });
    const facts = fc.record({ measures: fc.array(measure), openActions: fc.array(action), tier: fc.option(fc.constantFrom(...tiers)), doneActions: fc.array(fc.string()) }); // prettier-ignore
    fc.assert(
      fc.property(facts, (given) => {
        const whole: QuestionFacts = {
          ...nothing,
          measures: given.measures.map((one) => ({ ...reading, ...one })),
          openActions: given.openActions.map((one) => ({ ...open, ...one })),
          doneActions: given.doneActions.map((what) => ({ ...done, what })),
          tier: given.tier === null ? null : { tier: given.tier, since: null },
        };
        const found = questionsWorthAsking(whole);
        expect(found.length).toBeLessThanOrEqual(questionRules.most);
        for (const [kind, rule] of Object.entries(rules)) {
          const ofKind = rule(whole);
          const asked = found.filter(({ ask, why }) => ofKind.some((one) => one.ask === ask && one.why === why));
          expect(asked.length, kind).toBeLessThanOrEqual(questionRules.ofEach);
        }
        expect(found.every(({ ask, why }) => ask.endsWith('?') && why.endsWith('.'))).toBe(true);
      }),
    );
  });
});

describe('what fits on two pages', () => {
  it('is the first of a list, with how many there are besides', () => {
    expect(firstOf([1, 2, 3], 2)).toEqual({ items: [1, 2], more: 1 });
    expect(firstOf([1], 2)).toEqual({ items: [1], more: 0 });
  });

  it('is the beginning of a text, never longer than asked, whole words where it can be', () => {
    expect(shorten('Reading is taught well, in every class.', 26)).toBe('Reading is taught well…');
    fc.assert(fc.property(fc.string(), fc.integer({ min: 2, max: 80 }), (text, most) => shorten(text, most).length <= most));
  });
});
