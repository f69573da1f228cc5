import { isOutside } from '../../evidence/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type OwnProvider, reachesProvider } from '../../register/index.ts';
import { type Asked, openProviderPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import type { SupportMeans } from '../common/support-means.ts';
import type { Decided } from '../programmes/field-answers.ts';
import { isToldTo } from '../programmes/own-run-view.ts';
import { hasPlan } from '../programme-definitions/definition-graph.ts';
import { findRun, type Run } from '../programmes/find-runs.ts';
import { stageOf } from '../programmes/replay.ts';
import { notLive, pausedInWords } from './save-plan.ts';

/** What every page of a run’s plan begins with. */
export interface AskedOfRun extends Asked {
  readonly provider: OwnProvider;
  readonly run: Run;
  /** The run’s own page, below which all of these lie. */
  readonly path: string;
  /** The provider’s side: what is agreed is for them, and no draft. */
  readonly isOutside: boolean;
  readonly mayRun: boolean;
  readonly maySay: boolean;
}

export type TripPage = (asked: AskedOfRun) => Promise<Reply>;

/** A page of a run that has a single plan, of the provider that the path names. */
export function openTripPage(means: SupportMeans, page: TripPage): (request: PageRequest) => Promise<Reply> {
  return openProviderPage(means, async (asked, provider) => {
    const { request, authority } = asked;
    const id = readId(request.params['runId']);
    const run = id === null ? null : await findRun(means.db.kysely, authority.authorityId, id);
    if (run === null || run.providerId !== provider.id || !hasPlan(run.definition)) return { kind: 'not-found' };
    const outside = isOutside(request.actor.role, request.actor.kind);
    if (outside && !isToldTo(run, request.actor, asked.today)) return { kind: 'not-found' };
    const may = (permission: 'programme.run' | 'plan.update') =>
      reachesProvider(means.db.kysely, means.clock, request.actor, permission, provider.id);
    return page({
      ...asked,
      provider,
      run,
      path: `/providers/${String(provider.id)}/programmes/${String(run.id)}`,
      isOutside: outside,
      mayRun: await may('programme.run'),
      maySay: await may('plan.update'),
    });
  });
}

/** A form about what is recorded while the run is under way: at other times it opens on the plan, which says why there is none. */
export function openTripForm(means: SupportMeans, page: TripPage): (request: PageRequest) => Promise<Reply> {
  return openTripPage(means, async (asked) => {
    const { state } = asked.run.now;
    if (state === 'live') return page(asked);
    return { kind: 'redirect', to: `${asked.path}/plan`, notice: { kind: 'important', text: `${state === 'paused' ? pausedInWords : notLive}.` } };
  });
}

/** What such a form sends: where the run was paused or came to its end since it was opened, it comes back as it was typed. */
export function saveTripForm(means: SupportMeans, page: TripPage): (request: PageRequest) => Promise<Reply> {
  return openTripPage(means, async (asked) => (asked.run.now.state === 'live' ? page(asked) : lostRace(await page(asked))));
}

/** What a command wrote before it refused is not kept. */
class Refused extends Error {
  readonly answer: Extract<Decided<never>, { ok: false }>;
  constructor(answer: Extract<Decided<never>, { ok: false }>) {
    super(answer.reason);
    this.answer = answer;
  }
}

/** Runs a command in one transaction: all of it, or where it refuses, nothing. */
export async function doWhole<T>(
  { means, authority }: Pick<Asked, 'means' | 'authority'>,
  command: (tx: Tx) => Promise<Decided<T>>,
): Promise<Decided<T>> {
  try {
    return await means.db.transaction(
      async (tx) => {
        const answer = await command(tx);
        if (!answer.ok) throw new Refused(answer);
        return answer;
      },
      { authorityId: authority.authorityId },
    );
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

/** Since when nothing of the plan may be recorded, for its pages to say; why it was paused is between officers. */
export const pausedOn = ({ now }: Pick<Run, 'now'>): string | null => (now.state === 'paused' ? (now.paused?.on ?? null) : null);

/** Whether there is a next review to have papers for: in the stages that are reviewed, and before the run has come to the first of them. */
export function hasNextReview({ now, definition }: Pick<Run, 'now' | 'definition'>): boolean {
  const isReviewed = (key: string): boolean => (stageOf(definition, key)?.review ?? null) !== null;
  return (now.state === 'live' || now.state === 'paused') && (isReviewed(now.stage) || !now.stages.some(({ stage }) => isReviewed(stage)));
}

/** The form as it was sent, where what it was about is gone meanwhile. */
export const lostRace = (form: Reply): Reply => (form.kind === 'page' ? { ...form, status: 409 } : form);

export const breadcrumbsOf = ({ provider, run, path }: AskedOfRun) => [
  { text: provider.name, href: `/providers/${String(provider.id)}` },
  { text: 'Programmes', href: `/providers/${String(provider.id)}/programmes` },
  { text: run.definition.name, href: path },
];

/** The number of a form’s page that it was opened on. */
export const seenIn = (form: URLSearchParams): number => (/^\d{1,6}$/.test(form.get('seen') ?? '') ? Number(form.get('seen')) : -1);
