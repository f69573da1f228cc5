import { zipSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFile, longestFile } from './file-kind.ts';
import { readZip } from './read-zip.ts';

const bytes = (...parts: (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))));
const zip = (files: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
const types = (main: string): string => `<Types><Override PartName="/main.xml" ContentType="application/vnd.${main}"/></Types>`;
const word = { '[Content_Types].xml': types('openxmlformats-officedocument.wordprocessingml.document.main+xml'), 'word/document.xml': '<w/>' };
const excel = { '[Content_Types].xml': types('openxmlformats-officedocument.spreadsheetml.sheet.main+xml'), 'xl/workbook.xml': '<x/>' };
const pdf = '%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n';
const png = bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR');

describe('what a file is', () => {
  it.each<[string, string, Buffer]>([
    ['pdf', 'Plan.PDF', bytes(pdf)],
    ['word', 'note.docx', zip(word)],
    ['excel', 'records.xlsx', zip(excel)],
    ['png', 'wall.png', png],
    ['jpeg', 'wall.jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['csv', 'results.csv', bytes('Year,Pupils\r\n2,30\r\n')],
    ['text', 'notes.txt', Buffer.from('Café, “reading”: 3 < 4\n\tand so on')],
    ['text', 'old.txt', bytes('Caf', 0xe9)],
  ])('is %s by its content: %s', (kind, name, content) => {
    expect(decideFile(name, content)).toEqual({ ok: true, value: kind });
  });

  it.each<[string, string, Buffer, RegExp]>([
    ['nothing', 'empty.txt', Buffer.alloc(0), /empty/],
    ['more than may be', 'long.txt', Buffer.alloc(longestFile.bytes + 1, 'a'), /20 MB or smaller/],
    ['a program called a PDF', 'plan.pdf', bytes('MZ', 0x90, 0, 3), /Attach a PDF/],
    ['a picture called a PDF', 'plan.pdf', png, /do not agree/],
    ['text called a program', 'run.exe', bytes('echo hello'), /do not agree/],
    ['text called a page', 'page.html', bytes('hello'), /do not agree/],
    ['text without an ending', 'README', bytes('hello'), /do not agree/],
    ['a page called text', 'page.txt', bytes('\n <!doctype html><script>alert(1)</script>'), /Attach a PDF/],
    ['a drawing called text', 'a.txt', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), /Attach a PDF/],
    ['a shell script', 'run.txt', bytes('#!/bin/sh\n'), /Attach a PDF/],
    ['rich text', 'a.txt', bytes('{\\rtf1 hello}'), /Attach a PDF/],
    ['text with a NUL', 'a.csv', bytes('a,b\n', 0, 'c'), /Attach a PDF/],
    ['an old Word file', 'a.doc', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /may hold macros/],
    ['Word with a macro', 'a.docx', zip({ ...word, 'word/vbaProject.bin': 'x' }), /macros/],
    ['Word with a macro in another case', 'a.docx', zip({ ...word, 'WORD/VBAPROJECT.BIN': 'x' }), /macros/],
    ['Word with a control', 'a.docx', zip({ ...word, 'word/activeX/activeX1.xml': 'x' }), /macros/],
    ['Word with a program in it', 'a.docx', zip({ ...word, 'word/embeddings/oleObject1.bin': 'x' }), /macros/],
    ['Excel with an old macro', 'a.xlsx', zip({ ...excel, 'xl/macrosheets/sheet1.xml': 'x' }), /macros/],
    ['a macro file by its types', 'a.docx', zip({ '[Content_Types].xml': types('ms-word.document.macroEnabled.main+xml') }), /macros/],
    ['Word called Excel', 'a.xlsx', zip(word), /do not agree/],
    ['Word called a macro file', 'a.docm', zip(word), /do not agree/],
    ['an ordinary zip', 'a.docx', zip({ 'a.txt': 'hello' }), /Attach a PDF/],
    ['a zip with something behind it', 'a.docx', Buffer.concat([zip(word), bytes('more')]), /Attach a PDF/],
    ['half a zip', 'a.docx', zip(word).subarray(0, 60), /Attach a PDF/],
    ['half a PDF', 'a.pdf', bytes('%PDF-1.7\n1 0 obj\n'), /not whole/],
    ['a PDF with a script', 'a.pdf', bytes(pdf.replace('endobj', '/S /JavaScript /JS (app.alert(1))')), /script/],
    ['a PDF that starts a program', 'a.pdf', bytes(pdf.replace('endobj', '/S /Launch /F (cmd.exe)')), /starts a program/],
  ])('is refused for %s, in words', (_, name, content, reason) => {
    const decided = decideFile(name, content);
    expect(decided.ok ? decided.value : decided.reason).toMatch(reason);
  });

  it('is answered for anything at all, without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), (content, name) => {
        expect([true, false]).toContain(decideFile(name, Buffer.from(content)).ok);
        readZip(Buffer.concat([bytes('PK', 3, 4), Buffer.from(content), bytes('PK', 5, 6), Buffer.alloc(18, content[0] ?? 1)]));
      }),
    );
  });
});
