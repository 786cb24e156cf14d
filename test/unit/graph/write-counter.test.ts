import { expect, it } from 'vitest'
import {
  addInteractions,
  beatCursor,
  dropTies,
  interactionsOfUser,
  lockUsers,
  serveModel,
  setInterest,
  writeCharts,
  writeItems,
} from '../../../src/graph/__generated__/queries.ts'
import type { GraphQuery } from '../../../src/graph/graph-query.ts'
import { codesOf, limited, WriteCounter } from '../../../src/graph/write-counter.ts'

/** A counter, and how it counts one write. */
function counting() {
  const writes = new WriteCounter()
  const count = <Params, Row>(query: GraphQuery<Params, Row>, params: Partial<Params> = {}) =>
    writes.count(codesOf(query, params))
  return { writes, count }
}

const interactionsOf = (...userIds: string[]) =>
  ({ rows: userIds.map((userId) => ({ userId })) }) as unknown as Parameters<
    NonNullable<typeof addInteractions.types>
  >[0]

it('counts a write for the users that its rows or parameters name', () => {
  const { writes, count } = counting()
  count(addInteractions, interactionsOf('ana', 'bo'))
  count(setInterest, { userId: 'bo' })
  expect(['ana', 'bo', 'cy'].map((id) => writes.newestOf(id))).toEqual([1, 2, 0])
  expect([writes.newest, writes.charts, writes.catalog, writes.model]).toEqual([2, 0, 0, 0])
})

it('counts the end of a tie for both users', () => {
  const { writes, count } = counting()
  count(dropTies, { rows: [{ userId: 'ana', wanted: ['FOLLOWS bo b', 'MUTES cy'] }] })
  expect(['ana', 'bo b', 'cy', 'dan'].map((id) => writes.newestOf(id))).toEqual([1, 1, 1, 0])
})

it('counts items and users with the same id apart', () => {
  const { writes, count } = counting()
  count({ ...setInterest, touches: [{ ids: 'items', param: 'tagId' }] }, { tagId: 'ana' })
  expect([writes.newestOfItem('ana'), writes.newestOf('ana')]).toEqual([1, 0])
  expect([writes.items, writes.catalog]).toEqual([1, 0])
})

it('counts the catalog for all items, and charts and models by themselves', () => {
  const { writes, count } = counting()
  count(writeItems)
  count(writeCharts)
  count(serveModel)
  expect([writes.newestOfItem('i'), writes.items, writes.catalog]).toEqual([1, 1, 1])
  expect([writes.charts, writes.model, writes.newestOf('ana')]).toEqual([2, 3, 0])
})

it('gives no number to reads, to locks and to writes that no list can see', () => {
  const { writes, count } = counting()
  count(interactionsOfUser, { userId: 'ana' })
  count(lockUsers, { ids: ['ana'] })
  count(beatCursor)
  expect(writes.newest).toBe(0)
})

it('counts a write that declares nothing for everything', () => {
  const { writes, count } = counting()
  const { touches: _, ...undeclared } = beatCursor
  count(undeclared)
  expect([writes.newestOf('ana'), writes.newestOfItem('i'), writes.charts, writes.model]).toEqual([
    1, 1, 1, 1,
  ])
})

it('counts decisions of users apart from what else touches them', () => {
  const { writes, count } = counting()
  writes.countDecisions(['ana'])
  count(addInteractions, interactionsOf('ana', 'bo'))
  expect([writes.newestOf('ana'), writes.newestOf('bo')]).toEqual([2, 2])
  expect([writes.decidedOf('ana'), writes.decidedOf('bo')]).toEqual([1, 0])
})

it('stands for all users, or the catalog, where more are touched than a limit', () => {
  const users = new Set(codesOf(addInteractions, interactionsOf('ana', 'bo', 'cy')))
  const items = new Set(
    codesOf({ ...lockUsers, touches: [{ ids: 'items', param: 'ids' }] }, { ids: ['i', 'j'] }),
  )
  const { writes } = counting()
  writes.count(limited(users, 3))
  expect(writes.newestOf('dan')).toBe(0)
  writes.count(limited(users, 2))
  writes.count(limited(items, 1))
  expect([writes.newestOf('dan'), writes.newestOfItem('k'), writes.catalog]).toEqual([2, 3, 3])
})
