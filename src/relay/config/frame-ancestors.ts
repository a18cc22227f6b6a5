/** A host, or all hosts under a domain, over https: what a policy may name without letting in more than was meant. */
const PAGE = /^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

/**
 * Reads FRAME_ANCESTORS: pages that may show the pane besides Microsoft's, with commas or blanks between.
 * @returns undefined where nothing is set; one sentence a mistake, as whatever else stood in the policy could undo it
 */
export function readFrameAncestors(
  text: string | undefined,
): readonly string[] | undefined | { readonly mistakes: readonly string[] } {
  const pages = (text ?? "").split(/[\s,]+/).filter((page) => page !== "");
  const wrong = pages.filter((page) => !PAGE.test(page));
  if (wrong.length > 0) {
    return {
      mistakes: wrong.map(
        (page) =>
          `FRAME_ANCESTORS must name pages as https://host or https://*.domain, with commas between; "${page}" is none.`,
      ),
    };
  }
  return pages.length === 0 ? undefined : pages;
}
