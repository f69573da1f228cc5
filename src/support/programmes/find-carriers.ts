import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import { listWhoMay, type SomebodyWhoMay } from '../../register/index.ts';
import { accepted } from '../../kernel/result.ts';
import { refuse, type Decided } from './field-answers.ts';

interface Of {
  readonly authorityId: number;
  readonly providerId: number;
}

/** Who may carry a run at a provider, by name: those who can open it and record what happens in it. */
export const findCarriers = (reader: Reader, clock: Clock, of: Of): Promise<SomebodyWhoMay[]> => listWhoMay(reader, clock, 'programme.run', of);

/** The one with this account among them. */
export async function findCarrier(reader: Reader, clock: Clock, of: Of, accountId: number): Promise<Decided<SomebodyWhoMay>> {
  const found = (await findCarriers(reader, clock, of)).find(({ id }) => id === accountId);
  return found === undefined
    ? refuse('Choose somebody who works with this provider: nobody else can open the run, nor record what happens in it', 'account')
    : accepted(found);
}
