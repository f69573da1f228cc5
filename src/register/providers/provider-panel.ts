import type { Actor } from '../../platform/identity/actor.ts';

/** A part of the provider page that a wing contributes; `app.ts` hands them to the register. */
export interface ProviderPanel {
  /** Also its anchor on the page. */
  readonly id: string;
  readonly title: string;
  /** Lower comes first. */
  readonly order: number;
  /** What to show this reader about this provider; null where there is nothing of this kind to show. */
  readonly load: (providerId: number, actor: Actor) => Promise<{ readonly template: string; readonly data: Record<string, unknown> } | null>;
}
