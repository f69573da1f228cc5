import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDecoding } from './decode-text.ts';
import type { Encoding } from '../source.ts';

const both: Encoding[] = ['windows-1252', 'utf-8'];

function decode(bytes: Buffer, cuts: readonly number[] = [], accepted: readonly Encoding[] = both): { text: string; found: string } {
  const decoding = new TextDecoding(accepted);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other);
  let text = '';
  let from = 0;
  for (const place of [...places, bytes.length]) {
    text += decoding.push(bytes.subarray(from, place));
    from = place;
  }
  return { text: text + decoding.end(), found: decoding.found };
}

const padding = 'a,b\r\n'.repeat(120);

describe('decoding a published file', () => {
  it('gives the same text however the bytes are cut', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', ',', '\n', '’', '–', 'é', 'è', '€', '😀'), maxLength: 300 });
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.array(fc.nat(2000)), (text, mark, cuts) => {
        const bytes = Buffer.concat([Buffer.from(mark ? [0xef, 0xbb, 0xbf] : []), Buffer.from(padding + text)]);
        expect(decode(bytes, cuts).text).toBe(padding + text);
      }),
    );
  });

  it('gives the same text of Windows-1252 however the bytes are cut', () => {
    const anyByte = fc.constantFrom(0x41, 0x2c, 0x0a, 0x92, 0x96, 0xe9, 0xa0);
    fc.assert(
      fc.property(fc.array(anyByte, { maxLength: 300 }), fc.array(fc.nat(2000)), (tail, cuts) => {
        const bytes = Buffer.concat([Buffer.from(padding), Buffer.from([0x92]), Buffer.from(tail)]);
        expect(decode(bytes, cuts)).toEqual(decode(bytes));
        expect(decode(bytes).found).toBe('windows-1252');
      }),
    );
  });

  it('reads an apostrophe and a dash of GIAS as what they are', () => {
    expect(decode(Buffer.from([0x64, 0x92, 0x53, 0x20, 0x96]))).toEqual({ text: 'd’S –', found: 'windows-1252' });
  });

  it('knows UTF-8 by its first character outside ASCII, where no mark says so', () => {
    expect(decode(Buffer.from('Crèche – Beis Rochel d’Satmar'))).toEqual({ text: 'Crèche – Beis Rochel d’Satmar', found: 'utf-8' });
  });

  it('leaves the byte order mark out of the first header', () => {
    expect(decode(Buffer.from('\uFEFFURN,é'))).toEqual({ text: 'URN,é', found: 'utf-8-bom' });
  });

  const bad: [string, Buffer, RegExp][] = [
    ['an Excel workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /Excel workbook/],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /older Excel workbook/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['UTF-16 with its mark', Buffer.from('\uFEFFURN,Name', 'utf16le'), /UTF-16/],
    ['UTF-16 without its mark', Buffer.from('URN,Name', 'utf16le'), /UTF-16/],
    ['a web page', Buffer.from('\n<!DOCTYPE html><title>Sign in</title>'), /web page/],
    ['a NUL byte on the third line', Buffer.from('a,b\r\nc,d\r\ne,\0f'), /NUL/],
    ['a byte without a meaning in Windows-1252', Buffer.from([0x61, 0x0a, 0x92, 0x81]), /Line 2 .*0x81/],
    ['UTF-8 that turns into something else', Buffer.concat([Buffer.from('é\né\n'), Buffer.from([0x61, 0x92])]), /Line 3 is not UTF-8/],
  ];
  it.each(bad)('refuses %s', (_, bytes, reason) => {
    expect(() => decode(bytes)).toThrow(reason);
    expect(() => decode(bytes, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toThrow(reason);
  });

  it('names the line and the byte where a file that must be UTF-8 is not', () => {
    expect(() => decode(Buffer.from([0x61, 0x0a, 0x62, 0x92]), [], ['utf-8'])).toThrow('Line 2 has a byte (0x92) that is not utf-8');
  });
});
