/** Adds an item to the list of its key, which begins with it where there is none. A list is never copied: it may have thousands. */
export function appendByKey<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
