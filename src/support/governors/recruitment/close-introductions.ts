import type { Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { type Doing, type OwnProvider, recordEntryChange } from '../../../register/index.ts';
import { ledgers } from '../boards/ledgers.ts';
import { listIntroductions, type Vacancy } from './find-recruitment.ts';
import { isLive } from './introduction.ts';
import './tables.ts';

interface Closing {
  readonly vacancy: Pick<Vacancy, 'id' | 'providerName'>;
  /** The introduction that filled it. */
  readonly except: number | null;
  readonly side: 'board' | 'service';
  readonly why: string;
}

/** Introductions of a vacancy that are under way end with it; who made them is told, and tells the volunteer, who has no account. */
export async function closeIntroductions(tx: Tx, doing: Doing, provider: OwnProvider, { vacancy, except, side, why }: Closing): Promise<void> {
  const live = (await listIntroductions(tx, provider.authorityId, { vacancyId: vacancy.id })).filter(
    ({ id, state }) => id !== except && isLive(state),
  );
  for (const one of live) {
    await tx
      .updateTable('governor_introduction')
      .set({ state: 'closed', closed_on: doing.clock.today(), closed_by_side: side, closed_why: why })
      .where('id', '=', one.id)
      .execute();
    await recordEntryChange(tx, doing, ledgers.introduction, {
      id: one.id,
      before: { state: one.state },
      after: { state: 'closed' },
      reason: why,
      event: 'governor-introduction.closed',
    });
    await sendNotice(tx, {
      authorityId: provider.authorityId,
      to: [one.introducedByAccount],
      kind: 'introduction-closed',
      urgency: 'usual',
      subject: `An introduction to ${vacancy.providerName} is closed: tell the volunteer`,
      href: `/governors/volunteers/${String(one.volunteerId)}`,
    });
  }
}
