import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { none } from '../../kernel/statistic.ts';
import { createRenderer } from '../render.ts';
import { anyStatistic, percent, words } from './charts.fixture.ts';
import { describeBarChart } from './bar-chart.ts';
import { describeLineChart } from './line-chart.ts';
import { chartAsSvgFile, printDrawing, printSparkline } from './print-svg.ts';
import { describeSparkline } from './sparkline.ts';

const periods = ['2023/24', '2024/25'];
const lines = (name: string, statistics: readonly Parameters<typeof describeSparkline>[0]['points'][number]['statistic'][]) =>
  describeLineChart({
    ...words,
    title: name,
    summary: name,
    unit: 'percent',
    periods,
    series: [{ name, role: 'subject', points: statistics.map((statistic, at) => ({ period: periods[at] ?? '', statistic })) }],
  });

/** What XML asks: every element closed in its turn, attributes quoted and named once, no bare sign. */
function faultsOf(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const outside = xml.replaceAll(
    /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gi,
    (_tag, closes: string, name: string, attributes: string, isEmpty: string) => {
      const names = [...attributes.matchAll(/([\w:-]+)=/g)].map(([, attribute]) => attribute);
      if (new Set(names).size !== names.length) faults.push(`${name} has an attribute twice`);
      if (closes !== '' && open.pop() !== name) faults.push(`${name} is closed out of turn`);
      if (closes === '' && isEmpty === '') open.push(name);
      return '';
    },
  );
  if (open.length > 0) faults.push(`left open: ${open.join()}`);
  if (/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(outside)) faults.push('a bare sign');
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(xml)) faults.push('a bare ampersand');
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(xml)) faults.push('a character that XML has not');
  return faults;
}

describe('a printed chart', () => {
  it('is well formed whatever it is called, on a page and as a file', () => {
    const anything = fc.string({
      unit: fc.oneof(fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\u0000', '\u000B', ' '), fc.string({ minLength: 1, maxLength: 3 })),
      minLength: 1,
    });
    fc.assert(
      fc.property(anything, fc.array(anyStatistic, { minLength: 2, maxLength: 2 }), (name, statistics) => {
        const chart = lines(name, statistics);
        expect(faultsOf(printDrawing(chart, 'wide'))).toEqual([]);
        expect(faultsOf(printDrawing(chart, 'narrow'))).toEqual([]);
        expect(faultsOf(chartAsSvgFile(chart).replace(/^<\?xml[^>]*\?>/, ''))).toEqual([]);
        expect(faultsOf(printSparkline(describeSparkline({ points: [{ period: name, statistic: statistics[0] ?? none('empty') }] })))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is an image with a name and the finding, by ids that differ for the two that a page has', () => {
    const chart = describeBarChart({ ...words, unit: 'percent', rows: [{ label: 'Larkfield', statistic: percent(59) }] });
    const wide = printDrawing(chart, 'wide');
    expect(wide).toContain('role="img" focusable="false" aria-labelledby="chart-wide-title" aria-describedby="chart-wide-desc"');
    expect(wide).toContain('<title id="chart-wide-title">A measure</title><desc id="chart-wide-desc">It rose.</desc>');
    expect(printDrawing(chart, 'narrow')).toContain('id="chart-narrow-title"');
  });

  it('carries its style and its typeface as a file, and asks for nothing from elsewhere', () => {
    const file = chartAsSvgFile(lines('Larkfield', [percent(50), percent(59)]));
    expect(file).toContain('.series-subject');
    expect([...file.matchAll(/https?:[^"]*/g)].map(([address]) => address)).toEqual(['http://www.w3.org/2000/svg']);
    expect(file).not.toMatch(/ style=|<script/);
  });

  it('is coloured so that it can be seen: 3 to 1 for what is drawn, 4.5 to 1 for text', () => {
    const css = readFileSync(join(import.meta.dirname, 'drawing.css'), 'utf8');
    const colourOf = (name: string) => new RegExp(`\\.${name} \\{ (?:fill: none; )?(?:fill|stroke): (#[0-9a-f]{6})`).exec(css)?.[1] ?? 'missing';
    const luminance = (hex: string) =>
      [1, 3, 5]
        .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
    const onWhite = (name: string) => 1.05 / (luminance(colourOf(name)) + 0.05);
    for (const name of ['subject', 'similar', 'locality', 'authority', 'neighbours', 'england'])
      expect(onWhite(`series-${name}`)).toBeGreaterThan(4.5);
    for (const name of ['text', 'muted']) expect(onWhite(name)).toBeGreaterThan(4.5);
    for (const name of ['limit', 'reference-0', 'reference-1', 'reference-2', 'between', 'leader']) expect(onWhite(name)).toBeGreaterThan(3);
  });
});

describe('the macros', () => {
  const template = 'ui/charts/charts.fixture.njk';
  const render = createRenderer({ today: () => '2026-11-26', globals: {}, strict: true });

  it('print a chart and its table as tabs that are sections without scripts, and valid HTML', async () => {
    const html = render(template, {
      chart: lines('Larkfield', [none('suppressed'), percent(59)]),
      table: { caption: 'A measure', columns: [{ text: 'Year', key: 'year' }], rows: [{ year: '2024/25' }] },
      links: [{ text: 'This chart as SVG', href: '/chart.svg' }],
      sparkline: describeSparkline({ points: [{ period: '2024/25', statistic: percent(59) }] }),
    });
    expect(html).toContain('<a class="govuk-tabs__tab" href="#chart-chart">');
    expect(html).toContain('id="chart-table"');
    expect(html).toContain('aria-label="2024/25 59%"');
    expect(html).not.toContain('style=');
    // As on every page (test/harness/page-checks.ts): a table's region is the house's own.
    const report = await new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'prefer-native-element': 'off' } }).validateString(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  });
});
