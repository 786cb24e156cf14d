import { spawn } from 'node:child_process'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { threadedJournal } from '../../src/events/journal/threaded-journal.ts'
import { freeBytes, smallDisk } from '../support/small-disk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const FLIPS = Number(process.env.ATTUNE_FAULT_FLIPS ?? 40)
const CHILD = fileURLToPath(new URL('read-damaged.ts', import.meta.url))

function event(n: number): InteractionEvent {
  return {
    eventId: `event-${n}`,
    userId: `user-${n % 7}`,
    itemId: `item-${n % 11}`,
    kind: 'view',
    atMs: n,
    value: null,
    count: 1,
  }
}

/** Room for some thousand events more than what stays free, and than such a batch may need. */
const LEFT_BYTES = 43_000_000

interface Found {
  readonly refused?: true
  readonly id?: string
  readonly last?: number
  readonly lost?: number
  readonly events?: readonly (readonly [number, string])[]
}

/** A reader without output for this long hangs in a damaged tree. */
const HUNG_MS = 10_000

/** The result of a process after each flip; null if it crashed, or hung and was killed. */
async function findings(original: string, bits: readonly number[]): Promise<Map<number, Found | null>> {
  const found = new Map<number, Found | null>()
  let left = [...bits]
  while (left.length > 0) {
    const lines = await linesOf(CHILD, [original, temporaryFolder(), ...left.map(String)])
    for (const line of lines) {
      const [word, bit, ...rest] = line.split(' ')
      if (word === 'trying') found.set(Number(bit), null)
      if (word === 'found') found.set(Number(bit), JSON.parse(rest.join(' ')) as Found)
    }
    left = left.filter((bit) => !found.has(bit))
  }
  return found
}

function linesOf(script: string, words: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...words])
  let out = ''
  const watchdog = setTimeout(() => child.kill('SIGKILL'), HUNG_MS)
  child.stdout.on('data', (chunk) => {
    out += chunk
    watchdog.refresh()
  })
  return new Promise((resolve) =>
    child.once('close', () => {
      clearTimeout(watchdog)
      resolve(out.split('\n'))
    }),
  )
}

describe('a journal on a bad disk', { timeout: 120_000 }, () => {
  it('never returns a flipped bit as an event and reports each lost event', async () => {
    const original = temporaryFolder()
    const journal = await threadedJournal(original)
    for (let n = 0; n < 400; n += 50) {
      await journal.append(Array.from({ length: 50 }, (_, index) => event(n + index)))
    }
    await journal.close()
    const size = statSync(join(original, 'data.mdb')).size
    // Places all over the file, the same in every run.
    const bits = Array.from({ length: FLIPS }, (_, index) => (index * 7_919_333 + 104_729) % (size * 8))
    const found = await findings(original, bits)
    const tally = { flips: FLIPS, harmless: 0, told: 0, refused: 0, died: 0, silent: 0 }
    for (const one of found.values()) {
      if (one === null) tally.died++
      else if (one.refused) tally.refused++
      else if (one.events?.some(([position, id]) => id !== `event-${position - 1}`)) tally.silent++
      else if (one.last !== 400 || one.id !== journal.id)
        tally.silent += (one.events?.length ?? 0) < 400 ? 1 : 0
      else if (one.lost) tally.told++
      else if (one.events?.length === 400) tally.harmless++
      else tally.silent++
    }
    process.stdout.write(`flipped bits: ${JSON.stringify(tally)}\n`)
    expect(tally.silent).toBe(0)
  })

  it('rejects unwritable events, keeps reading, and recovers when there is room', async ({ skip }) => {
    const folder = smallDisk('48m', skip)
    const journal = await threadedJournal(join(folder, 'journal'))
    onTestFinished(() => journal.close())
    await journal.append([event(0)])
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(freeBytes(folder) - LEFT_BYTES))
    let [accepted, refused] = [1, 0]
    for (let n = 1; n < 40_000 && refused < 3; n += 500) {
      const batch = Array.from({ length: 500 }, (_, index) => event(n + index))
      await journal.append(batch).then(
        ({ verdicts }) => {
          accepted += verdicts.filter((verdict) => verdict === 'accepted').length
        },
        (error: { code: string }) => {
          expect(error.code).toBe('UNAVAILABLE')
          refused++
        },
      )
    }
    expect(refused).toBe(3)
    expect((await journal.read(0, 100_000)).entries).toHaveLength(accepted)
    rmSync(ballast)
    const { verdicts } = await journal.append([event(90_000), event(0)])
    expect(verdicts).toEqual(['accepted', 'duplicate'])
    const { entries, lost } = await journal.read(0, 100_000)
    process.stdout.write(
      `disk full: ${JSON.stringify({ accepted: accepted + 1, refused: refused * 500, kept: entries.length })}\n`,
    )
    expect([entries.length, lost]).toEqual([accepted + 1, []])
  })
})
