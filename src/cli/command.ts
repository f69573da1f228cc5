import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../platform/identity/actor.ts';
import type { OpenWaymark } from '../open-waymark.ts';

/** What a command answers: what to print, or why not. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** What `--json` prints on standard output. */
      readonly json: unknown;
      /** What a person reads. */
      readonly text: string;
    }
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly json?: unknown }
  /** It was done, and what it found is a fault of ours. */
  | { readonly kind: 'faulty'; readonly reasons: readonly string[]; readonly json: unknown };

export interface Invocation {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly clock: Clock;
  readonly operator: Actor;
  /** Progress for a person, on standard error. */
  readonly say: (text: string) => void;
}

export interface Command {
  /** As typed: "authority create". */
  readonly words: string;
  /** What follows, for the help: "CODE". */
  readonly arguments: string;
  readonly about: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly about: string }>>;
  readonly fewest: number;
  readonly most: number;
  /** Given an open database, migrated; closed afterwards. */
  readonly run: (waymark: OpenWaymark, invocation: Invocation) => Promise<Outcome>;
}

export function done(json: unknown, text: string): Outcome {
  return { kind: 'done', json, text };
}

export function refuse(...reasons: string[]): Outcome {
  return { kind: 'refused', reasons };
}

/** A text option's value, or undefined where it was not given. */
export function textOption(invocation: Invocation, name: string): string | undefined {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A record's number as typed, or null. */
export function parseId(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

export const authorityOption = { authority: { type: 'string', about: 'Which authority, by its code, where there are several' } } as const;
