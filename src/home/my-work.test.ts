import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../register/index.ts';
import { arrangeWork, diaryFrom } from './my-work.ts';

const today = '2026-11-23';
const item = (over: Partial<WorkItem> = {}): WorkItem => ({
  kind: 'action',
  text: 'Do it',
  href: '/actions/1',
  provider: null,
  dueOn: null,
  since: null,
  ...over,
});

describe('what waits for somebody', () => {
  it('is grouped as fits their role, what is late first, and one line says where nothing waits', () => {
    const work = arrangeWork('sia', [item({ dueOn: '2026-12-01' }), item({ dueOn: '2026-11-22' }), item({ kind: 'signal' })], [], today);
    expect(work.groups.map(({ title }) => title)).toEqual(['Actions due', 'Signals at your providers']);
    expect(work.groups[0]?.first.map(({ dueOn, isOverdue }) => [dueOn, isOverdue])).toEqual([
      ['2026-11-22', true],
      ['2026-12-01', false],
    ]);
    expect(work.empty).toEqual([
      'Visits due and overdue',
      'Drafts and judgements',
      'Replies waited for',
      'Changes at your providers since you last looked',
    ]);
    expect(work.overdue).toBe(1);
  });

  it.each([
    ['lead', 'triage', 'To triage'],
    ['headteacher', 'owed', 'What the authority owes you'],
    ['headteacher', 'reply', 'Replies you may give'],
    ['safeguarding-lead', 'triage', 'To triage'],
  ] as const)('of a %s, of the kind %s, is called “%s”', (role, kind, title) => {
    expect(arrangeWork(role, [item({ kind })], [], today).groups).toMatchObject([{ title }]);
  });

  it('that is due today is not overdue', () => {
    expect(arrangeWork('sia', [item({ dueOn: today })], [], today).overdue).toBe(0);
  });

  it('is all there once, whatever the role', () => {
    const kind = fc.constantFrom<WorkItem['kind']>('visit', 'draft', 'reply', 'action', 'signal', 'change', 'triage', 'moderation', 'owed');
    const items = fc.array(
      kind.map((each) => item({ kind: each })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.constantFrom('sia', 'lead', 'headteacher', 'auditor', null), items, (role, all) => {
        const { groups } = arrangeWork(role, all, [], today);
        expect(groups.flatMap(({ first, others }) => [...first, ...others])).toHaveLength(all.length);
        for (const { first } of groups) expect(first.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('has a diary of fourteen days, in the order of their hours', () => {
    expect(diaryFrom(today)).toEqual({ from: today, to: '2026-12-06' });
    const entry = { uid: '', on: today, from: '10:00', to: null, title: '', href: '/' };
    expect(arrangeWork('sia', [], [entry, { ...entry, from: null }], today).diary.map(({ from }) => from)).toEqual([null, '10:00']);
  });
});
