import { describe, expect, it } from 'vitest'
import type { DataSet } from '../../../src/datasets/importing/data-set.ts'
import type { RecordKind, RecordOf } from '../../../src/domain/records.ts'
import { hashedIds } from '../../../src/evaluation/hashed-ids.ts'
import type { Fold, Split } from '../../../src/evaluation/splits/fold.ts'
import { readInteractionLog } from '../../../src/evaluation/splits/interaction-log.ts'
import { type Protocol, type SplitSettings, splitBy } from '../../../src/evaluation/splits/protocols.ts'
import { trainingDataSet } from '../../../src/evaluation/splits/training-side.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { interaction, item, TINY_NOW_MS, tagging, tinyWorld } from '../../support/tiny-world.ts'

const LOG_OPTIONS = { nowMs: TINY_NOW_MS, ratingScale: DEFAULT_RATING_SCALE }
const ids = hashedIds(1)
const lists = tinyWorld()
const rows = lists.interactions.map(({ userId, itemId }) => pairKey(userId, itemId))

async function split(
  protocol: Protocol,
  settings: Partial<SplitSettings> = {},
  dataSet: DataSet = memoryDataSet(lists),
): Promise<{ readonly split: Split; readonly trainedOn: (fold: Fold) => Promise<readonly string[]> }> {
  const log = await readInteractionLog(dataSet, LOG_OPTIONS)
  const standard = { protocol, seed: 1, folds: null, testShare: 0.25, beforeMs: null }
  return {
    split: splitBy(log, { ...standard, ...settings }),
    trainedOn: async (fold) => {
      const training = await recordsOf(trainingDataSet(dataSet, fold, log, ids), 'interactions')
      return training.map(({ userId, itemId }) => pairKey(userId, itemId))
    },
  }
}

async function recordsOf<K extends RecordKind>(dataSet: DataSet, kind: K): Promise<RecordOf[K][]> {
  const records: RecordOf[K][] = []
  for await (const row of dataSet.rows(kind)) if (row.isValid) records.push(row.record)
  return records
}

function pairKey(userId: string, itemId: string): string {
  return `${userId}/${itemId}`
}

function hashedKey(key: string): string {
  const [userId = '', itemId = ''] = key.split('/')
  return pairKey(ids('user', userId), ids('item', itemId))
}

function heldOut(fold: Fold | undefined): string[] {
  return [...(fold?.heldOut ?? [])].flatMap(([userId, items]) =>
    [...items].map((itemId) => pairKey(userId, itemId)),
  )
}

describe('five-fold', () => {
  it('holds out row n in fold n mod 5, in file order', async () => {
    const { folds } = (await split('five-fold')).split
    folds.forEach((fold, number) => {
      expect(heldOut(fold).sort()).toEqual(rows.filter((_, row) => row % 5 === number).sort())
    })
    expect(folds).toHaveLength(5)
  })

  it('runs only the requested number of folds', async () => {
    const { folds } = (await split('five-fold', { folds: 2 })).split
    expect(folds.map(({ name }) => name)).toEqual(['1 of 5', '2 of 5'])
  })

  it('trains on all other rows, and never tests on a hidden item', async () => {
    const hidden = { ...interaction('person-0', 'song-99', TINY_NOW_MS), kind: 'hide' as const }
    const dataSet = memoryDataSet({ ...lists, interactions: [hidden, ...lists.interactions] })
    const { split: division, trainedOn } = await split('five-fold', {}, dataSet)
    for (const fold of division.folds) {
      expect(heldOut(fold)).not.toContain('person-0/song-99')
      expect(await trainedOn(fold)).toContain(hashedKey('person-0/song-99'))
    }
  })

  it('drops tags of users on their held-out items, and tags of items without interactions', async () => {
    const own = tagging('song-0', 'mine', 'person-0')
    const taggings = [
      own,
      tagging('song-2', 'mine', 'person-0'),
      tagging('unplayed', 'crowd-0'),
      ...lists.taggings,
    ]
    const dataSet = memoryDataSet({ ...lists, items: [...lists.items, item('unplayed')], taggings })
    const log = await readInteractionLog(dataSet, LOG_OPTIONS)
    const [fold] = splitBy(log, {
      protocol: 'five-fold',
      seed: 1,
      folds: 1,
      testShare: 0.2,
      beforeMs: null,
    }).folds
    if (!fold) throw new Error('no fold')
    expect(fold.heldOut.get('person-0')).toContain('song-0')
    expect(fold.heldOut.get('person-0')).not.toContain('song-2')
    const kept = await recordsOf(trainingDataSet(dataSet, fold, log, ids), 'taggings')
    const ofUser = kept.filter(({ userId }) => userId === ids('user', 'person-0'))
    expect(ofUser.map(({ itemId }) => itemId)).toEqual([ids('item', 'song-2')])
    expect(kept.map(({ itemId }) => itemId)).not.toContain(ids('item', 'unplayed'))
    expect(kept).toHaveLength(1 + lists.taggings.length)
  })
})

