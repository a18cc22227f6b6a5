import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "..");
const PAGES = "assets/docs";
const textOf = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

const FILES = [
  "README.md",
  ...readdirSync(path.join(ROOT, PAGES)).flatMap((name) => (name.endsWith(".md") ? [`${PAGES}/${name}`] : [])),
];

/** Pages about programs, where what begins a point in bold is what the point is about, not a name that is shown. */
const OF_PROGRAMS = /\/(big-tables|changelog|command-line|development|engineers|relay)\.md$/;

const PICTURES = `${PAGES}/pictures`;
/** Of all pictures together: each package that is installed holds them. */
const MOST_PICTURES_BYTES = 1_500_000;

/** Pages for whoever reads the sources; they have links of their own. */
const MAPS = ["src/README.md", "src/relay/README.md", "test/README.md"];

const CATALOGUES = ["src/taskpane/view/words/catalogue/en.po", "src/workbench/page/words/catalogue/en.po"];

/** Text without what is shown as it is typed, in which nothing is a link or a heading. */
function prose(file: string): string {
  return textOf(file).replace(/^```[\s\S]*?^```/gm, "");
}

/** Text in which what is bold is a name that is shown, or ends like a sentence. */
function withNames(file: string): string {
  return OF_PROGRAMS.test(file) ? prose(file).replace(/^(- )?\*\*[^*]+\*\*/gm, "") : prose(file);
}

/** What GitHub calls the headings of a page in addresses; one that comes again gets a number. */
function anchorsOf(file: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of prose(file).matchAll(/^#{1,6} (.+)$/gm)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replace(/ /g, "-");
    let name = anchor;
    for (let again = 1; anchors.has(name); again++) name = `${anchor}-${again}`;
    anchors.add(name);
  }
  return anchors;
}

/** Relative links of a page, as they stand there. */
function linksOf(file: string): string[] {
  const links = [
    ...prose(file)
      .replace(/`[^`\n]*`/g, "")
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, link = ""]) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** Why a link leads nowhere; undefined where it leads to a file, and to a heading of it if it names one. */
function whyBroken(file: string, link: string): string | undefined {
  const [place = "", anchor] = link.split("#");
  const target = place === "" ? file : path.posix.join(path.posix.dirname(file), place);
  if (target.startsWith("..") || !existsSync(path.join(ROOT, target))) return `${file}: no file ${link}`;
  return anchor === undefined || anchorsOf(target).has(anchor) ? undefined : `${file}: no heading ${link}`;
}

/** A message of a catalogue as people may see it, with anything where it has a placeholder. */
function shownAs(text: string): RegExp | undefined {
  const parts = text.split(/\{[^{}]*\}/);
  if (/, plural,/.test(text) || parts.join("").replace(/\P{L}/gu, "").length < 4) return undefined;
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".+")}$`);
}

/** "Remove this column" out of `{count, plural, one {Remove this column} other {…}}`. */
function formsOfPlural(message: string): string[] {
  return [...message.matchAll(/\b(?:one|other) \{((?:[^{}]|\{[^{}]*\})*)\}/g)].map(([, form = ""]) => form);
}

describe("the pages for people", () => {
  it("link to files and headings that are there", () => {
    const broken = [...FILES, ...MAPS].flatMap((file) => linksOf(file).flatMap((link) => whyBroken(file, link) ?? []));
    expect(broken).toEqual([]);
  });

  it("lead whoever has the package alone to what is in it", () => {
    const { files } = JSON.parse(textOf("package.json")) as { readonly files: readonly string[] };
    const forEngineers = /^README|\/(development|engineers)\.md$/;
    const missing = [...FILES, "src/relay/README.md"].flatMap((file) =>
      linksOf(file).flatMap((link) => {
        const target = path.posix.join(path.posix.dirname(file), link.split("#")[0] ?? "");
        const isPacked = files.some((packed) => target === packed || target.startsWith(`${packed}/`));
        return isPacked || !target.startsWith("src/") || forEngineers.test(file) ? [] : [`${file}: ${link}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  it("are all named in the README", () => {
    const linked = linksOf("README.md").map((link) => link.split("#")[0]);
    expect(FILES.slice(1).filter((file) => !linked.includes(file))).toEqual([]);
  });

  it("name files and folders of the sources that are there", () => {
    const gone = FILES.flatMap((file) =>
      [...prose(file).matchAll(/`((?:src|test|assets)\/[\w./-]+)`/g)].flatMap(([, place = ""]) =>
        existsSync(path.join(ROOT, place)) ? [] : [`${file}: ${place}`],
      ),
    );
    expect(gone).toEqual([]);
  });

  it("show each picture somewhere, with what is to be seen in words, and are small enough to be handed on", () => {
    const shown = FILES.flatMap((file) =>
      [...prose(file).matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, alternative = "", link = ""]) => ({
        picture: path.posix.join(path.posix.dirname(file), link),
        alternative,
      })),
    );
    expect(shown.filter(({ alternative }) => alternative.split(" ").length < 8)).toEqual([]);
    const files = readdirSync(path.join(ROOT, PICTURES));
    const taken = files.filter((name) => name.endsWith(".png"));
    expect(new Set(shown.map(({ picture }) => picture))).toEqual(new Set(taken.map((name) => `${PICTURES}/${name}`)));
    expect(files.sort()).toEqual(taken.flatMap((name) => [name, name.replace(".png", ".txt")]).sort());
    const bytes = taken.reduce((sum, name) => sum + statSync(path.join(ROOT, PICTURES, name)).size, 0);
    expect(bytes).toBeLessThan(MOST_PICTURES_BYTES);
  });

  it("cite in “ ” sentences, and in bold names of buttons and sections, only as the product has them", () => {
    const messages = CATALOGUES.flatMap((file) =>
      [...textOf(file).matchAll(/^msgid "(.+)"$/gm)].map(([, message = ""]) => message.replace(/\\"/g, '"')),
    );
    const inManifest = [...textOf("manifest.xml").matchAll(/<bt:String [^>]*DefaultValue="([^"]+)"/g)];
    const forms = messages.flatMap((message) => [message, ...formsOfPlural(message)]);
    const shown = [...forms, ...inManifest.map(([, words = ""]) => words)].flatMap((text) => shownAs(text) ?? []);
    // A long sentence may be cited without its end.
    const isSaid = (words: string): boolean =>
      shown.some((form) => form.test(words)) ||
      (words.endsWith(" …") && messages.some((message) => message.startsWith(words.slice(0, -1))));
    // What begins a paragraph ends like a sentence; what other programs show stands in italics.
    const cited = FILES.flatMap((file) => [
      ...[...prose(file).matchAll(/“([^”]+)”/g)].map(([, sentence = ""]) => sentence),
      ...[...withNames(file).matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, name = ""]) =>
        /[.,:?]$/.test(name) ? [] : [name],
      ),
    ]);
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter((words) => !isSaid(words))).toEqual([]);
  });
});
