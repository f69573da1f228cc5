import { dateInWords } from '../../kernel/plain-date.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import { recordAgreedAction } from '../actions/record-agreed-action.ts';
import { type FoundPart, pathOf } from './found-part.ts';
import type { NoteAction } from './note.ts';
import { visitPurposes } from './visit-purposes.ts';

/** Puts what a final note agreed on the one list of actions. */
export async function recordNoteActions(tx: Tx, doing: Doing, part: FoundPart, actions: readonly NoteAction[]): Promise<void> {
  const heldOn = part.heldOn ?? part.plannedOn;
  for (const { what, side, owner, dueOn, measure } of actions) {
    await recordAgreedAction(tx, { ...doing, event: 'agreed-action.recorded' }, {
      authorityId: part.authorityId,
      providerId: part.providerId,
      cameFrom: 'visit',
      cameFromId: part.visitId,
      cameFromWords: `${visitPurposes[part.purpose]} on ${dateInWords(heldOn)}`,
      cameFromHref: pathOf(part),
      what,
      ownerSide: side,
      ownerName: owner,
      ownerAccountId: side === 'authority' ? (part.authors.find(({ name }) => name.toLowerCase() === owner.toLowerCase())?.accountId ?? null) : null,
      agreedOn: heldOn,
      dueOn,
      dueHow: `The day that was agreed at the visit on ${dateInWords(heldOn)}`,
      measure,
      isShared: true,
    });
  }
} // prettier-ignore
