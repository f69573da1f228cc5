import type { Route } from '../http/route.ts';
import { withPlatformSubjects } from './describe-events.ts';
import { downloadAnchor, downloadEvents, showEvents } from './show-events.ts';
import { showEvent } from './show-event.ts';
import type { AuditMeans } from './audit-means.ts';

/** The audit trail, for those who may read it: of their own authority alone. Reading it is recorded in it. */
export function auditRoutes(given: AuditMeans): Route[] {
  const means = { ...given, subjects: withPlatformSubjects(given.subjects) };
  const read = { method: 'GET', permission: 'audit.read', sensitive: true } as const;
  return [
    { ...read, path: '/audit', audit: 'audit.searched', handle: (request) => showEvents(means, request) },
    { ...read, path: '/audit.csv', audit: 'audit.downloaded', handle: (request) => downloadEvents(means, request) },
    { ...read, path: '/audit/anchor', audit: 'audit.anchor-taken', handle: (request) => downloadAnchor(means, request) },
    { ...read, path: '/audit/:sequence', audit: 'audit.event-viewed', handle: (request) => showEvent(means, request) },
  ];
}
