/** More files than these did not fail by chance. */
const MOST_FILES = 3;

/**
 * @param {{failures?: readonly {file: string}[]}} counts how a stage ended
 * @returns files of that stage to run once more, none where nothing failed or too much did
 */
export function filesToRetry({ takesArguments }, { failures = [] }) {
  return takesArguments === true && failures.length <= MOST_FILES ? failures.map(({ file }) => file) : [];
}

/**
 * Joins how a stage went at first with how the files that failed then went when run again.
 * @returns counts of the whole stage; `flaky` are the tests that failed at first only
 */
export function joinRetry(first, again) {
  const counted = first.failures.reduce((sum, { passed }) => sum + passed, 0);
  const stillFailing = new Set((again.failures ?? []).flatMap(tests));
  return {
    passed: first.passed - counted + again.passed,
    failed: again.failed,
    failures: again.failures,
    flaky: first.failures.flatMap(tests).filter((test) => !stillFailing.has(test)),
  };
}

/** What the end of the output says of a stage: each test that failed, and each that passed only when run again. */
export function summary(name, { failed, failures = [], flaky = [] }) {
  const failing = failures.flatMap(tests);
  if (failed > 0 && failing.length === 0) failing.push("as said above");
  return [
    ...flaky.map((test) => `passed only when run again: ${name}: ${test}`),
    ...(failed > 0 ? failing.map((test) => `failed: ${name}: ${test}`) : []),
  ];
}

/** The tests of a file that failed; the file alone where it did not get as far as its tests. */
function tests({ file, tests: names }) {
  return names.length === 0 ? [file] : names.map((name) => `${file} › ${name}`);
}
