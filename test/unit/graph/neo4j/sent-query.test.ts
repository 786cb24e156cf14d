import { expect, it } from 'vitest'
import { sentQuery } from '../../../../src/graph/neo4j/sent-query.ts'
import { cypherQuery } from '../../../support/cypher-query.ts'

it('list parameters are sent inside one map, rows as lists of values', () => {
  const query = cypherQuery<
    { ids: string[] | null; id: string; rows: { at: string; id: string }[] },
    { one: string }
  >(
    'test/lists',
    `// @mode write
     // @param ids [String!]
     // @param id String!
     // @param rows[].at String!
     // @param rows[].id String!
     // @returns one String!
     UNWIND $rows AS row MATCH (user:User {id: row.id}) SET user.at = row.at WITH user, row WHERE row.id IN $ids AND user.id = $id RETURN row.id AS one`,
  )
  expect(sentQuery(query, { ids: null, id: 'c', rows: [{ at: 'noon', id: 'a' }] })).toEqual({
    text: 'UNWIND $lists.rows AS row MATCH (user:User {id: row[1]}) SET user.at = row[0] WITH user, row WHERE row[1] IN $lists.ids AND user.id = $id RETURN row[1] AS one',
    params: { id: 'c', lists: { ids: null, rows: [['noon', 'a']] } },
    keepsPlan: false,
  })
})

it('a query without lists keeps its text and parameters', () => {
  const query = cypherQuery<{ id: string }, { id: string }>(
    'test/scalar',
    `// @mode read
     // @steady
     // @budget 1
     // @param id String!
     // @returns id String!
     MATCH (user:User {id: $id}) RETURN user.id AS id`,
  )
  expect(sentQuery(query, { id: 'a' })).toEqual({ text: query.text, params: { id: 'a' }, keepsPlan: true })
})
