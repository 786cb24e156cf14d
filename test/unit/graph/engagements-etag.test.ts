import fc from 'fast-check'
import { expect, it } from 'vitest'
import { engagementsEtag } from '../../../src/graph/engagements-etag.ts'

const engagements = fc.uniqueArray(fc.record({ itemId: fc.string({ minLength: 1 }), lastAt: fc.nat() }), {
  selector: ({ itemId }) => itemId,
  minLength: 1,
})

it('an etag is the same for any order of engagements', () => {
  fc.assert(
    fc.property(engagements, (some) => {
      expect(engagementsEtag([...some].reverse())).toBe(engagementsEtag(some))
    }),
  )
})

it('an etag changes with an item, an instant or the number of engagements', () => {
  fc.assert(
    fc.property(engagements, (some) => {
      const [first, ...others] = some
      const { itemId = '', lastAt = 0 } = first ?? {}
      const changed = [
        others,
        [...some, { itemId: `${some.map((one) => one.itemId).join('')}!`, lastAt }],
        [{ itemId, lastAt: lastAt + 1 }, ...others],
        [{ itemId: `${itemId}!`, lastAt }, ...others],
      ]
      for (const other of changed) expect(engagementsEtag(other)).not.toBe(engagementsEtag(some))
    }),
  )
})

it('no engagements have no etag', () => {
  expect(engagementsEtag([])).toBeNull()
})
