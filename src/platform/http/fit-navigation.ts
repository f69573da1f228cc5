interface Item {
  readonly text: string;
  readonly href: string;
}

export interface ShownItem extends Item {
  /** The page is this one. */
  readonly current: boolean;
  /** The page is within this one. */
  readonly active: boolean;
}

const mostItems = 8;

/** More would wrap over several lines: the first few stand, and the others are behind “More”, a page that lists them all. One item at most says where the page is. */
export function fitNavigation(items: readonly Item[], path: string): ShownItem[] {
  const more = { text: 'More', href: '/more' };
  const shown = items.length <= mostItems ? items : [...items.slice(0, mostItems - 1), more];
  const place = [...items, more]
    .filter(({ href }) => path === href || isWithin(path, href))
    .toSorted((one, other) => other.href.length - one.href.length)[0];
  return shown.map(({ text, href }) => ({
    text,
    href,
    current: path === href,
    active: path !== href && (place?.href === href || (href === more.href && place !== undefined && !shown.some((each) => each.href === place.href))),
  }));
}

function isWithin(path: string, href: string): boolean {
  return href !== '/' && path.startsWith(`${href}/`);
}
