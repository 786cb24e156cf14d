import { describe, expect, it } from 'vitest'
import { Connections } from '../../../../src/graph/neo4j/connections.ts'
import { withDefaults } from '../../../../src/graph/neo4j/neo4j-options.ts'

describe('the connections of a store', () => {
  it('have the bookmarks of the store that they follow, each in place of the one before', async () => {
    const settings = { uri: 'bolt://127.0.0.1:1', username: 'neo4j', password: 'secret', database: 'neo4j' }
    const connections = new Connections(withDefaults(settings))
    expect(await connections.bookmarks()).toEqual([])
    connections.useBookmarks(['first'])
    expect(await connections.bookmarks()).toEqual(['first'])
    connections.useBookmarks(['second'])
    expect(await connections.bookmarks()).toEqual(['second'])
    await connections.close()
  })
})
