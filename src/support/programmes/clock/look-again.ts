import type { DueRule } from '../../programme-definitions/definition.ts';
import type { DueDate } from '../../../kernel/due-date.ts';
import { dueInWorkingDays } from '../../../kernel/due-date.ts';
import type { ReckonedBy } from './due-rules.ts';
import type { RunNow } from '../replay.ts';

/** Ours, and no rule of the law or of the programme: half a term, after which whoever carries a run looks at what it stands still for. */
export const lookAgain: Pick<DueRule, 'count' | 'unit' | 'source'> = {
  count: 30,
  unit: 'working-days',
  source:
    'Provisional: not from the published framework, the programme or the law (a run in which nothing has a day is looked at again half a term after the last step)',
};

export const lookAgainInWords = `${String(lookAgain.count)} working days after the last step of the run`;

/** Whether a day is by this rule, where nothing else gave one. */
export const isByLookAgain = ({ source }: { readonly source: string }): boolean => source === lookAgain.source;

/** The day on which a run that stands still is looked at again: each step, and each look, begins the time anew. */
export const lookAgainDue = ({ calendar }: Pick<ReckonedBy, 'calendar'>, { lastStepOn }: Pick<RunNow, 'lastStepOn'>, since = lastStepOn): DueDate =>
  dueInWorkingDays(calendar, since > lastStepOn ? since : lastStepOn, lookAgain.count);
