import { accepted, refused, type Result } from '../../kernel/result.ts';
import { readZip, type ZipContents } from './read-zip.ts';

/** What may be attached. The type is sent with a download; none of these runs anything in a browser. */
export const fileKinds = {
  pdf: { label: 'PDF', type: 'application/pdf', endings: ['pdf'] },
  word: { label: 'Word', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  excel: { label: 'Excel', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  png: { label: 'Picture (PNG)', type: 'image/png', endings: ['png'] },
  jpeg: { label: 'Picture (JPEG)', type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  csv: { label: 'CSV', type: 'text/csv', endings: ['csv'] },
  text: { label: 'Text', type: 'text/plain', endings: ['txt'] },
} as const;
export type FileKind = keyof typeof fileKinds;

export const longestFile = { megabytes: 20, bytes: 20 * 1024 * 1024 } as const;
const whatMayBe = 'Attach a PDF, a Word or Excel file (.docx or .xlsx), a PNG or JPEG picture, a CSV file or plain text';

/** What a file is by its content; in words why it is not taken. Its name decides nothing but that it must not say otherwise. */
export function decideFile(name: string, bytes: Buffer): Result<FileKind> {
  if (bytes.length === 0) return refused('The file is empty');
  if (bytes.length > longestFile.bytes) return refused(`The file must be ${String(longestFile.megabytes)} MB or smaller`);
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = kindOf(bytes, ending);
  if (!found.ok) return found;
  const { label, endings } = fileKinds[found.value];
  if ((endings as readonly string[]).includes(ending)) return found;
  return refused(`What the file holds and its name do not agree: its content is of the kind ${label}, whose names end in .${endings.join(' or .')}`);
}

const begins = (bytes: Buffer, ...with_: number[]): boolean => with_.every((byte, at) => bytes[at] === byte);

function kindOf(bytes: Buffer, ending: string): Result<FileKind> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return pdf(bytes);
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return accepted('png');
  if (begins(bytes, 0xff, 0xd8, 0xff)) return accepted('jpeg');
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return office(readZip(bytes));
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refused('Old Word and Excel files may hold macros, and files with a password cannot be looked into: save it as .docx or .xlsx without a password');
  return isPlainText(bytes) ? accepted(ending === 'csv' ? 'csv' : 'text') : refused(whatMayBe);
} // prettier-ignore

/** Scripts in a PDF are its macros. Those packed out of sight are not found; they are never opened here, and never in the reader’s browser. */
function pdf(bytes: Buffer): Result<FileKind> {
  if (!bytes.subarray(-2048).includes('%%EOF')) return refused('The PDF is not whole: save or print it again');
  return /\/(JavaScript|Launch)\b/.test(bytes.toString('latin1'))
    ? refused('The PDF holds a script or starts a program: print it to a new PDF')
    : accepted('pdf');
}

const macros = /(^|\/)(vbaProject|vbaData|macrosheets?|dialogsheets|activeX|customUI|oleObject)[^/]*(\/|\.|$)/i;

function office(zip: ZipContents | null): Result<FileKind> {
  if (zip === null) return refused(whatMayBe);
  if (zip.names.some((name) => macros.test(name)) || /macroEnabled|ms-office\.(vba|activeX)/i.test(zip.contentTypes))
    return refused('The file holds macros or embedded programs: save it without them');
  if (zip.contentTypes.includes('wordprocessingml.document.main+xml')) return accepted('word');
  return zip.contentTypes.includes('spreadsheetml.sheet.main+xml') ? accepted('excel') : refused(whatMayBe);
}

/** Readable as UTF-8 or Windows-1252, without control characters, and no page, drawing, script or rich text in disguise. */
function isPlainText(bytes: Buffer): boolean {
  const strange = bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  const start = bytes.subarray(0, 1024).toString('latin1').replace(/^\xef\xbb\xbf/, '').trimStart();
  return !strange && !/^(<|#!|\{\\rtf|%!|MZ)/i.test(start);
} // prettier-ignore
