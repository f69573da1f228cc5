import { createHash } from 'node:crypto';
import { programmeDefinition, type ProgrammeDefinition } from '../programme-definitions/definition.ts';

/** The same for the same definition: its shape puts the names in one order, whichever way the database keeps them. Says whether it is the very draft that was seen. */
export function definitionHash(definition: ProgrammeDefinition): string {
  return createHash('sha256')
    .update(JSON.stringify(programmeDefinition.parse(definition)))
    .digest('hex');
}
