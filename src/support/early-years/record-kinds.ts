import { doneBy, ownColumn, type RecordKind } from '../../platform/records/record-kind.ts';
import { sixYearsFrom } from '../../platform/records/six-years.ts';

const common = {
  key: 'id',
  owner: ownColumn,
  secrets: [],
  source: { words: 'The officer who entered it' },
} as const;
const ofProvider = { by: 'id', column: 'provider_id' } as const;
const entered = [doneBy('entered_by'), doneBy('withdrawn_by')];

/** What is kept of early years settings beside their visits, programmes and agreed actions. */
export const earlyYearsRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'early-years-audit',
    label: 'Audits of early years settings',
    what: 'What a setting or the authority answered to the statements of an audit of the environment or of safeguarding, and what was seen. It names no child.',
    table: 'early_years_audit',
    title: ['kind', 'audited_on', 'state'],
    provider: ofProvider,
    people: [doneBy('started_by'), doneBy('saved_by'), doneBy('finished_by'), doneBy('withdrawn_by')],
    words: ['answers', 'summary', 'withdrawn_reason'],
    source: { words: 'The setting, or the officer who audited it' },
    isCasework: true,
    dated: 'audited_on',
    retention: sixYearsFrom('audited_on', 'the day of the audit'),
    prompts: [
      { columns: ['answers', 'summary'], section: 'section 31, 36 or 40', why: 'Would it prejudice regulation, is it free and frank, or does it tell of a person?' },
    ],
  },
  {
    ...common,
    kind: 'early-years-places',
    label: 'Places of early years settings',
    what: 'How many places a setting offers by age, how many are free, for how many hours, as at a day and by whom it is known.',
    table: 'early_years_places',
    title: ['as_at'],
    provider: ofProvider,
    people: entered,
    words: ['source', 'withdrawn_reason'],
    isCasework: false,
    dated: 'as_at',
    retention: sixYearsFrom('entered_at', 'the day it was entered'),
  },
  {
    ...common,
    kind: 'early-years-need',
    label: 'Children by age and locality',
    what: 'How many children of an age live in a locality, as at a day and by whom it is counted. It names nobody.',
    table: 'early_years_need',
    title: ['age_band', 'as_at'],
    people: entered,
    words: ['source', 'withdrawn_reason'],
    isCasework: false,
    dated: 'as_at',
    retention: { none: 'Kept for good: past assessments of sufficiency are answered for by it.' },
  },
  {
    ...common,
    kind: 'early-years-no-pathway',
    label: 'Settings without a newly registered pathway',
    what: 'For which newly registered setting somebody decided that no pathway is begun, and why.',
    table: 'early_years_no_pathway',
    title: ['entered_at'],
    provider: ofProvider,
    people: entered,
    words: ['reason', 'withdrawn_reason'],
    isCasework: true,
    dated: 'entered_at',
    retention: sixYearsFrom('entered_at', 'the day it was decided'),
  },
]; // prettier-ignore
