import { dateInWords } from '../../kernel/plain-date.ts';
import type { Answer, Ledger, Snapshot } from '../../register/index.ts';
import type { CallEntry } from './ofsted-call.ts';

export const callLedger: Ledger = { subject: 'ofsted-call', table: 'ofsted_call' };
export const meetingLedger: Ledger = { subject: 'ofsted-call-meeting', table: 'ofsted_call_meeting' };
export const provisionalLedger: Ledger = { subject: 'provisional-outcome', table: 'provisional_outcome' };

export const callEvents = {
  'ofsted-call.recorded': 'Recorded',
  'ofsted-call.briefing-edited': 'Briefing edited',
  'ofsted-call.withdrawn': 'Withdrawn',
};

export const snapshotOfCall = ({ calledOn, calledAt, inspectionFrom, inspectionTo, caller }: CallEntry): Snapshot => ({
  calledOn,
  calledAt,
  inspectionFrom,
  inspectionTo,
  caller,
});

const day = (said: Snapshot, name: string): string => (typeof said[name] === 'string' ? dateInWords(said[name]) : '');

export function answersOfCall(said: Snapshot): readonly Answer[] {
  if (said['calledOn'] === undefined) return [];
  return [
    { label: 'The call came', text: `${day(said, 'calledOn')} at ${String(said['calledAt'] ?? '')}` },
    { label: 'From', text: String(said['caller'] ?? '') },
    { label: 'First day of the inspection', text: day(said, 'inspectionFrom') },
    { label: 'Last day of the inspection', text: day(said, 'inspectionTo') },
  ];
}
