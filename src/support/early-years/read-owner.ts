import type { decideAgreedAction, listPossibleOwners } from '../../evidence/index.ts';
import type { FormReader } from '../../register/index.ts';
import { choices } from '../common/show-form.ts';

type Owners = Awaited<ReturnType<typeof listPossibleOwners>>;
type Whose = Pick<Parameters<typeof decideAgreedAction>[0], 'ownerSide' | 'ownerName' | 'ownerAccountId'>;

/** Whose an action of a setting may be: its manager’s, who may have no account, or somebody’s with one. */
export const ownerChoices = (owners: Owners, chosen: string | null) =>
  choices(
    [
      { value: 'manager', text: 'The manager or registered person' },
      ...owners.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })),
    ],
    chosen,
    'Choose whose it is',
  );

export function readOwner(answers: FormReader, owners: Owners, given: string | null): Whose | null {
  if (given === 'manager') return { ownerSide: 'provider', ownerName: 'Manager or registered person', ownerAccountId: null };
  const owner = owners.find(({ id }) => String(id) === given);
  if (owner !== undefined) return { ownerSide: owner.side, ownerName: owner.name, ownerAccountId: owner.id };
  answers.refuse('owner', 'Choose whose it is');
  return null;
}
