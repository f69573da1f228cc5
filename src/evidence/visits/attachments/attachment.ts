import { accepted, refused, type Result } from '../../../kernel/result.ts';
import type { VisitState, Who } from '../visit.ts';

/** Provisional: not from the published framework. */
export const mostAttachments = 20;

/** Whether something may still be attached to a school’s part, or taken off it again: by those who write its note, until that is final. */
export function decideAttachmentChange(state: VisitState, who: Who): Result<null> {
  if (who !== 'author' && who !== 'lead')
    return refused('Only those who carry out the visit, or the Head of Education Effectiveness, may change what is attached');
  if (state === 'cancelled') return refused('The visit was cancelled');
  return state === 'final' ? refused('The note is final and locked, and so is what is attached to it') : accepted(null);
}

export interface AttachmentReader {
  readonly isOfSchool: boolean;
  /** What the reader’s place lets them read of the part: the school’s side. */
  readonly reads: 'nothing' | 'plan' | 'note';
  readonly who: Who;
}

/** Who may open an attachment: the school what is shared with it, from when the note is final; of the authority’s staff those who write the note, and the others from when it is sent. */
export function maySeeAttachment(
  { state, isShared, isRemoved }: { readonly state: VisitState; readonly isShared: boolean; readonly isRemoved: boolean },
  { isOfSchool, reads, who }: AttachmentReader,
): boolean {
  if (isRemoved) return false;
  if (isOfSchool) return isShared && state === 'final' && reads === 'note';
  return who === 'author' || who === 'lead' || state === 'with-head' || state === 'final';
}
