import { tierLabels } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { listVersions } from '../letter-templates/find-templates.ts';
import { supportOffered } from '../letter-templates/support-offered.ts';
import { kindFor, matterOf } from '../letter-templates/template-kinds.ts';
import { fillIn } from '../letter-templates/template-text.ts';
import { findContact, findKnownPeople } from './find-recipients.ts';
import { findTierInForce, type StandingDecision } from './find-standing-decision.ts';
import { decideRecipients, type ProposedRecipient, trackOf } from './recipients.ts';

export interface Draft {
  /** "vulnerable-maintained 0". */
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly recipients: readonly ProposedRecipient[];
}

/** A letter as its template begins it: everything filled in but the days, which are known when it goes. */
export async function prepareDraft(reader: Reader, found: FoundCase, decision: StandingDecision, today: string): Promise<Draft> {
  const { authorityId, providerId } = found;
  const track = trackOf(found.legalTrack);
  const kind = kindFor(matterOf(decision), track);
  const [template] = await listVersions(reader, authorityId, kind);
  const authority = await reader.selectFrom('authority').select('name').where('id', '=', authorityId).executeTakeFirstOrThrow();
  const before = await findTierInForce(reader, authorityId, providerId);
  const { document } = await findCriteriaInForce(reader, authorityId, today);
  const values = {
    provider: found.providerName,
    authority: authority.name,
    tier: tierLabels[decision.tier],
    previous: before === null ? 'no tier' : tierLabels[before.tier],
    reasons: decision.reasons,
    support: supportOffered(decision.tier, track, document.entitlement.days)
      .map((each) => `- ${each}`)
      .join('\n'),
    contact: await findContact(reader, { authorityId, providerId, today }),
  };
  const known = await findKnownPeople(reader, { authorityId, providerId, today });
  return {
    template: `${kind.id} ${String(template.version)}`,
    subject: fillIn(template.subject, values),
    body: fillIn(template.body, values),
    recipients: decideRecipients(track, known),
  };
}
