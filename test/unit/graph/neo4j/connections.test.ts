import { describe, expect, it } from 'vitest'
import { Connections } from '../../../../src/graph/neo4j/connections.ts'
import { withDefaults } from '../../../../src/graph/neo4j/neo4j-options.ts'

describe('the connections of a store', () => {
  it('use the latest bookmarks of the store that they follow', async () => {
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
