import { expect, it } from 'vitest'
import { encodeParams } from '../../../src/graph/encode-params.ts'
import type { GraphQuery } from '../../../src/graph/graph-query.ts'

const QUERY: GraphQuery<{ readonly excluded: Iterable<string> }, Record<never, never>> = {
  name: 'test/excluded',
  text: 'RETURN 1',
  mode: 'read',
  isBounded: false,
  params: { excluded: { type: 'IdSet' } },
  row: {},
}

const encoded = (excluded: Iterable<string>) => encodeParams(QUERY, { excluded }, Number).excluded

it('a set of ids is encoded once, and anew once it has grown', () => {
  const seen = new Set(['tea'])
  const first = encoded(seen)
  expect(first).toEqual({ tea: true })
  expect(encoded(seen)).toBe(first)
  seen.add('coffee')
  expect(encoded(seen)).toEqual({ tea: true, coffee: true })
})

it('a list of ids is encoded as it is now', () => {
  const list = ['tea']
  encoded(list)
  list[0] = 'coffee'
  expect(encoded(list)).toEqual({ coffee: true })
})
