/** Placeholders that stand for less than any name. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "{workspace}": /^\d+$/,
  "{warehouse}": /^[\w-]{1,64}$/,
  "{statement}": /^[\w-]{1,64}$/,
  "{chunk}": /^\d{1,9}$/,
};

/**
 * The names that stand in a path where a pattern has `{placeholders}`, decoded; undefined where it is another path.
 * @param path as it stands in the request, still percent-encoded, without a query
 */
export function routeNames(pattern: string, path: string): Map<string, string> | undefined {
  const [parts, segments] = [pattern.split("/"), path.split("/")];
  if (parts.length !== segments.length) return undefined;
  const names = new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? "";
    if (!part.startsWith("{")) {
      if (part !== segment) return undefined;
      continue;
    }
    const name = decodedName(segment);
    if (name === undefined || SHAPES[part]?.test(name) === false) return undefined;
    names.set(part, name);
  }
  return names;
}

/**
 * Whether a name, decoded, means the same to every server on the way. Slashes, dots that climb, control characters and a
 * percent sign that survives decoding could be read differently further on, and are refused. So are dots before a
 * semicolon: Java servers cut parameters off there before they climb.
 */
export function isRouteName(name: string): boolean {
  return name.trim() !== "" && name.length <= 255 && !/^\.{0,2}(;|$)|[/\\%?#\p{Cc}\p{Cs}]/u.test(name);
}

/** The name in one segment of a path, if it is one. */
export function decodedName(segment: string): string | undefined {
  try {
    const name = decodeURIComponent(segment);
    return isRouteName(name) ? name : undefined;
  } catch {
    return undefined;
  }
}
