/** The columns of our own template, and what each means. */
export const columns = [
  { header: 'name', meaning: 'First and last name. Must be given.' },
  { header: 'email', meaning: 'The address the invitation goes to, and by which the person is known. Must be given.' },
  {
    header: 'role',
    meaning: 'The role’s name as Waymark writes it, such as Headteacher or setting manager, or its short form, such as headteacher. Must be given.',
  },
  { header: 'job_title', meaning: 'What they are called. May be empty.' },
  { header: 'provider_urn', meaning: 'URN or Ofsted number of their school or setting, for heads, delegates, chairs, governors and clerks.' },
  { header: 'trust_uid', meaning: 'Group UID of their trust, for trust chief executives.' },
  { header: 'locality', meaning: 'Their locality, for advisors. May be empty.' },
  { header: 'strand', meaning: 'Their strand of work, for specialist officers.' },
  { header: 'diocese_code', meaning: 'GIAS’s code of their diocese, such as CE99, for diocesan officers.' },
  { header: 'sign_in_method', meaning: 'council or password. Empty means council for council staff and password for everybody else.' },
  { header: 'expires_on', meaning: 'Last day of the account, as 31/08/2027 or 2027-08-31. May be empty, except for delegates.' },
] as const;

export type Column = (typeof columns)[number]['header'];
export type Cells = Readonly<Record<Column, string>>;

export const headers: readonly Column[] = columns.map(({ header }) => header);
