import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Role } from '../access/roles.ts';

/** Who may be named as a reader. */
export const readerRoles: readonly Role[] = ['executive-member', 'elected-member', 'director'];

export interface Briefing {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly provider: { readonly id: number; readonly name: string } | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  /** Whoever asks wrote it. */
  readonly isWriter: boolean;
}

/** Plain text, a blank line between paragraphs. */
export function paragraphsOf(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** A briefing stays as it was written; it is withdrawn once, by its writer. */
export function decideWithdrawal({ isWriter, withdrawn }: Briefing): Result<null> {
  if (!isWriter) return refused('Only whoever wrote it withdraws it.');
  return withdrawn === null ? accepted(null) : refused('It had been withdrawn already.');
}
