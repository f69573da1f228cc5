import { accepted, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { changePairing, ownPath, tell, withPairing } from './change-pairing.ts';
import { type Agreement, daysOfAgreement, decideAgreement } from './pairing.ts';

/** What the two agree: aims, how often, how long, and where confidence ends. Agreed anew, it takes the place of what was agreed; `seen` is what the form was made of. */
export function recordAgreement(tx: Tx, doing: Doing, pairingId: number, agreement: Agreement, seen: string): Promise<Result<'saved' | 'overtaken'>> {
  return withPairing<'saved' | 'overtaken'>(tx, doing, pairingId, async (pairing) => {
    const { aims, howOften, months, confidentiality, agreedOn } = agreement;
    const now = pairing.agreement;
    const isSame = now !== null && now.aims === aims && now.howOften === howOften && now.months === months && now.confidentiality === confidentiality && now.agreedOn === agreedOn; // prettier-ignore
    if (isSame) return accepted('saved');
    if (seen !== pairing.changedAt.toISOString()) return accepted('overtaken');
    const decided = decideAgreement(pairing.state, agreement, doing.clock.today());
    if (!decided.ok) return decided;
    const { endsOn, reviewDueOn } = daysOfAgreement(agreement);
    await changePairing(tx, doing, pairing, {
      set: {
        state: 'under-way',
        aims,
        how_often: howOften,
        months,
        confidentiality,
        agreed_on: agreedOn,
        agreed_by: doing.actor.name,
        review_due_on: reviewDueOn,
        ends_on: endsOn,
      },
      before: { state: pairing.state },
      after: { state: 'under-way', howOften, months, agreedOn },
    });
    await tell(tx, doing, {
      to: [pairing.mentorAccountId, pairing.menteeAccountId],
      kind: 'mentoring-agreed',
      subject: 'The agreement of a pairing is written: read it',
      href: ownPath(pairing.id),
    });
    return accepted('saved');
  });
}
