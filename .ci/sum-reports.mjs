// node sum-reports.mjs FAILED_STEPS REPORT...: names what failed in Vitest's JSON reports, with the first line of why, then
// prints `N passed, N failed` over them, and fails if any did.
import { readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'

const [failedSteps, ...paths] = process.argv.slice(2)
let passed = 0
let failed = 0
let missing = 0
for (const path of paths) {
  const report = read(path)
  passed += report?.numPassedTests ?? 0
  failed += report?.numFailedTests ?? 0
  if (report) tellFailures(basename(path, '.json'), report)
  else missing += 1
}
// A test file that does not even load fails no test; its step says so.
if (failed === 0) failed = Math.max(Number(failedSteps), missing)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    process.stdout.write(`no report at ${path}\n`)
    return undefined
  }
}

function tellFailures(suite, { testResults }) {
  for (const { name, status, message, assertionResults } of testResults) {
    const tests = assertionResults.filter((one) => one.status === 'failed')
    for (const { fullName, failureMessages } of tests) tell(suite, name, fullName, failureMessages[0])
    if (status === 'failed' && tests.length === 0)
      tell(suite, name, 'does not load, or its hooks failed', message)
  }
}

function tell(suite, file, what, why = '') {
  const [firstLine] = why.split('\n')
  process.stdout.write(`failed in ${suite}: ${relative(process.cwd(), file)}: ${what}: ${firstLine}\n`)
}
