import type { ProgrammeDefinition } from '../../programme-definitions/definition.ts';
import { actingHeadInductionDefinition } from './acting-head-induction-definition.ts';
import type { InductionKey } from './head-change.ts';
import { headteacherInductionDefinition } from './headteacher-induction-definition.ts';
import { settingManagerInductionDefinition } from './setting-manager-induction-definition.ts';

/** The inductions that ship. */
export const inductionDefinitions: readonly ProgrammeDefinition[] = [
  headteacherInductionDefinition,
  actingHeadInductionDefinition,
  settingManagerInductionDefinition,
];

export const inductionKeys = [
  'headteacher-induction',
  'acting-head-induction',
  'setting-manager-induction',
] as const satisfies readonly InductionKey[];

export const isInductionKey = (key: string): key is InductionKey => inductionKeys.some((one) => one === key);
