import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { failureOf } from '../support/failure-of.ts'

const befriend = cypherQuery<{ from: string; to: string }, object>(
  'test/befriend',
  `// @mode write
   // @grows
   // @param from String!
   // @param to String!
   MERGE (user:User {id: $from}) MERGE (other:User {id: $to}) MERGE (user)-[tie:FOLLOWS]->(other)`,
)
const unfriend = cypherQuery<{ from: string; to: string }, object>(
  'test/unfriend',
  `// @mode write
   // @param from String!
   // @param to String!
   MATCH (user:User {id: $from})-[tie:FOLLOWS]->(other:User {id: $to}) DELETE tie`,
)
const friends = cypherQuery<object, { id: string }>(
  'test/friends',
  `// @mode read
   // @returns id String!
   MATCH (user:User)-[tie:FOLLOWS]->(other:User) RETURN other.id AS id ORDER BY id`,
)

/** Guarantees of the embedded engine alone: its graph is a file of this process. */
describe('the embedded graph', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attune-'))
    path = join(folder, 'below', 'graph')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('keeps its data when it is opened again', async () => {
    const first = await openEmbedded({ path, maxRelationships: 10 })
    await first.run(befriend, { from: 'ana', to: 'bo' })
    await first.close()
    const again = await openEmbedded({ path, maxRelationships: 10 })
    expect(await again.run(friends, {})).toEqual([{ id: 'bo' }])
    await again.close()
  })

  it('refuses a second opener while it is in use, and accepts it after the close', async () => {
    const first = await openEmbedded({ path, maxRelationships: 10 })
    const error = await failureOf(openEmbedded({ path, maxRelationships: 10 }))
    expect(error).toMatchObject({ kind: 'in-use', message: 'another process holds the embedded graph' })
    await first.close()
    await (await openEmbedded({ path, maxRelationships: 10 })).close()
  })

  it('refuses growth above its size limit, and still answers reads and accepts deletions', async () => {
    const graph = await openEmbedded({ path, maxRelationships: 1 })
    await graph.run(befriend, { from: 'ana', to: 'bo' })
    await graph.run(befriend, { from: 'ana', to: 'cy' })
    expect((await failureOf(graph.run(befriend, { from: 'ana', to: 'di' }))).kind).toBe('too-large')
    expect(await graph.run(friends, {})).toHaveLength(2)
    await graph.run(unfriend, { from: 'ana', to: 'bo' })
    await graph.run(befriend, { from: 'ana', to: 'di' })
    expect(await graph.run(friends, {})).toHaveLength(2)
    await graph.close()
  })

  it('refuses the whole transaction that would make a full graph grow', async () => {
    const graph = await openEmbedded({ path, maxRelationships: 1 })
    await graph.run(befriend, { from: 'ana', to: 'bo' })
    await graph.run(befriend, { from: 'ana', to: 'cy' })
    const both = graph.transaction(async (runner) => {
      await runner.run(unfriend, { from: 'ana', to: 'bo' })
      await graph.run(friends, {})
      await runner.run(befriend, { from: 'ana', to: 'di' }).catch(() => undefined)
    })
    expect((await failureOf(both)).kind).toBe('too-large')
    expect(await graph.run(friends, {})).toHaveLength(2)
    await graph.close()
  })

  it('opens above its size limit, and then accepts only what does not make it grow', async () => {
    const graph = await openEmbedded({ path, maxRelationships: 10 })
    await graph.run(befriend, { from: 'ana', to: 'bo' })
    await graph.run(befriend, { from: 'bo', to: 'ana' })
    await graph.close()
    const again = await openEmbedded({ path, maxRelationships: 1 })
    const error = await failureOf(again.run(befriend, { from: 'ana', to: 'di' }))
    expect(error).toMatchObject({
      kind: 'too-large',
      message: expect.stringContaining('2 relationships, more than its limit of 1'),
    })
    await again.run(unfriend, { from: 'ana', to: 'bo' })
    await again.run(befriend, { from: 'ana', to: 'di' })
    await again.close()
  })
})
