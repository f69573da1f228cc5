import type { Reply } from '../../platform/http/route.ts';
import { FormReader } from '../../register/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Asked } from './open-page.ts';
import { showForm } from './show-form.ts';
import { type Withdrawn, withdrawEntry } from './withdraw-entry.ts';

interface Withdrawal {
  readonly table: Withdrawn;
  readonly id: number;
  readonly title: string;
  /** What is withdrawn, and what comes of it. */
  readonly what: string;
  readonly action: string;
  readonly back: string;
}

/** Asks why an entry is withdrawn. */
export function showWithdrawal(
  { title, what, action, back }: Withdrawal,
  form: URLSearchParams = new URLSearchParams(),
  errors: FormReader['errors'] = [],
): Reply {
  return showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    data: { title, what, action, backLink: back },
  });
}

/** `then`: what else comes of it, in the same transaction. */
export async function saveWithdrawal({ means, request, doing }: Asked, withdrawal: Withdrawal, then?: (tx: Tx) => Promise<void>): Promise<Reply> {
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return showWithdrawal(withdrawal, request.form, answers.errors);
  const done = await means.db.transaction(async (tx) => {
    const withdrawn = await withdrawEntry(tx, doing, withdrawal.table, withdrawal.id, reason);
    if (withdrawn.ok) await then?.(tx);
    return withdrawn;
  });
  const text = done.ok ? 'It is withdrawn, and stays readable.' : `${done.reason}.`;
  return { kind: 'redirect', to: withdrawal.back, notice: { kind: done.ok ? 'success' : 'important', text } };
}
