/** One holder at a time, in the order of asking. */
export class QueueLock {
  #last: Promise<void> = Promise.resolve();

  /** Resolves, when it is this holder's turn, to the function that ends the turn. */
  async take(): Promise<() => void> {
    const before = this.#last;
    const turn = Promise.withResolvers<undefined>();
    this.#last = turn.promise;
    await before;
    return () => {
      turn.resolve(undefined);
    };
  }
}
