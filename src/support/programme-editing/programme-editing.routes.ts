import type { Route } from '../../platform/http/route.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { showComparison, showDefinition, showDefinitions } from './definition-pages.ts';
import { saveAdoption, showAdoption } from './adoption-pages.ts';
import { arrangeDraft, beginDraft, saveRemoval, showDraft, showRemoval, showStartingOver, startOver } from './draft-pages.ts';
import { newStagePart, savePart, showPart, stagePart, taskPart, wholePart } from './edit-pages.ts';
import { letterPart } from './edit-letter-pages.ts';
import { saveNewProgramme, showNewProgramme } from './new-programme-pages.ts';
import { type DefinitionPage, openDefinition, openDefinitions, type Shipped, whatShips } from './open-definition-page.ts';

type Asked = 'programme-definition.view' | 'programme.define' | 'programme.adopt';

/** Definitions of programmes: read, compared, edited as a draft, and adopted. */
export function programmeDefinitionRoutes(means: SupportMeans, shipped: Shipped = whatShips): Route[] {
  const of = (method: Route['method'], rest: '' | `/${string}`, permission: Asked, audit: Route['audit'], page: DefinitionPage): Route => ({
    method,
    path: `/programmes/definitions/:programme${rest}`,
    permission,
    audit,
    handle: openDefinition(means, shipped, page),
  });
  const form = (
    rest: `/${string}`,
    show: DefinitionPage,
    audit: Route['audit'],
    save: DefinitionPage,
    permission: Asked = 'programme.define',
  ): Route[] => [of('GET', rest, permission, 'programme-definition.opened-form', show), of('POST', rest, permission, audit, save)];
  const changed = 'programme-definition.changed';
  return [
    {
      method: 'GET',
      path: '/programmes/definitions',
      permission: 'programme-definition.view',
      audit: 'programme-definition.listed',
      handle: openDefinitions(means, shipped, showDefinitions),
    },
    {
      method: 'GET',
      path: '/programmes/definitions/new',
      permission: 'programme.define',
      audit: 'programme-definition.opened-form',
      handle: openDefinitions(means, shipped, showNewProgramme),
    },
    {
      method: 'POST',
      path: '/programmes/definitions/new',
      permission: 'programme.define',
      audit: 'programme-definition.drafted',
      handle: openDefinitions(means, shipped, saveNewProgramme),
    },
    of('GET', '', 'programme-definition.view', 'programme-definition.viewed', showDefinition),
    of('GET', '/compare', 'programme-definition.view', 'programme-definition.compared', showComparison),
    ...form('/draft', showDraft, 'programme-definition.drafted', beginDraft),
    ...form('/draft/start-over', showStartingOver, 'programme-definition.started-over', startOver),
    of('POST', '/draft/arrange', 'programme.define', changed, arrangeDraft),
    ...form('/draft/whole', showPart(wholePart), changed, savePart(wholePart)),
    ...form('/draft/new-stage', showPart(newStagePart), changed, savePart(newStagePart)),
    ...form('/draft/stages/:stage', showPart(stagePart), changed, savePart(stagePart)),
    ...form('/draft/stages/:stage/remove', showRemoval, changed, saveRemoval),
    ...form('/draft/stages/:stage/new-task', showPart(taskPart), changed, savePart(taskPart)),
    ...form('/draft/stages/:stage/tasks/:task', showPart(taskPart), changed, savePart(taskPart)),
    ...form('/draft/stages/:stage/tasks/:task/remove', showRemoval, changed, saveRemoval),
    ...form('/draft/new-letter', showPart(letterPart), changed, savePart(letterPart)),
    ...form('/draft/letters/:letter', showPart(letterPart), changed, savePart(letterPart)),
    ...form('/draft/letters/:letter/remove', showRemoval, changed, saveRemoval),
    ...form('/adopt', showAdoption, 'programme-definition.adopted', saveAdoption, 'programme.adopt'),
  ];
}
