/** For whom the days of an entitlement are: those of the sets it names (all of them where it names none), and no academy, whose offer is the locality’s. */
export function isEntitledToDays(
  { sets }: { readonly sets?: readonly string[] | undefined },
  { setId, isAcademy }: { readonly setId: string | null; readonly isAcademy?: boolean | undefined },
): boolean {
  return sets === undefined || (setId !== null && sets.includes(setId) && isAcademy !== true);
}
