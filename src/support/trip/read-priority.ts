import type { PossibleOwner } from '../../evidence/index.ts';
import { dateBoxes, type FormReader } from '../../register/index.ts';
import { type PlanAction, type PlanDocument, type PlanPriority, servedBy } from './plan.ts';

/** How many rows a form has beyond those that are filled. */
const spare = { objectives: 1, actions: 2 } as const;
const mostRows = { objectives: 8, actions: 20 } as const;
export const measureBoxes = [1, 2, 3] as const;

const numbered = (prefix: string, from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${String(from + at)}`);

/** A priority that is not there yet, under the key that it will have. */
export const emptyPriority = ({ next }: PlanDocument): PlanPriority => ({
  key: `p${String(next)}`,
  title: '',
  why: '',
  measures: [],
  objectives: [],
  actions: [],
});

/** A priority as its form begins, with rows to spare; new rows have keys already, so that a form sent twice is the same. */
export function fillPriority(priority: PlanPriority, plan: PlanDocument): Record<string, string> {
  const next = Math.max(plan.next, Number(priority.key.slice(1)) + 1);
  const newObjectives = numbered('o', next, Math.min(spare.objectives, mostRows.objectives - priority.objectives.length));
  const newActions = numbered('a', next + newObjectives.length, Math.min(spare.actions, mostRows.actions - priority.actions.length));
  const objectives = priority.objectives.map(({ key, says, success, milestones }) => ({
    [`${key}-says`]: says,
    [`${key}-success`]: success,
    ...Object.fromEntries(plan.halfTerms.map((halfTerm) => [`${key}-by-${halfTerm.key}`, milestones[halfTerm.key] ?? ''])),
  }));
  const actions = priority.actions.map(({ key, what, objective, ownerSide, ownerName, ownerAccountId, dueOn, success }) => ({
    [`${key}-what`]: what,
    [`${key}-objective`]: servedBy(priority, objective) ?? '',
    [`${key}-side`]: ownerSide,
    [`${key}-owner`]: ownerAccountId === null ? ownerName : '',
    [`${key}-account`]: ownerAccountId === null ? '' : String(ownerAccountId),
    [`${key}-success`]: success,
    ...dateBoxes(`${key}-due`, dueOn),
  }));
  const known = [...objectives, ...actions].reduce<Record<string, string>>((all, one) => ({ ...all, ...one }), {});
  return {
    key: priority.key,
    title: priority.title,
    why: priority.why,
    objectives: [...priority.objectives.map(({ key }) => key), ...newObjectives].join(' '),
    actions: [...priority.actions.map(({ key }) => key), ...newActions].join(' '),
    ...Object.fromEntries(measureBoxes.map((box) => [`measure-${String(box)}`, priority.measures[box - 1] ?? ''])),
    ...known,
  };
}

/** The rows of a form, by their keys. */
export function rowsIn(form: URLSearchParams, of: 'objectives' | 'actions'): string[] {
  const pattern = of === 'objectives' ? /^o\d{1,4}$/ : /^a\d{1,4}$/;
  const keys = (form.get(of) ?? '').split(' ').filter((key) => pattern.test(key));
  return [...new Set(keys)].slice(0, mostRows[of]);
}

interface Choices {
  readonly plan: PlanDocument;
  readonly owners: readonly PossibleOwner[];
  readonly measures: readonly { readonly value: string }[];
}

/** What the form says; what is still lacking is no error here: a plan is written over days, and needs all of it when it is agreed. */
export function readPriority(form: URLSearchParams, answers: FormReader, key: string, { plan, owners, measures }: Choices): PlanPriority | null {
  const title = answers.text('title', { what: 'The priority', most: 200, missing: 'Enter the priority in a few words' });
  const why = answers.longText('why', { what: 'Why it is one', most: 3000 }) ?? '';
  const chosen = measureBoxes.flatMap((box) => {
    const id = form.get(`measure-${String(box)}`) ?? '';
    return measures.some(({ value }) => value === id) ? [id] : [];
  });
  const objectives = rowsIn(form, 'objectives').flatMap((row) => {
    const says = answers.text(`${row}-says`, { what: 'The objective', most: 500 }) ?? '';
    const success = answers.text(`${row}-success`, { what: 'What success is', most: 500 }) ?? '';
    const milestones = Object.fromEntries(
      plan.halfTerms.flatMap((halfTerm): [string, string][] => {
        const milestone = answers.text(`${row}-by-${halfTerm.key}`, { what: 'The milestone', most: 500 });
        return milestone === null ? [] : [[halfTerm.key, milestone]];
      }),
    );
    const isEmpty = says === '' && success === '' && Object.keys(milestones).length === 0;
    if (!isEmpty && says === '') answers.refuse(`${row}-says`, 'Enter the objective that this belongs to');
    return isEmpty ? [] : [{ key: row, says, success, milestones }];
  });
  const actions = rowsIn(form, 'actions').flatMap((row) => readAction(form, answers, row, { owners, objectives }));
  return title === null ? null : { key, title, why, measures: [...new Set(chosen)], objectives, actions };
}

interface Around {
  readonly owners: readonly PossibleOwner[];
  readonly objectives: PlanPriority['objectives'];
}

function readAction(form: URLSearchParams, answers: FormReader, row: string, { owners, objectives }: Around): PlanAction[] {
  const what = answers.text(`${row}-what`, { what: 'The action', most: 500 }) ?? '';
  const success = answers.text(`${row}-success`, { what: 'The measure of success', most: 300 }) ?? '';
  const dueOn = answers.date(`${row}-due`, { what: 'The day by which it is done' });
  const account = owners.find(({ id }) => String(id) === form.get(`${row}-account`));
  const typed = answers.text(`${row}-owner`, { what: 'The owner', most: 120 }) ?? '';
  const side = (['authority', 'provider', 'other'] as const).find((each) => each === form.get(`${row}-side`));
  if (what === '' && success === '' && dueOn === null && typed === '' && account === undefined) return [];
  if (what === '') answers.refuse(`${row}-what`, 'Enter what is to be done');
  if (account !== undefined && typed !== '')
    answers.refuse(`${row}-owner`, `An action has one owner: choose ${account.name} from the list or enter another, not both`);
  const chosen = form.get(`${row}-objective`) ?? '';
  if (chosen !== '' && !objectives.some(({ key }) => key === chosen))
    answers.refuse(`${row}-objective`, 'Choose an objective that is written above: this one is empty');
  return [
    {
      key: row,
      what,
      objective: servedBy({ objectives }, chosen),
      success,
      dueOn,
      ownerSide: account?.side ?? side ?? 'provider',
      ownerName: account?.name ?? typed,
      ownerAccountId: account?.id ?? null,
    },
  ];
}
