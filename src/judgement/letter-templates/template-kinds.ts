import { isTier, tierLabels, tiers, type Tier } from '../../kernel/tier.ts';
import { letterTracks, type LetterTrack } from '../letters/recipients.ts';
import { placeholders, type Placeholder } from './template-text.ts';

/** What a letter tells: a tier, or what came of a review. */
export type LetterMatter = Tier | 'review-upheld' | 'review-changed';
export const matters: readonly LetterMatter[] = [...tiers, 'review-upheld', 'review-changed'];

export const matterLabels: Readonly<Record<LetterMatter, string>> = {
  ...tierLabels,
  'review-upheld': 'Review: the tier stands',
  'review-changed': 'Review: the tier changes',
};

export interface TemplateKind {
  /** "vulnerable-maintained": as the table and the address have it. */
  readonly id: string;
  readonly matter: LetterMatter;
  readonly track: LetterTrack;
}

export const templateKinds: readonly TemplateKind[] = matters.flatMap((matter) =>
  (Object.keys(letterTracks) as LetterTrack[]).map((track) => ({ id: `${matter}-${track}`, matter, track })),
);

export function findKind(id: string | undefined): TemplateKind | null {
  return templateKinds.find((kind) => kind.id === id) ?? null;
}

export function kindFor(matter: LetterMatter, track: LetterTrack): TemplateKind {
  return { id: `${matter}-${track}`, matter, track };
}

/** What may be left open in it: after a review there is no further day to reply by. */
export function placeholdersOf({ matter }: TemplateKind): Placeholder[] {
  return (Object.keys(placeholders) as Placeholder[]).filter((name) => name !== 'reply_by' || isTier(matter));
}

/** Of the letter that tells a decision. */
export function matterOf({ tier, isReview, upholds }: { readonly tier: Tier; readonly isReview: boolean; readonly upholds: boolean }): LetterMatter {
  if (!isReview) return tier;
  return upholds ? 'review-upheld' : 'review-changed';
}

/** "vulnerable-maintained 3" as "Vulnerable, maintained school, version 3". */
export function templateInWords(template: string): string {
  const [id, version] = template.split(' ');
  const kind = findKind(id);
  if (kind === null) return template;
  const track = letterTracks[kind.track];
  return `${matterLabels[kind.matter]}, ${track.charAt(0).toLowerCase()}${track.slice(1)}, ${version === '0' ? 'as shipped' : `version ${version ?? ''}`}`;
}
