import { isBuiltin } from "node:module";
import type { SourceImport } from "./source-imports";

interface FolderRule {
  /** Beginnings of the paths under src/ that the folder may import, besides itself. */
  readonly may: readonly string[];
  /** The same, for `import type` only. */
  readonly mayAsTypes?: readonly string[];
  /** Plain data or a plain adapter: these packages from npm and no others. */
  readonly packages?: readonly string[];
}

/** Which folder of src/ may import which. The same table stands in src/README.md for people. */
const RULES: Readonly<Record<string, FolderRule>> = {
  core: { may: [], packages: [] },
  protocol: { may: [], packages: [] },
  programs: { may: ["core/"], packages: [] },
  language: { may: [], packages: ["@lingui/core", "#speaker"] },
  oauth: { may: ["protocol/"], packages: ["oauth4webapi"] },
  network: { may: ["protocol/"], packages: ["undici"] },
  endpoint: { may: ["core/", "protocol/"], mayAsTypes: ["scoring/ports"], packages: ["yaml"] },
  scoring: { may: ["core/"], packages: [] },
  excel: { may: ["core/"], mayAsTypes: ["scoring/ports"], packages: [] },
  bulk: { may: ["core/", "protocol/", "endpoint/", "scoring/"], packages: ["@duckdb/node-api"] },
  composition: { may: ["core/", "protocol/", "endpoint/", "scoring/", "excel/"], packages: [] },
  functions: { may: ["core/", "protocol/", "endpoint/", "scoring/", "composition/"], packages: [] },
  taskpane: {
    may: ["core/", "protocol/", "language/", "endpoint/", "scoring/", "excel/", "bulk/", "composition/", "functions/"],
  },
  web: { may: ["protocol/"] },
  relay: { may: ["protocol/", "programs/", "oauth/", "network/", "web/"] },
  "sample-endpoint": { may: ["protocol/product-version", "programs/", "web/"] },
  workbench: { may: ["language/", "web/"], mayAsTypes: ["core/"] },
  headless: {
    may: [
      "core/",
      "protocol/",
      "programs/",
      "oauth/",
      "network/",
      "endpoint/",
      "scoring/",
      "excel/",
      "bulk/",
      "composition/",
      "workbench/model/",
      "workbench/processor/",
      "workbench/xlsx/",
    ],
  },
  demo: { may: ["headless/", "workbench/model/", "workbench/samples/", "workbench/xlsx/", "functions/functions.json"] },
  "start.ts": {
    may: [
      "demo/",
      "network/",
      "programs/",
      "protocol/product-version",
      "relay/",
      "sample-endpoint/",
      "web/",
      "workbench/server/",
    ],
  },
};

const WITH_REACT = /^src\/(taskpane|workbench)\//;
const REACT = /^(react|react-dom|@fluentui\/[^/]+)(\/|$)/;
const ON_NODE = /^src\/((bulk|network|web|relay|sample-endpoint|headless|workbench\/server)\/|start\.ts$)/;

/** What is wrong with an import, as a sentence; undefined when nothing is. */
export function violationOf({ file, target, isPackage, isTypeOnly }: SourceImport): string | undefined {
  const folder = placeOf(file);
  const rule = RULES[folder];
  if (rule === undefined) return `${file}: src/${folder} has no row in the dependency rule`;
  const forbidden = `${file} may not import ${target}`;
  if (isPackage) return mayUsePackage(file, target, rule) ? undefined : forbidden;
  if (target.startsWith("src/") && placeOf(target) === folder) return undefined;
  const allowed = isTypeOnly ? [...rule.may, ...(rule.mayAsTypes ?? [])] : rule.may;
  return allowed.some((beginning) => reaches(target, `src/${beginning}`)) ? undefined : forbidden;
}

function mayUsePackage(file: string, name: string, rule: FolderRule): boolean {
  if (isBuiltin(name)) return name.startsWith("node:") && ON_NODE.test(file);
  if (REACT.test(name)) return WITH_REACT.test(file);
  return rule.packages?.includes(name) ?? true;
}

/** "src/core/" reaches every file of the folder, "src/scoring/ports" that one file. */
function reaches(target: string, beginning: string): boolean {
  return beginning.endsWith("/") ? target.startsWith(beginning) : target === beginning;
}

/** The folder directly under src/, or the file that stands there itself. */
function placeOf(file: string): string {
  return file.split("/")[1] ?? "";
}
