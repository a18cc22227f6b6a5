/** A tag of a legacy drawing, and the text before it. */
export interface VmlTag {
  /** Without its prefix: writers use several. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly isSelfClosing: boolean;
  /** What stands in the tag behind the name. */
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** A name ends where no more of it follows, so that nothing is tried twice. */
const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)(?![\w.-])([^<>]*)>/g;

/**
 * The tags of a legacy drawing in their order. Excel writes HTML into it, such as `<br>` without an end or `<![if excel]>`, and reads
 * it all the same: so no tag is held against another.
 */
export function vmlTags(vml: string): VmlTag[] {
  return [...vml.matchAll(TAG)].map((match) => {
    const [whole, slash = "", name = "", attributes = ""] = match;
    return {
      name,
      isClosing: slash !== "",
      isSelfClosing: attributes.endsWith("/"),
      attributes,
      start: match.index,
      end: match.index + whole.length,
    };
  });
}
