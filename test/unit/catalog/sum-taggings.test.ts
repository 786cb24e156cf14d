import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumTaggings } from '../../../src/catalog/sum-taggings.ts'
import type { TaggingRecord } from '../../../src/domain/records.ts'

const tagging = (item: number, tag: number, weight: number): TaggingRecord => ({
  itemId: `item-${item}`,
  tagId: `tag-${tag}`,
  weight,
  userId: null,
  at: null,
})

async function* stream(records: readonly TaggingRecord[]) {
  yield* records
}

async function collect(records: readonly TaggingRecord[], maxPairs: number) {
  const pairs: string[] = []
  let largest = 0
  let passes = 0
  const parts = sumTaggings(
    (pass) => {
      passes = pass + 1
      return stream(records)
    },
    (record) => record.itemId,
    maxPairs,
  )
  for await (const sums of parts) {
    let size = 0
    for (const [owner, tags] of sums) {
      size += tags.size
      for (const [tag, { weight, rows }] of tags) pairs.push(`${owner} ${tag} ${weight} ${rows}`)
    }
    largest = Math.max(largest, size)
  }
  return { pairs: pairs.sort(), largest, passes }
}

describe('summing taggings', () => {
  it('gives the same sums in parts as at once, each owner in one part', async () => {
    const records = fc.array(
      fc
        .tuple(fc.nat(30), fc.nat(5), fc.integer({ min: 1, max: 64 }))
        .map(([item, tag, sixteenths]) => tagging(item, tag, sixteenths / 16)),
      { maxLength: 200 },
    )
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 50 }), async (list, maxPairs) => {
        const whole = await collect(list, 1_000)
        const parted = await collect(list, maxPairs)
        expect(whole.passes).toBe(1)
        expect(parted.pairs).toEqual(whole.pairs)
      }),
    )
  })

  it('holds no more pairs at once than it may', async () => {
    const list = Array.from({ length: 3_000 }, (_, index) => tagging(index % 1_500, index % 2, 1))
    const { largest, passes, pairs } = await collect(list, 100)
    expect(largest).toBeLessThanOrEqual(100)
    expect(passes).toBeLessThanOrEqual(64)
    expect(pairs).toHaveLength(1_500)
  })

  it('copes with one owner that has more tags than may be held', async () => {
    const list = Array.from({ length: 50 }, (_, index) => tagging(1, index, 1))
    expect((await collect(list, 10)).pairs).toHaveLength(50)
  })
})