describe.each<Protocol>(['five-fold', 'ratio', 'temporal', 'leave-last'])('%s', (protocol) => {
  it('trains on every pair before the cut-off that is not held out, and on no other', async () => {
    const { split: division, trainedOn } = await split(protocol)
    for (const fold of division.folds) {
      const tested = heldOut(fold).map(hashedKey)
      const trained = await trainedOn(fold)
      expect(tested.length).toBeGreaterThan(0)
      expect(trained.filter((pair) => tested.includes(pair))).toEqual([])
      expect(trained.length + tested.length).toBe(rows.length)
    }
  })

  it('is deterministic', async () => {
    const once = (await split(protocol)).split.folds.map(heldOut)
    expect((await split(protocol)).split.folds.map(heldOut)).toEqual(once)
  })
})

describe.each([
  ['five-fold', 'any'],
  ['ratio', 'any'],
  ['temporal', 'newest'],
  ['leave-last', 'newest'],
] as const)('%s', (protocol, kind) => {
  it(`states that it holds out ${kind} interactions`, async () => {
    const { folds, notes } = (await split(protocol)).split
    expect(new Set(folds.map(({ heldOutKind }) => heldOutKind))).toEqual(new Set([kind]))
    expect(notes.some((note) => note.includes('--holdout any'))).toBe(kind === 'any')
  })
})

describe('ratio', () => {
  it('holds out two of eight items of each user, depending on the seed', async () => {
    const [fold] = (await split('ratio')).split.folds
    for (const items of fold?.heldOut.values() ?? []) expect(items.size).toBe(2)
    const [other] = (await split('ratio', { seed: 2 })).split.folds
    expect(heldOut(other)).not.toEqual(heldOut(fold))
  })

  it('has a note about dates unless most rows are undated', async () => {
    const rowsOf = (undated: number) =>
      Array.from({ length: 4 }, (_, row) =>
        interaction('ana', `tea-${row}`, row < undated ? null : TINY_NOW_MS),
      )
    const notes = async (undated: number) =>
      (await split('ratio', {}, memoryDataSet({ interactions: rowsOf(undated) }))).split.notes.length
    expect([await notes(0), await notes(2), await notes(3), await notes(4)]).toEqual([1, 1, 0, 0])
  })

  it('never holds out the only item of a user', async () => {
    const dataSet = memoryDataSet({ interactions: [interaction('ana', 'tea', null)] })
    const [fold] = (await split('ratio', { testShare: 0.9 }, dataSet)).split.folds
    expect(heldOut(fold)).toEqual([])
  })
})

describe('leave-last', () => {
  it('holds out the newest item of each user and notes undated training rows', async () => {
    const day = (number: number) => Date.UTC(2025, 4, number)
    const dataSet = memoryDataSet({
      interactions: [
        interaction('ana', 'early', day(1)),
        interaction('ana', 'late', day(9)),
        interaction('ana', 'sometime', null),
        interaction('ana', 'early', day(20)),
      ],
    })
    const { folds, notes } = (await split('leave-last', {}, dataSet)).split
    expect(heldOut(folds[0])).toEqual(['ana/late'])
    expect(notes).toEqual(['1 undated interactions stay in training'])
  })

  it('refuses data without dates', async () => {
    const dataSet = memoryDataSet({ interactions: [interaction('ana', 'tea', null)] })
    await expect(split('leave-last', {}, dataSet)).rejects.toThrow('none of the 1 interactions has a date')
  })
})

describe('temporal', () => {
  it('tests pairs that begin at the date, and trains earlier pairs up to the date', async () => {
    const before = Date.UTC(2025, 4, 10)
    const dataSet = memoryDataSet({
      interactions: [
        interaction('ana', 'old', before - 1),
        interaction('ana', 'old', before + 1),
        interaction('ana', 'new', before),
      ],
    })
    const { split: division, trainedOn } = await split('temporal', { beforeMs: before }, dataSet)
    const [fold] = division.folds
    if (!fold) throw new Error('no fold')
    expect(heldOut(fold)).toEqual(['ana/new'])
    expect(await trainedOn(fold)).toEqual([hashedKey('ana/old')])
  })
})
