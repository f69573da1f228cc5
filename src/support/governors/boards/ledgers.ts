import type { Ledger } from '../../../register/index.ts';

/** What the audit trail calls what is kept of boards. */
export const ledgers = {
  board: { subject: 'governing-board', table: 'governing_board' },
  term: { subject: 'board-term', table: 'board_term' },
  officer: { subject: 'board-officer', table: 'board_officer' },
  training: { subject: 'governor-training', table: 'governor_training' },
  step: { subject: 'governor-induction-step', table: 'governor_induction_step' },
  skills: { subject: 'skills-return', table: 'skills_return' },
  support: { subject: 'chair-support', table: 'chair_support' },
  vacancy: { subject: 'board-vacancy', table: 'board_vacancy' },
  introduction: { subject: 'governor-introduction', table: 'governor_introduction' },
} as const satisfies Readonly<Record<string, Ledger>>;

export const refusedFor = (
  field: string,
  reason: string,
): { readonly kind: 'refused'; readonly refusal: { ok: false; field: string; reason: string } } => ({
  kind: 'refused',
  refusal: { ok: false, field, reason },
});
