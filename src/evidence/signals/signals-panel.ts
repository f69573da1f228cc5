import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { ProviderPanel } from '../../register/index.ts';
import { findSignals } from './find-signals.ts';
import { outcomeLabels } from './review-signal.ts';
import { signalRules } from './signal-rules.ts';

/** What the figures ask somebody to look at, on the provider’s page; nothing for those who do not see signals. */
export function signalsPanel({ db, clock }: { readonly db: Database; readonly clock: Clock }): ProviderPanel {
  return {
    id: 'signals',
    title: 'Signals',
    order: 22,
    load: async (providerId, actor) => {
      const found = await findSignals(db.kysely, { actor, today: clock.today(), state: 'any', providerId });
      const standing = found.filter(({ endedOn }) => endedOn === null);
      if (standing.length === 0) return null;
      const signals = standing.map((signal) => ({
        ...signal,
        title: signalRules[signal.rule].title,
        outcomeText: signal.outcome && outcomeLabels[signal.outcome],
        href: `/providers/${String(providerId)}/signals/${String(signal.id)}`,
      }));
      return { template: 'evidence/signals/signals-panel.njk', data: { signals } };
    },
  };
}
