import type { PermissionOf, PageRequest, Reply, Route } from '../../platform/http/route.ts';
import type { ConcernMeans } from './concern-means.ts';
import { openDecision, openReopening, saveDecision, saveReopening } from './decision-pages.ts';
import { findProviderOfConcern } from './find-concerns.ts';
import { openInformant, openInformantForm, saveInformant, showInformant } from './informant-pages.ts';
import { chooseProvider, openLogForm, saveConcern } from './log-pages.ts';
import { breakGlass, openGlass, openRestriction, saveRestriction } from './restriction-pages.ts';
import { openSameDayRoute, saveSameDayRoute } from './same-day-route-pages.ts';
import { showConcern } from './show-concern.ts';
import { exportConcerns, showConcerns, showProviderConcerns } from './show-concerns.ts';
import { showQueue } from './show-queue.ts';
import { showTold } from './show-told.ts';
import { openAction, openTelling, openTrip, saveAction, saveTelling, saveTrip } from './work-pages.ts';

type Page = (means: ConcernMeans, request: PageRequest) => Promise<Reply>;

/** Concerns: logging, triage, telling, restricting, closing. Which concern somebody may open is asked of the concern itself (`findConcerns`). */
export function concernRoutes(means: ConcernMeans): Route[] {
  const ofConcern = { kind: 'concern', param: 'concernId' } as const;
  const ofProvider = { kind: 'provider', param: 'id' } as const;
  const answer = (page: Page) => (request: PageRequest) => page(means, request);
  const ownerOf = (id: string, actor: PageRequest['actor']) => findProviderOfConcern(means.db.kysely, id, actor.authorityId);
  /** A form of one concern and its saving, each of them only for those whose permission reaches the provider. */
  const form = (part: string, permission: PermissionOf<'record'>, audit: Route['audit'], open: Page, save: Page): Route[] => {
    const at = { path: `/concerns/:concernId/${part}`, permission, of: 'concernId', ownerOf } as const;
    return [
      { ...at, method: 'GET', audit: 'concern.opened', sensitive: true, subject: ofConcern, handle: answer(open) },
      { ...at, method: 'POST', audit, handle: answer(save) },
    ];
  };
  return [
    { method: 'GET', path: '/concerns', permission: 'concern.list', audit: 'concern.listed', sensitive: true, handle: answer(showConcerns) },
    {
      method: 'GET',
      path: '/concerns/export',
      permission: 'concern.list',
      audit: 'concern.exported',
      sensitive: true,
      handle: answer(exportConcerns),
    },
    { method: 'GET', path: '/concerns/new', permission: 'concern.list', audit: 'concern.opened', handle: answer(chooseProvider) },
    { method: 'GET', path: '/concerns/queue', permission: 'concern.queue', audit: 'concern.listed', sensitive: true, handle: answer(showQueue) },
    { method: 'GET', path: '/concerns/break-glass', permission: 'concern.break-glass', audit: 'concern.opened', handle: answer(openGlass) },
    { method: 'POST', path: '/concerns/break-glass', permission: 'concern.break-glass', audit: 'concern.glass-broken', handle: answer(breakGlass) },
    {
      method: 'GET',
      path: '/concerns/same-day-route',
      permission: 'same-day-route.edit',
      audit: 'same-day-route.opened',
      handle: answer(openSameDayRoute),
    },
    {
      method: 'POST',
      path: '/concerns/same-day-route',
      permission: 'same-day-route.edit',
      audit: 'same-day-route.set',
      handle: answer(saveSameDayRoute),
    },
    {
      method: 'GET',
      path: '/concerns/:concernId',
      permission: 'concern.list',
      audit: 'concern.viewed',
      sensitive: true,
      subject: ofConcern,
      handle: answer(showConcern),
    },
    ...form('decision', 'concern.triage', 'concern.decided', openDecision, saveDecision),
    ...form('reopen', 'concern.triage', 'concern.reopened', openReopening, saveReopening),
    ...form('tell', 'concern.triage', 'concern.told', openTelling, saveTelling),
    ...form('trip', 'concern.triage', 'concern.trip-recommended', openTrip, saveTrip),
    ...form('actions/new', 'concern.log', 'concern.action-agreed', openAction, saveAction),
    ...form('restriction', 'concern.restrict', 'concern.readers-changed', openRestriction, saveRestriction),
    ...form('whistleblower', 'concern.whistleblower', 'concern.whistleblower-read', openInformant, showInformant),
    ...form('whistleblower/new', 'concern.log', 'concern.whistleblower-recorded', openInformantForm, saveInformant),
    {
      method: 'GET',
      path: '/providers/:id/concerns',
      permission: 'concern.view',
      of: 'id',
      audit: 'concern.listed',
      sensitive: true,
      subject: ofProvider,
      handle: answer(showProviderConcerns),
    },
    {
      method: 'GET',
      path: '/providers/:id/concerns/told',
      permission: 'concern.told',
      of: 'id',
      audit: 'concern.told-read',
      handle: answer(showTold),
    },
    { method: 'GET', path: '/providers/:id/concerns/new', permission: 'concern.log', of: 'id', audit: 'concern.opened', handle: answer(openLogForm) },
    {
      method: 'POST',
      path: '/providers/:id/concerns/new',
      permission: 'concern.log',
      of: 'id',
      audit: 'concern.logged',
      handle: answer(saveConcern),
    },
  ];
}
