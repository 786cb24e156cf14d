import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** More in the long form, `npm run test:faults:long`. */
const WAITING = Number(process.env.ATTUNE_FAULT_WAITING ?? 200_000)

const CHILD = fileURLToPath(new URL('fill-journal.ts', import.meta.url))

/** What a process may take, whatever waits in its journal. */
const MOST_MB = 500

/** More than it notes of an event, and less than an event. */
const MOST_BYTES_AN_EVENT = 100

/** Events on their way when the first are refused. */
const UNDERWAY = 8 * 500

interface Found {
  readonly accepted: number
  readonly waiting: number
  readonly last: number
  readonly refusals: readonly string[]
  readonly mostMb: number
  readonly bytesAnEvent: number
}

describe('a process whose Neo4j is away', { timeout: 120_000 + WAITING }, () => {
  it(`keeps ${WAITING} events on disk and not in memory, and refuses more than may wait`, async () => {
    const counts = [WAITING, WAITING / 20].map(String)
    const words = ['--expose-gc', '--import', 'tsx', CHILD, temporaryFolder(), ...counts]
    const { stdout } = await promisify(execFile)(process.execPath, words)
    process.stdout.write(`events that wait: ${stdout}`)
    const found = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Found
    expect(found.refusals).toEqual(['RATE_LIMITED'])
    expect(Math.abs(found.accepted - WAITING)).toBeLessThanOrEqual(UNDERWAY)
    expect([found.waiting, found.last]).toEqual([found.accepted, found.accepted])
    expect(found.mostMb).toBeLessThan(MOST_MB)
    expect(found.bytesAnEvent).toBeLessThan(MOST_BYTES_AN_EVENT)
  })
})
