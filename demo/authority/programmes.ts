import type { Trigger } from '../../src/support/programme-definitions/definition.ts';
import type { FieldAnswers, Grade } from '../../src/support/programmes/run.ts';
import type { PlanDocument } from '../../src/support/trip/plan.ts';

/** What happens in a run, each by the command of its page and in the name of whoever does it. */
type WhatHappens =
  | { readonly does: 'task'; readonly task: string; readonly answers: FieldAnswers }
  | { readonly does: 'gate'; readonly gate: string; readonly reason: string }
  | { readonly does: 'plan'; readonly plan: InventedPlan }
  | { readonly does: 'approve'; readonly meeting: string }
  | { readonly does: 'milestones'; readonly halfTerm: number; readonly evidence: string }
  | { readonly does: 'review'; readonly grade: Grade; readonly evidence: string; readonly direction: string; readonly next: string }
  | { readonly does: 'exit-test'; readonly evidence: string }
  | { readonly does: 'paused'; readonly until: string; readonly reason: string };
export type InventedStep = { readonly on: string; readonly by: string } & WhatHappens;

/** With one objective and action. A milestone for each half-term, in their order. */
export interface InventedPriority {
  readonly title: string;
  readonly why: string;
  readonly measures: readonly string[];
  readonly objective: string;
  readonly success: string;
  readonly milestones: readonly string[];
  readonly action: { readonly what: string; readonly owner: string; readonly dueOn: string; readonly success: string };
}

export interface InventedPlan extends Pick<PlanDocument, 'startsOn' | 'endsOn'>, InventedPriority {
  readonly also?: readonly InventedPriority[];
  readonly support: { readonly what: string; readonly days: number; readonly cost: number };
}

export interface InventedRun {
  /** URN or Ofsted’s number. */
  readonly number: string;
  readonly programme: string;
  readonly trigger: Trigger;
  readonly reason: string;
  readonly on: string;
  readonly by: string;
  readonly holder: string;
  readonly steps: readonly InventedStep[];
}

const [lead, deputy, alun, fenella] = ['Philippa Ravenhythe', 'Tobias Northmere', 'Alun Thistlewaite', 'Fenella Hollinsea'] as const;
export const task = (on: string, by: string, name: string, answers: FieldAnswers): InventedStep => ({ on, by, does: 'task', task: name, answers });
export const gate = (on: string, by: string, name: string, reason: string): InventedStep => ({ on, by, does: 'gate', gate: name, reason });
export const step = (on: string, by: string, what: WhatHappens): InventedStep => ({ on, by, ...what });

export const runs: readonly InventedRun[] = [
  {
    number: '900111',
    programme: 'academy-route',
    trigger: 'by-hand',
    reason: 'Suspensions have doubled, and the trust has not answered the adviser',
    on: '2026-10-05',
    by: lead,
    holder: alun,
    steps: [
      task('2026-10-12', lead, 'conversation', { 'held-on': '2026-10-12', 'with': 'The head and the trust’s chief executive', 'said': 'The trust has seen it too, and looks at its policy.' }), // prettier-ignore
      task('2026-10-15', lead, 'letter', {
        'sent-on': '2026-10-15',
        'facts': 'Suspensions per hundred pupils, by half-term, beside schools like it.',
        'asks': 'What the trust will do, and by when.',
        'reply-by': '2026-11-13',
        'signed-by': lead,
      }),
    ],
  },
  {
    number: '900140',
    programme: 'warning-notice',
    trigger: 'by-hand',
    reason: 'The governing body has had no chair since July, and has not met since September',
    on: '2026-11-09',
    by: lead,
    holder: lead,
    steps: [
      task('2026-11-16', lead, 'grounds', {
        'grounds': ['breakdown'],
        'facts': 'No chair since 20 July; no meeting since September; the budget was not approved.',
        'action': 'Elect a chair, meet within three weeks, and approve the budget.',
        'minded': ['s64', 's65'],
        'minded-says': 'To appoint additional governors; and, where they find no chair, to set up an interim executive board.',
        'tried': 'A governor was offered, and training; neither was taken up.',
      }),
      task('2026-11-17', lead, 'secretary-check', { 'live': 'no', 'checked-on': '2026-11-17', 'with': 'DfE Regions Group, by telephone' }),
      task('2026-11-20', lead, 'advice', { 'advised-on': '2026-11-20', 'reference': 'Legal services, note 14' }),
    ],
  },
  {
    number: 'EY990105',
    programme: 'early-years-funding',
    trigger: 'by-hand',
    reason: 'The setting has not sent its headcount for two terms',
    on: '2026-11-02',
    by: deputy,
    holder: fenella,
    steps: [
      task('2026-11-03', lead, 'ground', {
        ground: 'term',
        facts: 'The agreement asks for a headcount each term: those of spring and summer did not come.',
      }),
      task('2026-11-12', fenella, 'plan', { 'agreed-on': '2026-11-12', 'actions': 'The manager sends both, and names who does it from now on.', 'done-by': '2026-12-11' }), // prettier-ignore
    ],
  },
];
