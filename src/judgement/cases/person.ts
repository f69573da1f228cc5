/** A person of the case, by account; by name where the account is not known any more. */
export interface Person {
  readonly account: number | null;
  readonly name: string;
}

export const isSame = (one: Person, other: Person): boolean =>
  one.account !== null && other.account !== null ? one.account === other.account : one.name === other.name;
