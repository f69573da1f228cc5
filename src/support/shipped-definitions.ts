import { inductionDefinitions } from './development/induction/induction-definitions.ts';
import { newlyRegisteredChildminderDefinition, newlyRegisteredDefinition } from './early-years/pathway/newly-registered-definition.ts';
import { lawDefinitions } from './intervention/law-definitions.ts';
import { peerReviewDefinition } from './networks/peer-review-definition.ts';
import { qualityMarkDefinition } from './networks/quality-mark-definition.ts';
import type { ProgrammeDefinition } from './programme-definitions/definition.ts';
import { tripDefinition } from './trip/trip-definition.ts';

/** THE list of programmes that ship with the service, each in its first version. */
export const shippedDefinitions: readonly ProgrammeDefinition[] = [
  tripDefinition,
  ...lawDefinitions,
  peerReviewDefinition,
  qualityMarkDefinition,
  newlyRegisteredDefinition,
  newlyRegisteredChildminderDefinition,
  ...inductionDefinitions,
];
