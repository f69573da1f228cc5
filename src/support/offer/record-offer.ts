import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { gatherOffer, listOfferLines, listPublished } from './find-offer.ts';
import type { OfferLine } from './offer.ts';
import '../tables.ts';

/** Writes a line of the offer of a year; where it takes the place of another, that one is withdrawn and stays readable. Nobody outside sees it before it is published. */
export async function recordOfferLine(
  tx: Tx,
  doing: Doing,
  { year, line, replaces }: { readonly year: string; readonly line: OfferLine; readonly replaces: number | null },
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = (await listOfferLines(tx, authorityId, year)).filter(({ withdrawn }) => withdrawn === null);
  const same = standing.find(
    (one) => one.audience === line.audience && one.terms === line.terms && one.title.toLowerCase() === line.title.toLowerCase(),
  );
  if (same && same.says === line.says && same.price === line.price && same.priceUnit === line.priceUnit) return accepted(null);
  if (same && same.id !== replaces) return refused('The offer has a line of this name for this kind of provider: change that one');
  if (replaces !== null && !standing.some(({ id }) => id === replaces)) return refused('Somebody withdrew this line while you changed it');
  if (replaces !== null)
    await tx
      .updateTable('offer_item')
      .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: 'Changed' })
      .where('id', '=', replaces)
      .execute();
  const { priceUnit, ...rest } = line;
  const { id } = await tx
    .insertInto('offer_item')
    .values({ authority_id: authorityId, academic_year: year, ...rest, price_unit: priceUnit, entered_by: actor.name, entered_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const before = standing.find((one) => one.id === replaces) ?? null;
  await recordAudit(tx, { actor, event, subject: { kind: 'offer-item', id }, before, after: { year, ...line }, reference });
  return accepted(null);
}

/** Publishes the offer of a year as it stands: from now on its readers see this, and what is written later waits for the next time. */
export async function publishOffer(tx: Tx, doing: Doing, year: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const document = await gatherOffer(tx, authorityId, year, clock.today());
  const latest = (await listPublished(tx, authorityId)).find((one) => one.year === year);
  if (latest && JSON.stringify(sorted(latest.document)) === JSON.stringify(sorted(document)))
    return refused('The offer of this year is published as it stands');
  const { id } = await tx
    .insertInto('offer_publication')
    .values({
      authority_id: authorityId,
      academic_year: year,
      document: JSON.stringify(document),
      published_by: actor.name,
      published_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'offer-publication', id }, after: { year }, reference });
  return accepted(null);
}

/** The database keeps the names of a document in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, of]) => [name, sorted(of)]),
  );
}
