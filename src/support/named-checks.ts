import { inductionChecks } from './development/induction/induction-checks.ts';
import { lawChecks } from './intervention/law-checks.ts';
import { newlyRegisteredChecks } from './early-years/pathway/newly-registered-checks.ts';
import type { NamedCheck } from './programmes/check.ts';
import { tripChecks } from './trip/trip-checks.ts';

/** THE list of checks in code that a definition may name: whatever has one adds its line here. */
export const namedChecks = {
  ...tripChecks,
  ...lawChecks,
  ...newlyRegisteredChecks,
  ...inductionChecks,
} satisfies Readonly<Record<string, NamedCheck>>;
