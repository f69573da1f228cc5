import type { PageRequest } from '../../platform/http/route.ts';
import type { RecordKind, Retention } from '../../platform/records/record-kind.ts';
import { listHoldsInForce } from '../legal-holds/list-holds.ts';
import { askedYear } from '../records/asked-year.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { findOwnAuthority } from '../records/find-own-authority.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { keepShippedRules } from './keep-shipped-rules.ts';
import type { DueQuestion } from './list-due.ts';
import { type RetentionRule, ruleInForce } from './retention-rule.ts';

export type TimedKind = RecordKind & { readonly retention: Retention };

/** One kind of the yearly list: by which rule, and the question that finds what is due. */
export interface DueKind {
  readonly kind: TimedKind;
  readonly rule: RetentionRule;
  readonly question: DueQuestion;
}

export interface DueList {
  readonly authority: OwnAuthority;
  readonly year: number;
  readonly kinds: readonly DueKind[];
}

const isTimed = (kind: RecordKind): kind is TimedKind => !('none' in kind.retention);

/** What the yearly list is made from, for the year that was asked for; null for somebody who belongs to no authority. */
export async function openDue({ db, clock, recordKinds }: AccountabilityMeans, request: PageRequest): Promise<DueList | null> {
  const authority = await findOwnAuthority(db.kysely, request.actor);
  if (authority === null) return null;
  const year = askedYear(request.query.get('year') ?? request.form.get('year'), clock.today());
  const rules = await keepShippedRules(db, clock, recordKinds, authority.id);
  const holds = await listHoldsInForce(db.kysely, authority);
  const kinds = recordKinds.filter(isTimed).flatMap((kind) => {
    const rule = ruleInForce(rules, kind.kind, clock.today());
    return rule === null ? [] : [{ kind, rule, question: { authority, kinds: recordKinds, kind, years: rule.years, holds, year } }];
  });
  return { authority, year, kinds };
}
