import type { PageRequest } from '../../platform/http/route.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import type { FoundCase } from './find-case.ts';

/** A part of the case's page that a folder of judgement contributes; wing.ts hands them over in the order they are read. */
export interface CasePart {
  /** Also its anchor on the page. */
  readonly id: string;
  readonly title: string;
  /** Null where there is nothing to show yet. The template sees `part`, with what is in `data`, and `found`, the case. */
  readonly load: (means: JudgementMeans, request: PageRequest, found: FoundCase) => Promise<LoadedPart | null>;
  /** What this reader can do in this state. */
  readonly steps?: (means: JudgementMeans, request: PageRequest, found: FoundCase) => Promise<readonly CaseStep[]>;
}

export interface LoadedPart {
  readonly template: string;
  readonly data: Record<string, unknown>;
}

export interface CaseStep {
  readonly text: string;
  readonly href: string;
  /** It is what the case waits for; other steps are possible beside it. */
  readonly isNext: boolean;
}
