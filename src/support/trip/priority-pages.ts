import { isDeepStrictEqual } from 'node:util';
import { listPossibleOwners } from '../../evidence/index.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { choices, showForm } from '../common/show-form.ts';
import { putPriority, putSupport, removePriority } from './change-plan.ts';
import { draftOf, listPlans, type PlanVersion } from './find-plan.ts';
import { listPlanMeasures } from './list-plan-measures.ts';
import { type AskedOfRun, breadcrumbsOf, doWhole, lostRace, seenIn, type TripPage } from './open-trip-page.ts';
import type { PlanPriority } from './plan.ts';
import { emptyPriority, fillPriority, measureBoxes, readPriority, rowsIn } from './read-priority.ts';
import { fillSupport, readSupport, supportRows } from './read-support.ts';
import { savePlanPart } from './save-plan.ts';
import { leadBack } from './show-plan-question.ts';

interface FormShown {
  readonly form: URLSearchParams;
  readonly errors?: FormReader['errors'];
  readonly conflict?: string | null;
}

const findDraft = async ({ means, run }: AskedOfRun): Promise<PlanVersion | null> => draftOf(await listPlans(means.db.kysely, run.id));
const toPlan = ({ path }: AskedOfRun, text: string): Reply => ({
  kind: 'redirect',
  to: `${path}/plan?version=draft`,
  notice: { kind: 'success', text },
});

/** The priority that the path names: one of the draft, or "new"; null where there is none. */
function namedPriority({ request }: AskedOfRun, draft: PlanVersion): PlanPriority | null {
  const key = request.params['priorityKey'];
  if (key === 'new') return emptyPriority(draft.document);
  return draft.document.priorities.find((one) => one.key === key) ?? null;
}

/** Every row of the form, those that are empty yet too: an action may be given to an objective that is written with it. */
const objectiveChoices = (form: URLSearchParams): { readonly value: string; readonly text: string }[] =>
  rowsIn(form, 'objectives').map((key, at) => {
    const says = form.get(`${key}-says`) ?? '';
    return { value: key, text: `Objective ${String(at + 1)}${says === '' ? ' (empty)' : `: ${says}`}` };
  });

const measuresOf = ({ means, authority, provider }: AskedOfRun, { measures }: PlanPriority) =>
  listPlanMeasures(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id, named: measures });

