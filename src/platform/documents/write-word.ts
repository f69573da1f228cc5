import type { Buffer } from 'node:buffer';
import type * as DocxModule from 'docx';
import type { FileChild, IRunOptions, Paragraph, Table, TableCell } from 'docx';
import type { WordBlock, WordDocument, WordTable } from './word-document.ts';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Docx = typeof DocxModule;

const font = 'Arial';
/** A4 with margins of 2 cm, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1134 } as const;

/** A Word document's bytes: A4, British English, headings that the navigation pane shows, tables whose first row repeats on each page. */
export async function writeWord({ title, blocks, isLandscape = false, footer }: WordDocument): Promise<Buffer> {
  // Large, and of use to few pages.
  const docx = await import('docx');
  const usable = (isLandscape ? page.height : page.width) - 2 * page.margin;
  const margin = { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin };
  const document = new docx.Document({
    title,
    creator: 'Waymark',
    // Left out, the library writes a name of its own.
    lastModifiedBy: 'Waymark',
    styles: {
      default: {
        document: { run: { font, size: 21, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 120 } } },
        title: { run: { font, size: 40, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading1: { run: { font, size: 30, bold: true }, paragraph: { spacing: { before: 320, after: 120 }, keepNext: true } },
        heading2: { run: { font, size: 25, bold: true }, paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
        heading3: { run: { font, size: 22, bold: true }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            margin,
            size: {
              width: page.width,
              height: page.height,
              orientation: isLandscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
            },
          },
        },
        footers: { default: new docx.Footer({ children: [footerLine(docx, footer)] }) },
        children: [
          new docx.Paragraph({ text: title, heading: docx.HeadingLevel.TITLE }),
          ...blocks.flatMap((block) => drawBlock(docx, block, usable)),
        ],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

function footerLine(docx: Docx, footer: string): Paragraph {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber;
  return new docx.Paragraph({ children: [new docx.TextRun({ size: 17, children: [`${footer}. Page `, CURRENT, ' of ', TOTAL_PAGES] })] });
}

function drawBlock(docx: Docx, block: WordBlock, usable: number): FileChild[] {
  switch (block.kind) {
    case 'heading': {
      const levels = { 1: docx.HeadingLevel.HEADING_1, 2: docx.HeadingLevel.HEADING_2, 3: docx.HeadingLevel.HEADING_3 } as const;
      return [new docx.Paragraph({ text: clean(block.text), heading: levels[block.level] })];
    }
    case 'paragraph':
      return [new docx.Paragraph({ children: [new docx.TextRun({ text: clean(block.text), ...(block.isSmall === true ? { size: 18 } : {}) })] })];
    case 'list':
      return block.items.map((text) => new docx.Paragraph({ text: clean(text), bullet: { level: 0 } }));
    case 'table':
      // Without a paragraph after it, Word joins a table to the next one.
      return [drawTable(docx, block, usable), new docx.Paragraph({ text: '' })];
  }
}

function drawTable(docx: Docx, { header, rows, widths }: WordTable, usable: number): Table {
  const shares = widths ?? header.map(() => 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  const columnWidths = shares.map((share) => Math.floor((usable * share) / sum));
  const cell = (text: string, at: number, isHeading: boolean): TableCell =>
    new docx.TableCell({
      width: { size: columnWidths[at] ?? 0, type: docx.WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(isHeading ? { shading: { fill: 'F3F2F1' } } : {}),
      children: text.split('\n').map((line, place) => {
        const run: IRunOptions = { text: clean(line), size: 17, bold: isHeading || (at === 0 && place === 0) };
        return new docx.Paragraph({ spacing: { after: 30 }, children: [new docx.TextRun(run)] });
      }),
    });
  return new docx.Table({
    width: { size: usable, type: docx.WidthType.DXA },
    columnWidths,
    layout: docx.TableLayoutType.FIXED,
    rows: [
      new docx.TableRow({ tableHeader: true, cantSplit: true, children: header.map((text, at) => cell(text, at, true)) }),
      ...rows.map((row) => new docx.TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at, false)) })),
    ],
  });
}

/** Control characters and halves of characters may not stand in XML: Word would refuse the whole file. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ');
}
