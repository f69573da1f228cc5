import { type FieldError, FormReader } from '../../../register/index.ts';
import { auditAnswerIds, type GivenAnswers } from './setting-audit.ts';
import { type StatementList, statementsOf } from './statements.ts';

export interface ReadAudit {
  readonly on: string | null;
  readonly answers: GivenAnswers;
  readonly summary: string | null;
  readonly errors: readonly FieldError[];
}

/** What a form of an audit was answered with, as far as it goes: what is missing is asked when it is made final. */
export function readAuditForm(form: URLSearchParams, list: StatementList): ReadAudit {
  const read = new FormReader(form);
  const on = read.date('on', { what: 'The day of the audit', missing: 'Enter the day of the audit' });
  const answers = Object.fromEntries(
    statementsOf(list).flatMap(({ key }) => {
      const answer = read.optionalChoice(`${key}-answer`, auditAnswerIds, 'Choose one of the answers');
      const seen = read.longText(`${key}-seen`, { what: 'What was seen', most: 2000 }) ?? '';
      return answer === null && seen === '' ? [] : [[key, { answer, seen }]];
    }),
  );
  const summary = read.longText('summary', { what: 'The summary', most: 4000 });
  return { on, answers, summary, errors: read.errors };
}
