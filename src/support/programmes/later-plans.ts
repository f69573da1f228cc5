import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import { doers, type Doer, type ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { refuse, type Decided } from './field-answers.ts';
import { taskOf } from './replay.ts';
import type { StepAsked } from './step-asked.ts';
import { planTasks, type Step } from './run.ts';

type PlanStep = Extract<Step, { readonly kind: 'plan-agreed' | 'plan-approved' }>;

/** Whether a later version of the plan may be agreed, or the one in force approved: each by whoever does the task for the first. */
export function decidePlan({ definition, now, by }: Pick<StepAsked, 'definition' | 'now' | 'by'>, step: PlanStep): Decided<Step> {
  const task = taskOf(definition, planTasks[step.kind === 'plan-agreed' ? 'agreed' : 'approved'])?.task;
  if (task?.doneBy !== 'single-plan') return refuse('This programme has no plan of its own');
  if (!by.as.includes(task.by)) return refuse(`“${task.name}” is for the ${doers[task.by]}, or those above`);
  const { plan } = now;
  const current = plan?.version ?? 1;
  if (step.kind === 'plan-agreed') {
    if (!Number.isInteger(step.version) || step.version <= current) return refuse(`Version ${String(current)} of the plan is in force already`);
    return plan !== null && step.on < plan.agreedOn
      ? refuse(`Version ${String(current)} was agreed on ${dateInWords(plan.agreedOn)}, after ${dateInWords(step.on)}`, 'on')
      : accepted(step);
  }
  if (plan === null || step.version !== plan.version) return refuse('Another version of the plan is in force');
  if (plan.approvedOn !== null) return refuse(`Version ${String(current)} was approved on ${dateInWords(plan.approvedOn)}`);
  return step.on < plan.agreedOn
    ? refuse(`Version ${String(current)} was agreed on ${dateInWords(plan.agreedOn)}, and cannot have been approved before`, 'on')
    : accepted(step);
}

/** Who approves a version of the plan: whoever approved the first. */
export const doerOfApproval = (definition: ProgrammeDefinition): Doer => taskOf(definition, planTasks.approved)?.task.by ?? 'chair';
