import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../platform/identity/actor.ts';
import type { DiaryEntry, WorkItem, WorkSource } from '../register/index.ts';
import { arrangeWork, diaryFrom, type MyWork } from './my-work.ts';

export interface WorkMeans {
  readonly clock: Clock;
  readonly workSources: readonly WorkSource[];
}

/** Everything that waits for somebody. Each source is asked once, one after another: the embedded database has one connection. */
export async function gatherItems({ clock, workSources }: WorkMeans, actor: Actor): Promise<WorkItem[]> {
  const all: WorkItem[] = [];
  for (const source of workSources) all.push(...((await source.list?.(actor, clock.today())) ?? []));
  return all;
}

/** Somebody's diary; the first and the last day are both in it. */
export async function gatherDiary({ workSources }: Pick<WorkMeans, 'workSources'>, actor: Actor, from: string, to: string): Promise<DiaryEntry[]> {
  const all: DiaryEntry[] = [];
  for (const source of workSources) all.push(...((await source.diary?.(actor, from, to)) ?? []));
  return all;
}

export async function gatherMyWork(means: WorkMeans, actor: Actor): Promise<MyWork> {
  const today = means.clock.today();
  const { from, to } = diaryFrom(today);
  return arrangeWork(actor.role, await gatherItems(means, actor), await gatherDiary(means, actor, from, to), today);
}
