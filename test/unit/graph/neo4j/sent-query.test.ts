import { expect, it } from 'vitest'
import type { FieldType, GraphQuery } from '../../../../src/graph/graph-query.ts'
import { sentQuery } from '../../../../src/graph/neo4j/sent-query.ts'

const TEXT: FieldType = { type: 'String', list: false, nullable: false }
const TEXTS: FieldType = { ...TEXT, list: true }

function query<Params>(
  text: string,
  params: Readonly<Record<string, FieldType>>,
): GraphQuery<Params, Record<never, never>> {
  return { name: 'test/sent', text, mode: 'read', isBounded: false, params, row: {} }
}

it('lists go inside one map, and are read out of it', () => {
  const both = query<{ ids: string[]; id: string; idsOf: string[] | null }>(
    'UNWIND $ids AS one MATCH (user:User {id: $id}) WHERE one IN $idsOf OR user.id IN $ids RETURN one',
    { ids: TEXTS, id: TEXT, idsOf: { ...TEXTS, nullable: true } },
  )
  expect(sentQuery(both, { ids: ['a', 'b'], id: 'c', idsOf: null })).toEqual({
    text: 'UNWIND $lists.ids AS one MATCH (user:User {id: $id}) WHERE one IN $lists.idsOf OR user.id IN $lists.ids RETURN one',
    params: { id: 'c', lists: { ids: ['a', 'b'], idsOf: null } },
    keepsPlan: false,
  })
})

it('so do rows, as lists of the values of their fields', () => {
  const rows = query<{ rows: { at: string; id: string }[] }>(
    'UNWIND $rows AS row MATCH (user:User {id: row.id}) SET user.at = row.at',
    { rows: { type: 'Rows', fields: { at: TEXT, id: TEXT } } },
  )
  expect(sentQuery(rows, { rows: [{ at: 'noon', id: 'a' }] })).toEqual({
    text: 'UNWIND $lists.rows AS row MATCH (user:User {id: row[1]}) SET user.at = row[0]',
    params: { lists: { rows: [['noon', 'a']] } },
    keepsPlan: false,
  })
})

it('a query without lists keeps its text and its parameters', () => {
  const text = 'MATCH (user:User {id: $id}) RETURN user.id AS id'
  expect(sentQuery(query<{ id: string }>(text, { id: TEXT }), { id: 'a' })).toEqual({
    text,
    params: { id: 'a' },
    keepsPlan: false,
  })
})

it('a steady query keeps its plan', () => {
  const steady = { ...query<{ id: string }>('RETURN $id AS id', { id: TEXT }), isSteady: true as const }
  expect(sentQuery(steady, { id: 'a' }).keepsPlan).toBe(true)
})
