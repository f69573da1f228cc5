import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader, type OwnProvider, takeTurn } from '../../register/index.ts';
import { takeUpTrip } from '../../evidence/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../common/open-page.ts';
import { choices, showForm } from '../common/show-form.ts';
import { findCarriers } from '../programmes/find-carriers.ts';
import { findDefinition } from '../programme-definitions/find-definitions.ts';
import { findWhetherTheyMayStart } from '../programmes/starting/find-whether-it-may-start.ts';
import { findStarter } from '../programmes/find-starter.ts';
import { dayTyped, findVersionWords } from '../programmes/starting/start-run-pages.ts';
import { startRun } from '../programmes/starting/start-run.ts';
import { type DueTrip, gatherDueTrips } from './gather-due-trips.ts';
import { kindOf, triggerChoices, type TripTrigger } from './due-trip.ts';
import { doWhole, seenIn } from './open-trip-page.ts';
import { listRuns } from '../programmes/find-runs.ts';

/** Everywhere that rapid improvement is due and has not begun. */
export const showDueTrips: SupportPage = async ({ means, request }) => ({
  kind: 'page',
  template: 'support/trip/due.njk',
  data: {
    due: (await gatherDueTrips(means, { actor: request.actor })).map(({ provider, triggers }) => ({
      ...provider,
      triggers,
      begin: `/providers/${String(provider.id)}/rapid-improvement`,
    })),
  },
});

/** What may stand in the run, which people read who know of no restricted concern: those are taken up, and named nowhere. */
const sayable = (due: DueTrip | null): TripTrigger[] => (due?.triggers ?? []).filter(({ isRestricted }) => isRestricted !== true);

async function show(
  asked: Asked,
  provider: OwnProvider,
  due: DueTrip | null,
  form: URLSearchParams | Readonly<Record<string, string>>,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const { means, authority } = asked;
  const runs = await listRuns(means.db.kysely, authority.authorityId, { providerId: provider.id, programme: 'trip' });
  const live = runs.find(({ now }) => now.state === 'live' || now.state === 'paused') ?? null;
  const carriers = await findCarriers(means.db.kysely, means.clock, { authorityId: authority.authorityId, providerId: provider.id });
  const inForce = await findDefinition(means.db.kysely, authority.authorityId, 'trip');
  const starter = await findStarter(means.db.kysely, authority.authorityId, provider.id);
  const may = inForce === null || live !== null ? null : (await findWhetherTheyMayStart(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id, today: asked.today }, [inForce.definition]))[0]; // prettier-ignore
  const account = form instanceof URLSearchParams ? form.get('account') : form['account'];
  return showForm({
    template: 'support/trip/begin.njk',
    form,
    errors,
    data: {
      provider,
      live: live === null ? null : `/providers/${String(provider.id)}/programmes/${String(live.id)}`,
      seen: runs[0]?.id ?? 0,
      ...(inForce === null ? {} : await findVersionWords(asked, inForce, dayTyped(asked.request.form))),
      isAcademy: starter?.track === 'academy',
      whyNot: may?.ok === false ? may.reason : null,
      restricted: (due?.triggers ?? []).filter(({ isRestricted }) => isRestricted === true).map(({ says }) => says),
      triggers: [...triggerChoices(sayable(due)), { value: 'by-hand', text: 'A decision by hand' }],
      advisers: choices(
        carriers.map(({ id, name }) => ({ value: String(id), text: name })),
        account,
        'Nobody yet',
      ),
      action: `/providers/${String(provider.id)}/rapid-improvement`,
      backLink: `/providers/${String(provider.id)}/programmes`,
    },
  });
}

const findDue = async ({ means, request }: Asked, provider: OwnProvider): Promise<DueTrip | null> =>
  (await gatherDueTrips(means, { actor: request.actor, providerId: provider.id }))[0] ?? null;

export const openBegin: ProviderPage = async (asked, provider) => {
  const due = await findDue(asked, provider);
  const [first] = sayable(due);
  return show(asked, provider, due, {
    trigger: first === undefined ? 'by-hand' : kindOf(first),
    account: String(asked.request.actor.accountId ?? ''),
    reason: sayable(due)
      .map(({ says }) => `${says}.`)
      .join('\n'),
    ...dateBoxes('on', asked.today),
  });
};

/** Begins the run, and takes up what recommended it: concerns are listed for it no longer. */
export const saveBegin: ProviderPage = async (asked, provider) => {
  const { means, request, doing } = asked;
  const { form } = request;
  const due = await findDue(asked, provider);
  const triggers = due?.triggers ?? [];
  const answers = new FormReader(form);
  // Of a form sent again the concern is taken up, and listed no longer.
  const sentBefore = (await listRuns(means.db.kysely, doing.authorityId, { providerId: provider.id, programme: 'trip' })).flatMap(
    (run): TripTrigger[] =>
      run.trigger === 'tier' || run.trigger === 'concern' || run.trigger === 'inspection'
        ? [{ kind: run.trigger, ref: run.triggerRef, since: null, says: '' }]
        : [],
  );
  const known = [...sayable(due), ...sentBefore];
  const chosen = answers.choice('trigger', ['by-hand', ...known.map(kindOf)], 'Select what triggers it');
  const reason = answers.longText('reason', { what: 'The reason', most: 3000, missing: 'Enter why it begins' });
  const on = answers.date('on', { what: 'The day it begins', missing: 'Enter the day on which it begins' });
  const account = form.get('account') ?? '';
  const trigger = known.find((one) => kindOf(one) === chosen);
  if (on !== null && trigger?.kind === 'concern' && trigger.since !== null && on < trigger.since)
    answers.errors.push({ field: 'on', at: 'on-day', text: `${trigger.says}: what it begins by cannot be later than its first day` });
  if (chosen === null || reason === null || on === null || answers.errors.length > 0) return show(asked, provider, due, form, answers.errors);
  const begun = await doWhole(asked, async (tx) => {
    const sent = {
      providerId: provider.id,
      programme: 'trip',
      trigger: trigger?.kind ?? 'by-hand',
      triggerRef: trigger?.ref ?? null,
      reason,
      on,
    } as const;
    const started = await startRun(tx, doing, {
      ...sent,
      accountId: /^[1-9]\d{0,8}$/.test(account) ? Number(account) : null,
      seen: Math.max(0, seenIn(form)),
    });
    if (!started.ok) return started;
    await takeTurn(tx, doing, provider);
    // Not before it was recommended, where that came while this run was under way already.
    for (const { kind: of, ref, since } of triggers)
      if (of === 'concern' && ref !== null) await takeUpTrip(tx, doing, ref, since !== null && since > on ? since : on);
    return started;
  });
  if (!begun.ok) {
    const field = begun.field ?? 'reason';
    return show(asked, provider, due, form, [{ field, at: field === 'on' ? 'on-day' : field, text: begun.reason }]);
  }
  const to = `/providers/${String(provider.id)}/programmes/${String(begun.value.runId)}`;
  const inForce = await findDefinition(means.db.kysely, doing.authorityId, 'trip');
  const heldThen = inForce === null ? null : (await findVersionWords(asked, inForce, on)).heldThen;
  return { kind: 'redirect', to, notice: { kind: 'success', text: ['Rapid improvement has begun.', heldThen ?? ''].join(' ').trim() } };
};
