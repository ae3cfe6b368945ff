/** Up to so many are put in their places one by one: what is found in a short text, mostly in order already. */
const FEW = 16;

/** `sort`, in place and stable. `sort` copies what it sorts, a kilobyte for a few items. */
export const inOrder = <T>(items: T[], compare: (one: T, other: T) => number): T[] => {
  if (items.length > FEW) return items.sort(compare);
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as T;
    let at = i;
    for (; at > 0 && compare(items[at - 1] as T, item) > 0; at--) items[at] = items[at - 1] as T;
    items[at] = item;
  }
  return items;
};
