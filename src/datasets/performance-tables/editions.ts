import { parseAcademicYear, yearsBefore } from '../../kernel/period.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';

/**
 * Which year's file it is, and how settled its results are, from its name: "2024-2025_england_ks2revised.csv". Files that come once a year (absence, census)
 * have no such word: they are final. Refused where the name does not say the year: nothing inside the file does.
 */
export function readEdition(fileName: string, once: 'final' | 'unstated'): Result<{ period: string; status: string }> {
  const written = /(?<!\d)(\d{4}-\d{4}|\d{4}-\d{2}|\d{6})(?!\d)/.exec(fileName)?.[1];
  const period = written === undefined ? null : parseAcademicYear(written);
  if (period === null) {
    return refused(
      `Nothing in this file says which year it is for, and neither does its name (${fileName}). Give it the publisher’s name, such as 2024-2025_england_ks2revised.csv.`,
    );
  }
  const status = /(provisional|revised|final|unvalidated)/i.exec(fileName)?.[1]?.toLowerCase();
  return accepted({ period, status: status ?? once });
}

/** Pupils are followed after they leave: the tables of 2021/22 have those who left in 2019/20, and the year of a figure is that of leaving. */
export function readLeaversEdition(fileName: string): Result<{ period: string; status: string }> {
  const edition = readEdition(fileName, 'final');
  if (!edition.ok) return edition;
  const { period, status } = edition.value;
  return accepted({ period: yearsBefore(period, 2) ?? period, status });
}
