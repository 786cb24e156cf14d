import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** `ATTUNE_FAULT_REWRITES=30` in the long form. */
const REWRITES = Number(process.env.ATTUNE_FAULT_REWRITES ?? 10)
const USERS = 4_000

const CHILD = fileURLToPath(new URL('rewrite-graph.ts', import.meta.url))

interface Found {
  readonly first: number
  readonly last: number
  readonly most: number
  readonly open: number
}

describe.runIf(process.platform === 'linux')('a graph that is rewritten again and again', () => {
  it(`keeps neither the memory nor the files of the graphs that were replaced, ${REWRITES} times`, {
    timeout: 600_000,
  }, async () => {
    const words = ['--import', 'tsx', CHILD, join(temporaryFolder(), 'graph'), USERS, REWRITES].map(String)
    const { stdout } = await promisify(execFile)(process.execPath, words)
    process.stdout.write(`rewritten: ${stdout}\n`)
    const { first, last, most, open } = JSON.parse(stdout) as Found
    expect(open).toBe(0)
    expect(last).toBeLessThan(1.1 * first)
    expect(most).toBeLessThan(1.25 * first)
  })
})
