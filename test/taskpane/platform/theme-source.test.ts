import { createThemeSource } from "../../../src/taskpane/platform/theme-source";

function page(prefersDark: boolean) {
  const listeners = new Set<() => void>();
  const returns = new Set<() => void>();
  const media = {
    matches: prefersDark,
    addEventListener: (_type: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: string, listener: () => void) => void listeners.delete(listener),
  };
  return {
    media,
    listeners,
    returns,
    matchMedia: () => media as unknown as MediaQueryList,
    addEventListener: (_type: "focus", listener: () => void) => void returns.add(listener),
    removeEventListener: (_type: "focus", listener: () => void) => void returns.delete(listener),
  };
}

describe("light or dark", () => {
  test.each([
    ["#FFFFFF", "light"],
    ["#262626", "dark"],
    ["#217346", "dark"],
    ["F3F3F3", "light"],
  ])("Excel's background %s is %s, whatever the system prefers", (background, theme) => {
    expect(createThemeSource(() => ({ bodyBackgroundColor: background }), page(theme === "light")).current()).toBe(
      theme,
    );
  });

  test("without a word from Excel the system decides", () => {
    expect(createThemeSource(() => undefined, page(true)).current()).toBe("dark");
    expect(createThemeSource(() => ({ bodyBackgroundColor: "a colour by name" }), page(false)).current()).toBe("light");
  });

  test("a change of the system is followed until the pane is gone", () => {
    const window = page(false);
    const source = createThemeSource(() => undefined, window);
    let changes = 0;
    const end = source.subscribe(() => changes++);
    window.media.matches = true;
    window.listeners.forEach((listener) => listener());
    expect([changes, source.current()]).toEqual([1, "dark"]);
    end();
    expect([window.listeners.size, window.returns.size]).toEqual([0, 0]);
  });

  test.each([
    ["says that it is dark", { isDarkTheme: true, bodyBackgroundColor: "#FFFFFF" }, "dark"],
    ["says that it is light", { isDarkTheme: false, bodyBackgroundColor: "#000000" }, "light"],
    [
      "makes a colour of its own word, as on Windows",
      { isDarkTheme: "#000001", bodyBackgroundColor: "#FFFFFF" },
      "light",
    ],
    ["says its word alone", { isDarkTheme: true }, "dark"],
    ["says nothing in it", {}, "system"],
    ["has colours of another kind", { bodyBackgroundColor: 0xffffff }, "system"],
  ])("where Excel %s", (_, theme, expected) => {
    expect(["light", "dark"].map((name) => createThemeSource(() => theme, page(name === "dark")).current())).toEqual(
      expected === "system" ? ["light", "dark"] : [expected, expected],
    );
  });

  test("where asking Excel throws, the system decides", () => {
    const broken = () => {
      throw new TypeError("Cannot read properties of null");
    };
    expect(createThemeSource(broken, page(true)).current()).toBe("dark");
  });

  test("a change in Excel is seen when the person comes back to the pane", () => {
    const window = page(false);
    let background = "#FFFFFF";
    const source = createThemeSource(() => ({ bodyBackgroundColor: background }), window);
    const seen: string[] = [];
    source.subscribe(() => seen.push(source.current()));
    background = "#262626";
    window.returns.forEach((listener) => listener());
    expect(seen).toEqual(["dark"]);
  });
});
