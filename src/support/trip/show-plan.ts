import { ownerSides } from '../../evidence/index.ts';
import { isAllowed } from '../../register/index.ts';
import { latestDecision } from '../programmes/clock/due-rules.ts';
import { escalationAsked } from '../programmes/escalation-asked.ts';
import { gatherDaysOf } from '../programmes/clock/gather-run-days.ts';
import { toldOutcome, toldStageNow } from '../programmes/own-run-view.ts';
import { stageOf, outcomeOf } from '../programmes/replay.ts';
import { grades } from '../programmes/run.ts';
import { draftOf, inForce, listMilestoneResults, listPlanActions, listPlans, type PlannedAction, type PlanVersion } from './find-plan.ts';
import { listReviews, standing } from './find-reviews.ts';
import { type Milestone, milestoneStates, milestonesOf } from './milestones.ts';
import { nameMeasures } from './list-plan-measures.ts';
import { type AskedOfRun, breadcrumbsOf, hasNextReview, pausedOn, type TripPage } from './open-trip-page.ts';
import { gapsIn, type PlanDocument, type PlanPriority, servedBy } from './plan.ts';
import { actionStandings, standingOf, stateInWords, stateOfPlan } from './plan-state.ts';

const colours = { 'to-come': 'grey', 'late': 'yellow', 'met': 'green', 'not-met': 'red' } as const;

export interface ShownPlan {
  readonly plan: PlanVersion;
  readonly milestones: readonly Milestone[];
  readonly actions: readonly PlannedAction[];
}

/** The plan that all work to, with how it stands. Null where none is agreed. */
export async function gatherPlan({ means, run, authority, today }: AskedOfRun): Promise<ShownPlan | null> {
  const plan = inForce(await listPlans(means.db.kysely, run.id));
  if (plan === null) return null;
  const results = await listMilestoneResults(means.db.kysely, run.id);
  const actions = await listPlanActions(means.db.kysely, { id: run.id, authorityId: authority.authorityId });
  return { plan, milestones: milestonesOf(plan.document, results, today), actions };
}

/** The version that is asked for: the draft, one that was agreed before, or where none is named that in force. */
function readingOf(asked: string | null, plans: readonly PlanVersion[], draft: PlanVersion | null): PlanVersion | null {
  if (asked === 'draft' && draft !== null) return draft;
  return plans.find(({ version, agreed }) => agreed !== null && String(version) === asked) ?? inForce(plans) ?? draft;
}

/** The single plan: for the authority’s staff the draft too; for head, chair and trust what was agreed. */
export const showPlan: TripPage = async (asked) => {
  const { means, request, run, path, provider, today, isOutside: outside, mayRun, maySay } = asked;
  const plans = await listPlans(means.db.kysely, run.id);
  const draft = outside ? null : draftOf(plans);
  const shown = await gatherPlan(asked);
  const reading = readingOf(request.query.get('version'), plans, draft);
  const isDraft = reading !== null && reading === draft;
  const agreed = plans.filter((one) => one.agreed !== null);
  const isEarlier = reading !== null && !isDraft && reading !== agreed[0];
  const isCurrent = !isDraft && !isEarlier;
  const reviews = standing(await listReviews(means.db.kysely, run.id));
  const { now, definition } = run;
  const isLive = now.state === 'live';
  const stage = stageOf(definition, now.stage);
  const isWorked = !outside && isLive && isCurrent && reading !== null && hasNextReview(run);
  const days = (await gatherDaysOf(means.db.kysely, asked.authority.authorityId, [run.providerId]))(run.providerId);
  const cycleEnds =
    stage?.tasks.some(({ checks }) => checks.includes('plan-reaches-decision')) === true ? latestDecision({ definition, now, ...days }) : null;
  return {
    kind: 'page',
    template: 'support/trip/plan.njk',
    data: {
      provider,
      path,
      run: {
        name: definition.name,
        stage: outside ? toldStageNow({ definition, now, today }) : (stage?.name ?? now.stage),
        startedOn: now.startedOn,
        endedOn: now.endedOn,
        isStopped: now.state === 'stopped',
        outcome: outside ? toldOutcome(definition, now, today) : (outcomeOf(definition, now)?.label ?? null),
      },
      paused: pausedOn(run),
      plan: reading === null ? null : await presentPlan(asked, reading.document, isCurrent ? shown : null),
      planVersion: reading,
      isDraft,
      isEarlier,
      followedBy: isEarlier ? (agreed[agreed.indexOf(reading) - 1] ?? null) : null,
      versions:
        agreed.length > 1
          ? agreed.map(({ version, agreed: when }) => ({ version, on: when?.on, isShown: version === reading?.version && !isDraft }))
          : [],
      isOver: isWorked && reading.document.endsOn < today,
      // Of the first cycle no task asks it.
      decidedBy: isWorked && cycleEnds !== null && reading.document.endsOn < cycleEnds ? cycleEnds : null,
      otherDraft: !isDraft && draft !== null,
      gaps: isDraft ? gapsIn(reading.document, now.startedOn) : [],
      question: outside ? null : escalationAsked(definition, now),
      reviews: reviews.map(({ id, on, overall, chairedBy }) => ({ id, on, chairedBy, overall: grades[overall] })),
      mayEdit: mayRun && isLive && !isEarlier,
      maySay: maySay && isLive && isCurrent,
      mayReview: mayRun && isLive && isCurrent && shown !== null && (stage?.review ?? null) !== null,
      hasPapers: shown !== null && hasNextReview(run),
      isOutside: outside,
      today,
      breadcrumbs: breadcrumbsOf(asked),
    },
  };
};

