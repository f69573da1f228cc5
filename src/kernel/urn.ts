/** A unique reference number of GIAS: an establishment's, never reused. A provider may have had several. */
export function parseUrn(text: string): number | null {
  return /^[1-9]\d{4,6}$/.test(text) ? Number(text) : null;
}

/** LA code and establishment number as one: "940" and "2001" are "9402001", written "940/2001". Null where either is missing. */
export function laestab(laCode: string | null, establishmentNumber: string | null): string | null {
  return laCode && establishmentNumber && /^\d{4}$/.test(establishmentNumber) ? laCode + establishmentNumber : null;
}
