import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { AuditSubjects } from './audit-subjects.ts';

export interface AuditMeans {
  readonly db: Database;
  readonly clock: Clock;
  /** What is said of records; the pages show kind and id of those it does not know. */
  readonly subjects: AuditSubjects;
  /** What each role is called. */
  readonly roleWords: Readonly<Record<string, string>>;
}
