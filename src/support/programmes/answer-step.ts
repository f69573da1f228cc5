import type { Reply } from '../../platform/http/route.ts';
import type { FieldError, OwnProvider } from '../../register/index.ts';
import type { Asked } from '../common/open-page.ts';
import { showForm } from '../common/show-form.ts';
import type { StepRefusal } from './field-answers.ts';
import { findRun, type Run } from './find-runs.ts';
import type { Step } from './run.ts';
import { pathOf } from './run-words.ts';
import { crumbsOf } from './show-run.ts';
import { takeStep } from './take-step.ts';

/** A form that takes a step of a run. */
export interface StepForm {
  readonly title: string;
  readonly template: string;
  readonly data: Record<string, unknown>;
  /** Boxes of days, whose messages point at the first of three. */
  readonly days: readonly string[];
}

/** The form, empty or as it was sent; with the number of steps that it knows of. */
export function showStepForm(
  run: Run,
  provider: OwnProvider,
  step: StepForm,
  form: URLSearchParams | Record<string, string>,
  errors: readonly FieldError[] = [],
): Reply {
  return showForm({
    template: step.template,
    form,
    errors,
    subject: { kind: 'provider', id: provider.id },
    data: {
      ...step.data,
      title: step.title,
      provider,
      programme: run.definition.name,
      seen: run.now.count,
      cancel: pathOf(provider.id, run.id),
      breadcrumbs: crumbsOf(provider, run),
    },
  });
}

/** A message at the box that it is about, or at the form as a whole. */
export function errorOf({ reason, field }: StepRefusal, days: readonly string[]): FieldError {
  const at = field ?? 'form';
  return { field: at, at: days.includes(at) ? `${at}-day` : at, text: reason };
}

/** Takes the step and goes back to the run; or shows the form again, with all that was typed and what happened meanwhile. */
export async function answerStep(
  { means, request, doing, authority }: Asked,
  {
    run,
    provider,
    form,
    step,
    notice,
  }: { readonly run: Run; readonly provider: OwnProvider; readonly form: StepForm; readonly step: Step; readonly notice: string },
): Promise<Reply> {
  const given = request.form.get('seen') ?? '';
  const seen = /^\d{1,6}$/u.test(given) ? Number(given) : 0;
  const done = await means.db.transaction((tx) => takeStep(tx, doing, { runId: run.id, step, seen }));
  if (done.ok) return { kind: 'redirect', to: pathOf(provider.id, run.id), notice: { kind: 'success', text: notice } };
  const latest = (await findRun(means.db.kysely, authority.authorityId, run.id)) ?? run;
  return showStepForm(latest, provider, form, request.form, [errorOf(done, form.days)]);
}
