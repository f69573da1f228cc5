import type { Buffer } from 'node:buffer';
import { unreadable } from '../problem.ts';

/** What people upload in place of a CSV file, known by its first bytes. */
const signatures: readonly { readonly bytes: readonly number[]; readonly reason: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    reason: 'This is an Excel workbook or a zip file, not a CSV file. Open it, save the sheet as “CSV UTF-8”, and load that.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    reason: 'This is an older Excel workbook (.xls), not a CSV file. Open it, save the sheet as “CSV UTF-8”, and load that.',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], reason: 'This is a PDF document, not a CSV file.' },
  { bytes: [0x1f, 0x8b], reason: 'This file is compressed (gzip). Unpack it, and load the file that is inside.' },
  { bytes: [0xff, 0xfe], reason: 'This file is in UTF-16 (Excel calls it “Unicode text”). Save it as “CSV UTF-8”, and load that.' },
  { bytes: [0xfe, 0xff], reason: 'This file is in UTF-16 (Excel calls it “Unicode text”). Save it as “CSV UTF-8”, and load that.' },
];

/** Throws `UnreadableFile` where the first bytes are those of something else than text. */
export function refuseOtherFormats(start: Buffer): void {
  for (const { bytes, reason } of signatures) {
    if (bytes.every((byte, at) => start[at] === byte)) throw unreadable(reason, 1);
  }
  // UTF-16 without its mark: every other byte of plain English is zero.
  const sample = start.subarray(0, 64);
  const zeros = sample.filter((byte) => byte === 0).length;
  if (sample.length >= 4 && zeros >= Math.floor(sample.length / 3)) {
    throw unreadable('This file is in UTF-16, not in UTF-8 or Windows-1252. Save it as “CSV UTF-8”, and load that.', 1);
  }
  const text = start.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('<!doctype html') || text.startsWith('<html') || text.startsWith('<?xml')) {
    throw unreadable('This is a web page, not the file itself: the download may have asked for a sign-in or failed. Fetch it again.', 1);
  }
}
