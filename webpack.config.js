/**
 * Three builds in one: the task pane, the workbench page, and the Node programs.
 *
 *   dist/pane        taskpane.html, its scripts (named by content) and the manifest's icons
 *   dist/workbench   workbench.html and its scripts
 *   dist/node        one CommonJS file a program: start, relay, sample-endpoint, headless, bench
 *
 * Beside each program stands NAME.LICENSES.txt with the licences of all that is in it, beside each text of a page the same in Brotli.
 *
 * `webpack --mode production` builds all of them; `--config-name pane` (workbench, node) one.
 */
const fs = require("node:fs");
const path = require("node:path");
const { promisify } = require("node:util");
const zlib = require("node:zlib");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");

const officeScript = require("./src/protocol/office-script.json");

const brotli = promisify(zlib.brotliCompress);
const source = (file) => path.resolve(__dirname, "src", file);
const packageFile = (file) => path.resolve(__dirname, "node_modules", file);
const output = (folder) => path.resolve(__dirname, "dist", folder);

/** The pane must be there at once: Microsoft's React template, built with the same tools, is 106 kB. */
const PANE_LIMIT_KB = 100;

/** With what is fetched while Office.js is getting ready: an aim, so that the first limit is not kept by moving code alone. */
const PANE_AND_ENGINE_AIM_KB = 145;

const NODE_PROGRAMS = {
  start: source("start.ts"),
  relay: source("relay/main.ts"),
  "sample-endpoint": source("sample-endpoint/main.ts"),
  headless: source("headless/main.ts"),
  bench: path.resolve(__dirname, "test/bench/main.ts"),
};

/**
 * Prints the gzipped size of the scripts that a page loads before it can show anything, and fails the build above the limit. Prints
 * what it is together with the chunks that are fetched at once beside them.
 */
class InitialSizePlugin {
  constructor({ name, limitKb, next, aimKb }) {
    Object.assign(this, { name, limitKb, next, aimKb });
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap("InitialSizePlugin", (compilation) => {
      const { path: folder } = compilation.outputOptions;
      const initial = scriptsOf([compilation.entrypoints.get(this.name)]);
      const withNext = new Set([
        ...initial,
        ...scriptsOf(compilation.chunkGroups.filter(({ name }) => name === this.next)),
      ]);
      const sizeKb = gzippedKb(folder, initial);
      const sentence = `${this.name}: initial JavaScript ${sizeKb.toFixed(1)} kB gzip (limit ${this.limitKb})`;
      if (sizeKb > this.limitKb) compilation.errors.push(new Error(sentence));
      console.log(`${sentence}, with ${this.next} ${gzippedKb(folder, withNext).toFixed(1)} kB (aim ${this.aimKb})`);
    });
  }
}

function scriptsOf(chunkGroups) {
  const files = chunkGroups.flatMap((group) => group.getFiles());
  return new Set(files.filter((file) => file.endsWith(".js")));
}

