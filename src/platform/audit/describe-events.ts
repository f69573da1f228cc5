import '../identity/tables.ts';
import type { Reader } from '../database/database.ts';
import { keyOf, type AuditSubjects, type SubjectWords, type SubjectsOfKind } from './audit-subjects.ts';
import { wordsOfEvent, wordsOfKind } from './event-words.ts';
import type { Actor } from '../identity/actor.ts';
import type { FoundEvent } from './find-events.ts';

/** Names the people and tokens that the platform itself knows, and asks for the rest. */
export function withPlatformSubjects(given: AuditSubjects): AuditSubjects {
  return {
    ...given,
    describe: async (reader, authorityId, subjects) =>
      new Map([...(await describeAccounts(reader, authorityId, subjects)), ...(await given.describe(reader, authorityId, subjects))]),
    find: async (reader, authorityId, name) => {
      const found = await reader
        .selectFrom('account')
        .select('id')
        .where('authority_id', '=', authorityId)
        .where((eb) => eb(eb.fn<string>('strpos', [eb.fn<string>('lower', ['name']), eb.val(name.toLowerCase())]), '>', '0'))
        .execute();
      const accounts = { kind: 'account', ids: found.map(({ id }) => String(id)) };
      return [...(found.length === 0 ? [] : [accounts]), ...(await given.find(reader, authorityId, name))];
    },
  };
}

async function describeAccounts(reader: Reader, authorityId: number, subjects: readonly SubjectsOfKind[]): Promise<[string, SubjectWords][]> {
  const ids = (subjects.find(({ kind }) => kind === 'account')?.ids ?? []).map(Number).filter(Number.isSafeInteger);
  if (ids.length === 0) return [];
  const accounts = await reader.selectFrom('account').select(['id', 'name']).where('authority_id', '=', authorityId).where('id', 'in', ids).execute();
  return accounts.map(({ id, name }) => [keyOf({ kind: 'account', id }), { text: name }]);
}

/** What happened and whose record it was, in words; without those of a record that the reader may not read. */
export async function describeEvents<Event extends FoundEvent>(
  reader: Reader,
  authorityId: number,
  subjects: AuditSubjects,
  events: readonly Event[],
  actor: Actor,
): Promise<(Event & { isKeptBack: boolean; what: string; kind: string | null; record: string | null; recordHref: string | null })[]> {
  const byKind = Map.groupBy(events, (event) => event.subject_kind);
  const asked = [...byKind].flatMap(([kind, of]) =>
    kind === null ? [] : [{ kind, ids: [...new Set(of.flatMap(({ subject_id: id }) => (id === null ? [] : [id])))] }],
  );
  const named = await subjects.describe(reader, authorityId, asked);
  const guarded = (await subjects.listGuarded?.(reader, actor, asked)) ?? new Set<string>();
  return events.map((event) => {
    const { subject_kind: kind, subject_id: id } = event;
    const words = kind === null || id === null ? undefined : named.get(keyOf({ kind, id }));
    const kindInWords = kind === null ? null : wordsOfKind(kind, subjects.kindWords);
    const isKeptBack = kind !== null && id !== null && guarded.has(keyOf({ kind, id }));
    return {
      ...event,
      ...(isKeptBack ? { reason: null, before: null, after: null } : {}),
      isKeptBack,
      what: wordsOfEvent(event.event, subjects.kindWords),
      kind: kindInWords,
      record: words?.text ?? (kindInWords === null ? null : `${kindInWords} ${id ?? ''}`.trim()),
      recordHref: words?.href ?? null,
    };
  });
}
