import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** More in the long form, `npm run test:faults:long`; in any case more than a process keeps apart by person. */
const WAITING = Number(process.env.ATTUNE_FAULT_WAITING ?? 300_000)

/** Deadline at 1,000 events per second, which every machine reaches. */
const LONGEST_MS = 60_000 + WAITING

const CHILD = fileURLToPath(new URL('fill-journal.ts', import.meta.url))

/** Memory limit of a process with any number of pending events. */
const MOST_MB = 500

/** Heap limit of a thread: without it the measured memory includes garbage. */
const HEAP = '--max-old-space-size=256'

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

describe('a process whose Neo4j is unavailable', { timeout: LONGEST_MS + 10_000 }, () => {
  it(`keeps ${WAITING} pending events on disk, not in memory, and rejects more than the limit`, async () => {
    // Each event is of another user: the worst case of positions by user.
    const counts = [WAITING, WAITING].map(String)
    const words = [HEAP, '--expose-gc', '--import', 'tsx', CHILD, temporaryFolder(), ...counts]
    const limits = { timeout: LONGEST_MS, killSignal: 'SIGKILL' } as const
    const { stdout } = await promisify(execFile)(process.execPath, words, limits)
    process.stdout.write(`events that wait: ${stdout}`)
    const found = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Found
    expect(found.refusals).toEqual(['BUSY'])
    expect(Math.abs(found.accepted - WAITING)).toBeLessThanOrEqual(UNDERWAY)
    expect([found.waiting, found.last]).toEqual([found.accepted, found.accepted])
    expect(found.mostMb).toBeLessThan(MOST_MB)
    expect(found.bytesAnEvent).toBeLessThan(MOST_BYTES_AN_EVENT)
  })
})