function gzippedKb(folder, files) {
  const sizes = [...files].map((file) => zlib.gzipSync(fs.readFileSync(path.join(folder, file))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** The texts of licences for packages that name theirs and bring no file. Beside it stands the name of whoever holds the copyright. */
const LICENCE_TEXTS = path.resolve(__dirname, "assets/licences");

/** Wherever Node finds it: it may be installed above this folder. */
const WEBPACK = path.dirname(require.resolve("webpack/package.json"));

/** Writes, for each program, the licences of every package whose code is in it, of webpack's own part too: they ask for that. */
class LicencesPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicencesPlugin", (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "LicencesPlugin", stage }, () => {
        for (const [name, entrypoint] of compilation.entrypoints) {
          const folders = new Set([WEBPACK, ...packagesIn(entrypoint, compilation)]);
          const texts = [...folders].sort().map((folder) => licenceOf(folder, compilation));
          const text = `${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
          compilation.emitAsset(`${name}.LICENSES.txt`, new compiler.webpack.sources.RawSource(text));
        }
      });
    });
  }
}

/** The folders of all packages of which a module is in the program, or in what it loads later. */
function packagesIn(entrypoint, { chunkGraph }) {
  const folders = new Set();
  const groups = new Set([entrypoint]);
  for (const group of groups) {
    for (const later of group.childrenIterable) groups.add(later);
    const modules = group.chunks.flatMap((chunk) => [...chunkGraph.getChunkModulesIterable(chunk)]);
    for (const module of modules.flatMap((one) => [...(one.modules ?? [one])])) {
      const [folder] = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(module.nameForCondition() ?? "") ?? [];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return folders;
}

function licenceOf(folder, { errors }) {
  const { name, version, license, author } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const found = fs.readdirSync(folder).filter((file) => /^(licen[sc]e|copying|notice)(\.|$)/i.test(file));
  const texts = found.map((file) => fs.readFileSync(path.join(folder, file), "utf8").trim());
  const usual = path.join(LICENCE_TEXTS, `${license}.txt`);
  if (texts.length === 0 && fs.existsSync(usual)) {
    const holder = (typeof author === "string" ? author : author?.name) ?? `the authors of ${name}`;
    texts.push(`Copyright (c) ${holder}\n\n${fs.readFileSync(usual, "utf8").trim()}`);
  }
  if (texts.length === 0)
    errors.push(new Error(`${name} brings no licence, and assets/licences holds no ${license}.txt.`));
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}

/** Packs the texts of a page as small as can be, once: that takes too long for a server that starts. */
class BrotliPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("BrotliPlugin", (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT + 1;
      compilation.hooks.processAssets.tapPromise({ name: "BrotliPlugin", stage }, async () => {
        const assets = compilation.getAssets().filter(({ name }) => /\.(js|css|html|svg|txt)$/.test(name));
        await Promise.all(
          assets.map(async ({ name, source }) => {
            const packed = await brotli(source.buffer());
            compilation.emitAsset(`${name}.br`, new compiler.webpack.sources.RawSource(packed));
          }),
        );
      });
    });
  }
}

/** Where sentences stand, and what says them. */
const WORDS = [
  { folder: source("taskpane/view/words"), language: "#language" },
  { folder: source("workbench/page/words"), language: "#workbench-language" },
];

function compiler(plugins = []) {
  const parser = { syntax: "typescript", tsx: true };
  const transform = { react: { runtime: "automatic" } };
  return { jsc: { parser, target: "es2022", transform, experimental: { plugins, cacheRoot: ".cache/swc" } } };
}

/** Makes sentences into messages. What they say in English is in a catalogue like every other language, and not in the code as well. */
function messagesPlugin(mode, language) {
  const descriptorFields = mode === "production" ? "id-only" : "all";
  // As version 5 of Lingui names messages, which is the one we have.
  const names = { useLinguiV5IdGeneration: true, runtimeModules: { i18n: [language, "i18n"] } };
  return ["@lingui/swc-plugin", { ...names, descriptorFields }];
}

function shared(name, mode) {
  return {
    name,
    mode,
    devtool: mode === "production" ? false : "source-map",
    resolve: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: [/node_modules/, ...WORDS.map(({ folder }) => folder)],
          loader: "swc-loader",
          options: compiler(),
        },
        ...WORDS.map(({ folder, language }) => ({
          test: /\.ts$/,
          include: folder,
          loader: "swc-loader",
          options: compiler([messagesPlugin(mode, language)]),
        })),
        { test: /\.po$/, type: "json", loader: source("catalogue-loader.cjs") },
        { test: /\.css$/, type: "asset/resource", generator: { filename: "[name].[contenthash:10][ext]" } },
      ],
    },
    cache: { type: "filesystem", cacheDirectory: path.resolve(__dirname, "node_modules/.cache/webpack") },
    plugins: [new LicencesPlugin()],
    stats: "errors-warnings",
    performance: false,
  };
}

function page(name, mode, { entry, others = {}, template, words = {}, filename, chunks, plugins, alias = {} }) {
  const common = shared(name, mode);
  return {
    ...common,
    resolve: { ...common.resolve, alias },
    // Whole in Safari 16.4, the oldest we build for: test/browsers/oldest-safari.test.ts reads what comes out.
    target: ["web", "es2022"],
    entry: { [name]: entry, ...others },
    output: {
      path: output(name),
      filename: "[name].[contenthash:10].js",
      chunkFilename: "[name].[contenthash:10].js",
      publicPath: "auto",
      clean: true,
    },
    optimization: {
      minimizer: [
        new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, minimizerOptions: { compress: { passes: 3 } } }),
      ],
      splitChunks: { chunks: "async", cacheGroups: chunks },
    },
    plugins: [
      ...common.plugins,
      new HtmlWebpackPlugin({ ...words, template, filename, chunks: [name], scriptLoading: "defer" }),
      ...(mode === "production" ? [new BrotliPlugin()] : []),
      ...plugins,
    ],
  };
}

function initialChunk(name, test, priority) {
  return { name, test, priority, chunks: "initial", enforce: true };
}

function pane(mode) {
  return page("pane", mode, {
    entry: source("taskpane/index.tsx"),
    // The manifest names it.
    others: { functions: { import: source("functions/apart/functions.ts"), filename: "functions.js" } },
    template: source("taskpane/taskpane.html"),
    words: { officeScriptUrl: officeScript.current, officeOrigin: new URL(officeScript.current).origin },
    filename: "taskpane.html",
    // What changes at different times stays in different files, so that an update of ours leaves React in the cache.
    chunks: {
      react: initialChunk("react", /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, 2),
      fluent: initialChunk("fluent", /[\\/]node_modules[\\/]/, 1),
    },
    alias: {
      [packageFile("@fluentui/tokens/lib/tokens.js")]: source("taskpane/view/frame/fluent-tokens.ts"),
    },
    plugins: [
      new CopyPlugin({
        // The folder stands apart: in a pattern, the "(1)" of a download and the backslashes of Windows would be read as signs.
        patterns: [
          { context: path.resolve(__dirname, "assets"), from: "*.{png,html}", to: "assets/[name][ext]" },
          // What Excel is told of our functions, at the address that the manifest names.
          { context: source("functions"), from: "functions.json", to: "[name][ext]" },
        ],
      }),
      new InitialSizePlugin({
        name: "pane",
        limitKb: PANE_LIMIT_KB,
        next: "engine",
        aimKb: PANE_AND_ENGINE_AIM_KB,
      }),
    ],
  });
}

function workbench(mode) {
  return page("workbench", mode, {
    entry: source("workbench/page/main.tsx"),
    others: { help: source("workbench/page/help/main.tsx") },
    template: source("workbench/page/workbench.html"),
    filename: "workbench.html",
    chunks: {
      react: initialChunk("react", /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, 2),
    },
    plugins: [
      new HtmlWebpackPlugin({
        template: source("workbench/page/help/help.html"),
        filename: "help.html",
        chunks: ["help"],
      }),
    ],
  });
}

function nodePrograms(mode) {
  const config = shared("node", mode);
  return {
    ...config,
    target: "node20",
    entry: NODE_PROGRAMS,
    output: { path: output("node"), filename: "[name].cjs", library: { type: "commonjs2" }, clean: true },
    // DuckDB is native code, installed beside the programs. Playwright is of the bench alone: it starts its browser from files of its own.
    externals: { "@duckdb/node-api": "commonjs @duckdb/node-api", "playwright-core": "commonjs playwright-core" },
    // The programs find what stands beside them (dist/pane, node_modules) by where they are themselves when they run.
    node: { __dirname: false, __filename: false },
    module: { ...config.module, parser: { javascript: { createRequire: false, dynamicImportMode: "eager" } } },
    optimization: { minimize: false },
  };
}

module.exports = (_env, { mode = "production" }) => [pane(mode), workbench(mode), nodePrograms(mode)];
module.exports.page = page;
