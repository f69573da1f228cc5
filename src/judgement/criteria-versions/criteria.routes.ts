import type { Route } from '../../platform/http/route.ts';
import { savePart, saveWhole, showPart, showWhole } from '../criteria-editing/edit-pages.ts';
import { saveCapacity, saveCapacityWithdrawal, showCapacity, showCapacityWithdrawal } from '../criteria-trials/capacity-pages.ts';
import { saveTrial, showTrial } from '../criteria-trials/trial-pages.ts';
import { showWhatIf } from '../criteria-trials/what-if-pages.ts';
import { saveAsking, saveSecond, showAsking, showSecond } from './adoption-pages.ts';
import { saveConsultationWithdrawal, saveNewConsultation, showConsultationWithdrawal, showNewConsultation } from './consultation-pages.ts';
import { saveEnding, saveNewDraft, showEnding, showNewDraft } from './draft-pages.ts';
import { type CriteriaMeans, type CriteriaPage, openPage, openVersionPage, type VersionPage } from './open-version-page.ts';
import { showComparison } from './show-comparison.ts';
import { showVersion } from './show-version.ts';
import { showVersions } from './show-versions.ts';

type Asked = 'criteria.view' | 'criteria.edit' | 'criteria.adopt' | 'capacity.edit' | 'tier.propose' | 'tier.list';

/** Criteria in their versions: read, drafted, tried out, consulted on, and adopted by two people. */
export function criteriaRoutes(means: CriteriaMeans): Route[] {
  const whole = (method: Route['method'], path: Route['path'], permission: Asked, audit: Route['audit'], page: CriteriaPage): Route => ({
    method,
    path,
    permission,
    audit,
    handle: openPage(means, page),
  });
  const of = (method: Route['method'], rest: '' | `/${string}`, permission: Asked, audit: Route['audit'], page: VersionPage): Route => ({
    method,
    path: `/criteria/:version${rest}`,
    permission,
    audit,
    handle: openVersionPage(means, page),
  });
  return [
    whole('GET', '/criteria', 'criteria.view', 'criteria.listed', showVersions),
    of('GET', '', 'criteria.view', 'criteria.viewed', showVersion),
    of('GET', '/compare', 'criteria.view', 'criteria.compared', showComparison),
    of('GET', '/draft', 'criteria.edit', 'criteria.opened-form', showNewDraft),
    of('POST', '/draft', 'criteria.edit', 'criteria.drafted', saveNewDraft),
    of('GET', '/edit/whole', 'criteria.edit', 'criteria.opened-form', showWhole),
    of('POST', '/edit/whole', 'criteria.edit', 'criteria.changed', saveWhole),
    of('GET', '/edit/:set/:part', 'criteria.edit', 'criteria.opened-form', showPart),
    of('POST', '/edit/:set/:part', 'criteria.edit', 'criteria.changed', savePart),
    of('GET', '/abandon', 'criteria.edit', 'criteria.opened-form', showEnding),
    of('POST', '/abandon', 'criteria.edit', 'criteria.abandoned', saveEnding),
    of('GET', '/consultation/new', 'criteria.edit', 'criteria-consultation.opened-form', showNewConsultation),
    of('POST', '/consultation/new', 'criteria.edit', 'criteria-consultation.recorded', saveNewConsultation),
    of('GET', '/consultation/:consultationId/withdraw', 'criteria.edit', 'criteria-consultation.opened-form', showConsultationWithdrawal),
    of('POST', '/consultation/:consultationId/withdraw', 'criteria.edit', 'criteria-consultation.withdrawn', saveConsultationWithdrawal),
    { ...of('GET', '/try', 'tier.propose', 'criteria.tried', showTrial), sensitive: true, subject: { kind: 'criteria-version', param: 'version' } },
    of('POST', '/try', 'tier.propose', 'criteria-trial.kept', saveTrial),
    of('GET', '/ask', 'criteria.adopt', 'criteria.opened-form', showAsking),
    of('POST', '/ask', 'criteria.adopt', 'criteria.asked', saveAsking),
    of('GET', '/second', 'criteria.adopt', 'criteria.opened-form', showSecond),
    of('POST', '/second', 'criteria.adopt', 'criteria.answered', saveSecond),
    { ...whole('GET', '/what-if', 'tier.list', 'what-if.asked', showWhatIf), sensitive: true },
    whole('GET', '/adviser-days/capacity', 'capacity.edit', 'adviser-capacity.listed', showCapacity),
    whole('POST', '/adviser-days/capacity', 'capacity.edit', 'adviser-capacity.entered', saveCapacity),
    whole('GET', '/adviser-days/capacity/:capacityId/withdraw', 'capacity.edit', 'adviser-capacity.opened-form', showCapacityWithdrawal),
    whole('POST', '/adviser-days/capacity/:capacityId/withdraw', 'capacity.edit', 'adviser-capacity.withdrawn', saveCapacityWithdrawal),
  ];
}
