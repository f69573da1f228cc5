import type { Environment } from 'nunjucks';
import { poundsInWords } from '../kernel/statistic.ts';
import { ageInWords, dateInWords } from '../kernel/plain-date.ts';
import { printDrawing, printSparkline } from './charts/print-svg.ts';

const isDay = (given: unknown): given is string => typeof given === 'string' && /^\d{4}-\d{2}-\d{2}/.test(given);
const day = (given: unknown): unknown => (given instanceof Date ? given.toISOString().slice(0, 10) : isDay(given) ? given.slice(0, 10) : given);
const thousands = new Intl.NumberFormat('en-GB');
const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

export function addFilters(environment: Environment, today: () => string): void {
  const filter = (name: string, work: (...given: never[]) => unknown) => environment.addFilter(name, work as (...given: unknown[]) => unknown);

  /** 2023-11-16 → 16 November 2023. What is not a day passes through, so that a word such as "unknown" survives. */
  filter('dateInWords', (given: unknown) => (isDay(day(given)) ? dateInWords(day(given) as string) : given));
  /** 2023-11-16 → 3 years ago. */
  filter('ago', (given: unknown) => (isDay(day(given)) ? ageInWords(day(given) as string, today()) : given));
  /** An instant, in England: 16 November 2023 at 3:05 pm. */
  filter('momentInWords', (given: Date | string | null) => (given === null ? '' : moment.format(new Date(given))));
  /** 50515 → 50,515. A missing value stays missing: it is never nought. */
  filter('number', (given: unknown) => (typeof given === 'number' || typeof given === 'bigint' ? thousands.format(given) : given));
  /** 2790 → £2,790; 2790.5 → £2,790.50. */
  filter('pounds', (given: unknown) => (typeof given === 'number' ? poundsInWords(given) : given));
  /** `{{ 1 | plural("school") }}` → 1 school; `{{ 2 | plural("child", "children") }}` → 2 children. */
  filter('plural', (count: number, one: string, many?: string) => `${thousands.format(count)} ${count === 1 ? one : (many ?? `${one}s`)}`);
  /** A chart as SVG, for its macros (ui/charts/charts.njk): everything in it is escaped already. */
  filter('chartDrawing', printDrawing);
  filter('sparklineDrawing', printSparkline);
}
