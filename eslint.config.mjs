import js from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const WAITS = ["setTimeout", "setInterval"];
const DIALOGS = ["alert", "confirm", "prompt"];

/** Functions of the machine around us that a folder must be handed instead of reaching for. */
function handedIn(names, why) {
  return ["error", ...names.map((name) => ({ name, message: why }))];
}

const SAY_IN_WORDS = "What a person reads stands in view/words/ or page/words/, where it is reviewed.";
const TEXT = ":matches(Literal[value=/[A-Za-z]/], TemplateElement[value.raw=/[A-Za-z]/])";
/** Attributes of elements and of our own components that are read, aloud or in sight. */
const READ_ATTRIBUTES =
  "^(aria-(label|description|valuetext|placeholder)|alt|hint|label|placeholder|summary|title|words)$";
/** A sentence, or a word as a sentence or a label begins with it. */
const SENTENCE = "/^[A-Z“][a-z]+( |$)|^[a-z]+ [a-z]+ [a-z]+/";
/** The same where names of keys stand in the code. */
const MORE_THAN_A_WORD = "/^[A-Z“][a-z]+ |^[a-z]+ [a-z]+ [a-z]+/";

/** Forbids what a person reads outside of the words. */
function noWords(sentence) {
  const selectors = [
    "JSXText[value=/[A-Za-z]/]",
    `JSXAttribute[name.name=/${READ_ATTRIBUTES}/] ${TEXT}`,
    `:matches(Literal[value=${sentence}], TemplateElement[value.raw=${sentence}]):not(CallExpression[callee.name='makeStyles'] *):not(NewExpression[callee.name=/Error$/] *)`,
  ];
  return ["error", ...selectors.map((selector) => ({ selector, message: SAY_IN_WORDS }))];
}

const NODE_GLOBALS = [
  "setInterval",
  "clearInterval",
  "process",
  "console",
  "require",
  "module",
  "__dirname",
  "URL",
  "fetch",
  "AbortSignal",
  "Buffer",
];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", ".cache/", ".venv/", "screenshots/"]),

  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [js.configs.recommended],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, "readonly"])) },
  },

  {
    files: ["**/*.{ts,tsx}"],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // noUncheckedIndexedAccess asks at every index; where a loop has just made it safe, "!" says so.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      // A cell is a text, a number or a boolean wherever it is made into text.
      "@typescript-eslint/no-base-to-string": "off",
      // Its narrowing does not see what changes during an await: "aborted" is asked twice on purpose.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // The reason of an abort is passed on as it was given.
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingAny: true, allowThrowingUnknown: true }],
      "@typescript-eslint/prefer-promise-reject-errors": [
        "error",
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // An async function without await turns what it throws into a rejection, as its callers expect.
      "@typescript-eslint/require-await": "off",
      eqeqeq: "error",
      "no-restricted-globals": handedIn(DIALOGS, "Excel's panes have no browser dialogs: use a component."),
    },
  },

  {
    files: ["src/**/*.{ts,tsx}"],
    rules: {
      "max-lines": ["error", 300],
      "no-console": "error",
    },
  },
  { files: ["src/**/*.ts"], rules: { "max-lines-per-function": ["error", 50] } },
  {
    // Programs whose output is the terminal.
    files: ["src/{relay,sample-endpoint,headless}/**/*.ts", "src/workbench/server/**/*.ts", "src/start.ts"],
    rules: { "no-console": "off" },
  },
  {
    // endpoint/ is where the browser's fetch and clock are the defaults of constructor arguments.
    files: ["src/{core,scoring,excel,composition}/**/*.ts"],
    rules: {
      "no-restricted-globals": handedIn(
        ["fetch", ...WAITS],
        "Take it as a constructor argument, so that tests need no globals.",
      ),
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Take randomness as a constructor argument." },
        { object: "Date", property: "now", message: "Take the clock as a constructor argument." },
      ],
    },
  },
  {
    files: ["src/taskpane/**/*.{ts,tsx}"],
    ignores: ["src/taskpane/index.tsx"],
    rules: {
      "no-restricted-globals": handedIn(
        [...DIALOGS, "fetch", "localStorage", "Excel", "Office"],
        "The composition root, index.tsx, hands it in.",
      ),
    },
  },
  {
    files: ["src/taskpane/*.tsx", "src/taskpane/view/**/*.{ts,tsx}"],
    ignores: ["src/taskpane/view/words/**"],
    rules: {
      "no-restricted-syntax": noWords(SENTENCE),
    },
  },
  {
    files: ["src/workbench/page/**/*.{ts,tsx}"],
    ignores: ["src/workbench/page/words/**"],
    rules: { "no-restricted-syntax": noWords(MORE_THAN_A_WORD) },
  },
  {
    files: ["src/{taskpane,workbench}/**/*.{ts,tsx}", "test/{taskpane,workbench}/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["src/{excel,taskpane}/**/*.{ts,tsx}"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },

  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      "max-lines": ["error", 500],
      // Tests read parsed JSON by name; a value that is not there fails the test, and that is what it is for.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      // Tests write numbers beyond 2^53 and take strings apart on purpose.
      "no-loss-of-precision": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
