import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database/database.ts';

export interface Authority {
  readonly id: number;
  readonly laCode: string;
  readonly name: string;
  readonly isDemonstration: boolean;
}

export async function listAuthorities(reader: Reader): Promise<Authority[]> {
  return reader
    .selectFrom('authority')
    .select(['id', 'la_code as laCode', 'name', 'is_demonstration as isDemonstration'])
    .orderBy('la_code')
    .execute();
}

/** The authority that a command at the command line means: the one it names, or the only one there is. */
export async function findMeantAuthority(reader: Reader, laCode: string | undefined): Promise<Result<Authority>> {
  const authorities = await listAuthorities(reader);
  if (authorities.length === 0) return refused('There is no authority yet. Create yours first, for example: npx waymark authority create 940');
  if (laCode !== undefined) {
    const named = authorities.find((each) => each.laCode === laCode);
    return named ? accepted(named) : refused(`There is no authority ${laCode} here: ${listed(authorities)}.`);
  }
  const [only, another] = authorities;
  if (only && !another) return accepted(only);
  return refused(`Say which authority with --authority CODE: ${listed(authorities)}.`);
}

function listed(authorities: readonly Authority[]): string {
  return authorities.map((each) => `${each.laCode} ${each.name}`).join(', ');
}
