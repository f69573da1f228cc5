import type { Permission } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';

declare module '../../platform/http/route.ts' {
  interface Permissions {
    /** The register as published: providers, localities, trusts, the overview. */
    readonly 'register.view': true;
    /** Posts, SEND units, facts, sites and providers entered by hand; placing a provider in a locality. */
    readonly 'register.edit': true;
    /** What is loaded, from where, how old, what was rejected. */
    readonly 'data.view': true;
    /** Loading a file, and accepting or discarding what it would change. */
    readonly 'data.load': true;
    /** Reading the register through the API with a token. */
    readonly 'api.read': true;
    /** How long records are kept, what is due, legal holds. */
    readonly 'records.view': true;
    /** Changing the retention schedule, deciding on what is due, placing and lifting legal holds. */
    readonly 'records.manage': true;
    /** Everything held about a person or a provider, as a file. */
    readonly 'records.export': true;
  }
}

/** Who uses Waymark, in the framework's own words (provisional). */
export const roles = {
  'director': 'Director of Children’s Services',
  'assistant-director': 'Assistant Director',
  'lead': 'Head of Education Effectiveness',
  'sia': 'School Improvement Advisor',
  'eeca': 'Early Education Childcare Advisor',
  'safeguarding-lead': 'Safeguarding lead',
  'specialist': 'Specialist officer',
  'data-officer': 'Data officer',
  'administrator': 'Administrator',
  'headteacher': 'Headteacher or setting manager',
  'chair': 'Chair of governors',
  'trust-executive': 'Trust chief executive',
  'diocese': 'Diocese',
  'network-member': 'Network member',
  'elected-member': 'Elected member',
  'auditor': 'Auditor',
} as const;
export type Role = keyof typeof roles;

const officers = ['director', 'assistant-director', 'lead', 'sia', 'eeca', 'safeguarding-lead', 'specialist', 'data-officer'] as const;
const everyone = Object.keys(roles) as Role[];

/** The one table of who may do what. A role that is not named may not. */
const permissionTable: Readonly<Record<Exclude<Permission, 'anyone' | 'signed-in'>, readonly Role[]>> = {
  'register.view': everyone,
  'register.edit': ['lead', 'sia', 'eeca', 'data-officer'],
  'data.view': [...officers, 'administrator', 'auditor'],
  'data.load': ['data-officer'],
  'api.read': [...officers, 'auditor'],
  'records.view': ['director', 'assistant-director', 'lead', 'auditor'],
  'records.manage': ['director', 'lead'],
  'records.export': ['director', 'lead'],
};

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** Whether the permission table allows this actor what a route names. The operator at the command line may do all that the routes may. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (permission === 'anyone') return true;
  if (actor.kind === 'anonymous') return false;
  if (permission === 'signed-in' || actor.kind === 'operator') return true;
  return actor.role !== null && isRole(actor.role) && permissionTable[permission].includes(actor.role);
}

/** Which of the links that only some may follow a page offers this actor. */
export function mayFollow(actor: Actor): { readonly mayEdit: boolean; readonly mayLoad: boolean; readonly mayViewData: boolean } {
  return { mayEdit: isAllowed(actor, 'register.edit'), mayLoad: isAllowed(actor, 'data.load'), mayViewData: isAllowed(actor, 'data.view') };
}
