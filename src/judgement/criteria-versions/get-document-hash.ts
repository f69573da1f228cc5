import { createHash } from 'node:crypto';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { canonicalJson } from '../proposals/canonical-json.ts';

/** The same for the same criteria, whichever way the database keeps them: says whether it is this very document that was seen, or tried. */
export function documentHash(document: CriteriaDocument): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}
