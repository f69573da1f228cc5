import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Compiled } from '../criteria/compile.ts';
import type { KeptCriteria } from './keep-criteria.ts';
import type { Occasion } from './proposal.ts';

export interface Proposing {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly publicAddress: string;
  readonly authorityId: number;
  readonly occasion: Occasion;
  /** In words: "Autumn 2026", "Somebody recorded a finding". */
  readonly cause: string;
  readonly cycleId: number | null;
  readonly asAt: string;
  /** Where the criteria have been got ready already. */
  readonly ready?: ReadyCriteria;
}

export interface ReadyCriteria extends KeptCriteria {
  readonly compiled: Compiled;
}
