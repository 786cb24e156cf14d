import { describe, expect, it } from 'vitest'
import { demoDataSet, inventWorld } from '../../../../src/datasets/demo/demo-world.ts'
import { RECORD_KINDS } from '../../../../src/domain/records.ts'

const ORIGIN = { seed: 4, nowMs: Date.UTC(2026, 8, 14) }

describe('the demo data set', () => {
  it('can be read repeatedly and reports every row of the demo world', async () => {
    const world = inventWorld(ORIGIN)
    const dataSet = demoDataSet(ORIGIN)
    expect(dataSet.name).toBe('demo-4')
    let read = 0
    for (const kind of RECORD_KINDS) {
      const records: unknown[] = []
      for await (const row of dataSet.rows(kind, (amount) => {
        read += amount
      })) {
        if (row.isValid) records.push(row.record)
      }
      // As text: comparing 37,000 objects field by field takes seconds.
      expect(JSON.stringify(records) === JSON.stringify(world[kind])).toBe(true)
    }
    expect(read).toBe(dataSet.size)
    const again = await dataSet.rows('users')[Symbol.asyncIterator]().next()
    expect(again.value).toMatchObject({ isValid: true, line: 1, record: world.users[0] })
  })
})
