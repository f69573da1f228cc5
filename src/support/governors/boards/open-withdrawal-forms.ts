import { dateInWords } from '../../../kernel/plain-date.ts';
import type { OwnProvider } from '../../../register/index.ts';
import type { Asked } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { offices } from './board-words.ts';
import { aboutBoard, type Prepared } from './open-board-form.ts';
import { findAskedTerm, pathOfMember } from './open-term-forms.ts';
import { trainingKinds } from './training.ts';
import { withdrawGovernorWork } from './withdraw-governor-work.ts';

interface Withdrawal {
  readonly what: 'training' | 'officer';
  readonly id: number;
  readonly says: string;
  readonly isWithdrawn: boolean;
  readonly back?: string;
}

/** Sent twice, it is the same; opened anew, there is nothing more to withdraw. */
function prepare({ doing, request }: Asked, provider: OwnProvider, of: Withdrawal): Prepared<string, string> {
  if (of.isWithdrawn && !request.form.has('reason')) return null;
  return {
    page: {
      ...aboutBoard(provider, of.back),
      title: 'Withdraw what was recorded in error',
      lead: [`${of.says} It counts no longer, and stays in the records with who withdrew it and why.`],
      fields: [{ kind: 'text', name: 'reason', label: 'Why it is withdrawn' }],
      button: 'Withdraw',
      read: (answers) => answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' }),
      save: (tx, reason) => withdrawGovernorWork(tx, doing, provider, of, reason),
      savedNotice: () => 'It is withdrawn.',
    },
  };
}

export async function prepareTrainingWithdrawal(asked: Asked, provider: OwnProvider): Promise<Prepared<string, string>> {
  const term = await findAskedTerm(asked, provider);
  const id = readId(asked.request.params['trainingId']);
  if (!term || id === null) return null;
  const row = await asked.means.db.kysely
    .selectFrom('governor_training')
    .select(['id', 'kind', 'done_on', 'withdrawn_at'])
    .where('id', '=', id)
    .where('term_id', '=', term.id)
    .executeTakeFirst();
  if (!row) return null;
  const says = `${trainingKinds[row.kind].label}, done by ${term.name} on ${dateInWords(row.done_on)}.`;
  return prepare(asked, provider, { what: 'training', id, says, isWithdrawn: row.withdrawn_at !== null, back: pathOfMember(provider, term) });
}

export async function prepareOfficerWithdrawal(asked: Asked, provider: OwnProvider): Promise<Prepared<string, string>> {
  const id = readId(asked.request.params['officerId']);
  if (id === null) return null;
  const row = await asked.means.db.kysely
    .selectFrom('board_officer')
    .select(['id', 'office', 'person_name', 'from_on', 'withdrawn_at'])
    .where('id', '=', id)
    .where('provider_id', '=', provider.id)
    .executeTakeFirst();
  if (!row) return null;
  const says = `${offices[row.office]}: ${row.person_name}, from ${dateInWords(row.from_on)}. Whoever held it before is recorded to the day before still.`;
  return prepare(asked, provider, { what: 'officer', id, says, isWithdrawn: row.withdrawn_at !== null });
}
