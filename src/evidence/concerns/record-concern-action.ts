import type { Tx } from '../../platform/database/database.ts';
import type { Decision, Doing } from '../../register/index.ts';
import { decideAgreedAction, type OwnerSide } from '../actions/agreed-action.ts';
import { listActionsFrom } from '../actions/find-actions.ts';
import { recordAgreedAction, setActionReaders } from '../actions/record-agreed-action.ts';
import type { SeenConcern } from './find-concerns.ts';
import { listTellings } from './find-story.ts';
import type { ToldTo } from './sight.ts';
import { takeConcern } from './take-concern.ts';
import { dateInWords } from '../../kernel/plain-date.ts';

export interface ConcernActionEntry {
  readonly what: string;
  readonly ownerSide: OwnerSide;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly measure: string | null;
  /** The provider's own people see it; of a concern about the head, or a restricted one, they never do. */
  readonly isShared: boolean;
}

/** Puts what is to be done because of a concern on the one list of actions, seen by those who may see the concern where it is restricted. */
export async function recordConcernAction(tx: Tx, doing: Doing, concernId: number, entry: ConcernActionEntry): Promise<Decision<number>> {
  const concern = await takeConcern(tx, doing, concernId);
  if (concern?.sight !== 'full') return { ok: false, field: 'what', reason: 'It is not there any more' };
  if (concern.state === 'closed') return { ok: false, field: 'what', reason: 'It is closed: reopen it first' };
  const isSame = (await listActionsFrom(tx, concern.authorityId, 'concern', [concernId])).find(
    ({ what, dueOn, state }) => what === entry.what && dueOn === entry.dueOn && state === 'open',
  );
  if (isSame) return { ok: true, value: isSame.id };
  const isShared = isSharedOf(concern, entry.isShared);
  // A shared action tells that there is a concern: the provider hears of that from the authority first.
  if (isShared && !(await listTellings(tx, concernId)).some(({ toldTo }) => toldTo !== null && ofProvider.includes(toldTo)))
    return { ok: false, field: 'shared', reason: 'Record first what the provider was told: until then they do not see the action' };
  const today = doing.clock.today();
  const agreed = {
    ...entry,
    ownerAccountId: null,
    agreedOn: today,
    dueHow: `Set as ${dateInWords(entry.dueOn)}`,
    isShared,
  };
  const decided = decideAgreedAction(agreed, today);
  if (!decided.ok) return decided;
  const id = await recordAgreedAction(tx, doing, {
    ...agreed,
    authorityId: concern.authorityId,
    providerId: concern.providerId,
    cameFrom: 'concern',
    cameFromId: concernId,
    cameFromWords: 'A concern',
    cameFromHref: `/concerns/${String(concernId)}`,
    isRestricted: concern.isRestricted,
  });
  return { ok: true, value: id };
}

/** Whoever is told through one of these has told the provider's own people. */
const ofProvider: readonly ToldTo[] = ['head', 'chair', 'trust', 'proprietor'];

const isSharedOf = ({ isAboutHead, isRestricted }: Pick<SeenConcern, 'isAboutHead' | 'isRestricted'>, asked: boolean): boolean =>
  asked && !isAboutHead && !isRestricted;

/** Whoever may read a concern reads its actions, and nobody else: after it was restricted, or found to be about the head. Shared with nobody outside. */
export async function setReadersOfActions(tx: Tx, concern: Pick<SeenConcern, 'id' | 'isRestricted'>): Promise<void> {
  // Who is named is asked of the concern whenever somebody reads one of its actions.
  await setActionReaders(tx, { cameFrom: 'concern', cameFromId: concern.id }, { isRestricted: concern.isRestricted, isShared: false });
}
