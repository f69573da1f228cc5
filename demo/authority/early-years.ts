import type { AuditKind } from '../../src/support/early-years/audits/statements.ts';
import type { AuditSide, AuditAnswer } from '../../src/support/early-years/audits/setting-audit.ts';
import type { AgeBand } from '../../src/support/early-years/sufficiency/places.ts';

export interface InventedAudit {
  /** Ofsted’s number. */
  readonly number: string;
  readonly kind: AuditKind;
  readonly side: AuditSide;
  readonly by: string;
  readonly on: string;
  readonly summary: string;
  /** What was not a plain yes, by the statement’s key. */
  readonly but: Readonly<Record<string, readonly [AuditAnswer, string]>>;
  readonly action?: { readonly what: string; readonly dueOn: string; readonly measure: string };
  /** Left as a draft. */
  readonly isDraft?: true;
}

export const adviser = 'Fenella Hollinsea';
/** The manager of the demonstration, by whom their account is named. */
export const managedSetting = 'EY990100';

export const audits: readonly InventedAudit[] = [
  {
    number: 'EY990100',
    kind: 'environment',
    side: 'setting',
    by: 'manager',
    on: '2026-10-14',
    summary: 'The garden is our strength; the quiet corner is next.',
    but: { 'every-voice': ['partly', 'Two of us know how to draw in a child who is new to English'], 'changes': ['partly', 'Tidying up before lunch is hurried'] },
    action: { what: 'Train everybody in supporting children who are new to English', dueOn: '2027-02-12', measure: 'Each key person can say what they do for each of them' },
  },
  { number: 'EY990100', kind: 'safeguarding', side: 'authority', by: adviser, on: '2026-09-23', summary: 'Practice is secure, and the records show it.', but: { fire: ['partly', 'Leaving the building was last practised in March'] } },
  {
    number: 'EY990101',
    kind: 'safeguarding',
    side: 'authority',
    by: adviser,
    on: '2026-05-12',
    summary: 'Leaders know what is missing, and began at once.',
    but: { 'recruitment': ['no', 'References of two people are not recorded'], 'supervision': ['partly', 'Begun, and not yet for everybody'], 'ratios': ['partly', 'Kept, and the rota does not show it'] },
    action: { what: 'Record the references of everybody who works here', dueOn: '2026-06-12', measure: 'The single record is complete when it is looked at' },
  },
  { number: 'EY990110', kind: 'environment', side: 'authority', by: adviser, on: '2026-10-20', summary: '', but: {}, isDraft: true },
]; // prettier-ignore

/** How many children of each age live in each locality. */
export const children: readonly { readonly locality: string; readonly of: Readonly<Record<AgeBand, number>> }[] = [
  { locality: 'Tarmere', of: { 'under-two': 1840, 'two': 930, 'three-and-four': 1890 } },
  { locality: 'Halscar', of: { 'under-two': 1210, 'two': 640, 'three-and-four': 1320 } },
  { locality: 'Quenley', of: { 'under-two': 1490, 'two': 760, 'three-and-four': 1550 } },
];
export const childrenAsAt = '2026-09-01';
export const childrenSource = 'Child health records, autumn count';

/** Which of the settings told us their places: every other one. */
export const toldPlaces = (at: number): boolean => at % 2 === 0;

/** The pathway of one that registered in March, and its visits. */
export const pathway = { number: 'EY990110', on: '2026-06-08', contactOn: '2026-06-11', visits: ['2026-06-30', '2026-09-01'] } as const;
