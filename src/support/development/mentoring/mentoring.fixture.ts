import type { AuditEventName } from '../../../platform/http/route.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Doing } from '../../common/doing.ts';
import { openSupportApp, type SupportApp } from '../../support-app.fixture.ts';
import { answerPairing } from './answer-pairing.ts';
import { findPairing } from './find-pairings.ts';
import { confidentialityOffered, doneKinds, type DoneKind } from './mentoring-words.ts';
import { mentoringRoutes } from './mentoring.routes.ts';
import { proposePairing } from './propose-pairing.ts';
import { recordAgreement } from './record-agreement.ts';
import { recordDone } from './record-mentor-facts.ts';
import { type MentorEntry, recordMentor, recordMentorState } from './record-mentor.ts';
import { type NeedEntry, recordNeed } from './record-need.ts';

export interface Head {
  readonly cookie: string;
  readonly name: string;
  readonly accountId: number;
  readonly providerId: number;
}

export interface Pair {
  readonly id: number;
  readonly needId: number;
  readonly mentorId: number;
  readonly mentee: Head;
  readonly mentor: Head;
  readonly mine: (rest?: string) => string;
  readonly staff: (rest?: string) => string;
}

export interface MentoringApp extends SupportApp {
  /** A head with a school of their own, of this name. */
  readonly addHead: (name: string, easting?: number) => Promise<Head>;
  /** An approved mentor with everything recorded as done, who is a head where no other is said. */
  readonly addMentor: (over: Partial<MentorEntry>, done?: readonly DoneKind[]) => Promise<number>;
  readonly addNeed: (head: Head, over?: Partial<NeedEntry>) => Promise<number>;
  /** Two heads, of whom one is proposed to the other; or who have agreed. */
  readonly addPair: (name: string, state: 'proposed' | 'under-way') => Promise<Pair>;
}

/** The pages of mentoring, on 23 November 2026. Each test makes its own people. */
export async function openMentoringApp(): Promise<MentoringApp> {
  const app = await openSupportApp(mentoringRoutes);
  const { authorityId, clock } = app;
  const accountOf = async (name: string): Promise<number> =>
    (await app.db.kysely.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  const lead = { kind: 'person', accountId: await accountOf('Jo Marsh'), name: 'Jo Marsh', role: 'lead', authorityId, tokenId: null } as const;
  const doing = (event: AuditEventName): Doing => ({ actor: lead, clock, event, reference: 'test', authorityId });
  const must = <T>(result: Result<T>): T => {
    if (!result.ok) throw new Error(result.reason);
    return result.value;
  };

  const addHead: MentoringApp['addHead'] = async (name, easting = 480_000) => {
    const school = `${name.split(' ').at(-1) ?? name} Primary School`;
    const providerId = await app.addSchool(school, { with: { easting, northing: 270_000, pupils: 120 } });
    const cookie = await app.signInAs('headteacher', { name, reaches: [{ kind: 'provider', providerId }] });
    return { cookie, name, accountId: await accountOf(name), providerId };
  };
  const addMentor: MentoringApp['addMentor'] = (over, done = Object.keys(doneKinds) as DoneKind[]) =>
    app.db.transaction(async (tx) => {
      const entry: MentorEntry = {
        accountId: null,
        name: 'Robin Ashdown',
        contact: null,
        providerId: null,
        firm: null,
        sort: 'head',
        kinds: ['headteacher'],
        phases: ['primary'],
        contexts: [],
        languages: 'English',
        capacity: 1,
        availableFrom: '2026-09-01',
        availableTo: null,
        headshipSaidBy: 'Jo Marsh',
        ...over,
      };
      const id = must(await recordMentor(tx, doing('mentor.added'), entry));
      must(await recordMentorState(tx, doing('mentor.state-changed'), id, { to: 'approved', reason: 'Panel' }));
      for (const kind of done) must(await recordDone(tx, doing('mentor-done.recorded'), id, { kind, which: kind, doneOn: '2026-10-01', seenBy: 'Jo Marsh' })); // prettier-ignore
      return id;
    });
  const addNeed: MentoringApp['addNeed'] = (head, over = {}) =>
    app.db.transaction(async (tx) => {
      const entry: NeedEntry = {
        providerId: head.providerId,
        kind: 'headteacher',
        accountId: head.accountId,
        personName: head.name,
        contact: null,
        post: 'head',
        whatFor: 'Settling in',
        wantsSamePhase: false,
        ratherNot: null,
        wantedFrom: '2026-12-01',
        ...over,
      };
      return must(await recordNeed(tx, doing('mentoring-need.asked'), entry));
    });
  const addPair: MentoringApp['addPair'] = async (name, state) => {
    const mentee = await addHead(`Ada ${name}`);
    const mentor = await addHead(`Ben ${name}cote`, 483_000);
    const mentorId = await addMentor({ accountId: mentor.accountId, name: mentor.name, providerId: mentor.providerId });
    const needId = await addNeed(mentee);
    const id = await app.db.transaction(async (tx) => {
      const made = must(await proposePairing(tx, doing('pairing.proposed'), { needId, mentorId, message: null }));
      if (state === 'proposed') return made;
      for (const side of ['mentor', 'mentee'] as const)
        must(await answerPairing(tx, doing('pairing.answered'), made, { side, answer: 'accepted', reason: null, conflict: null, as: 'coordinator' }));
      const agreement = {
        aims: 'Lead governors well',
        howOften: 'month',
        months: 12,
        confidentiality: confidentialityOffered,
        agreedOn: '2026-11-02',
      } as const;
      const seen = (await findPairing(tx, authorityId, made))?.changedAt.toISOString() ?? '';
      must(await recordAgreement(tx, doing('pairing.agreed'), made, agreement, seen));
      return made;
    });
    return { id, needId, mentorId, mentee, mentor, mine: (rest = '') => `/mentoring/mine/${String(id)}${rest}`, staff: (rest = '') => `/mentoring/pairs/${String(id)}${rest}` }; // prettier-ignore
  };
  return { ...app, addHead, addMentor, addNeed, addPair };
}
