import { createThemeSource } from "../../../src/taskpane/platform/theme-source";

function page(prefersDark: boolean) {
  const listeners = new Set<() => void>();
  const media = {
    matches: prefersDark,
    addEventListener: (_type: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_type: string, listener: () => void) => void listeners.delete(listener),
  };
  return { media, listeners, matchMedia: () => media as unknown as MediaQueryList };
}

describe("light or dark", () => {
  test.each([
    ["#FFFFFF", "light"],
    ["#262626", "dark"],
    ["#217346", "dark"],
    ["F3F3F3", "light"],
  ])("Excel's background %s is %s, whatever the system prefers", (background, theme) => {
    expect(createThemeSource(background, page(theme === "light")).current()).toBe(theme);
  });

  test("without a word from Excel the system decides", () => {
    expect(createThemeSource(undefined, page(true)).current()).toBe("dark");
    expect(createThemeSource("a colour by name", page(false)).current()).toBe("light");
  });

  test("a change of the system is followed until the pane is gone", () => {
    const window = page(false);
    const source = createThemeSource(undefined, window);
    let changes = 0;
    const end = source.subscribe(() => changes++);
    window.media.matches = true;
    window.listeners.forEach((listener) => listener());
    expect([changes, source.current()]).toEqual([1, "dark"]);
    end();
    expect(window.listeners.size).toBe(0);
  });
});
