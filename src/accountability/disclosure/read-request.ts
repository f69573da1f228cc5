import type { FormReader } from '../../register/index.ts';
import { type Format, formats } from './write-disclosure.ts';

export interface RequestForm {
  readonly reference: string;
  readonly reason: string;
  readonly format: Format;
}

/** What has to be said before a file is made: which request it answers, and why. */
export function readRequest(answers: FormReader): RequestForm | null {
  const reference = answers.text('reference', { what: 'The reference', most: 60, missing: 'Enter the request’s reference' });
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why the file is made' });
  const format = answers.choice('format', formats, 'Select a format');
  return reference === null || reason === null || format === null ? null : { reference, reason, format };
}
