import { ServerResponse, type IncomingMessage } from "node:http";

/**
 * What no page of ours uses. The clipboard is left out: people copy requests from the pane. Names that browsers do not know would
 * be complained about in their consoles. Source: W3C, "Permissions Policy" and its list of features.
 */
export const PERMISSIONS_POLICY = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** What every answer says that says nothing else: it is no page, nobody may frame or keep it, and no browser guesses what it is. */
export const DEFAULT_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "permissions-policy": PERMISSIONS_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * A response that has these headers from its first moment, so that no path can forget them, Node's own refusals (no Host, an
 * expectation that is none) included. Whoever writes an answer may set them otherwise.
 */
export function responseWith(headers: Readonly<Record<string, string>>): typeof ServerResponse<IncomingMessage> {
  const entries = Object.entries(headers);
  return class extends ServerResponse {
    constructor(...args: ConstructorParameters<typeof ServerResponse>) {
      super(...args);
      for (const [name, value] of entries) this.setHeader(name, value);
    }
  };
}