async function presentPlan({ means, request, path, today }: AskedOfRun, document: PlanDocument, shown: ShownPlan | null) {
  const measureNames = await nameMeasures(
    means.db.kysely,
    document.priorities.flatMap(({ measures }) => measures),
  );
  const opensActions = isAllowed(request.actor, 'action.view');
  const state = shown === null ? null : stateOfPlan(document, shown.milestones, shown.actions, today);
  const milestoneOf = (objective: string, halfTerm: string): Milestone | undefined =>
    shown?.milestones.find((one) => one.objective === objective && one.halfTerm === halfTerm);
  const actionsOf = (priority: PlanPriority, objective: string | null) =>
    priority.actions
      .filter((action) => servedBy(priority, action.objective) === objective)
      .map((action) => {
        const listed = shown?.actions.find(({ key }) => key === action.key);
        return {
          ...action,
          side: ownerSides[action.ownerSide],
          href: listed === undefined || !opensActions ? null : `/actions/${String(listed.id)}`,
          state: listed === undefined ? null : actionState(listed, today),
        };
      });
  return {
    startsOn: document.startsOn,
    endsOn: document.endsOn,
    priorities: document.priorities.map((priority) => ({
      ...priority,
      measures: priority.measures.map((id) => measureNames.get(id) ?? id),
      edit: `${path}/plan/priorities/${priority.key}`,
      state: state?.priorities.find((one) => one.priority === priority.key) ?? null,
      stateInWords:
        state === null ? null : stateInWords(state.priorities.find((one) => one.priority === priority.key) ?? { ...emptyState, title: '' }),
      objectives: priority.objectives.map((objective) => ({
        ...objective,
        actions: actionsOf(priority, objective.key),
        milestones: document.halfTerms.map((halfTerm) => {
          const milestone = milestoneOf(objective.key, halfTerm.key);
          return {
            halfTerm: halfTerm.name,
            by: halfTerm.by,
            says: objective.milestones[halfTerm.key] ?? '',
            state: milestone === undefined ? null : { text: milestoneStates[milestone.state], colour: colours[milestone.state] },
            result: milestone?.result ?? null,
            schoolSays: milestone?.schoolSays ?? null,
            href: `${path}/plan/milestones/${objective.key}/${halfTerm.key}`,
          };
        }),
      })),
      loose: actionsOf(priority, null),
    })),
    support: document.support,
    days: document.support.reduce((sum, { days }) => sum + (days ?? 0), 0),
    uncosted: document.support.filter(({ cost }) => cost === null).length,
    cost: document.support.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
  };
}

const emptyState = { priority: '', milestones: { all: 0, met: 0, notMet: 0, late: 0, toCome: 0 }, actions: { all: 0, done: 0, late: 0 } };

const standingColours = { done: 'green', withdrawn: 'grey', reported: 'purple', late: 'red', open: 'blue' } as const;

function actionState(action: PlannedAction, today: string): { readonly text: string; readonly colour: string } {
  const standing = standingOf(action, today);
  return { text: actionStandings[standing], colour: standingColours[standing] };
}
