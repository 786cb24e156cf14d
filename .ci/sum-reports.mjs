// node sum-reports.mjs FAILED_STEPS FOLDER SUITE...: names what failed in the Vitest reports FOLDER/SUITE.json, with the
// first line of the reason, and every skipped test that is not expected, which counts as failed; then prints
// `N passed, N failed, N skipped`. Fails if anything failed.
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const [failedSteps, folder, ...suites] = process.argv.slice(2)

/** Files whose tests may be skipped, by suite: they need the other engine, or run in another suite. */
const EXPECTED_SKIPS = {
  unit: /^test\/conformance\/|^test\/attacks\/injection\.test\.ts$/,
  neo4j: /^test\/conformance\/|^test\/attacks\/injection\.test\.ts$/,
  node24: /^test\/conformance\//,
}

let passed = 0
let failed = 0
let skipped = 0
let missing = 0
for (const suite of suites) {
  const report = read(join(folder, `${suite}.json`))
  passed += report?.numPassedTests ?? 0
  failed += report?.numFailedTests ?? 0
  skipped += report?.numPendingTests ?? 0
  if (report) printReport(suite, report)
  else missing += 1
}
// A test file that does not load fails no test, but its step fails.
if (failed === 0) failed = Math.max(Number(failedSteps), missing)
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exitCode = failed > 0 ? 1 : 0

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    process.stdout.write(`no report at ${path}\n`)
    return undefined
  }
}

function printReport(suite, { testResults }) {
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(process.cwd(), name)
    const failures = assertionResults.filter((test) => test.status === 'failed')
    for (const { fullName, failureMessages } of failures)
      print('failed', suite, file, fullName, failureMessages[0])
    if (status === 'failed' && failures.length === 0)
      print('failed', suite, file, 'does not load, or its hooks failed', message)
    const skips = assertionResults.filter((test) => test.status === 'pending' || test.status === 'skipped')
    if (skips.length > 0 && !EXPECTED_SKIPS[suite]?.test(file)) {
      failed += 1
      print('skipped', suite, file, `${skips.length} tests, first ${skips[0].fullName}`)
    }
  }
}

function print(what, suite, file, test, reason = '') {
  const [firstLine] = reason.split('\n')
  process.stdout.write(`${what} in ${suite}: ${file}: ${test}: ${firstLine}\n`)
}
