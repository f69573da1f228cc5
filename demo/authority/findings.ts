import type { FindingEntry } from '../../src/evidence/findings/finding.ts';
import type { FindingKind } from '../../src/evidence/findings/finding-kinds.ts';
import { orNull, readTable } from './read-table.ts';

interface ConfirmedFinding {
  readonly urn: string;
  /** Whoever confirmed it, by name. */
  readonly by: string;
  readonly enteredOn: string;
  readonly entry: FindingEntry;
}

const columns = ['urn', 'kind', 'value', 'title', 'from', 'enteredOn', 'by', 'source', 'document'] as const;

/** In the order in which they were entered. A school with a deficit that became unlicensed, one in rapid improvement, one that gives support, and audits. */
const table = `
900108 | deficit | licensed | - | 2026-04-01 | 2026-05-14 | Delphine Kestleman | The budget plan that the governors sent | Licence of 30 April 2026
900102 | safeguarding-audit | green | - | 2026-06-12 | 2026-06-15 | Harjit Underbank | The audit the school returned, looked at on a visit | Section 175 audit 2026
900125 | safeguarding-audit | amber | - | 2026-06-16 | 2026-06-18 | Harjit Underbank | The audit the school returned: training was out of date, and has been given since | Section 175 audit 2026
900193 | safeguarding-audit | not-returned | - | 2026-06-30 | 2026-07-02 | Harjit Underbank | Asked for three times | -
900125 | support-capacity | yes | - | 2026-09-08 | 2026-09-10 | Alun Thistlewaite | The head offered two days a half-term for phonics | -
900125 | self-evaluation | corroborated | - | 2026-09-08 | 2026-09-10 | Alun Thistlewaite | Read beside the results of July and a walk through lessons | -
900193 | concern-accepted | - | Attendance is not followed up | 2026-09-22 | 2026-09-22 | Nasreen Greywell | The attendance officer raised it, and triage accepted it | -
900193 | trip-review | insufficient | - | 2026-10-13 | 2026-10-14 | Nasreen Greywell | The first review, with the head and the chair | Minutes of 13 October 2026
900108 | deficit | unlicensed | - | 2026-10-01 | 2026-10-20 | Delphine Kestleman | The half-year return goes beyond the licence | Return of September 2026
900155 | critical-safeguarding-concern | - | - | 2026-10-21 | 2026-10-21 | Harjit Underbank | Checks on staff before they begin are not recorded: seen on a visit of 20 October | Note of the visit
900182 | asks-for-help | - | - | 2026-11-02 | 2026-11-03 | Nasreen Greywell | The head asked on the telephone for help with a new curriculum lead | -
`;

export const findings: readonly ConfirmedFinding[] = readTable(columns, table).map(({ urn, by, enteredOn, ...row }) => ({
  urn,
  by,
  enteredOn,
  entry: {
    kind: row.kind as FindingKind,
    value: orNull(row.value),
    title: orNull(row.title),
    validFrom: row.from,
    validTo: null,
    source: row.source,
    documentReference: orNull(row.document),
  },
}));
