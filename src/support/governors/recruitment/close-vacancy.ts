import type { Tx } from '../../../platform/database/database.ts';
import { type Doing, type OwnProvider, recordEntryChange } from '../../../register/index.ts';
import { ledgers } from '../boards/ledgers.ts';
import { closeIntroductions } from './close-introductions.ts';
import { listVacancies } from './find-recruitment.ts';
import './tables.ts';

/** Somebody has the seat: what asked for it is filled, and who else was introduced for it is let go. Whom it names is in the term alone. */
export async function closeVacancy(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  { seatId, appointed }: { readonly seatId: number; readonly appointed: number | null },
): Promise<void> {
  const vacancy = (await listVacancies(tx, provider.authorityId, { providerId: provider.id })).find(
    (one) => one.seatId === seatId && one.state === 'open',
  );
  if (!vacancy) return;
  await tx
    .updateTable('board_vacancy')
    .set({ state: 'filled', closed_on: doing.clock.today(), closed_why: 'Somebody is appointed' })
    .where('id', '=', vacancy.id)
    .execute();
  await recordEntryChange(tx, doing, ledgers.vacancy, {
    id: vacancy.id,
    before: { state: 'open' },
    after: { state: 'filled' },
    event: 'board-vacancy.filled',
  });
  await closeIntroductions(tx, doing, provider, { vacancy, except: appointed, side: 'service', why: 'The seat is filled' });
}
