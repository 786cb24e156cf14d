// node sum-reports.mjs FAILED_STEPS REPORT...: prints `N passed, N failed` over Vitest's JSON reports, and fails if any did.
import { readFileSync } from 'node:fs'

const [failedSteps, ...paths] = process.argv.slice(2)
let passed = 0
let failed = 0
for (const path of paths) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests
  } catch {
    process.stdout.write(`no report at ${path}\n`)
  }
}
if (failed === 0) failed = Number(failedSteps)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
