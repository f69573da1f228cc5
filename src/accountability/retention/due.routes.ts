import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import { labelOf, textOfValue } from '../disclosure/disclosed-record.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { exportDue } from './export-due.ts';
import { countDue, type DueRecord, findDue } from './list-due.ts';
import { type DueKind, openDue } from './open-due.ts';
import { type DecidedOutcome, recordDecision } from './record-decision.ts';
import type { RecordDecision } from './retention-decision.ts';
import { canBeErased } from './retention-rule.ts';
import { nameOf, showDue, showDueOfKind, stateOf } from './show-due.ts';

/** The yearly list of what is due, and what is decided of it. */
export function dueRoutes(means: AccountabilityMeans): Route[] {
  return [
    { method: 'GET', path: '/records/due', permission: 'records.view', audit: 'records-due.viewed', handle: (request) => showDue(means, request) },
    {
      method: 'GET',
      path: '/records/due.csv',
      permission: 'records.view',
      audit: 'records-due.exported',
      handle: (request) => exportDue(means, request),
    },
    {
      method: 'GET',
      path: '/records/due/:kind',
      permission: 'records.view',
      audit: 'records-due.listed',
      sensitive: true,
      handle: (request) => showDueOfKind(means, request),
    },
    {
      method: 'GET',
      path: '/records/due/:kind/decide',
      permission: 'records.manage',
      audit: 'records-due.opened',
      sensitive: true,
      handle: async (request) => {
        const asked = await openDecision(means, request, request.query);
        return asked === null ? { kind: 'not-found' } : showDecision(asked, new URLSearchParams());
      },
    },
    {
      method: 'POST',
      path: '/records/due/:kind/decide',
      permission: 'records.manage',
      audit: 'record.decided',
      handle: (request) => saveDecision(means, request),
    },
  ];
}

interface AskedDecision extends DueKind {
  readonly year: number;
  /** Null to decide on all of them. */
  readonly record: DueRecord | null;
  readonly due: number;
  readonly onHold: number;
}

async function openDecision(means: AccountabilityMeans, request: PageRequest, given: URLSearchParams): Promise<AskedDecision | null> {
  const list = await openDue(means, request);
  const asked = list?.kinds.find(({ kind }) => kind.kind === request.params['kind']);
  if (!list || !asked) return null;
  const id = given.get('record') ?? '';
  const record = id === '' ? null : await findDue(means.db.kysely, asked.question, id);
  if (id !== '' && record === null) return null;
  const { due, onHold } = await countDue(means.db.kysely, asked.question);
  return { ...asked, year: list.year, record, due, onHold };
}

function showDecision(asked: AskedDecision, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  const { kind, rule, year, record, due, onHold } = asked;
  const contents = Object.entries(record?.contents ?? {}).flatMap(([column, value]) => {
    const text = textOfValue(value);
    return text === null ? [] : [{ key: { text: labelOf(column) }, value: { text } }];
  });
  return showForm({
    template: 'accountability/retention/decide.njk',
    form,
    errors,
    data: {
      kind,
      rule,
      year,
      record: record === null ? null : { ...record, title: nameOf(record), state: stateOf(record) },
      contents,
      due,
      onHold,
      canBeErased: canBeErased(kind),
      keptWhole: kind.keptWhole ?? null,
      action: `/records/due/${kind.kind}/decide`,
      backLink: `/records/due/${kind.kind}?year=${year}`,
    },
  });
}

function readDecision(answers: FormReader): RecordDecision | null {
  const decision = answers.choice('decision', ['keep', 'erase'] as const, 'Select what to do');
  const keepUntil =
    decision === 'keep' ? answers.date('until', { what: 'The day to keep it until', missing: 'Enter the day to keep it until' }) : null;
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter the reason' });
  if (reason === null || decision === null) return null;
  if (decision === 'erase') return { decision, reason };
  return keepUntil === null ? null : { decision, reason, keepUntil };
}

async function saveDecision(means: AccountabilityMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const asked = await openDecision(means, request, request.form);
  if (asked === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const decision = readDecision(answers);
  if (decision === null || answers.errors.length > 0) return showDecision(asked, request.form, answers.errors);
  const { question, rule, record, kind, year } = asked;
  const outcome = await db.transaction(
    (tx) => recordDecision(tx, doingOf(request, clock), { ...question, ruleId: rule.id }, record === null ? 'all' : { id: record.id }, decision),
    { authorityId: question.authority.id },
  );
  if (outcome.decided === 0 && outcome.left.size > 0) {
    const [reason = ''] = outcome.left.keys();
    answers.refuse('decision', reason);
    return showDecision(asked, request.form, answers.errors);
  }
  return {
    kind: 'redirect',
    to: `/records/due/${kind.kind}?year=${year}`,
    notice: { kind: outcome.left.size > 0 || outcome.more ? 'important' : 'success', text: outcomeInWords(decision, outcome) },
  };
}

function outcomeInWords({ decision }: RecordDecision, { decided, left, more }: DecidedOutcome): string {
  const counted = decided === 1 ? '1 record' : `${decided} records`;
  const done = decision === 'keep' ? `${counted} will be kept longer.` : `The names in ${counted} are erased.`;
  const others = [...left].map(
    ([reason, count]) => ` ${count} left as ${count === 1 ? 'it is' : 'they are'}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
  );
  return `${done}${others.join('')}${more ? ' There are more: decide again for the rest.' : ''}`;
}
