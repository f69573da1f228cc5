import type { Route } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { openPage, openProviderPage, type SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { findProviderOfEntry } from './find-practice.ts';
import {
  saveChange,
  saveProposal,
  savePublishing,
  saveReview,
  saveWithdrawing,
  showChange,
  showProposal,
  showPublishing,
  showReview,
  showWithdrawing,
  startEntry,
} from './practice-form-pages.ts';
import { exportPractice, showEntry, showPractice } from './practice-pages.ts';

/** The practice library. */
export function practiceRoutes(means: SupportMeans): Route[] {
  const ofEntry = {
    of: 'entryId',
    ownerOf: (name: string, { authorityId }: Actor) => findProviderOfEntry(means.db.kysely, authorityId, readId(name)),
  } as const;
  const form = (
    rest: string,
    permission: 'practice.propose' | 'practice.publish',
    audit: Route['audit'],
    [show, save]: readonly [SupportPage, SupportPage],
  ): Route[] => [
    {
      method: 'GET',
      path: `/practice/:entryId/${rest}`,
      permission,
      ...ofEntry,
      audit: 'practice-entry.opened-form',
      handle: openPage(means, show),
    },
    { method: 'POST', path: `/practice/:entryId/${rest}`, permission, ...ofEntry, audit, handle: openPage(means, save) },
  ];
  const view = { method: 'GET', permission: 'practice.view' } as const;
  const propose = { permission: 'practice.propose', of: 'providerId', path: '/practice/of/:providerId/new' } as const;
  return [
    { ...view, path: '/practice', audit: 'practice-entry.listed', handle: openPage(means, showPractice) },
    { ...view, path: '/practice.csv', audit: 'practice-entry.downloaded', handle: openPage(means, exportPractice) },
    { ...view, path: '/practice/new', audit: 'practice-entry.opened-form', handle: openPage(means, startEntry) },
    { ...view, path: '/practice/:entryId', audit: 'practice-entry.viewed', handle: openPage(means, showEntry) },
    {
      method: 'GET',
      path: '/practice/:entryId/draft',
      permission: 'practice.read-drafts',
      ...ofEntry,
      audit: 'practice-entry.draft-viewed',
      handle: openPage(means, showEntry),
    },
    { ...propose, method: 'GET', audit: 'practice-entry.opened-form', handle: openProviderPage(means, showProposal) },
    { ...propose, method: 'POST', audit: 'practice-entry.proposed', handle: openProviderPage(means, saveProposal) },
    ...form('change', 'practice.propose', 'practice-entry.changed', [showChange, saveChange]),
    ...form('publish', 'practice.publish', 'practice-entry.decided', [showPublishing, savePublishing]),
    ...form('review', 'practice.propose', 'practice-entry.reviewed', [showReview, saveReview]),
    ...form('withdraw', 'practice.propose', 'practice-entry.withdrawn', [showWithdrawing, saveWithdrawing]),
  ];
}
