import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkWorldOptions, type WorldOptions } from '../../../../src/datasets/generated/world-options.ts'
import { writeWorld } from '../../../../src/datasets/generated/write-world.ts'
import { dataFolder } from '../../../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import { RECORD_KINDS, type RecordKind } from '../../../../src/domain/records.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const SMALL: WorldOptions = {
  users: 300,
  items: 200,
  interactions: 3_000,
  ties: 900,
  taggings: 500,
  seed: 7,
  hasProperties: true,
  untilMs: Date.UTC(2026, 0, 1),
}

const signal = new AbortController().signal

/** Writes a world into a folder of its own. Returns the folder. */
async function written(options: WorldOptions): Promise<string> {
  const folder = temporaryFolder()
  await writeWorld(folder, options, { signal })
  return folder
}

/** The rows of a file by cells, without its header. */
function rowsOf(folder: string, kind: RecordKind): readonly (readonly string[])[] {
  const lines = readFileSync(join(folder, `${kind}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.slice(1).map((line) => line.split(','))
}

function bytesOf(folder: string): readonly string[] {
  return RECORD_KINDS.map((kind) => readFileSync(join(folder, `${kind}.csv`), 'utf8'))
}

/** Sizes of groups of rows with the same cell, largest first. */
function groupSizes(rows: readonly (readonly string[])[], column: number): readonly number[] {
  const sizes = new Map<string, number>()
  for (const row of rows) {
    const cell = row[column] ?? ''
    sizes.set(cell, (sizes.get(cell) ?? 0) + 1)
  }
  return [...sizes.values()].sort((a, b) => b - a)
}

/** Share of the rows that belong to the first groups. */
function topShare(sizes: readonly number[], top: number): number {
  const sum = (list: readonly number[]) => list.reduce((before, size) => before + size, 0)
  return sum(sizes.slice(0, top)) / sum(sizes)
}

describe('a generated world', () => {
  it('has the same bytes for the same seed, and others for another', async () => {
    const first = bytesOf(await written(SMALL))
    expect(bytesOf(await written(SMALL))).toEqual(first)
    const other = bytesOf(await written({ ...SMALL, seed: 8 }))
    expect(RECORD_KINDS.filter((_, index) => other[index] === first[index])).toEqual(['tags'])
  })

  it('has as many rows as asked, each of another pair, up to all pairs', async () => {
    const sizes = fc
      .record({ users: fc.integer({ min: 1, max: 30 }), items: fc.integer({ min: 1, max: 30 }) })
      .chain(({ users, items }) =>
        fc.record({
          users: fc.constant(users),
          items: fc.constant(items),
          interactions: fc.integer({ min: 0, max: users * items }),
          ties: fc.integer({ min: 0, max: users * (users - 1) }),
          taggings: fc.integer({ min: 0, max: items * 20 }),
          seed: fc.nat(),
          hasProperties: fc.boolean(),
        }),
      )
    await fc.assert(
      fc.asyncProperty(sizes, async (options) => {
        const folder = temporaryFolder()
        const rows = await writeWorld(folder, { ...SMALL, ...options }, { signal })
        for (const kind of ['users', 'items', 'interactions', 'ties', 'taggings'] as const) {
          expect([kind, rowsOf(folder, kind).length]).toEqual([kind, options[kind]])
          expect(rows[kind]).toBe(options[kind])
        }
        for (const kind of ['interactions', 'ties', 'taggings'] as const) {
          const pairs = rowsOf(folder, kind).map(([a, b]) => `${a} ${b}`)
          expect(new Set(pairs).size).toBe(pairs.length)
        }
        expect(rowsOf(folder, 'ties').filter(([user, other]) => user === other)).toEqual([])
      }),
      { numRuns: 40, seed: 3 },
    )
  })

  it('has popular items, active users and hubs', async () => {
    const folder = await written({ ...SMALL, users: 2_000, items: 2_000, interactions: 60_000, ties: 12_000 })
    const interactions = rowsOf(folder, 'interactions')
    expect(topShare(groupSizes(interactions, 1), 20)).toBeGreaterThan(0.15)
    expect(topShare(groupSizes(interactions, 0), 20)).toBeGreaterThan(0.04)
    const [hub = 0] = groupSizes(rowsOf(folder, 'ties'), 1)
    expect(hub).toBeGreaterThan((12_000 / 2_000) * 10)
  })

  it('has communities: who follow each other share more items than users at random', async () => {
    const folder = await written({ ...SMALL, users: 2_000, items: 2_000, interactions: 60_000, ties: 12_000 })
    const itemsOf = new Map<string, Set<string>>()
    for (const [user = '', item = ''] of rowsOf(folder, 'interactions')) {
      itemsOf.set(user, (itemsOf.get(user) ?? new Set()).add(item))
    }
    const shared = (pairs: readonly (readonly string[])[]) => {
      const counts = pairs.map(([a = '', b = '']) => {
        const others = itemsOf.get(b) ?? new Set()
        return [...(itemsOf.get(a) ?? [])].filter((item) => others.has(item)).length
      })
      return counts.reduce((sum, count) => sum + count, 0) / counts.length
    }
    const ties = rowsOf(folder, 'ties')
    // The same users on both sides, so that the same activity.
    const mixed = ties.map(([user = ''], index) => [user, ties[(index + 5_000) % ties.length]?.[1] ?? ''])
    expect(shared(ties)).toBeGreaterThan(shared(mixed) * 1.5)
  })

  it('has titles of three to seven words and mostly filled properties', async () => {
    const items = rowsOf(await written(SMALL), 'items')
    const lengths = new Set(items.map(([, title = '']) => title.split(' ').length))
    expect([...lengths].sort()).toEqual([3, 4, 5, 6, 7])
    const empty = items.flat().filter((cell) => cell === '').length / (items.length * 6)
    expect(empty).toBeGreaterThan(0.005)
    expect(empty).toBeLessThan(0.08)
  })

  it('is imported whole', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const folder = await dataFolder(await written(SMALL))
    const nowMs = SMALL.untilMs
    const report = await importDataSet(graph, folder, { atMs: nowMs, nowMs, signal })
    for (const kind of RECORD_KINDS) expect([kind, report[kind].rejected]).toEqual([kind, 0])
    for (const kind of ['users', 'items', 'interactions', 'ties'] as const) {
      expect([kind, report[kind].created]).toEqual([kind, SMALL[kind]])
    }
    await graph.close()
  })
})

describe('writing a world', () => {
  it('refuses a folder that is not empty and changes nothing', async () => {
    const folder = temporaryFolder({ 'notes.txt': 'mine' })
    await expect(writeWorld(folder, SMALL, { signal })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'the output folder is not empty',
    })
    expect(readdirSync(folder)).toEqual(['notes.txt'])
  })

  it('refuses a path that is a file', async () => {
    const path = join(temporaryFolder(), 'file')
    writeFileSync(path, '')
    await expect(writeWorld(path, SMALL, { signal })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('removes what it wrote when it is interrupted', async () => {
    const folder = temporaryFolder()
    const stop = new AbortController()
    const writing = writeWorld(folder, SMALL, {
      signal: stop.signal,
      onProgress: ({ kind }) => {
        if (kind === 'tags') stop.abort()
      },
    })
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['interactions', 300 * 200 + 1],
    ['ties', 300 * 299 + 1],
    ['taggings', 200 * 20 + 1],
  ] as const)('refuses more %s than there are pairs', (name, count) => {
    expect(() => checkWorldOptions({ ...SMALL, [name]: count })).toThrow(
      `--${name} must be at most ${count - 1}`,
    )
    expect(() => checkWorldOptions({ ...SMALL, [name]: count - 1 })).not.toThrow()
  })
})