async function showPriority(
  asked: AskedOfRun,
  draft: PlanVersion,
  priority: PlanPriority,
  { form, errors = [], conflict = null }: FormShown,
): Promise<Reply> {
  const { means, provider, path, today, request } = asked;
  const measures = await measuresOf(asked, priority);
  const owners = await listPossibleOwners(means.db.kysely, provider, today);
  const ownerChoices = owners.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` }));
  const sides = [
    { value: 'provider', text: 'The school' },
    { value: 'authority', text: 'The authority' },
    { value: 'other', text: 'Somebody else' },
  ];
  const shown = showForm({
    template: 'support/trip/priority.njk',
    form,
    errors: conflict === null ? errors : [{ field: 'title', at: 'title', text: conflict }],
    data: {
      provider,
      isNew: request.params['priorityKey'] === 'new',
      title: priority.title === '' ? 'Add a priority' : 'Change a priority',
      action: `${path}/plan/priorities/${request.params['priorityKey'] ?? ''}`,
      seen: draft.changed,
      halfTerms: draft.document.halfTerms,
      objectives: rowsIn(form, 'objectives'),
      actions: rowsIn(form, 'actions').map((key) => ({
        key,
        objectives: choices(objectiveChoices(form), form.get(`${key}-objective`), 'Not said yet'),
        sides: choices(sides, form.get(`${key}-side`) ?? 'provider'),
        owners: choices(ownerChoices, form.get(`${key}-account`), 'Nobody in the list'),
      })),
      measures: measureBoxes.map((box) => ({ name: `measure-${String(box)}`, items: choices(measures, form.get(`measure-${String(box)}`), 'None') })),
      backLink: `${path}/plan?version=draft`,
    },
  });
  return shown;
}

export const openPriority: TripPage = async (asked) => {
  const draft = await findDraft(asked);
  const priority = draft === null ? null : namedPriority(asked, draft);
  if (draft === null) return leadBack(asked, draftGone);
  if (priority === null) return { kind: 'not-found' };
  return showPriority(asked, draft, priority, { form: new URLSearchParams(fillPriority(priority, draft.document)) });
};

const draftGone = 'There is no draft of the plan any more: it was agreed or discarded.';
const noDraft = 'There is no draft of the plan any more: it was agreed or discarded meanwhile. What you typed stands here, and is not saved';

/** What was typed of a priority that is not there any more, or into a draft that is not. */
async function showLostPriority(asked: AskedOfRun, plans: readonly PlanVersion[]): Promise<Reply> {
  const key = asked.request.params['priorityKey'] ?? '';
  // Numbers are given one after another, and never again.
  const isKnown = key === 'new' || (/^p\d{1,4}$/u.test(key) && plans.some(({ document }) => Number(key.slice(1)) < document.next));
  const draft = draftOf(plans);
  const base = draft ?? plans[0];
  if (base === undefined || !isKnown) return { kind: 'not-found' };
  const { form } = asked.request;
  const priority = { ...emptyPriority(base.document), title: form.get('title') ?? '' };
  const conflict = draft === null ? noDraft : 'This priority was taken out of the draft meanwhile. What you typed stands here, and is not saved';
  return lostRace(await showPriority(asked, base, priority, { form, conflict }));
}

/** The key of a new priority is the form’s: sent twice, it is one priority. */
const keyIn = (form: URLSearchParams, priority: PlanPriority): string =>
  /^p\d{1,4}$/.test(form.get('key') ?? '') ? (form.get('key') ?? '') : priority.key;

export const savePriority: TripPage = async (asked) => {
  const { means, request, doing, run, provider, today } = asked;
  const { form } = request;
  const plans = await listPlans(means.db.kysely, run.id);
  const draft = draftOf(plans);
  const named = draft === null ? null : namedPriority(asked, draft);
  if (draft === null || named === null) return showLostPriority(asked, plans);
  const isNew = request.params['priorityKey'] === 'new';
  const key = isNew ? keyIn(form, named) : named.key;
  const answers = new FormReader(form);
  const choice = {
    plan: draft.document,
    owners: await listPossibleOwners(means.db.kysely, provider, today),
    measures: await measuresOf(asked, named),
  };
  const priority = readPriority(form, answers, key, choice);
  if (priority === null || answers.errors.length > 0) return showPriority(asked, draft, named, { form, errors: answers.errors });
  const taken = isNew && draft.document.priorities.some((one) => one.key === key && !isDeepStrictEqual(one, priority));
  const meant = taken ? { ...priority, key: named.key } : priority;
  const saved = await doWhole(asked, (tx) =>
    savePlanPart(tx, doing, { runId: run.id, seen: seenIn(form) }, (document) => putPriority(document, meant)),
  );
  if (!saved.ok) return showPriority(asked, (await findDraft(asked)) ?? draft, named, { form, conflict: saved.reason });
  if (form.get('then') === 'more')
    return {
      kind: 'redirect',
      to: `${asked.path}/plan/priorities/${meant.key}`,
      notice: { kind: 'success', text: 'Saved. There are more rows now.' },
    };
  return toPlan(asked, `The priority “${priority.title}” is saved in the draft.`);
};

export const dropPriority: TripPage = async (asked) => {
  const { request, doing, run } = asked;
  const key = request.params['priorityKey'] ?? '';
  const saved = await doWhole(asked, (tx) =>
    savePlanPart(tx, doing, { runId: run.id, seen: seenIn(request.form) }, (document) => removePriority(document, key)),
  );
  if (saved.ok) return toPlan(asked, 'The priority is out of the draft. The plan in force, if there is one, still has it.');
  return { kind: 'redirect', to: `${asked.path}/plan?version=draft`, notice: { kind: 'important', text: saved.reason } };
};

function showSupport(asked: AskedOfRun, draft: PlanVersion, { form, errors = [] }: FormShown): Reply {
  const { provider, path } = asked;
  return showForm({
    template: 'support/trip/plan-support.njk',
    form,
    errors,
    data: {
      provider,
      rows: supportRows(form),
      action: `${path}/plan/support`,
      seen: draft.changed,
      breadcrumbs: breadcrumbsOf(asked),
      backLink: `${path}/plan?version=draft`,
    },
  });
}

export const openSupport: TripPage = async (asked) => {
  const draft = await findDraft(asked);
  return draft === null ? leadBack(asked, draftGone) : showSupport(asked, draft, { form: new URLSearchParams(fillSupport(draft.document)) });
};

export const saveSupport: TripPage = async (asked) => {
  const { means, request, doing, run } = asked;
  const { form } = request;
  const plans = await listPlans(means.db.kysely, run.id);
  const draft = draftOf(plans);
  const first = supportRows(form)[0] ?? 's1';
  if (draft === null)
    return plans[0] === undefined
      ? { kind: 'not-found' }
      : lostRace(showSupport(asked, plans[0], { form, errors: [{ field: `${first}-what`, at: `${first}-what`, text: noDraft }] }));
  const answers = new FormReader(form);
  const support = readSupport(form, answers);
  if (answers.errors.length > 0) return showSupport(asked, draft, { form, errors: answers.errors });
  const saved = await doWhole(asked, (tx) =>
    savePlanPart(tx, doing, { runId: run.id, seen: seenIn(form) }, (document) => putSupport(document, support)),
  );
  if (!saved.ok)
    return showSupport(asked, (await findDraft(asked)) ?? draft, {
      form,
      errors: [{ field: `${first}-what`, at: `${first}-what`, text: saved.reason }],
    });
  return toPlan(asked, 'The authority’s support is saved in the draft.');
};
