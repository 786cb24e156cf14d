import { expect, it } from 'vitest'
import { encodeParams } from '../../../src/graph/encode-params.ts'
import type { FieldType, GraphQuery } from '../../../src/graph/graph-query.ts'

const QUERY: GraphQuery<{ readonly excluded: Iterable<string> }, Record<never, never>> = {
  name: 'test/excluded',
  text: 'RETURN 1',
  mode: 'read',
  isBounded: false,
  params: { excluded: { type: 'IdSet' } },
  row: {},
}

const encoded = (excluded: Iterable<string>) => encodeParams(QUERY, { excluded }, Number).excluded

it('a set of ids is encoded once, and again after it has grown', () => {
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

const TEXT: FieldType = { type: 'String', list: false, nullable: false }

const ROWS: GraphQuery<
  { readonly rows: readonly object[]; readonly pairs: readonly object[] },
  Record<never, never>
> = {
  name: 'test/rows',
  text: '',
  mode: 'write',
  isBounded: false,
  params: {
    rows: { type: 'Rows', fields: { userId: TEXT, places: { type: 'Places' } } },
    pairs: { type: 'Rows', fields: { name: TEXT, at: { type: 'Int', list: false, nullable: false } } },
  },
  row: {},
}

it('rows are encoded as lists of values in the order of the declared fields', () => {
  const rows = [{ places: new Map([['__proto__', 0]]), userId: 'ana' }]
  const encoded = encodeParams(ROWS, { rows, pairs: [{ at: 7, name: 'tea' }] }, Number)
  expect(JSON.stringify(encoded)).toBe('{"rows":[["ana",{"__proto__":0}]],"pairs":[["tea",7]]}')
})

it('an error names the field of a row', () => {
  const encode = (row: object) => () => encodeParams(ROWS, { rows: [row], pairs: [] }, Number)
  expect(encode({ places: new Map() })).toThrow('test/rows: $rows[].userId must be String')
  expect(encode({ userId: 'ana', places: new Map([['tea', -1]]) })).toThrow('must not be negative')
})
