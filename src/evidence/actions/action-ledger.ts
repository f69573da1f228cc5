import { dateInWords } from '../../kernel/plain-date.ts';
import type { Answer, Ledger, Snapshot } from '../../register/index.ts';
import { type ActionEntry, type AgreedAction, ownerSides } from './agreed-action.ts';

export const actionLedger: Ledger = { subject: 'agreed-action', table: 'agreed_action' };

/** What the audit trail keeps: of a restricted one, and of one of a concern, which may be restricted tomorrow, no word that tells what it is about. */
export function snapshotOfAction(action: ActionEntry & Partial<AgreedAction>, isRestricted: boolean): Snapshot {
  const { ownerSide, ownerName, dueOn, dueHow, state = 'open', doneOn = null, reportedOn = null } = action;
  const facts = { ownerSide, dueOn, state, doneOn, reportedOn };
  if (isRestricted || action.cameFrom === 'concern') return facts;
  const { what, measure, evidence = null, cameOfIt = null } = action;
  return { ...facts, what, ownerName, dueHow, measure, evidence, cameOfIt };
}

export const actionEvents = {
  'agreed-action.recorded': 'Agreed',
  'agreed-action.completed': 'Said to be done',
  'agreed-action.answered': 'Answered what was reported',
  'agreed-action.outcome-recorded': 'Said what came of it',
  'agreed-action.reopened': 'Reopened',
  'agreed-action.moved': 'Date or owner changed',
  'agreed-action.withdrawn': 'Withdrawn',
  'agreed-action.handed-over': 'Handed over',
};

const day = (date: string | number | null | undefined): string => (typeof date === 'string' ? dateInWords(date) : '');

/** A snapshot as the history tells it. */
export function answersOfSnapshot(said: Snapshot): readonly Answer[] {
  const text = (name: string): string => String(said[name] ?? '');
  const rows: Answer[] = [
    { label: 'What is to be done', text: text('what') },
    { label: 'Owner', text: [text('ownerName'), ownerSides[text('ownerSide') as keyof typeof ownerSides]].filter(Boolean).join(', ') },
    { label: 'Due', text: day(said['dueOn']) },
    { label: 'How the day was worked out', text: text('dueHow') },
    { label: 'Measure of success', text: text('measure') },
    { label: 'Reported done on', text: day(said['reportedOn']) },
    { label: 'Done on', text: day(said['doneOn']) },
    { label: 'What shows it', text: text('evidence') },
    { label: 'What came of it', text: text('cameOfIt') },
  ];
  return rows;
}
