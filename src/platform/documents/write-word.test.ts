import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeWord } from './write-word.ts';

let parts: Record<string, string>;
const body = () => parts['word/document.xml'] ?? '';

beforeAll(async () => {
  const bytes = await writeWord({
    title: 'A report & its <parts>',
    footer: 'Report of 1 May',
    isLandscape: true,
    blocks: [
      { kind: 'heading', level: 1, text: 'First part' },
      { kind: 'paragraph', text: 'A line\u0000 with a NUL, and half a character \ud800.' },
      { kind: 'list', items: ['One', 'Two'] },
      {
        kind: 'table',
        header: ['Name', 'Number'],
        widths: [3, 1],
        rows: [
          ['Ash\nin the north', '12'],
          ['Birch', 'Not known'],
        ],
      },
    ],
  });
  parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
});

const texts = () => [...body().matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text);

describe('a Word document', () => {
  it('has the parts that Word asks for', () => {
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml']));
  });

  it('names this service and nobody else among its properties', () => {
    const properties = parts['docProps/core.xml'] ?? '';
    expect(/<dc:creator>(.*?)<\/dc:creator>/.exec(properties)?.[1]).toBe('Waymark');
    expect(/<cp:lastModifiedBy>(.*?)<\/cp:lastModifiedBy>/.exec(properties)?.[1]).toBe('Waymark');
  });

  it('has its title, headings and text in order, with nothing that XML refuses', () => {
    expect(texts().slice(0, 3)).toEqual(['A report &amp; its &lt;parts&gt;', 'First part', 'A line  with a NUL, and half a character \ufffd.']);
    expect(body()).toContain('<w:pStyle w:val="Title"/>');
    expect(body()).toContain('<w:pStyle w:val="Heading1"/>');
  });

  it('has tables whose first row repeats, and cells of several lines', () => {
    expect(body()).toContain('<w:tblHeader/>');
    expect(texts().slice(5)).toEqual(['Name', 'Number', 'Ash', 'in the north', '12', 'Birch', 'Not known']);
  });

  it('lies on its side, in British English, with its page numbers', () => {
    expect(body()).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    expect(parts['word/styles.xml']).toContain('w:val="en-GB"');
    expect(parts['word/footer1.xml']).toContain('Report of 1 May. Page ');
    expect(parts['word/footer1.xml']).toContain('NUMPAGES');
  });
});
