type Ending = () => unknown;

const endings: Ending[] = [];

/**
 * Ends something when the test file is over, what was opened last first. Of `afterAll`, which a helper cannot use: one that is asked for while `beforeAll`
 * runs is never called.
 */
export function afterFile(ending: Ending): void {
  endings.push(ending);
}

/** All of it, whatever fails on the way. */
export async function endFile(): Promise<void> {
  const faults: unknown[] = [];
  for (const ending of endings.splice(0).toReversed()) {
    try {
      await ending();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Not everything could be closed after the file.');
}
