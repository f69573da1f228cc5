/** Who is acting: a signed-in person, an API token, or somebody at the command line. */
export interface Actor {
  readonly kind: 'anonymous' | 'person' | 'token' | 'operator';
  readonly accountId: number | null;
  /** The API token that acts, which has a reach of its own; null for everybody else. */
  readonly tokenId: number | null;
  readonly name: string;
  /** A role name from the register's access table; null for nobody. */
  readonly role: string | null;
  readonly authorityId: number | null;
  /** The network address they act from, where they act over the network. */
  readonly address?: string;
}

export const anonymous: Actor = { kind: 'anonymous', accountId: null, tokenId: null, name: 'Not signed in', role: null, authorityId: null };
