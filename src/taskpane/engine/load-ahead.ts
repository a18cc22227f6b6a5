/**
 * Begins to load at once, although nobody waits yet; whoever calls the returned function waits for that very load. Where it failed,
 * the next call loads anew.
 */
export function loadAhead<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  const loaded = (): Promise<Loaded> =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  void loaded().catch(() => undefined); // no call waits yet; the first will be told
  return loaded;
}
