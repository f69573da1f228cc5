import type { ConcernCategory, ConcernSeverity, ConcernSource, Move, Referral } from '../../src/evidence/concerns/concern.ts';
import type { SameDayAnswer } from '../../src/evidence/concerns/safe-to-save.ts';
import { orNull, readTable } from './read-table.ts';

interface DemonstrationConcern {
  readonly urn: string;
  readonly loggedOn: string;
  readonly by: string;
  readonly source: ConcernSource;
  readonly category: ConcernCategory;
  readonly severity: ConcernSeverity;
  readonly isAboutHead: boolean;
  readonly title: string;
  readonly evidence: string;
  readonly sameDay: SameDayAnswer | null;
  readonly sameDayWords: string | null;
  /** What was decided on the day it was logged, and why; null: it waits. */
  readonly move: Move | null;
  readonly reason: string;
  readonly referredTo: Referral | null;
}

const columns = ['urn', 'loggedOn', 'by', 'source', 'category', 'severity', 'head', 'title', 'evidence', 'sameDay', 'sameDayWords', 'move', 'reason', 'referredTo'] as const; // prettier-ignore

/** One that the head was told of, one accepted, one about a head, one overdue, one new, and one for named people alone. */
const table = `
900102 | 2026-11-05 | Alun Thistlewaite | parent | behaviour | low | no | Lunchtimes are noisy and thinly staffed | Three parents rang in a fortnight; seen on a walk at lunch | - | - | monitor | Looked at again on the next visit | -
900193 | 2026-11-03 | Cornel Jessamy | complaint | inclusion | high | no | Reviews of plans run late | Two complaints upheld, and the SEND team’s own list | - | - | accept | The service’s own records bear it out | -
900193 | 2026-11-10 | Delphine Kestleman | governance | leadership | medium | yes | Decisions are not put to the governors | The minutes of September and October, as the clerk sent them | - | - | refer | The chair takes it up | other
900182 | 2026-11-12 | Xanthe Copperwheat | councillor | premises | medium | no | The school gate is not watched at the end of the day | A councillor rang, and has seen it twice | - | - | - | - | -
900125 | 2026-11-25 | Alun Thistlewaite | data | exclusions | medium | no | Suspensions have doubled since September | The weekly return of 20 November | - | - | - | - | -
900155 | 2026-11-24 | Nasreen Greywell | visit | safeguarding | high | no | Checks on volunteers are not recorded | The single central record, seen on a visit of 24 November | not-needed | About records; nobody is at risk of harm today | - | - | -
`;

export const concerns: readonly DemonstrationConcern[] = readTable(columns, table).map((row) => ({
  urn: row.urn,
  loggedOn: row.loggedOn,
  by: row.by,
  source: row.source as ConcernSource,
  category: row.category as ConcernCategory,
  severity: row.severity as ConcernSeverity,
  isAboutHead: row.head === 'yes',
  title: row.title,
  evidence: row.evidence,
  sameDay: orNull(row.sameDay) as SameDayAnswer | null,
  sameDayWords: orNull(row.sameDayWords),
  move: orNull(row.move) as Move | null,
  reason: row.reason,
  referredTo: orNull(row.referredTo) as Referral | null,
}));

/** What the head of Barsley was told of the first. */
export const told = {
  urn: '900102',
  toldTo: 'head',
  personName: 'Clemency Oakapple',
  toldOn: '2026-11-05',
  how: 'on the telephone',
  said: 'Parents have rung about lunchtimes. We look at it together on the next visit, and would be glad to hear what you have tried.',
} as const;
