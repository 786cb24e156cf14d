import { expect, it } from 'vitest'
import { positionalText } from '../../../src/graph/embedded/positional-rows.ts'
import { encodeParams } from '../../../src/graph/encode-params.ts'
import type { FieldType, GraphQuery } from '../../../src/graph/graph-query.ts'

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
  expect(encodeParams(QUERY, { rows }, Number, 'lists')).toEqual({ rows: [[{ tea: true }, 'ana']] })
  expect(encodeParams(QUERY, { rows }, Number)).toEqual({ rows: [{ wanted: { tea: true }, userId: 'ana' }] })
})

it('a query without rows keeps its text', () => {
  const text = 'MATCH (row:User) RETURN row.id AS id'
  expect(positionalText({ ...QUERY, text, params: {} })).toBe(text)
})

it('a row that lacks a field is named as it is in a map', () => {
  const encode = () => encodeParams(QUERY, { rows: [{ wanted: [] }] }, Number, 'lists')
  expect(encode).toThrow('test/rows: $rows[].userId must be String')
})
