import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** `npm run test:faults:long` cuts the power more often. */
const CUTS = Number(process.env.ATTUNE_FAULT_CUTS ?? 12)
const CHILD = fileURLToPath(new URL('read-after-power-loss.ts', import.meta.url))

/** The unit of a disk write. */
const SECTOR = 512

let events = 0
function batch(size: number): InteractionEvent[] {
  return Array.from({ length: size }, () => {
    const n = events++
    const event = { kind: 'view', atMs: n, value: null, count: 1 } as const
    return { ...event, eventId: `event-${n}`, userId: `user-${n % 50}`, itemId: `item-${n % 11}` }
  })
}

/** The meta page that LMDB writes after a sync: it is never on disk without all earlier writes. */
const SYNCED_META = 2_048

/**
 * The file after a loss of power: each sector written after the last sync is present at random. A later meta page is
 * present only together with all writes that its sync covers.
 */
function afterPowerLoss(synced: Buffer, written: Buffer, share: number): { image: Buffer; dropped: number } {
  const size = Math.max(synced.length, written.length)
  const image = Buffer.concat([synced], size)
  const whole = Buffer.concat([written], size)
  const isSynced = !sectorOf(whole, SYNCED_META).equals(sectorOf(image, SYNCED_META))
  if (isSynced && Math.random() < 0.5) return { image: whole, dropped: 0 }
  let dropped = 0
  for (let at = 0; at < size; at += SECTOR) {
    const sector = sectorOf(whole, at)
    if (sector.equals(sectorOf(image, at))) continue
    if (at !== SYNCED_META && Math.random() < share) sector.copy(image, at)
    else dropped++
  }
  return { image, dropped }
}

function sectorOf(file: Buffer, at: number): Buffer {
  return file.subarray(at, at + SECTOR)
}

interface Found {
  readonly eventIds?: readonly string[]
  readonly lost?: number
  readonly goesOn?: boolean
  readonly refused?: string
}

function found(folders: readonly string[]): Promise<ReadonlyMap<number, Found>> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, ...folders], {
    env: { ...process.env, LMDB_RESTORE: 'safe' },
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  return new Promise((resolve) =>
    child.once('close', () => {
      const lines = out.split('\n').flatMap((line) => /^found (\d+) (.*)$/.exec(line) ?? [])
      const results = new Map<number, Found>()
      for (let place = 0; place < lines.length; place += 3) {
        results.set(Number(lines[place + 1]), JSON.parse(lines[place + 2] ?? '{}') as Found)
      }
      resolve(results)
    }),
  )
}

describe(`a journal whose power is cut ${CUTS} times`, { timeout: 60_000 + CUTS * 5_000 }, () => {
  it('has every acknowledged event, and accepts further events', async () => {
    const folder = join(temporaryFolder(), 'journal')
    const file = join(folder, 'data.mdb')
    const journal = lmdbJournal({ folder, nowMs: () => 1 })
    const images: { folder: string; acknowledged: number; dropped: number }[] = []
    for (let cut = 0; cut < CUTS; cut++) {
      await journal.append(batch(1 + Math.floor(Math.random() * 400)))
      // Everything acknowledged by now is synced; nothing else was begun.
      const acknowledged = events
      const synced = readFileSync(file)
      // One transaction: between two there would be another sync.
      const writing = journal.append(batch(400))
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 12))
      const written = readFileSync(file)
      const { image, dropped } = afterPowerLoss(synced, written, cut % 3 === 0 ? 0.1 : Math.random())
      const lost = join(temporaryFolder(), 'journal')
      mkdirSync(lost)
      writeFileSync(join(lost, 'data.mdb'), image)
      images.push({ folder: lost, acknowledged, dropped })
      await writing
    }
    await journal.close()
    const results = await found(images.map((image) => image.folder))
    const tally = { cuts: CUTS, acknowledged: 0, sectorsDropped: 0, lost: 0, refused: 0, stuck: 0 }
    images.forEach(({ acknowledged, dropped }, index) => {
      const result = results.get(index)
      const kept = new Set(result?.eventIds)
      tally.acknowledged += acknowledged
      tally.sectorsDropped += dropped
      for (let n = 0; n < acknowledged; n++) if (!kept.has(`event-${n}`)) tally.lost++
      if (!result || result.refused) tally.refused++
      else if (!result.goesOn || result.lost) tally.stuck++
    })
    process.stdout.write(`power loss: ${JSON.stringify(tally)}\n`)
    expect(tally.sectorsDropped).toBeGreaterThan(0)
    expect([tally.lost, tally.refused, tally.stuck]).toEqual([0, 0, 0])
  })
})
