/** @jest-environment jsdom */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { misplacedElements, parseManifest } from "./support/misplaced-elements";

const ROOT = path.resolve(__dirname, "..");
const MANIFEST = path.join(ROOT, "manifest.xml");
const XML = readFileSync(MANIFEST, "utf8");

const manifest = parseManifest(XML);
const all = (selector: string): Element[] => [...manifest.querySelectorAll(selector)];
const one = (selector: string): Element => {
  const found = all(selector);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const valuesOf = (selector: string, attribute: string): string[] =>
  all(selector).map((element) => element.getAttribute(attribute) ?? "");
const resources = (list: string): Element[] => [...(all("*").find(({ tagName }) => tagName === list)?.children ?? [])];
const urls = [...XML.matchAll(/DefaultValue="(\w+:[^"]*)"/g)].map((match) => match[1]!);

/** Width and height of a PNG: big-endian numbers in its first chunk. Source: PNG specification, IHDR. */
function pixelSize(file: string): string {
  const bytes = readFileSync(path.join(ROOT, file));
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

/** The file of this repository that a manifest URL shows once the relay serves it. */
function fileOf(url: string): string {
  const { pathname } = new URL(url);
  if (pathname === "/functions.json") return "src/functions/functions.json";
  if (pathname === "/functions.js") return "src/functions/apart/functions.ts";
  return pathname.startsWith("/assets/") ? pathname.slice(1) : `src/taskpane${pathname}`;
}

describe("manifest.xml", () => {
  it("is a task pane add-in for workbooks that may write to them", () => {
    expect(manifest.querySelector("parsererror")).toBeNull();
    expect(one("OfficeApp").getAttribute("xsi:type")).toBe("TaskPaneApp");
    expect(valuesOf("OfficeApp > Hosts > Host", "Name")).toEqual(["Workbook"]);
    expect(valuesOf("VersionOverrides > Hosts > Host", "xsi:type")).toEqual(["Workbook"]);
    expect(one("OfficeApp > Permissions").textContent).toBe("ReadWriteDocument");
    expect(one("OfficeApp > DefaultLocale").textContent).toBe("en-US");
  });

  it("has every element in the place Office asks for", () => {
    expect(misplacedElements(XML)).toEqual([]);
  });

  it("would be found out of order if two elements changed places or stood under a wrong parent", () => {
    const swapped = XML.replace(/(<IconUrl.*)\n(.*<HighResolutionIconUrl.*)\n/, "$2\n$1\n");
    expect(swapped).not.toBe(XML);
    expect(misplacedElements(swapped)).toEqual(["IconUrl in OfficeApp"]);
    expect(misplacedElements(XML.replace("<Supertip>", "<Supertip><Icon/>"))).toEqual(["Icon in Supertip"]);
  });

  it("has an id of its own and a version of four numbers, at least 1.0", () => {
    expect(one("OfficeApp > Id").textContent).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(one("OfficeApp > Version").textContent).toMatch(/^[1-9]\d*(\.\d+){3}$/);
  });

  it("asks for ExcelApi 1.9, the floor of what the code calls", () => {
    const set = one("Requirements > Sets > Set");
    expect([set.getAttribute("Name"), set.getAttribute("MinVersion")]).toEqual(["ExcelApi", "1.9"]);
  });

  it("shows one button on the Home tab that opens the pane", () => {
    expect(one("OfficeTab").getAttribute("id")).toBe("TabHome");
    expect(one("Control").getAttribute("xsi:type")).toBe("Button");
    expect(one("Action").getAttribute("xsi:type")).toBe("ShowTaskpane");
  });

  it("runs our functions in the pane's page, which stays when the pane is closed, and needs no Excel that can", () => {
    const [runtime] = valuesOf("Runtimes > Runtime", "resid");
    expect(one("Runtime").getAttribute("lifetime")).toBe("long");
    expect(valuesOf("Action > SourceLocation, Page > SourceLocation", "resid")).toEqual([runtime, runtime]);
    expect(one("AllFormFactors > ExtensionPoint").getAttribute("xsi:type")).toBe("CustomFunctions");
    expect(one("[id='Functions.Namespace']").getAttribute("DefaultValue")).toBe("SCORE");
    expect(all("TaskpaneId")).toEqual([]);
  });

  it("keeps texts within the lengths that Office shows", () => {
    const tooLong = (texts: readonly string[], limit: number): string[] =>
      texts.filter((text) => text.length === 0 || text.length > limit);
    // Source: Microsoft, reference of DisplayName, Description, String, Url and Resources in the add-in only manifest.
    expect(tooLong(valuesOf("OfficeApp > DisplayName", "DefaultValue"), 125)).toEqual([]);
    expect(tooLong(valuesOf("OfficeApp > Description", "DefaultValue"), 250)).toEqual([]);
    const textsOf = (list: string): string[] => resources(list).map((text) => text.getAttribute("DefaultValue") ?? "");
    expect(tooLong(textsOf("bt:ShortStrings"), 125)).toEqual([]);
    expect(tooLong(textsOf("bt:LongStrings"), 250)).toEqual([]);
    expect(tooLong(valuesOf("Resources > * > *", "id"), 32)).toEqual([]);
    expect(tooLong(urls, 2048)).toEqual([]);
  });

  it("defines each resource once, of the kind its place asks for, and uses every one", () => {
    const defined = valuesOf("Resources > * > *", "id");
    expect(new Set(defined).size).toBe(defined.length);
    expect([...new Set(valuesOf("[resid]", "resid"))].sort()).toEqual([...defined].sort());
    const kinds = new Map(all("Resources > * > *").map((resource) => [resource.id, resource.parentElement!.tagName]));
    const kindOf = (selector: string): (string | undefined)[] => valuesOf(selector, "resid").map((id) => kinds.get(id));
    expect(new Set(kindOf("Label[resid], Title[resid]"))).toEqual(new Set(["bt:ShortStrings"]));
    expect(new Set(kindOf("Description[resid]"))).toEqual(new Set(["bt:LongStrings"]));
    expect(new Set(kindOf("SourceLocation[resid], LearnMoreUrl[resid]"))).toEqual(new Set(["bt:Urls"]));
  });

  it("uses https for every address, and each shows a file of this repository", () => {
    expect(urls.length).toBeGreaterThan(7);
    expect(urls.filter((url) => !url.startsWith("https://localhost:3000/"))).toEqual([]);
    expect(urls.map(fileOf).filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it("has icons of exactly the sizes it claims", () => {
    const sizes = new Map(
      resources("bt:Images").map(({ id, attributes }) => [id, attributes.getNamedItem("DefaultValue")!.value]),
    );
    const icons = all("Icon > *").map((icon) => ({
      size: icon.getAttribute("size")!,
      file: fileOf(sizes.get(icon.getAttribute("resid")!)!),
    }));
    expect([...new Set(icons.map(({ size }) => size))]).toEqual(["16", "32", "80"]);
    expect(icons.map(({ file }) => pixelSize(file))).toEqual(icons.map(({ size }) => `${size}x${size}`));
    expect(pixelSize(fileOf(one("OfficeApp > IconUrl").getAttribute("DefaultValue")!))).toBe("32x32");
    expect(pixelSize(fileOf(one("OfficeApp > HighResolutionIconUrl").getAttribute("DefaultValue")!))).toBe("64x64");
  });
});
