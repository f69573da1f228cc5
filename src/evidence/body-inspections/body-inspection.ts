import { dateInWords, daysBetween } from '../../kernel/plain-date.ts';
import type { Decision } from '../../register/index.ts';

export type BodyKind = 'authority' | 'trust';
export type BodyInspectionKind = 'ilacs' | 'area-send' | 'focused-visit' | 'monitoring' | 'trust' | 'other';

export const bodyInspectionKinds: Readonly<
  Record<BodyInspectionKind, { readonly text: string; readonly hint: string; readonly of: readonly BodyKind[] }>
> = {
  'ilacs': { text: 'Inspection of local authority children’s services (ILACS)', hint: 'By Ofsted.', of: ['authority'] },
  'area-send': { text: 'Area SEND inspection', hint: 'Of the local area partnership, by Ofsted and the Care Quality Commission.', of: ['authority'] },
  'focused-visit': { text: 'Focused visit', hint: 'On one part of children’s services.', of: ['authority'] },
  'trust': { text: 'Inspection of the trust', hint: 'Under the Act of 2026, once its section is in force.', of: ['trust'] },
  'monitoring': { text: 'Monitoring visit', hint: 'After an earlier inspection.', of: ['authority', 'trust'] },
  'other': { text: 'Another inspection or peer review', hint: 'Say in the outcome what it was.', of: ['authority', 'trust'] },
};

export interface BodyInspectionEntry {
  readonly kind: BodyInspectionKind;
  readonly inspectedOn: string;
  readonly publishedOn: string | null;
  readonly inspectedBy: string;
  readonly outcome: string;
  readonly source: string;
}

export interface ActionEntry {
  readonly what: string;
  readonly ownerRole: string;
  readonly dueOn: string;
}

export interface ActionState extends ActionEntry {
  readonly doneOn: string | null;
}

/** Whether what was entered can be so. */
export function decideBodyInspection(entry: BodyInspectionEntry, of: BodyKind, today: string): Decision<BodyInspectionEntry> {
  const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });
  if (!bodyInspectionKinds[entry.kind].of.includes(of)) return refuse('kind', 'Select a kind of inspection that this body has');
  if (entry.inspectedOn > today) return refuse('on', 'The day it began must be today or earlier');
  if (entry.publishedOn !== null && entry.publishedOn < entry.inspectedOn)
    return refuse('published', 'The report cannot be published before the inspection began');
  if (entry.publishedOn !== null && entry.publishedOn > today) return refuse('published', 'The day of publication must be today or earlier');
  return { ok: true, value: entry };
}

/** An action is due on the day of its inspection at the earliest. */
export function decideAction(action: ActionEntry, inspectedOn: string): Decision<ActionEntry> {
  if (action.dueOn < inspectedOn)
    return { ok: false, field: 'due', reason: `It cannot be due before the inspection, which began on ${dateInWords(inspectedOn)}` };
  return { ok: true, value: action };
}

export function decideDone(doneOn: string, inspectedOn: string, today: string): Decision<string> {
  if (doneOn > today) return { ok: false, field: 'done', reason: 'The day it was done must be today or earlier' };
  if (doneOn < inspectedOn) return { ok: false, field: 'done', reason: 'It cannot have been done before the inspection began' };
  return { ok: true, value: doneOn };
}

export interface ActionStanding {
  readonly state: 'done' | 'overdue' | 'due-soon' | 'open';
  readonly text: string;
  readonly colour: 'green' | 'red' | 'yellow' | 'blue';
}

const SOON_DAYS = 28;

/** How an action stands today: done, in time or late; overdue, and by how long; soon due; or open. */
export function standingOf({ dueOn, doneOn }: ActionState, today: string): ActionStanding {
  if (doneOn !== null) {
    const late = daysBetween(dueOn, doneOn);
    return { state: 'done', text: late > 0 ? `Done, ${days(late)} late` : 'Done', colour: 'green' };
  }
  const left = daysBetween(today, dueOn);
  if (left < 0) return { state: 'overdue', text: `Overdue by ${days(-left)}`, colour: 'red' };
  if (left === 0) return { state: 'due-soon', text: 'Due today', colour: 'yellow' };
  return left <= SOON_DAYS ? { state: 'due-soon', text: `Due in ${days(left)}`, colour: 'yellow' } : { state: 'open', text: 'Open', colour: 'blue' };
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** "2 of 5 actions done, 1 overdue". */
export function summariseActions(actions: readonly ActionState[], today: string): string {
  if (actions.length === 0) return 'No action is recorded';
  const states = actions.map((action) => standingOf(action, today).state);
  const done = states.filter((state) => state === 'done').length;
  const overdue = states.filter((state) => state === 'overdue').length;
  return `${done} of ${actions.length} ${actions.length === 1 ? 'action' : 'actions'} done${overdue > 0 ? `, ${overdue} overdue` : ''}`;
}
