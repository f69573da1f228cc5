import type { Anchor } from './anchor.ts';
import { beginning, hashOfEvent } from './chain.ts';
import type { StoredEvent } from './read-as-text.ts';

export type FaultKind = 'changed' | 'missing' | 'put-in' | 'does-not-follow' | 'cut-off' | 'not-as-anchored' | 'no-end';

export interface Fault {
  /** The authority's code; null for the installation's own events. */
  readonly authority: string | null;
  readonly kind: FaultKind;
  /** The event it is about, or the first of those; null where it has no place. */
  readonly sequence: number | null;
  readonly at: string | null;
  readonly sentence: string;
}

export interface ChainToWalk {
  readonly authority: string | null;
  /** What `audit_chain` says, if it says anything. */
  readonly end: { readonly sequence: number; readonly hash: string } | null;
  readonly anchor?: Pick<Anchor, 'at'> & { readonly sequence: number; readonly hash: string };
}

interface Previous {
  readonly sequence: number;
  readonly at: string | null;
  /** What the next event may name as the one before it. */
  readonly hashes: readonly (string | null)[];
}

const range = (from: number, to: number): string => (from === to ? `Event ${String(from)} is` : `Events ${String(from)} to ${String(to)} are`);

/** Looks at the events of one chain in order, one after another, and remembers nothing but the last. `report` hears of each fault. */
export class ChainWalk {
  readonly #chain: ChainToWalk;
  readonly #report: (fault: Fault) => void;
  #previous: Previous = { sequence: 0, at: null, hashes: [beginning] };
  #isReported = false;

  constructor(chain: ChainToWalk, report: (fault: Fault) => void) {
    this.#chain = chain;
    this.#report = report;
  }

  see(event: StoredEvent): void {
    const sequence = event.sequence === null ? null : Number(event.sequence);
    const previous = this.#previous;
    if (sequence === null || sequence <= previous.sequence) {
      this.#tell('put-in', sequence, event.occurred_at, 'has no place in the chain: it was put in, or moved here.');
      return;
    }
    const isNext = sequence === previous.sequence + 1;
    if (!isNext) this.#tellMissing(previous.sequence + 1, sequence - 1, 'from the middle');
    const hash = hashOfEvent(event);
    this.#isReported = hash !== event.hash;
    if (this.#isReported) this.#tell('changed', sequence, event.occurred_at, 'is not what was recorded: it was changed, moved or put in.');
    else if (isNext && !previous.hashes.includes(event.previous_hash)) {
      this.#tell(
        'does-not-follow',
        sequence,
        event.occurred_at,
        `was recorded after another event ${String(sequence - 1)} than the one that is there.`,
      );
    }
    const { anchor } = this.#chain;
    if (anchor?.sequence === sequence && anchor.hash !== event.hash && !this.#isReported) {
      this.#tell('not-as-anchored', sequence, event.occurred_at, `is not the one in the anchor of ${anchor.at}: the chain was made anew.`);
    }
    this.#previous = { sequence, at: event.occurred_at, hashes: [event.hash, hash] };
  }

  /** After the last event. */
  end(): void {
    const { end, anchor } = this.#chain;
    const { sequence, at, hashes } = this.#previous;
    const known = end?.sequence ?? 0;
    if (end === null && sequence > 0) this.#tell('no-end', sequence, at, 'is the last, and where the chain ends is recorded nowhere.');
    else if (known > sequence) this.#tellMissing(sequence + 1, known, 'from the end', 'cut-off');
    else if (known < sequence) this.#tell('put-in', sequence, at, `stands after the end of the chain, which is at ${String(known)}.`);
    else if (end !== null && !hashes.includes(end.hash) && !this.#isReported)
      this.#tell('does-not-follow', sequence, at, 'is not the one that the chain was recorded to end with.');
    if (anchor && anchor.sequence > Math.max(sequence, known)) {
      const sentence = `${range(sequence + 1, anchor.sequence)} missing from the end, by the anchor of ${anchor.at}.`;
      this.#report({ authority: this.#chain.authority, kind: 'cut-off', sequence: sequence + 1, at, sentence: this.#about(sentence) });
    }
  }

  #tell(kind: FaultKind, sequence: number | null, at: string | null, what: string): void {
    const name = sequence === null ? 'An event without a number' : `Event ${String(sequence)}`;
    const sentence = this.#about(`${name}, of ${at ?? 'no known time'}, ${what}`);
    this.#report({ authority: this.#chain.authority, kind, sequence, at, sentence });
  }

  #tellMissing(from: number, to: number, where: string, kind: FaultKind = 'missing'): void {
    const { sequence, at } = this.#previous;
    const after = sequence === 0 ? '' : `, after event ${String(sequence)} of ${at ?? 'no known time'}`;
    const sentence = this.#about(`${range(from, to)} missing ${where}${after}.`);
    this.#report({ authority: this.#chain.authority, kind, sequence: from, at, sentence });
  }

  #about(sentence: string): string {
    const { authority } = this.#chain;
    return `${authority === null ? 'Installation' : `Authority ${authority}`}: ${sentence}`;
  }
}
