import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ConcernState } from './concern.ts';
import type { ToldTo } from './sight.ts';
import type { MoveKind } from './tables.ts';

export interface DoneMove {
  readonly kind: MoveKind;
  readonly fromState: ConcernState | null;
  readonly toState: ConcernState;
  readonly reason: string;
  readonly detail: string | null;
  readonly doneBy: string;
  readonly doneRole: string | null;
  readonly doneAt: Date;
}

/** Everything that was done with a concern, from the first. */
export async function listMoves(db: Reader, concernId: number): Promise<DoneMove[]> {
  const { rows } = await sql<DoneMove>`
    select kind, from_state as "fromState", to_state as "toState", reason, detail, done_by as "doneBy", done_role as "doneRole", done_at as "doneAt"
    from concern_move where concern_id = ${concernId} order by id`.execute(db);
  return rows;
}

export interface KeptTelling {
  readonly id: number;
  readonly concernId: number;
  readonly wasTold: boolean;
  readonly toldTo: ToldTo | null;
  readonly personName: string | null;
  readonly toldOn: string | null;
  readonly how: string | null;
  readonly said: string | null;
  readonly whyNot: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

const telling = sql`t.id, t.concern_id as "concernId", t.was_told as "wasTold", t.told_to as "toldTo", t.person_name as "personName", t.told_on as "toldOn", t.how,
  t.said, t.why_not as "whyNot", t.recorded_by as "recordedBy", t.recorded_at as "recordedAt"`;

export async function listTellings(db: Reader, concernId: number): Promise<KeptTelling[]> {
  const { rows } = await sql<KeptTelling>`select ${telling} from concern_telling t where t.concern_id = ${concernId} order by t.id`.execute(db);
  return rows;
}

export interface TellingOfProvider extends KeptTelling {
  readonly isAboutHead: boolean;
  readonly isRestricted: boolean;
}

/** What was said to anybody of a provider, with what guards each concern: whoever asks filters by `maySeeTelling`. */
export async function listTellingsOfProvider(db: Reader, authorityId: number, providerId: number): Promise<TellingOfProvider[]> {
  const { rows } = await sql<TellingOfProvider>`
    select ${telling}, c.is_about_head as "isAboutHead", c.is_restricted as "isRestricted"
    from concern_telling t join concern c on c.id = t.concern_id join provider g on g.id = c.provider_id
    where c.authority_id = ${authorityId} and coalesce(g.joined_to, g.id) = ${providerId} order by t.told_on desc, t.id desc`.execute(db);
  return rows;
}

export interface NamedPerson {
  readonly accountId: number;
  readonly name: string;
  readonly namedBy: string;
  readonly namedAt: Date;
  readonly reason: string;
}

export async function listNamed(db: Reader, concernId: number): Promise<NamedPerson[]> {
  const { rows } = await sql<NamedPerson>`
    select r.account_id as "accountId", a.name, r.named_by as "namedBy", r.named_at as "namedAt", r.reason
    from concern_reader r join account a on a.id = r.account_id where r.concern_id = ${concernId} and r.ended_at is null order by a.name, a.id`.execute(
    db,
  );
  return rows;
}
