/** A postcode as it is printed ("NN17 3AA"), from however it was typed; null where it is not one. */
export function parsePostcode(text: string): string | null {
  const compact = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const parts = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(compact);
  return parts ? `${parts[1] ?? ''} ${parts[2] ?? ''}` : null;
}

/** The sector, the smallest part that several streets share: "NN17 3" of "NN17 3AA". */
export function postcodeSector(postcode: string): string | null {
  const printed = parsePostcode(postcode);
  return printed ? printed.slice(0, -2) : null;
}
