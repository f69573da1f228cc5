/** The first that is found names the browser: most of them also claim to be the ones after it. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const machines: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
];

const nameIn = (text: string, names: readonly (readonly [RegExp, string])[]): string | undefined => names.find(([mark]) => mark.test(text))?.[1];

/** "Chrome on Windows", out of what a browser says of itself: enough to know one's own, and no more. */
export function describeDevice(userAgent: string | undefined): string {
  const browser = nameIn(userAgent ?? '', browsers) ?? 'Unknown browser';
  const machine = nameIn(userAgent ?? '', machines);
  return machine === undefined ? browser : `${browser} on ${machine}`;
}
