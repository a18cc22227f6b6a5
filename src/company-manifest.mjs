/** Makes the manifest of a company from ours: `npm run manifest -- --origin https://scoresheet.example.com`. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { PROGRAMS } from "./programs/programs.mjs";
import { helpOf } from "./programs/read-options.mjs";
import { deploymentOrigin, localNetworkNote } from "./deployment-origin.mjs";
import { tell } from "./prepare.mjs";

/** Where our own manifest.xml says that the pane is. */
const OUR_ORIGIN = "https://localhost:3000";
const OUR_NAME = "Scoresheet";
/** Source: Microsoft Learn, reference of the DisplayName element. */
const MAX_NAME_CHARACTERS = 125;
/** How long Microsoft's service may take to check a manifest. */
const VALIDATION_MS = 20_000;

/** The higher one of two versions of four numbers. */
function higher(a, b) {
  const order = a.localeCompare(b, "en", { numeric: true });
  return order < 0 ? b : a;
}

function raised(version) {
  return version.replace(/\d+$/, (last) => String(Number(last) + 1));
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

/** An XML text with each of the replacements made, which must find what they replace. */
function replaceAll(xml, replacements) {
  return replacements.reduce((text, [what, by]) => {
    if (!text.includes(what)) throw new Error(`manifest.xml no longer says ${what}.`);
    return text.replaceAll(what, () => by);
  }, xml);
}

/**
 * Writes the manifest with Microsoft's library, in a folder of its own: what is broken leaves no file.
 * @returns the XML, and what the library reads out of it
 */
async function writeManifest(ours, { origin, name, id, version }) {
  const { OfficeAddinManifest } = await import("office-addin-manifest");
  const folder = mkdtempSync(path.join(tmpdir(), "scoresheet-manifest-"));
  const file = path.join(folder, "manifest.xml");
  try {
    const label = (text) => `id="Group.Label" DefaultValue="${text}"`;
    const xml = replaceAll(readFileSync(ours, "utf8"), [
      [OUR_ORIGIN, origin],
      [label(OUR_NAME), label(escaped(name))],
      [/<Version>.*<\/Version>/.exec(readFileSync(ours, "utf8"))[0], `<Version>${version}</Version>`],
    ]);
    writeFileSync(file, xml);
    const info = await OfficeAddinManifest.modifyManifestFile(file, id, name);
    return { xml: readFileSync(file, "utf8"), info };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What stands in the file that is to be written; undefined when there is none. @throws Error when it is no manifest */
async function formerManifest(file) {
  if (!existsSync(file)) return undefined;
  if (statSync(file).isDirectory()) throw new Error(`${file} cannot be written: it is a folder.`);
  const { OfficeAddinManifest } = await import("office-addin-manifest");
  const info = await OfficeAddinManifest.readManifestFile(file).catch(() => undefined);
  if (info?.id === undefined || info.version === undefined) {
    throw new Error(`${file} is there and is no manifest. It was left as it is: choose another --out.`);
  }
  return { ...info, xml: readFileSync(file, "utf8") };
}

/** @throws Error that names the file and why it cannot be written */
function writeOut(file, text) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`${file} cannot be written (${error.code}): choose another --out, in a folder that is there.`, {
      cause: error,
    });
  }
}

/**
 * Makes the manifest and writes it. An id stays what it was, and an update gets a higher version: the admin center takes no other.
 * Source: Microsoft Learn, "Deploy add-ins in the admin center".
 * @param ours path of our own manifest
 * @returns what was written
 * @throws Error with a sentence for the administrator
 */
export async function makeManifest(ours, { origin: typed, name: wanted, newId = false, out }) {
  if (typed === undefined)
    throw new Error(`Say where the pane is served: --origin https://HOST.\n\n${helpOf(PROGRAMS.manifest)}`);
  const origin = deploymentOrigin(typed);
  if (path.extname(out).toLowerCase() !== ".xml") throw new Error("The name of the manifest must end in .xml.");
  if (path.resolve(out) === path.resolve(ours))
    throw new Error("The manifest for localhost stays: choose another --out.");
  const former = await formerManifest(out);
  const name = (wanted ?? former?.displayName ?? OUR_NAME).trim();
  if (name === "" || name.length > MAX_NAME_CHARACTERS) {
    throw new Error(`The name must have 1 to ${MAX_NAME_CHARACTERS} characters.`);
  }
  const { OfficeAddinManifest } = await import("office-addin-manifest");
  const own = await OfficeAddinManifest.readManifestFile(ours);
  const id = newId ? "random" : (former?.id ?? own.id);
  const write = (version) => writeManifest(ours, { origin, name, id, version });
  const version = higher(own.version, former?.version ?? own.version);
  let written = await write(version);
  const isUpdate = former !== undefined && former.id === written.info.id && former.version === version;
  if (isUpdate && former.xml !== written.xml) written = await write(raised(version));
  writeOut(out, written.xml);
  return { id: written.info.id, version: written.info.version, name, origin, isUnchanged: former?.xml === written.xml };
}

/**
 * Asks Microsoft's service whether it takes a manifest.
 * @returns sentences: none when it does; undefined when the service was not reached
 */
export async function objectionsOf(file, validate) {
  const late = sleep(VALIDATION_MS, undefined, { ref: false });
  const asked = validate(file, true).catch(() => undefined);
  const validation = await Promise.race([asked, late]);
  if (validation === undefined || (validation.report === undefined && !validation.isValid)) return undefined;
  if (validation.isValid) return [];
  const issues = validation.report.errors ?? [];
  return issues.map(({ title, content }) => [title, content].filter(Boolean).join(": "));
}

/** @returns the exit code: 1 when Microsoft's service refuses what was made */
export async function manifestCommand(root, args) {
  const { values } = parseArgs({
    args,
    options: {
      origin: { type: "string" },
      name: { type: "string" },
      "new-id": { type: "boolean" },
      out: { type: "string", default: "scoresheet-manifest.xml" },
      offline: { type: "boolean" },
    },
  });
  const { out } = values;
  const made = await makeManifest(path.join(root, "manifest.xml"), { ...values, newId: values["new-id"], out });
  tell(
    `${out}: ${made.name} at ${made.origin}, id ${made.id}, version ${made.version}${made.isUnchanged ? ", as it was" : ""}.`,
  );
  const note = localNetworkNote(made.origin);
  if (note !== undefined) tell(note);
  if (values.offline) return 0;
  const { validateManifest } = await import("office-addin-manifest");
  const objections = await objectionsOf(out, validateManifest);
  if (objections === undefined) {
    tell("Microsoft's service, which checks manifests, was not reached from here. The file can be used all the same.");
    return 0;
  }
  for (const objection of objections) tell(`Microsoft's service objects: ${objection}`);
  if (objections.length === 0) tell("Microsoft's service accepts it.");
  return objections.length === 0 ? 0 : 1;
}
