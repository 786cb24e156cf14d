// node sum-reports.mjs FAILED_STEPS REPORT...: prints `N passed, N failed` over Vitest's JSON reports, and fails if any did.
import { readFileSync } from 'node:fs'

const [failedSteps, ...paths] = process.argv.slice(2)
let passed = 0
let failed = 0
let missing = 0
for (const path of paths) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests
  } catch {
    process.stdout.write(`no report at ${path}\n`)
    missing += 1
  }
}
// A test file that does not even load fails no test; its step says so.
if (failed === 0) failed = Math.max(Number(failedSteps), missing)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
