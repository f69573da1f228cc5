/** The data directory belongs to a process that is still running. */
export class DatabaseHeldError extends Error {
  override readonly name = 'DatabaseHeldError';
}

/** A statement or a transaction took longer than it may, and was stopped. Nothing of it was kept. */
export class DatabaseTimeoutError extends Error {
  override readonly name = 'DatabaseTimeoutError';
}

/** Something inside a transaction asked for a connection of its own. On PGlite, which has only one, that would wait for ever. */
export class NestedUseError extends Error {
  override readonly name = 'NestedUseError';
}

/** A page asked for rows and did not say for whom: something it began has lost its request on the way (a timer, a stream). */
export class NoAskerError extends Error {
  override readonly name = 'NoAskerError';
}

export class DatabaseClosedError extends Error {
  override readonly name = 'DatabaseClosedError';
}
