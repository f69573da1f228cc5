import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Track } from '../programme-definitions/definition.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { findStarter } from '../programmes/find-starter.ts';
import { answersOf } from '../programmes/replay.ts';
import { characterOf } from '../programmes/subject.ts';
import { findKnown } from '../find-known-of-provider.ts';
import { type GatewayId, gatewayIds, gatewayOfCategory } from './gateways.ts';
import { drawLadder, type Rung } from './ladder.ts';
import { boardOn } from './powers.ts';
import { decideGateway, liveSecretaryOfStateNotice, type LiveRun, openGateways } from './gateways-open.ts';

/** The ladder of one provider, and what stands on it. */
export interface Escalation {
  readonly track: Track;
  readonly character: string | null;
  /** The sentence why nothing begins where it is closed. */
  readonly closed: string | null;
  /** By which working days are told. */
  readonly calendar: SchoolCalendar | null;
  readonly rungs: readonly Rung[];
  readonly gateways: readonly { readonly id: GatewayId; readonly isOpen: boolean; readonly complianceEnds: string | null; readonly why: string | null }[];
  readonly secretaryOfStateNotice: string | null;
  /** An interim executive board has the governing body’s place. */
  readonly hasBoard: boolean;
  readonly category: string | null;
  /** All there ever were, the latest to begin first. */
  readonly runs: readonly Run[];
} // prettier-ignore

/** Null where no law of a school or setting applies to the provider. */
export async function findEscalation(reader: Reader, asked: { readonly authorityId: number; readonly providerId: number; readonly today: string }): Promise<Escalation | null> {
  const { authorityId, providerId, today } = asked;
  const starter = await findStarter(reader, authorityId, providerId);
  if (starter === null) return null;
  const known = await findKnown(reader, asked);
  const runs = await listRuns(reader, authorityId, { providerId });
  const live = runs.filter(({ now }) => now.state === 'live' || now.state === 'paused').map((run): LiveRun => ({ programme: run.definition.key, stage: run.now.stage, answers: answersOf(run.now) }));
  const facts = { known, runs: live, on: today };
  const secretaryOfStateNotice = liveSecretaryOfStateNotice(known, today);
  // A category that opens no gateway asks for no statement of action either.
  const category = gatewayOfCategory(known.category) === null ? null : known.category;
  return {
    track: starter.track,
    character: characterOf(starter.typeName),
    closed: starter.closed,
    calendar: known.calendar,
    rungs: drawLadder({ track: starter.track, gateways: openGateways(facts), secretaryOfStateNotice, category, closed: starter.closed, on: today, calendar: known.calendar, boards: known.boards }),
    gateways: gatewayIds.map((id) => {
      const decided = decideGateway(id, facts);
      return decided.ok ? { id, isOpen: true, complianceEnds: decided.value.complianceEnds, why: null } : { id, isOpen: false, complianceEnds: null, why: `${decided.reason}.` };
    }),
    secretaryOfStateNotice,
    hasBoard: boardOn(known.boards, today) !== undefined,
    category,
    runs,
  };
} // prettier-ignore
