import type { RecordKind } from '../../platform/records/record-kind.ts';
import { type DisclosedRecord, discloseToPerson, discloseToPublic, type FoundRow, type Involvement, type KnownNames } from './disclosed-record.ts';

/** One kind of record within a file that is given out. */
export interface DisclosedPart {
  readonly kind: string;
  readonly label: string;
  /** What such records are and why they are kept. */
  readonly what: string;
  readonly total: number;
  readonly records: readonly DisclosedRecord[];
}

/** Everything held about one person or one provider, as it will be read by the officer who answers the request. */
export interface Disclosure {
  readonly about: 'person' | 'provider';
  readonly subject: string;
  readonly authority: string;
  /** The request's own reference, and why the file was made. */
  readonly reference: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly parts: readonly DisclosedPart[];
}

interface Held<Row> {
  readonly kind: RecordKind;
  readonly total: number;
  readonly rows: readonly Row[];
}

function partOf<Row>({ kind, total, rows }: Held<Row>, disclose: (kind: RecordKind, row: Row) => DisclosedRecord): DisclosedPart {
  return { kind: kind.kind, label: kind.label, what: kind.what, total, records: rows.map((row) => disclose(kind, row)) };
}

export function partsForPerson(held: readonly Held<FoundRow & Involvement>[], known: KnownNames): DisclosedPart[] {
  return held.map((each) =>
    partOf(each, (kind, { isSubject, isAuthor, isMentioned, ...row }) =>
      discloseToPerson(kind, foundRow(row), { isSubject, isAuthor, isMentioned }, known),
    ),
  );
}

export function partsForPublic(held: readonly Held<FoundRow>[], known: Pick<KnownNames, 'everybody'>): DisclosedPart[] {
  return held.map((each) => partOf(each, (kind, row) => discloseToPublic(kind, foundRow(row), known)));
}

/** Without what the query needed and the reader does not. */
const foundRow = ({ id, title, source, datedOn, contents, isRestricted }: FoundRow): FoundRow => ({
  id,
  title,
  source,
  datedOn,
  contents,
  isRestricted,
});

export interface DisclosureCounts {
  readonly records: number;
  /** Parts that somebody has to look at before they are given. */
  readonly toCheck: number;
  readonly withheld: number;
}

export function countsOf(parts: readonly DisclosedPart[]): DisclosureCounts {
  const fields = parts.flatMap(({ records }) => records).flatMap((record) => record.fields);
  return {
    records: parts.reduce((sum, { total }) => sum + total, 0),
    toCheck: fields.filter(({ prompts }) => prompts.length > 0).length,
    withheld: fields.filter(({ withheld }) => withheld !== undefined).length,
  };
}
