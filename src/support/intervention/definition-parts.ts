import type { CountsFrom, Doer, DueRule, Gate, ProgrammeTask, Stage, TaskField } from '../programme-definitions/definition.ts';
import { plainTask } from '../programme-definitions/plain-task.ts';

/** What is not of the law is ours, and says so wherever it is shown. */
export const provisional = 'Provisional: not from the published framework';
export const forLegalServices = 'For legal services: provisional, to be settled and entered by them';

type Given<Kind> = Omit<Extract<TaskField, { kind: Kind }>, 'kind' | 'key' | 'label' | 'hint' | 'required'>;
interface About {
  readonly hint?: string;
  readonly required?: boolean;
}
const base = (key: string, label: string, { hint, required }: About) => ({ key, label, hint: hint ?? null, required: required ?? true });

export const text = (key: string, label: string, about: About = {}): TaskField => ({ kind: 'text', ...base(key, label, about) });
export const longText = (key: string, label: string, about: About = {}): TaskField => ({ kind: 'long-text', ...base(key, label, about) });

export function date(key: string, label: string, about: About & Partial<Given<'date'>> = {}): TaskField {
  return { kind: 'date', ...base(key, label, about), notBefore: about.notBefore ?? null, mayBeAhead: about.mayBeAhead ?? false };
}

/** `of`: value → what is shown. */
const options = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, shown]) => ({ value, text: shown }));

export const choice = (key: string, label: string, of: Readonly<Record<string, string>>, about: About = {}): TaskField => ({
  kind: 'choice',
  ...base(key, label, about),
  options: options(of),
});
export const choices = (key: string, label: string, of: Readonly<Record<string, string>>, about: About = {}): TaskField => ({
  kind: 'choices',
  ...base(key, label, about),
  options: options(of),
});

export const yesOrNo = { yes: 'Yes', no: 'No' } as const;

export const fromStart: CountsFrom = { kind: 'start' };
export const fromStage: CountsFrom = { kind: 'stage' };
export const fromTask = (task: string): CountsFrom => ({ kind: 'task', task });
export const fromField = (task: string, field: string): CountsFrom => ({ kind: 'field', task, field });

/** A default of ours. */
export function within(count: number, unit: DueRule['unit'], from: CountsFrom = fromStage, source = provisional): DueRule {
  return { from, count, unit, source, statutory: false };
}

/** A limit of the law. */
export function byLaw(count: number, unit: DueRule['unit'], from: CountsFrom, source: string): DueRule {
  return { from, count, unit, source, statutory: true };
}

type TaskGiven = Pick<ProgrammeTask, 'key' | 'name' | 'says' | 'due'> & Partial<Omit<ProgrammeTask, 'key' | 'name' | 'says' | 'due'>>;

export function task(given: TaskGiven): ProgrammeTask {
  return {
    by: 'lead',
    ...plainTask,
    ...given,
  };
}

/** A step of the law: the director records it and a second person confirms. */
export const statutoryTask = (given: TaskGiven): ProgrammeTask => task({ by: 'director', twoPersons: true, ...given });

type GateGiven = Pick<Gate, 'key' | 'name'> & Partial<Omit<Gate, 'key' | 'name'>>;

/** Where `outcome` is named it ends the run. */
export function gate(given: GateGiven): Gate {
  return { to: null, outcome: null, by: 'lead', second: null, needsTasks: true, needsReviews: 0, checks: [], appliesWhen: null, ...given };
}

/** Decided by the director, and confirmed by the Assistant Director. */
export const statutoryGate = (given: GateGiven): Gate => gate({ by: 'director', second: 'assistant-director' satisfies Doer, ...given });

export const stage = (given: Pick<Stage, 'key' | 'name' | 'says' | 'tasks' | 'gates'>): Stage => ({ review: null, ...given });

export const outcome = (key: string, label: string, good: boolean | null = null) => ({ key, label, good });

/** The end of a power that lasts; before its first day it is taken back. `of`: why it ended. Its last day may be told before it comes. */
export const endOfPower = (power: string, of: Readonly<Record<string, string>>): TaskField[] => [
  date('last-day', 'Last day', {
    notBefore: fromField(power, 'from'),
    required: false,
    mayBeAhead: true,
    hint: 'It may be a day to come. Leave it empty where it is taken back before its first day.',
  }),
  choice('because', 'Why', { ...of, 'taken-back': 'Taken back before its first day' }),
];

/** The call, where the step that sends the letter records it. */
export const rangBefore = (who: string): readonly TaskField[] => [
  date('rang-on', 'Day of the call before it', { notBefore: fromStage, hint: `Ring ${who} before it goes, and say what it will say.` }),
  text('rang-with', 'With whom'),
];
export const rang = rangBefore('the head and the chair of governors');

/** When those whom it concerns are told in writing that something is over. `required`: false where nothing may have gone out. */
export const toldInWriting = (since: CountsFrom, required = true): readonly TaskField[] => [
  date('told-on', 'Day they are told in writing', {
    notBefore: since,
    mayBeAhead: true,
    required,
    ...(required ? {} : { hint: 'Leave it empty where it is taken back and no letter of it has gone.' }),
  }),
  text('signed-by', 'Signed by', { required }),
];

/** The register does not say whether a foundation school has foundation governors that somebody appoints. */
export const nobodyAppoints = choices('nobody-appoints', 'Of a foundation school', { nobody: 'Nobody appoints foundation governors here' }, {
  required: false,
  hint: 'Where there is nobody, nothing is asked for of whoever appoints them.',
}); // prettier-ignore

/** The care that comes before every adverse letter. `within`: working days of its stage, when what the letter will say is known. */
export const callBefore = (who: string, withinDays: number, days = 'None goes on a Friday or in a term’s last two days.'): ProgrammeTask =>
  task({
    key: 'call',
    name: 'Ring before anything is sent',
    says: `Ring ${who} before the letter goes, and say what it will say. ${days}`,
    due: within(withinDays, 'working-days'),
    fields: [date('rang-on', 'Day of the call', { notBefore: fromStart }), text('with', 'With whom')],
  });
