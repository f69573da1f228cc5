import { type Audience, audienceIds } from '../entitlement/audience.ts';

export const termsLabels = { included: 'Included', bought: 'Can be bought' } as const;
export type Terms = keyof typeof termsLabels;
export const termsIds = Object.keys(termsLabels) as Terms[];

/** One line of the offer. A price in pounds, and of what, where it is bought. */
export interface OfferLine {
  readonly audience: Audience;
  readonly terms: Terms;
  readonly title: string;
  readonly says: string;
  readonly price: number | null;
  readonly priceUnit: string | null;
}

export interface OfferPart {
  readonly audience: Audience;
  /** What entitlement gives, in words. */
  readonly entitled: readonly string[];
  readonly included: readonly OfferLine[];
  readonly bought: readonly OfferLine[];
}

/** The offer of a year as it is published: what each kind of provider is entitled to, what else is included, and what can be bought. */
export interface OfferDocument {
  readonly year: string;
  readonly parts: readonly OfferPart[];
  readonly isProvisional: boolean;
}

/** Every line in the part of its kind, and every kind with a part. */
export function composeOffer(
  year: string,
  lines: readonly OfferLine[],
  entitled: Readonly<Record<Audience, readonly string[]>>,
  isProvisional: boolean,
): OfferDocument {
  return {
    year,
    isProvisional,
    parts: audienceIds.map((audience) => {
      const of = lines.filter((line) => line.audience === audience);
      return {
        audience,
        entitled: entitled[audience],
        included: of.filter(({ terms }) => terms === 'included'),
        bought: of.filter(({ terms }) => terms === 'bought'),
      };
    }),
  };
}

/** The reader’s own kinds first, and the others in their order. */
export function ownFirst(parts: readonly OfferPart[], own: readonly Audience[]): OfferPart[] {
  return [...parts.filter(({ audience }) => own.includes(audience)), ...parts.filter(({ audience }) => !own.includes(audience))];
}

export function priceInWords({ price, priceUnit }: Pick<OfferLine, 'price' | 'priceUnit'>): string | null {
  if (price === null) return null;
  const pounds = price.toLocaleString('en-GB', { minimumFractionDigits: Number.isInteger(price) ? 0 : 2, maximumFractionDigits: 2 });
  return `£${pounds} ${priceUnit ?? ''}`.trim();
}
