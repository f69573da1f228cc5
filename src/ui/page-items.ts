export interface PageItem {
  readonly number?: number;
  readonly href?: string;
  readonly current?: boolean;
  readonly ellipsis?: boolean;
}

/** First, last, and those beside the one being read; an ellipsis where any are left out. */
export function pageItems({ page, pages, base }: { readonly page: number; readonly pages: number; readonly base: string }): PageItem[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((number, index, all) => number >= 1 && number <= pages && all.indexOf(number) === index);
  return shown.flatMap((number, index) => {
    const item = { number, href: `${base}${String(number)}`, current: number === page };
    return number - (shown[index - 1] ?? number) > 1 ? [{ ellipsis: true }, item] : [item];
  });
}
