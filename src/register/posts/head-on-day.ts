import { type Post, type PostRole, type Standing, whoHolds } from './post.ts';

export interface HeadOnDay {
  readonly role: PostRole;
  /** Of whoever leads on the day: somebody who covers, else the holder, else nobody. */
  readonly standing: Standing;
  readonly since: string;
  /** First day of the substantive holder, who may be covered for; null where there is none. */
  readonly substantiveSince: string | null;
  /** Who told us, or which document. */
  readonly source: string;
}

/** Who leads a provider on a day, without a name; null where nothing is recorded of that day. */
export function headOnDay(posts: readonly Post[], role: PostRole, day: string): HeadOnDay | null {
  const { current, covered } = whoHolds(posts, role, day);
  if (current === null) return null;
  const holder = covered ?? current;
  return {
    role,
    standing: current.standing,
    since: current.heldFrom,
    substantiveSince: holder.standing === 'substantive' ? holder.heldFrom : null,
    source: current.source,
  };
}
