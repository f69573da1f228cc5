import type { Reply } from '../../platform/http/route.ts';
import type { FoundPart } from './found-part.ts';
import { frameOf } from './open-part.ts';

export interface TypedText {
  readonly title: string;
  readonly text: string;
}

/** What was typed when it could be saved no more: shown, so that none of it is lost. */
export function notSaved(part: FoundPart, reason: string, texts: readonly TypedText[], stands: readonly TypedText[] = []): Reply {
  const typed = texts.filter(({ text }) => text.trim() !== '');
  return { kind: 'page', template: 'evidence/visits/not-saved.njk', status: 422, data: { ...frameOf(part), reason, texts: typed, stands } };
}
