import { encodeXml } from "./xml-text";

/** The tag with an attribute set to a value, or without it when the value is undefined. The value is encoded here. */
export function withAttribute(tag: string, name: string, value: string | undefined): string {
  return withRawAttribute(tag, name, value === undefined ? undefined : encodeXml(value));
}

/** The same for a value that is encoded already. */
export function withRawAttribute(tag: string, name: string, value: string | undefined): string {
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  const replacement = value === undefined ? "" : ` ${name}="${value}"`;
  if (attribute.test(tag)) return tag.replace(attribute, () => replacement);
  return tag.replace(/\s*(\/?)>$/, (_end, slash: string) => `${replacement}${slash}>`);
}
