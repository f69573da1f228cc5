import type { NamedCheck } from '../programmes/check.ts';
import { delegationChecks } from './delegation-checks.ts';
import { interventionChecks } from './intervention-checks.ts';
import { letterChecks } from './letter-checks.ts';

/** Every check that a definition of the law may name, in the order in which they are asked: a form that is saved keeps it. */
export const lawChecks = { ...delegationChecks, ...interventionChecks, ...letterChecks } satisfies Record<string, NamedCheck>;
