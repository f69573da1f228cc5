/** Text that a spreadsheet would run as a formula is made plain text by an apostrophe before it, as OWASP advises. */
export function spreadsheetSafe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
