import type { WordDocument } from '../../../platform/documents/word-document.ts';
import { daysInWords } from './session-words.ts';

export interface Certificate {
  readonly number: string;
  readonly name: string;
  readonly role: string;
  readonly school: string | null;
  readonly title: string;
  readonly length: string;
  readonly days: string;
  readonly isInPart: boolean;
  readonly authority: string;
}

interface Attended {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly providerName: string | null;
  readonly title: string;
  readonly length: string;
  readonly days: readonly string[];
  readonly attendance: 'attended' | 'partly' | 'absent' | null;
}

export const certificateOf = ({ id, name, role, providerName, title, length, days, attendance }: Attended, authority: string): Certificate => ({
  number: `A${String(id).padStart(6, '0')}`,
  name,
  role,
  school: providerName,
  title,
  length,
  days: daysInWords(days),
  isInPart: attendance === 'partly',
  authority,
});

/** The certificate as a Word file: what its page says. */
export function certificateDocument({ number, name, role, school, title, length, days, isInPart, authority }: Certificate): WordDocument {
  return {
    title: 'Certificate of attendance',
    isLandscape: true,
    footer: `${authority}: Leadership and Governance Academy, certificate ${number}`,
    blocks: [
      { kind: 'paragraph', text: 'This is to certify that' },
      { kind: 'heading', level: 1, text: name },
      { kind: 'paragraph', text: school === null ? role : `${role}, ${school}` },
      { kind: 'paragraph', text: isInPart ? 'attended part of' : 'attended' },
      { kind: 'heading', level: 2, text: title },
      { kind: 'paragraph', text: `${length}. ${days}.` },
      { kind: 'paragraph', text: `Leadership and Governance Academy, ${authority}. Certificate ${number}.`, isSmall: true },
    ],
  };
}
