import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Result } from '../../kernel/result.ts';
import { accepted, refused } from '../../kernel/result.ts';

/** Where one chain ended at a moment. */
export interface AnchoredChain {
  /** The authority's code; null for the installation's own events. */
  readonly authority: string | null;
  readonly sequence: number;
  readonly hash: string;
}

/** What is kept where whoever could change the database cannot reach: a few lines of JSON. */
export interface Anchor {
  readonly waymarkAuditAnchor: 1;
  readonly at: string;
  readonly chains: readonly AnchoredChain[];
  /** Tells a damaged copy. Whoever changes the file can make it anew: what protects it is where it is kept. */
  readonly checksum: string;
}

const shape = z.object({
  waymarkAuditAnchor: z.literal(1),
  at: z.iso.datetime(),
  chains: z.array(z.object({ authority: z.string().nullable(), sequence: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })),
  checksum: z.string(),
});

export function createAnchor(at: Date, chains: readonly AnchoredChain[]): Anchor {
  const contents = { at: at.toISOString(), chains };
  return { waymarkAuditAnchor: 1, ...contents, checksum: checksumOf(contents) };
}

/** Refused, in words, where the text is no anchor or a damaged one. */
export function parseAnchor(text: string): Result<Anchor> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return refused('The anchor cannot be read: it is not JSON.');
  }
  const anchor = shape.safeParse(given);
  if (!anchor.success) return refused('The anchor cannot be read: it is not what `waymark audit anchor` writes.');
  if (checksumOf(anchor.data) !== anchor.data.checksum) return refused('The anchor is damaged: it does not have its own checksum.');
  return accepted(anchor.data);
}

function checksumOf({ at, chains }: Pick<Anchor, 'at' | 'chains'>): string {
  const fields = chains.map(({ authority, sequence, hash }) => [authority, sequence, hash]);
  return createHash('sha256')
    .update(JSON.stringify([at, fields]), 'utf8')
    .digest('hex');
}
