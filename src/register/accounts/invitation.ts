import { z } from 'zod';
import type { SignInMethod } from '../../platform/identity/tables.ts';
import { type Role, roles } from '../access/roles.ts';
import type { Field } from '../by-hand/entry-field.ts';
import type { FormReader } from '../by-hand/form-reader.ts';
import { needsLastDay, ownReachOf } from './account-rules.ts';

/** The first page of inviting somebody: who it is. */
export interface Invitee {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly jobTitle: string | null;
  readonly signInMethod: SignInMethod;
}

export const roleChoices = Object.entries(roles).map(([value, text]) => ({ value, text }));
const roleNames = Object.keys(roles) as Role[];
const methods = ['oidc', 'password'] as const;

export const inviteeFields: readonly Field[] = [
  { kind: 'text', name: 'name', label: 'Name' },
  { kind: 'text', name: 'email', label: 'Email address', input: 'email', hint: 'The invitation goes there.' },
  { kind: 'select', name: 'role', label: 'Role', choices: roleChoices },
  { kind: 'text', name: 'job-title', label: 'Job title (optional)' },
  {
    kind: 'radios',
    name: 'sign-in-method',
    label: 'How they sign in',
    choices: [
      { value: 'oidc', text: 'With the council’s own sign-in', hint: 'For council staff.' },
      { value: 'password', text: 'With a password and an authenticator app', hint: 'For schools, settings, trusts, governors and partners.' },
    ],
  },
];

export const isEmail = (text: string): boolean => z.email().safeParse(text).success;

export function readInvitee(answers: FormReader): Invitee | null {
  const name = answers.text('name', { what: 'Name', most: 200, missing: 'Enter the person’s name' });
  const email = answers.text('email', { what: 'Email address', most: 254, missing: 'Enter the email address' });
  const role = answers.choice('role', roleNames, 'Select the role');
  const jobTitle = answers.text('job-title', { what: 'Job title', most: 200 });
  const signInMethod = answers.choice('sign-in-method', methods, 'Select how they sign in');
  if (email !== null && !isEmail(email)) answers.refuse('email', 'Enter an email address, like name@example.gov.uk');
  if (name === null || email === null || role === null || signInMethod === null) return null;
  return { name, email: email.toLowerCase(), role, jobTitle, signInMethod };
}

/** What the second page asks beside the reach, by role. */
export function accessFields(role: Role): readonly Field[] {
  const lent: Field = {
    kind: 'date',
    name: 'reach-to',
    label: 'Last day there (optional)',
    hint: 'For somebody lent to it for a time. Leave empty otherwise.',
  };
  return [
    ...(ownReachOf(role)?.kind === 'provider' ? [lent] : []),
    {
      kind: 'date',
      name: 'last-day',
      label: needsLastDay(role) ? 'Last day of the account' : 'Last day of the account (optional)',
      hint: 'After it nobody can sign in to it. For example, 31 8 2027.',
    },
    { kind: 'textarea', name: 'reason', label: 'Why they need it', hint: 'Whoever decides reads this, and it stays with the account.' },
  ];
}
