import type { Role } from '../../src/register/access/roles.ts';
import { personFor } from './invented-people.ts';
import { readTable } from './read-table.ts';

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly jobTitle: string;
  /** URN or Ofsted number of the one provider that the person belongs to. */
  readonly provider: string | null;
}

const columns = ['name', 'role', 'jobTitle', 'provider'] as const;

/** Name (`=` is who the register names for the subject after it), role, job title, provider. */
const table = `
Margery Quillfeather | director | Executive Director of Children’s Services |
Tobias Northmere | assistant-director | Assistant Director, Education |
Philippa Ravenhythe | lead | Head of Education Effectiveness |
Alun Thistlewaite | sia | School Improvement Advisor, Tarmere and Silmoor |
Nasreen Greywell | sia | School Improvement Advisor, Halscar and Quenley |
Fenella Hollinsea | eeca | Early Education Childcare Advisor |
Harjit Underbank | safeguarding-lead | Education Safeguarding Lead |
Cornel Jessamy | specialist | SEND Strategy Officer |
Delphine Kestleman | data-officer | Education Data Officer |
Bartholomew Ironmonger | administrator | Systems Administrator |
= head 900107 | headteacher | Headteacher, Foscombe Primary School | 900107
= manager EY990100 | headteacher | Manager, Tarmere Private Day Nursery | EY990100
Santosh Zennor | chair | Chair of governors, Tarmere Castle Primary School | 900125
= trust 9001 | trust-executive | Chief executive, Tarmere Learning Trust |
Emeka Fairwether | elected-member | Executive Member for Children |
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
    provider: row.provider === '' ? null : row.provider,
  };
});

export const dataOfficer = 'Delphine Kestleman';

/** The one account of the tiny authority. */
export const stranger: Person = {
  email: 'quentin.varleigh@elstoke.example',
  name: 'Quentin Varleigh',
  role: 'data-officer',
  jobTitle: 'Data Officer',
  provider: null,
};
