import type { Reply } from '../../platform/http/route.ts';
import type { FormReader } from '../../register/index.ts';
import { showForm } from '../common/show-form.ts';
import { draftOf, type PlanVersion } from './find-plan.ts';
import { type AskedOfRun, breadcrumbsOf, seenIn } from './open-trip-page.ts';
import type { DraftSeen } from './save-plan.ts';

export interface Asking {
  readonly title: string;
  readonly lead: readonly string[];
  readonly at: string;
  readonly button: string;
  readonly fields: readonly Record<string, unknown>[];
  readonly isWarning?: boolean;
}

/** A short form about the plan. */
export function ask(
  asked: AskedOfRun,
  asking: Asking,
  form: URLSearchParams | Readonly<Record<string, string>>,
  errors: FormReader['errors'] = [],
): Reply {
  const { provider, path } = asked;
  return showForm({
    template: 'support/trip/plan-question.njk',
    form,
    errors,
    data: {
      ...asking,
      isWarning: asking.isWarning ?? false,
      provider,
      action: `${path}/${asking.at}`,
      backLink: `${path}/plan`,
      breadcrumbs: breadcrumbsOf(asked),
    },
  });
}

export const back = ({ path }: AskedOfRun, text: string, query = ''): Reply => ({
  kind: 'redirect',
  to: `${path}/plan${query}`,
  notice: { kind: 'success', text },
});
/** Where a form is not for now, as after Back: the plan, with the sentence why. */
export const leadBack = ({ path }: AskedOfRun, text: string): Reply => ({
  kind: 'redirect',
  to: `${path}/plan`,
  notice: { kind: 'important', text },
});
export const wrong = (field: string, text: string): FormReader['errors'] => [
  { field, at: field.endsWith('-on') || field === 'on' ? `${field}-day` : field, text },
];

/** What a form about the draft says that it was opened on. */
export const seenNow = (plans: readonly PlanVersion[]): Omit<DraftSeen, 'runId'> => ({
  version: plans[0]?.version ?? 0,
  seen: draftOf(plans)?.changed ?? -1,
});
export const hiddenSeen = ({ version, seen }: Omit<DraftSeen, 'runId'>): Asking['fields'] => [
  { kind: 'hidden', name: 'version', value: String(version) },
  { kind: 'hidden', name: 'seen', value: String(seen) },
];
export const sentSeen = ({ request: { form } }: AskedOfRun): Omit<DraftSeen, 'runId'> => ({
  version: Number(form.get('version') ?? 0),
  seen: seenIn(form),
});
