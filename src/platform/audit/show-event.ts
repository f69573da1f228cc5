import type { PageRequest, Reply } from '../http/route.ts';
import type { AuditMeans } from './audit-means.ts';
import { changeRows } from './change-rows.ts';
import { describeEvents } from './describe-events.ts';
import { sequenceIn } from './event-search.ts';
import { findEvent } from './find-event.ts';
import type { FoundEvent } from './find-events.ts';

export async function showEvent({ db, subjects, roleWords }: AuditMeans, { actor, params }: PageRequest): Promise<Reply> {
  const sequence = sequenceIn(params['sequence']);
  if (actor.authorityId === null || sequence === null) return { kind: 'not-found' };
  const found = await findEvent(db.kysely, actor.authorityId, sequence);
  if (found === null) return { kind: 'not-found' };
  // What the seal is of is asked of the event as it was recorded; what is shown is what this reader may read.
  const [event] = await describeEvents(db.kysely, actor.authorityId, subjects, [found.event], actor);
  return {
    kind: 'page',
    template: 'platform/audit/event.njk',
    data: {
      event,
      who: whoInWords(found.event, roleWords),
      from: fromInWords(found.event),
      exactly: new Date(found.event.occurred_at).toISOString(),
      ...changeRows(event?.before, event?.after),
      isSound: found.isSound,
      ofRecord:
        event === undefined || event.subject_id === null
          ? null
          : `/audit?${new URLSearchParams({ record: `${event.subject_kind ?? ''} ${event.subject_id}` }).toString()}`,
      breadcrumbs: [{ text: 'Audit', href: '/audit' }],
    },
  };
}

function whoInWords(event: FoundEvent, roleWords: Readonly<Record<string, string>>): string {
  const role = event.actor_role === null ? null : (roleWords[event.actor_role] ?? event.actor_role);
  const number =
    event.account_id !== null ? `account ${String(event.account_id)}` : event.token_id !== null ? `API token ${String(event.token_id)}` : null;
  return [event.actor_name, role, number].filter((part) => part !== null).join(', ');
}

function fromInWords({ address, actor_kind: kind }: FoundEvent): string {
  return address ?? (kind === 'operator' ? 'The command line' : 'Not known');
}
