import { fileKinds } from '../../../platform/files/file-kind.ts';
import type { PageRequest } from '../../../platform/http/route.ts';
import { type FoundPart, pathOf } from '../found-part.ts';
import type { VisitMeans } from '../visit-means.ts';
import { findAttachmentsFor } from './find-attachments.ts';

/** What a visit’s page says of them. */
export async function listShownAttachments({ db }: VisitMeans, { actor }: PageRequest, part: FoundPart) {
  const found = await findAttachmentsFor(db.kysely, actor, part);
  return found.map((one) => ({
    ...one,
    href: `${pathOf(part)}/attachments/${String(one.id)}`,
    kindLabel: fileKinds[one.kind].label,
    sizeWords: one.size < 1024 * 1024 ? `${String(Math.max(1, Math.round(one.size / 1024)))} KB` : `${(one.size / 1024 / 1024).toFixed(1)} MB`,
  }));
}
