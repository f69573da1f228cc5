import { addDays } from '../kernel/plain-date.ts';
import type { DiaryEntry, WorkItem } from '../register/index.ts';

type Kind = WorkItem['kind'];

export interface WorkGroup {
  readonly kind: Kind;
  readonly title: string;
  /** What is late or soon first. */
  readonly first: readonly ShownItem[];
  /** Behind "show the others". */
  readonly others: readonly ShownItem[];
}

export interface ShownItem extends WorkItem {
  readonly isOverdue: boolean;
}

export interface MyWork {
  readonly groups: readonly WorkGroup[];
  /** Titles of those in which nothing waits, to say so in one line. */
  readonly empty: readonly string[];
  readonly overdue: number;
  readonly diary: readonly DiaryEntry[];
}

interface View {
  readonly roles: readonly string[];
  readonly titles: Readonly<Partial<Record<Kind, string>>>;
}

/** What each sees, in order. Whoever is not named sees what there is for them, and nothing said of what there is not. */
const views: readonly View[] = [
  {
    roles: ['sia', 'eeca'],
    titles: {
      visit: 'Visits due and overdue',
      draft: 'Drafts and judgements',
      reply: 'Replies waited for',
      action: 'Actions due',
      signal: 'Signals at your providers',
      change: 'Changes at your providers since you last looked',
    },
  },
  {
    roles: ['director', 'assistant-director', 'lead'],
    titles: {
      triage: 'To triage',
      moderation: 'To moderate and decide',
      draft: 'Drafts',
      reply: 'Replies waited for',
      action: 'Actions due',
      visit: 'Visits due and overdue',
    },
  },
  {
    roles: ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk', 'trust-executive'],
    titles: {
      reply: 'Replies you may give',
      draft: 'What the authority asks you to check or fill in',
      action: 'Actions that are yours',
      visit: 'Visits',
      owed: 'What the authority owes you',
    },
  },
];

const otherTitles: Readonly<Record<Kind, string>> = {
  visit: 'Visits',
  draft: 'Drafts',
  reply: 'Replies',
  action: 'Actions due',
  triage: 'To triage',
  moderation: 'To decide',
  signal: 'Signals',
  change: 'Changes',
  owed: 'What is owed to you',
};
const kinds = Object.keys(otherTitles) as Kind[];

/** As many as one takes in at a glance. */
const shown = 5;

/** What waits for somebody, in groups that fit their role; overdue first, then what is due soonest, then what is newest. */
export function arrangeWork(role: string | null, items: readonly WorkItem[], diary: readonly DiaryEntry[], today: string): MyWork {
  const view = views.find(({ roles }) => role !== null && roles.includes(role));
  const named = Object.keys(view?.titles ?? {}) as Kind[];
  const order = [...named, ...kinds.filter((kind) => !named.includes(kind))];
  const titleOf = (kind: Kind): string => view?.titles[kind] ?? otherTitles[kind];
  const groups = order.flatMap((kind): WorkGroup[] => {
    const own = items
      .filter((item) => item.kind === kind)
      .map((item) => ({ ...item, isOverdue: item.dueOn !== null && item.dueOn < today }))
      .toSorted(comesFirst);
    return own.length === 0 ? [] : [{ kind, title: titleOf(kind), first: own.slice(0, shown), others: own.slice(shown) }];
  });
  return {
    groups,
    empty: named.filter((kind) => !groups.some((group) => group.kind === kind)).map(titleOf),
    overdue: groups.flatMap(({ first, others }) => [...first, ...others]).filter(({ isOverdue }) => isOverdue).length,
    diary: diary.toSorted((one, other) => `${one.on} ${one.from ?? ''}`.localeCompare(`${other.on} ${other.from ?? ''}`)),
  };
}

function comesFirst(one: WorkItem, other: WorkItem): number {
  if (one.dueOn !== other.dueOn) return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999');
  return (other.since?.getTime() ?? 0) - (one.since?.getTime() ?? 0);
}

const diaryDays = 14;

/** The first and the last day of the diary on the first page. */
export const diaryFrom = (today: string): { readonly from: string; readonly to: string } => ({ from: today, to: addDays(today, diaryDays - 1) });

/** Those whose first page begins with their work even on a day when nothing waits. */
export const hasWorkPage = (role: string | null): boolean => views.some(({ roles }) => role !== null && roles.includes(role));
