import './tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Clock } from '../clock.ts';

/** Of an account named `a` in the question: in use, and not past its last day. */
export const isUsable = (clock: Clock): RawBuilder<boolean> =>
  sql<boolean>`(a.state = 'active' and (a.expires_on is null or a.expires_on >= ${clock.today()}::date))`;
