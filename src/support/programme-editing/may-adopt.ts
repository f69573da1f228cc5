import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';

interface Asked {
  readonly definition: ProgrammeDefinition;
  /** How many faults it has. */
  readonly faults: number;
  /** How many things differ from the version in force. */
  readonly differences: number;
  readonly role: string | null;
}

/** Whether a draft may take force: it has no fault, it changes something, and a process of the law is adopted by the director alone. */
export function decideAdoption({ definition, faults, differences, role }: Asked): Result<null> {
  if (definition.statutory && role !== 'director') return refused('It is a process of the law: only the director adopts it.');
  if (faults > 0) return refused(`It has ${faults === 1 ? 'a fault' : `${String(faults)} faults`}, which must be mended first.`);
  return differences === 0 ? refused('It says the same as the version in force: there is nothing to adopt.') : accepted(null);
}
