import { expect, it, onTestFinished } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { listening, storeOver } from '../../support/bolt/store-over.ts'
import { SHORT_DRAIN_MS } from '../../support/cli.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** Starts and stops a server over a graph. Returns its log. */
async function logOf(graph: GraphStore, variables: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder()
  const config = readConfig(
    { ATTUNE_DATA_DIR: folder, ATTUNE_DRAIN_MS: SHORT_DRAIN_MS, PORT: '0', ...variables },
    folder,
  )
  let log = ''
  const write = (line: string) => {
    log += line
  }
  const server = await compose(config, { write }, '1.2.3').startServer(graph)
  await server.close()
  return log
}

it('a server on Neo4j logs once that several processes need sticky sessions', async () => {
  const { uri } = await listening()
  const log = await logOf(await storeOver(uri), { ATTUNE_GRAPH: 'neo4j', NEO4J_URI: uri })
  expect(log.match(/sticky sessions/g)).toHaveLength(1)
})

it('a server on an embedded graph does not mention sticky sessions', async () => {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  onTestFinished(() => graph.close())
  expect(await logOf(graph, {})).not.toContain('sticky sessions')
})
