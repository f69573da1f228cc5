import type { ColumnType, Generated } from 'kysely';
import type { CheckAnswer, DisputeAnswer, FinalHow } from './factual-check.ts';
import type { SectionValues } from './section.ts';
import type { VisitState } from './visit.ts';
import type { VisitArea } from './visit-areas.ts';
import type { TemplateSection, VisitPurpose } from './visit-purposes.ts';

/** Read as what it is, written as text. */
type Json<T> = ColumnType<T, string, string>;
/** Empty when the row begins. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

declare module '../../platform/database/tables.ts' {
  interface Tables {
    visit_template: {
      id: Generated<number>;
      authority_id: number;
      purpose: VisitPurpose;
      version: number;
      sections: Json<readonly TemplateSection[]>;
      areas: Json<readonly VisitArea[]>;
      reason: string;
      made_by: string;
      made_at: Date;
    };
    visit: {
      id: Generated<number>;
      authority_id: number;
      purpose: VisitPurpose;
      template_version: number;
      focus: string;
      people: string | null;
      evidence_wanted: string | null;
      planned_on: string;
      starts_at: string | null;
      ends_at: string | null;
      held_on: Later<string>;
      planned_by: string;
      planned_by_account: number | null;
      planned_at: Date;
      cancelled_by: Later<string>;
      cancelled_at: Later<Date>;
      cancelled_reason: Later<string>;
    };
    visit_part: {
      id: Generated<number>;
      authority_id: number;
      visit_id: number;
      provider_id: number;
      state: VisitState;
      sent_on: Later<string>;
      sent_by: Later<string>;
      sent_at: Later<Date>;
      sent_note: ColumnType<Readonly<Record<string, SectionValues>> | null, string | undefined, string>;
      check_due_on: Later<string>;
      check_due_how: Later<string>;
      check_answer: Later<CheckAnswer>;
      check_comment: Later<string>;
      checked_by: Later<string>;
      checked_at: Later<Date>;
      final_on: Later<string>;
      final_how: Later<FinalHow>;
      final_by: Later<string>;
      final_at: Later<Date>;
    };
    visit_author: {
      id: Generated<number>;
      authority_id: number;
      visit_id: number;
      account_id: number;
      name: string;
      is_first: boolean;
      quarter_days: Later<number>;
      handed_on_at: Later<Date>;
    };
    visit_section: {
      id: Generated<number>;
      authority_id: number;
      part_id: number;
      key: string;
      version: number;
      fields: Json<SectionValues>;
      saved_from: string | null;
      saved_by: string;
      saved_by_account: number | null;
      saved_at: Date;
    };
    visit_beside: {
      id: Generated<number>;
      authority_id: number;
      part_id: number;
      key: string;
      fields: Json<SectionValues>;
      kept_by: string;
      kept_by_account: number | null;
      kept_at: Date;
      kept_from: string | null;
      settled_by: Later<string>;
      settled_at: Later<Date>;
    };
    visit_dispute: {
      id: Generated<number>;
      authority_id: number;
      part_id: number;
      section: string;
      passage: string;
      correction: string;
      raised_by: string;
      raised_at: Date;
      answer: Later<DisputeAnswer>;
      reason: Later<string>;
      words_before: Later<string>;
      words_after: Later<string>;
      answered_by: Later<string>;
      answered_at: Later<Date>;
    };
    visit_addendum: {
      id: Generated<number>;
      authority_id: number;
      part_id: number;
      words: string;
      added_by: string;
      added_at: Date;
    };
  }
}
