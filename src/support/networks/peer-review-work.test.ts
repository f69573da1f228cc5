import { beforeAll, describe, expect, it } from 'vitest';
import type { Doing } from '../common/doing.ts';
import { done, gate } from '../programmes/programme.fixture.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import type { Step } from '../programmes/run.ts';
import { startRun } from '../programmes/starting/start-run.ts';
import { takeStep } from '../programmes/take-step.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { peerReviewWork } from './peer-review-work.ts';

const today = '2026-11-23';
let app: SupportApp;
let school: number;
let runId: number;
let adviser: Doing;
let head: Doing;
let reviewer: Doing;
let other: Doing;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  school = await app.addSchool('Hartwell Primary School', { with: { urn: 900901 } });
  const comes = await app.addSchool('Elmhay Primary School', { with: { urn: 900902 } });
  const elsewhere = await app.addSchool('Stonebrook Primary School', { with: { urn: 900903 } });
  adviser = await asPerson(app, 'sia', 'Sam Field', { caseload: [school] });
  const headOf = (name: string, providerId: number) => asPerson(app, 'headteacher', name, { reaches: [{ kind: 'provider', providerId }] });
  head = await headOf('Pat Ridge', school);
  reviewer = await headOf('Lou Marl', comes);
  other = await headOf('Kit Dale', elsewhere);
  const { accountId } = adviser.actor;
  const start = { providerId: school, programme: 'peer-review', trigger: 'by-hand', triggerRef: null, reason: 'Wished', on: '2026-11-09', accountId } as const; // prettier-ignore
  const begun = await app.db.transaction((tx) => startRun(tx, adviser, start));
  runId = begun.ok ? begun.value.runId : 0;
});

const work = () => peerReviewWork(app);
const diaryOf = async ({ actor }: Doing, from = '2026-11-01', to = '2026-12-31') =>
  ((await work().diary?.(actor, from, to)) ?? []).map(({ on, until, title, href }) => `${on} to ${until ?? on}: ${title} ${href}`);
let count = 1;
const take = async (step: Step, doing: Doing = adviser) => {
  expect(await app.db.transaction((tx) => takeStep(tx, doing, { runId, step, seen: count++ }))).toEqual({ ok: true, value: null });
};

describe('the days of a peer review', () => {
  it('are in the diary and the work of the adviser, the reviewed head and the heads of those who review, until it is called off, and of nobody else', async () => {
    await take(done('focus', '2026-11-10', { question: 'How readers are heard' }), head);
    const chosen = { 'schools': 'Elmhay (900902)', 'led-by': 'Its head', 'agreed-on': '2026-11-11', 'interest': 'none' };
    await take(done('reviewers', '2026-11-11', chosen));
    await take(gate('prepare', '2026-11-11'));
    expect(await diaryOf(adviser), 'before the days are agreed').toEqual([]);
    await take(done('days', '2026-11-12', { first: '2026-12-01', last: '2026-12-02', programme: 'Two days' }));
    const run = `/providers/${String(school)}/programmes/${String(runId)}`;
    const both = (href: string) => [`2026-12-01 to 2026-12-02: Peer review, Hartwell Primary School ${href}`];
    expect(await diaryOf(adviser)).toEqual(both(run));
    expect(await diaryOf(head)).toEqual(both(run));
    expect(await diaryOf(reviewer), 'who has no page of the run').toEqual(both(`/providers/${String(school)}`));
    expect(await diaryOf(other)).toEqual([]);
    expect(await diaryOf(await asPerson(app, 'lead', 'Jo Other'))).toEqual([]);
    expect(await diaryOf(head, '2026-12-02', '2026-12-31'), 'on its second day').toEqual(both(run));
    expect(await diaryOf(head, '2026-12-03', '2026-12-31'), 'once it is over').toEqual([]);
    expect(await diaryOf(head, '2026-11-01', '2026-11-30'), 'before it').toEqual([]);
    for (const { actor } of [adviser, head, reviewer])
      expect(await work().list?.(actor, today), actor.name).toMatchObject([
        { text: 'Peer review: 1 December 2026 to 2 December 2026', provider: { id: school }, dueOn: '2026-12-01' },
      ]);
    expect(await work().list?.(head.actor, '2026-12-03'), 'once they are over').toEqual([]);
    expect(await work().list?.(other.actor, today)).toEqual([]);
    await take(gate('called-off', '2026-11-20'));
    for (const doing of [adviser, head, reviewer]) expect(await diaryOf(doing), doing.actor.name).toEqual([]);
  });
});
