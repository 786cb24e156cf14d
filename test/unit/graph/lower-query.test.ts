import { expect, it } from 'vitest'
import type { FieldType } from '../../../src/graph/graph-query.ts'
import { lowerQuery } from '../../../tools/codegen/lower-query.ts'

const TEXT: FieldType = { type: 'String', list: false, nullable: false }
const TEXTS: FieldType = { ...TEXT, list: true }

function lowered(statement: string, params: Readonly<Record<string, FieldType>>) {
  return lowerQuery({ name: 'test/lowered', statement, params })
}

it('fields of rows become indexes in the order of their declaration', () => {
  const statement =
    'UNWIND $rows AS row MATCH (user:User {id: row.userId}) WHERE row.wanted[user.rowId] IS NULL RETURN row.userId AS id'
  const { text } = lowered(statement, {
    rows: { type: 'Rows', fields: { wanted: { type: 'IdSet' }, userId: TEXT } },
  })
  expect(text).toBe(
    'UNWIND $rows AS row MATCH (user:User {id: row[1]}) WHERE row[0][user.rowId] IS NULL RETURN row[1] AS id',
  )
})

it('each list of rows has the indexes of its own fields', () => {
  const statement =
    'UNWIND $rows AS row MATCH (user:User {id: row.userId}) WITH user, $pairs[row.places[user.id]] AS pair SET user.at = pair.at'
  const { text } = lowered(statement, {
    rows: { type: 'Rows', fields: { userId: TEXT, places: { type: 'Places' } } },
    pairs: { type: 'Rows', fields: { name: TEXT, at: TEXT } },
  })
  expect(text).toBe(
    'UNWIND $rows AS row MATCH (user:User {id: row[0]}) WITH user, $pairs[row[1][user.id]] AS pair SET user.at = pair[1]',
  )
})

it('an undeclared field of a row is an error', () => {
  expect(() =>
    lowered('UNWIND $rows AS row RETURN row.itemId AS id', {
      rows: { type: 'Rows', fields: { userId: TEXT } },
    }),
  ).toThrow('row.itemId is not declared')
})

it('a server reads list parameters from one map', () => {
  const statement =
    'UNWIND $ids AS one MATCH (user:User {id: $id}) WHERE one IN $idsOf OR user.id IN $ids RETURN one'
  expect(lowered(statement, { ids: TEXTS, id: TEXT, idsOf: { ...TEXTS, nullable: true } })).toEqual({
    text: statement,
    serverText:
      'UNWIND $lists.ids AS one MATCH (user:User {id: $id}) WHERE one IN $lists.idsOf OR user.id IN $lists.ids RETURN one',
  })
})

it('rows go into the map of lists too', () => {
  const { serverText } = lowered('UNWIND $rows AS row MATCH (user:User {id: row.id}) SET user.at = row.at', {
    rows: { type: 'Rows', fields: { at: TEXT, id: TEXT } },
  })
  expect(serverText).toBe('UNWIND $lists.rows AS row MATCH (user:User {id: row[1]}) SET user.at = row[0]')
})

it('a query without lists keeps its text on both engines', () => {
  const statement = 'MATCH (row:User {id: $id}) RETURN row.id AS id'
  expect(lowered(statement, { id: TEXT })).toEqual({ text: statement, serverText: undefined })
})
