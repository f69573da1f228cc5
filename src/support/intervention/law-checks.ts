import type { NamedCheck } from '../programmes/check.ts';
import { delegationChecks } from './delegation-checks.ts';
import { interventionChecks } from './intervention-checks.ts';
import { letterChecks } from './letter-checks.ts';

/** Every check that a definition of the law may name. */
export const lawChecks = { ...interventionChecks, ...delegationChecks, ...letterChecks } satisfies Record<string, NamedCheck>;
