import type { CheckFacts } from '../programmes/check.ts';
import { openGateways } from './gateways-open.ts';
import { decidePower, type PowerId, powerIds } from './powers.ts';

const powerOf = (task: string): PowerId | undefined =>
  powerIds.find((power) => ['plan', 'consult', 'request', 'consent', 'use'].some((step) => task === `${step}-${power}`));

/** Why the power that a step of intervention is of is not open today: said before anybody plans it, consults on it and is refused. */
export function whyPowerShut(
  step: { readonly programme: string; readonly task: string },
  { track, known, otherRuns, on }: Pick<CheckFacts, 'track' | 'known' | 'otherRuns' | 'on'>,
): string | null {
  const power = step.programme === 'intervention' ? powerOf(step.task) : undefined;
  if (power === undefined) return null;
  const decided = decidePower(power, { track, gateways: openGateways({ known, runs: otherRuns, on }), on });
  return decided.ok ? null : decided.reason;
} // prettier-ignore
