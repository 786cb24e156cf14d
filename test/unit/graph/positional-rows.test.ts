import { expect, it } from 'vitest'
import { encodeParams } from '../../../src/graph/encode-params.ts'
import type { FieldType, GraphQuery } from '../../../src/graph/graph-query.ts'
import { positionalText } from '../../../src/graph/positional-rows.ts'

const TEXT: FieldType = { type: 'String', list: false, nullable: false }

const QUERY: GraphQuery<{ readonly rows: readonly object[] }, Record<never, never>> = {
  name: 'test/rows',
  text: 'UNWIND $rows AS row MATCH (user:User {id: row.userId}) WHERE row.wanted[user.rowId] IS NULL RETURN row.userId AS id',
  mode: 'read',
  isBounded: false,
  params: { rows: { type: 'Rows', fields: { wanted: { type: 'IdSet' }, userId: TEXT } } },
  row: {},
}

it('fields of rows are read by the place at which their values stand', () => {
  expect(positionalText(QUERY)).toBe(
    'UNWIND $rows AS row MATCH (user:User {id: row[1]}) WHERE row[0][user.rowId] IS NULL RETURN row[1] AS id',
  )
  const rows = [{ userId: 'ana', wanted: ['tea'] }]
  expect(encodeParams(QUERY, { rows }, Number)).toEqual({ rows: [[{ tea: true }, 'ana']] })
})

it('a query without rows keeps its text', () => {
  const text = 'MATCH (row:User) RETURN row.id AS id'
  expect(positionalText({ ...QUERY, text, params: {} })).toBe(text)
})

it('a row that lacks a field is named as it is in a map', () => {
  const encode = () => encodeParams(QUERY, { rows: [{ wanted: [] }] }, Number)
  expect(encode).toThrow('test/rows: $rows[].userId must be String')
})

it('a second list is read by place, and its values stand in the order of its own fields', () => {
  const text =
    'UNWIND $rows AS row MATCH (user:User {id: row.userId}) WITH user, $pairs[row.places[user.id]] AS pair SET user.at = pair.at'
  const query: GraphQuery<
    { readonly rows: readonly object[]; readonly pairs: readonly object[] },
    Record<never, never>
  > = {
    ...QUERY,
    text,
    params: {
      rows: { type: 'Rows', fields: { userId: TEXT, places: { type: 'Places' } } },
      pairs: { type: 'Rows', fields: { name: TEXT, at: { type: 'Int', list: false, nullable: false } } },
    },
  }
  expect(positionalText(query)).toBe(
    'UNWIND $rows AS row MATCH (user:User {id: row[0]}) WITH user, $pairs[row[1][user.id]] AS pair SET user.at = pair[1]',
  )
  const rows = [{ userId: 'ana', places: new Map([['__proto__', 0]]) }]
  const pairs = [{ name: 'tea', at: 7 }]
  const encoded = encodeParams(query, { rows, pairs }, Number)
  expect(JSON.stringify(encoded)).toBe('{"rows":[["ana",{"__proto__":0}]],"pairs":[["tea",7]]}')
  const outside = [{ userId: 'ana', places: new Map([['tea', -1]]) }]
  expect(() => encodeParams(query, { rows: outside, pairs }, Number)).toThrow('must not be negative')
})
