import type { SetId } from '../criteria/facts.ts';

/** As the register classifies a provider. */
export interface Classified {
  readonly kind: string;
  readonly legalTrack: string;
}

/**
 * Which set of criteria is for a provider; null where none is. A special school, alternative provision or a nursery school is judged as what it is, whoever maintains it.
 * Colleges and independent schools have a tier by their agreement alone.
 */
export function setOf({ kind, legalTrack }: Classified, hasAgreed = false): SetId | null {
  switch (kind) {
    case 'school':
      return legalTrack === 'maintained' || legalTrack === 'academy' ? legalTrack : null;
    case 'special-school':
      return 'special';
    case 'nursery-school':
      return legalTrack === 'maintained' ? 'nursery' : null;
    case 'alternative-provision':
      return 'alternative-provision';
    case 'nursery':
    case 'pre-school':
    case 'childminder':
    case 'early-years-setting':
      return 'early-years';
    case 'independent-school':
    case 'independent-special-school':
    case 'college':
    case 'special-post-16':
      return hasAgreed ? 'by-agreement' : null;
    default:
      return null;
  }
}
