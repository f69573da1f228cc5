import {
  aboutKind,
  findFindings,
  findIndicators,
  findOwnCollections,
  findStandingInspections,
  findUntriaged,
  type HeldFinding,
  type OwnCollections,
  type ResultsState,
  signalThresholds,
  type Untriaged,
} from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { listProvidersOnDay, type ProviderOnDay } from '../../register/index.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import type { Fact, FactId, IndicatorFacts, ProviderFacts, SetId } from '../criteria/facts.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { askedIndicators } from './asked-indicators.ts';
import { factsOfFindings } from './facts-of-findings.ts';
import { factOfUntriaged } from './fact-of-untriaged.ts';
import { factsOfInspection } from './facts-of-inspection.ts';
import { factsOfAudit, factsOfGovernors, factsOfHead, factsOfPlaces } from './facts-of-register.ts';
import { setOf } from './set-of.ts';

export interface FactsQuestion {
  readonly authorityId: number;
  readonly laCode: string;
  /** The day of which everything is said (docs/adr/0022): YYYY-MM-DD. */
  readonly asAt: string;
  /** Left out: every provider of the authority that a set of criteria is for. */
  readonly providerIds?: readonly number[];
  /** Whose indicators are asked for; left out, the criteria in force. */
  readonly criteria?: CriteriaDocument;
}

/** Those whose tier depends on their agreement, and who have given it. */
async function findAgreed(db: Reader, open: readonly ProviderOnDay[], asAt: string): Promise<Set<number>> {
  const asked = open.filter((provider) => setOf(provider) === null && setOf(provider, true) !== null).map(({ id }) => id);
  if (asked.length === 0) return new Set();
  const held = await findFindings(db, { providerIds: asked, asAt });
  return new Set(asked.filter((id) => held.get(id)?.some(({ kind }) => kind === 'agrees-to-a-tier') === true));
}

type Judged = ProviderOnDay & { readonly setId: SetId; readonly measured: Measured };
/** As evidence reads figures: results stand under the number of their year. */
type Measured = Omit<ProviderOnDay, 'urns'> & { readonly urns: readonly string[] };

/**
 * All that is known of an authority’s providers on a day, as `evaluate` takes it, in the order of their ids. The database must be asked for the authority (`asAuthority`). The
 * same data give the same facts, byte for byte: whoever asks, whenever, and of however many.
 */
export async function gatherFacts(db: Reader, question: FactsQuestion): Promise<ProviderFacts[]> {
  const [settled = []] = await gatherFactsOfStates(db, question, [{}]);
  return settled;
}

/** The same by several states of the results, of one reading: to see what a release or schools’ own returns move. Anything but the first that `gatherFacts` asks for is never for a proposal. */
export async function gatherFactsOfStates(db: Reader, question: FactsQuestion, states: readonly ResultsState[]): Promise<ProviderFacts[][]> {
  const { authorityId, laCode, asAt, providerIds } = question;
  const criteria = question.criteria ?? (await findCriteriaInForce(db, authorityId, asAt)).document;
  const asked = askedIndicators(criteria);
  const open = await listProvidersOnDay(db, { authorityId, laCode, asAt });
  const agreed = await findAgreed(db, open, asAt);
  const all = open.flatMap((provider): Judged[] => {
    const setId = setOf(provider, agreed.has(provider.id));
    return setId !== null && asked.has(setId) ? [{ ...provider, setId, measured: { ...provider, urns: provider.urns.map(String) } }] : [];
  });
  const wanted = providerIds === undefined ? all : all.filter(({ id }) => providerIds.includes(id));
  const measured = wanted.map((provider) => provider.measured);
  const standing = await findStandingInspections(db, { providers: wanted, authorityId, asAt });
  const findings = await findFindings(db, { providerIds: wanted.map(({ id }) => id), asAt });
  const untriaged = await findUntriaged(db, { authorityId, asAt });
  const collected = await findOwnCollections(db, { providers: measured, asAt });
  // Of all of them, though few are asked for: the latest year is the latest that any of them has.
  const ids = [...asked.values()].flatMap((each) => [...each]);
  const found = await findIndicators(db, { providers: all.map((provider) => provider.measured), ids, asAt }, states);
  const factsBy = (indicators: (typeof found)[number], provider: Judged): ProviderFacts => {
    const { id, urn, name, setId, phase, pupils, localityId, legalTrack } = provider;
    const isAcademy = legalTrack === 'academy' ? { isAcademy: true } : {};
    const inspection = standing.get(id);
    const ofSet = (indicator: IndicatorFacts): boolean => asked.get(setId)?.has(indicator.id) === true;
    return {
      provider: { id, urn, name, setId, phase, pupils: pupils?.value ?? null, localityId, ...isAcademy },
      asAt,
      facts: {
        ...(inspection === undefined ? {} : factsOfInspection(inspection)),
        ...factsOfPeople(provider, { asAt, findings: findings.get(id) ?? [], collected: collected.get(id) ?? nothing, untriaged: untriaged.get(id) }),
      },
      indicators: (indicators.get(id) ?? []).filter(ofSet),
      inspected: inspection?.areas ?? [],
    };
  };
  return found.map((indicators) => wanted.map((provider) => factsBy(indicators, provider)));
}

const nothing: OwnCollections = { auditReturned: null, auditRed: null, governorPlaces: null, governorVacancies: null };

interface Known {
  readonly asAt: string;
  readonly findings: readonly HeldFinding[];
  readonly collected: OwnCollections;
  readonly untriaged: Untriaged | undefined;
}

/** What the authority knows of itself: people in posts, places, what was collected and confirmed. */
function factsOfPeople(provider: ProviderOnDay, { asAt, findings, collected, untriaged }: Known): Partial<Record<FactId, Fact>> {
  const { head, legalTrack } = provider;
  return {
    ...factsOfFindings({ findings, asAt, legalTrack, whereNone: (kind) => aboutKind(kind).whereNone }),
    ...factsOfAudit(collected, findings),
    ...factsOfHead(head, asAt),
    ...factsOfPlaces(provider, signalThresholds),
    ...factsOfGovernors(collected, signalThresholds),
    'concern-untriaged': factOfUntriaged(untriaged, asAt),
  };
}
