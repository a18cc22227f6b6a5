/** A document that a browser shows: that of a window, or of the first frame in it that a selector finds. */
export interface Place {
  readonly window: string;
  readonly frame?: string;
}

/** Colours that the system asks pages for. */
export type ColorScheme = "light" | "dark";

/**
 * One browser under automation, as somebody has it who opens it for the first time: nothing is remembered. Ports for what WebDriver
 * BiDi and WebDriver do each in their own way; everything else is built on these few.
 */
export interface BrowserSession {
  /** A folder that is removed with the browser. */
  readonly folder: string;
  /** The windows that are open. */
  windows(): Promise<readonly string[]>;
  /** @throws Error when nothing answers there */
  open(window: string, address: string): Promise<void>;
  /**
   * Runs the body of a function there, and waits for what it promises.
   * @param args plain data, found in `arguments`
   * @returns plain data
   */
  evaluate(place: Place, body: string, ...args: readonly unknown[]): Promise<unknown>;
  /** The same for a body that answers an element. @returns a name for it; undefined when the body answered null */
  locate(place: Place, body: string, ...args: readonly unknown[]): Promise<string | undefined>;
  /** Moves the pointer onto an element and presses its button. @throws Error when it is no longer there */
  click(place: Place, element: string): Promise<void>;
  /** Types into an element that has the focus; \uE007 is Enter. */
  type(place: Place, element: string, text: string): Promise<void>;
  /** What a window shows, as a PNG file. */
  screenshot(window: string): Promise<Buffer>;
  /** Ends the browser, whatever state it is in, and removes what it kept. */
  end(): Promise<void>;
}
