import { dateInWords } from '../../kernel/plain-date.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import { blocksOf } from '../letter-templates/template-text.ts';
import { type Recipient, salutation } from './recipients.ts';

export interface PrintedLetter {
  readonly providerName: string;
  readonly subject: string;
  readonly body: string;
  readonly recipients: readonly Recipient[];
  readonly issuedOn: string | null;
  readonly issuedBy: string | null;
}

/** A letter as a Word document: to whom, from whom, the day, its words. */
export function letterDocument(letter: PrintedLetter, authority: string): WordDocument {
  const { providerName, subject, body, recipients, issuedOn, issuedBy } = letter;
  const people = recipients.map(({ label, name }) => `${name ?? '(not named yet)'}, ${label}`);
  const words = blocksOf(body).map((block): WordBlock => (block.kind === 'heading' ? { kind: 'heading', level: 2, text: block.text } : block));
  return {
    title: subject,
    footer: `${authority}: in confidence to ${providerName}`,
    blocks: [
      { kind: 'paragraph', text: authority },
      { kind: 'paragraph', text: issuedOn === null ? 'Draft, not sent' : dateInWords(issuedOn) },
      { kind: 'paragraph', text: `To ${people.join('; ')}` },
      { kind: 'paragraph', text: providerName },
      { kind: 'paragraph', text: salutation(recipients) },
      ...words,
      { kind: 'paragraph', text: 'Yours sincerely' },
      { kind: 'paragraph', text: `${issuedBy ?? '(whoever issues it)'}, for ${authority}` },
    ],
  };
}
