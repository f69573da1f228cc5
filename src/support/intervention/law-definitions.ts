import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { academyRouteDefinition } from './academy-route-definition.ts';
import { concernLetterDefinition } from './concern-letter-definition.ts';
import { delegationDefinition } from './delegation-definition.ts';
import { earlyYearsFundingDefinition } from './early-years-funding-definition.ts';
import { interventionDefinition } from './intervention-definition.ts';
import { payNoticeDefinition, warningNoticeDefinition } from './notice-definitions.ts';
import { lawLetters } from './letters/letter-templates.ts';
import { otherRoutesDefinition } from './other-routes-definition.ts';
import { statementOfActionDefinition } from './statement-of-action-definition.ts';

/** The programmes of escalation and the law, as they ship. */
export const lawDefinitions: readonly ProgrammeDefinition[] = withLetters([
  concernLetterDefinition,
  warningNoticeDefinition,
  payNoticeDefinition,
  interventionDefinition,
  statementOfActionDefinition,
  delegationDefinition,
  academyRouteDefinition,
  earlyYearsFundingDefinition,
  otherRoutesDefinition,
]);

/** With the letters that its tasks name. */
function withLetters(definitions: readonly ProgrammeDefinition[]): ProgrammeDefinition[] {
  return definitions.map((definition) => {
    const named = definition.stages.flatMap(({ tasks }) => tasks.map(({ letter }) => letter));
    return { ...definition, letters: lawLetters.filter(({ key }) => named.includes(key)) };
  });
}
