/**
 * How a maintained school becomes eligible for intervention (Education and Inspections Act 2006). All four, and not the warning notice alone: section 61 and section 62
 * follow from an inspection and need no notice of the authority’s.
 */
export const gateways = {
  s60: { name: 'Warning notice not complied with', law: 'Education and Inspections Act 2006 s60', byNotice: true },
  s60a: { name: 'Teachers’ pay and conditions notice not complied with', law: 'Education and Inspections Act 2006 s60A', byNotice: true },
  s61: { name: 'Requires significant improvement', law: 'Education and Inspections Act 2006 s61', byNotice: false },
  s62: { name: 'Requires special measures', law: 'Education and Inspections Act 2006 s62', byNotice: false },
} as const;
export type GatewayId = keyof typeof gateways;
export const gatewayIds = Object.keys(gateways) as GatewayId[];

export const isGateway = (text: unknown): text is GatewayId => typeof text === 'string' && Object.hasOwn(gateways, text);

/** One that is open at a school. */
export interface OpenGateway {
  readonly id: GatewayId;
  /** Last day of the compliance period; null where there was no notice. */
  readonly complianceEnds: string | null;
  /** What the notices of powers named whose day has come ("s64"): no other may be used through it. Null where no notice is needed. */
  readonly powers: readonly string[] | null;
  /** What a notice named that acts from a later day, with that day. */
  readonly later?: readonly { readonly power: string; readonly from: string }[];
}

/** What an inspection’s category of concern opens. “Serious weaknesses” was Ofsted’s own name for a school that requires significant improvement. */
export function gatewayOfCategory(category: string | null): GatewayId | null {
  if (category === 'special measures') return 's62';
  return category === 'requires significant improvement' || category === 'serious weaknesses' ? 's61' : null;
}
