import type { Tx } from '../database/database.ts';
import { getJobs } from '../jobs/start-jobs.ts';
import type { Jobs } from '../jobs/start-jobs.ts';

/**
 * What happened, by name, with what is told of it. A wing declares its events here by augmentation:
 *
 *     declare module '../../platform/events/events.ts' {
 *       interface Events { 'inspection-published': { inspectionId: number } }
 *     }
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by augmentation
export interface Events {}

/** A name that no declaration has given yet is refused by the compiler. */
export type EventName = Extract<keyof Events, string>;

export interface Listener {
  readonly event: string;
  /** Names the listener in stored jobs: it must not change between versions. */
  readonly id: string;
  readonly handle: (payload: object) => Promise<void>;
}

/** Says that something happened; heard only when the transaction is kept. */
export async function sendEvent<Name extends EventName>(tx: Tx, event: Name, payload: Events[Name]): Promise<void> {
  const jobs = await getJobs(tx);
  await jobs.send(tx, 'event', { event, payload });
}

/** What is to be done when something has happened: at least once, so it must bear being repeated. */
export function listen<Name extends EventName>(event: Name, id: string, handle: (payload: Events[Name]) => Promise<void>): Listener {
  return { event, id, handle: (payload) => handle(payload as Events[Name]) };
}

/** Begins to hear. All the listeners are given at once, so that no event is heard by some and missed by others. */
export async function startListening(jobs: Jobs, listeners: readonly Listener[]): Promise<void> {
  const byId = new Map(listeners.map((listener) => [listener.id, listener]));
  if (byId.size !== listeners.length) throw new Error('Two listeners have the same id.');

  await jobs.work<{ listener: string; payload: object }>('event-listener', async ({ listener: id, payload }) => {
    const listener = byId.get(id);
    if (!listener) throw new Error(`No listener is called "${id}".`);
    await listener.handle(payload);
  });
  // One job for each listener, so that one that fails is repeated by itself.
  await jobs.work<{ event: string; payload: object }>('event', async ({ event, payload }) => {
    const concerned = listeners.filter((listener) => listener.event === event);
    await jobs.database.transaction(async (tx) => {
      for (const { id } of concerned) await jobs.send(tx, 'event-listener', { listener: id, payload });
    });
  });
}
