/**
 * Builds everything into the folder that is named, and prints which modules webpack says are in which program: from its statistics,
 * which know nothing of what the build writes down about licences. A file of its own, because webpack starts helpers with the options
 * that Node was started with: from `node -e` each of them would run this anew, and never help.
 */
import path from "node:path";
import webpack from "webpack";
import makeConfigs from "../../webpack.config.js";

const [, , folder] = process.argv;
const configs = makeConfigs({}, { mode: "production" });
for (const config of configs) config.output.path = path.join(folder, config.name);
console.log = () => undefined; // the plugins tell sizes

const WHOLE = { modulesSpace: Infinity, chunkModulesSpace: Infinity, nestedModulesSpace: Infinity };
const ASKED = {
  ...{ all: false, chunks: true, chunkModules: true, nestedModules: true, dependentModules: true, cachedModules: true },
  ...{ entrypoints: true, errors: true, ids: true, groupModulesByType: false },
};
const KEPT = new Set(["name", "errors", "message", "entrypoints", "chunks", "runtime", "modules"]);
for (const config of configs) for (const name of [config.name, ...Object.keys(config.entry)]) KEPT.add(name);

webpack(configs).run((error, built) => {
  if (error) throw error;
  const programs = built.stats.map((one) => ({ name: one.compilation.name, ...one.toJson({ ...ASKED, ...WHOLE }) }));
  const isKept = (key) => key === "" || /^\d+$/.test(key) || KEPT.has(key);
  const text = JSON.stringify(programs, (key, value) => (isKept(key) ? value : undefined));
  process.stdout.write(text, () => process.exit(0));
});
