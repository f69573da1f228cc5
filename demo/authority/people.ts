import type { ScopeKind } from '../../src/register/access/tables.ts';
import type { Role } from '../../src/register/access/roles.ts';
import { personFor } from './invented-people.ts';
import { readTable } from './read-table.ts';

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly jobTitle: string;
  readonly reach: PersonReach | null;
}

/** What is somebody's own: providers by URN or Ofsted number, trusts by UID, localities by name, a diocese by its code, a strand. */
export interface PersonReach {
  readonly kind: ScopeKind;
  readonly of: readonly string[];
}

const columns = ['name', 'role', 'jobTitle', 'reach'] as const;

/** Name (`=` is who the register names for the subject after it), role, job title, what is their own. */
const table = `
Margery Quillfeather | director | Executive Director of Children’s Services |
Tobias Northmere | assistant-director | Assistant Director, Education |
Philippa Ravenhythe | lead | Head of Education Effectiveness |
Alun Thistlewaite | sia | School Improvement Advisor, Tarmere and Silmoor | locality Tarmere, Silmoor
Nasreen Greywell | sia | School Improvement Advisor, Halscar and Quenley | locality Halscar, Quenley
Fenella Hollinsea | eeca | Early Education Childcare Advisor |
Harjit Underbank | safeguarding-lead | Education Safeguarding Lead |
Cornel Jessamy | specialist | SEND Strategy Officer | strand send
Delphine Kestleman | data-officer | Education Data Officer |
Xanthe Copperwheat | business-support | Business Support Officer |
Bartholomew Ironmonger | administrator | Systems Administrator |
= head 900107 | headteacher | Headteacher, Foscombe Primary School | provider 900107
= manager EY990100 | headteacher | Manager, Tarmere Private Day Nursery | provider EY990100
Clemency Oakapple | headteacher | Headteacher, Barsley Primary School | provider 900102
= head 900125 | headteacher | Headteacher, Tarmere Castle Primary School | provider 900125
Oswin Brackenfell | head-delegate | Deputy headteacher, Foscombe Primary School | provider 900107
Santosh Zennor | chair | Chair of governors, Tarmere Castle Primary School | provider 900125
Verity Gorseland | governor | Governor, Tarmere Castle Primary School | provider 900125
Idris Pennywort | clerk | Clerk to governors, Tarmere Castle and Foscombe | provider 900125, 900107
= trust 9001 | trust-executive | Chief executive, Tarmere Learning Trust | trust 9001
Lorna Heronsgate | diocese | Schools Officer, Diocese of Orlham | diocese CE99
Kwame Saltersgate | network-member | Lead of the early reading network |
Jocasta Elderfen | childrens-trust | Partnership Manager, Children’s Trust |
Emeka Fairwether | executive-member | Executive Member for Children |
Rosalind Larkrise | elected-member | Member of the Children’s Services Scrutiny Committee |
Yusuf Blackmarsh | auditor | Internal Auditor |
`;

/** Everybody whom the first page offers to sign in as. */
export const people: readonly Person[] = readTable(columns, table).map((row) => {
  const [, first, last] = personFor(row.name.replace('= ', ''));
  const name = row.name.startsWith('=') ? `${first} ${last}` : row.name;
  return {
    email: `${name.toLowerCase().replaceAll(' ', '.')}@ambermoor.example`,
    name,
    role: row.role as Role,
    jobTitle: row.jobTitle,
    reach: readReach(row.reach),
  };
});

/** "locality Tarmere, Silmoor" is two localities. */
function readReach(text: string): PersonReach | null {
  const [, kind, of] = /^(\S+) (.+)$/.exec(text) ?? [];
  return kind === undefined || of === undefined ? null : { kind: kind as ScopeKind, of: of.split(', ') };
}

export const dataOfficer = 'Delphine Kestleman';

/** The one account of the tiny authority. */
export const stranger: Person = {
  email: 'quentin.varleigh@elstoke.example',
  name: 'Quentin Varleigh',
  role: 'data-officer',
  jobTitle: 'Data Officer',
  reach: null,
};
