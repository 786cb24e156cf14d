import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clearGraph } from '../../src/datasets/importing/origin.ts'
import { AttuneError } from '../../src/domain/errors.ts'
import { graphFormat, writeUsers } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { FORMAT } from '../../src/graph/format.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf, wipeNeo4j } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ANOTHER = cypherQuery<Record<never, never>, never>(
  'test/another-format',
  `// @mode write
   MATCH (format:Singleton {id: 'format'}) SET format.number = 7`,
)

const WITHOUT = cypherQuery<Record<never, never>, never>(
  'test/without-format',
  `// @mode write
   MATCH (format:Singleton {id: 'format'}) DELETE format`,
)

const ANA = { rows: [{ id: 'ana', createdAt: null, properties: {} }] }

describe.each(ENGINES)('the format of a graph on $name', ({ name, skipReason, ...engine }) => {
  describe.skipIf(skipReason !== null)(titleOf({ name, skipReason, ...engine }), () => {
    /** Opens the same graph as often as it is called, empty at first. Resolves with what `work` returns. */
    async function place() {
      const path = join(temporaryFolder(), 'graph.grafeo')
      if (name === 'neo4j') {
        await wipeNeo4j()
        onTestFinished(wipeNeo4j)
      }
      return async <T>(work: (graph: GraphStore) => Promise<T>): Promise<T> => {
        const graph = await (name === 'neo4j'
          ? openNeo4j(neo4jOptions())
          : openEmbedded({ path, maxRelationships: 1e6 }))
        return work(graph).finally(() => graph.close())
      }
    }

    const numbers = (graph: GraphStore) => graph.run(graphFormat, {})

    it('is noted when it is new, and stays when it opens again or is cleared', async () => {
      const opened = await place()
      expect(await opened(numbers)).toEqual([{ number: FORMAT }])
      await opened((graph) => graph.run(writeUsers, ANA))
      await opened(clearGraph)
      expect(await opened(numbers)).toEqual([{ number: FORMAT }])
    })

    it.each([
      ['of another number', ANOTHER, 'data of format 7'],
      ['without a number', WITHOUT, 'data without a format number'],
    ])('is refused if it has data %s, with what to do', async (_, change, found) => {
      const opened = await place()
      await opened(async (graph) => {
        await graph.run(writeUsers, ANA)
        await graph.run(change, {})
      })
      const error = await opened(numbers).catch((refused: unknown) => refused)
      expect(error).toBeInstanceOf(AttuneError)
      expect(error).toMatchObject({
        code: 'CONFIG_INVALID',
        message: `the graph has ${found}; this version of Attune needs format ${FORMAT}`,
      })
      for (const command of ['attune export', 'attune import', 'attune backup']) {
        expect((error as AttuneError).hint).toContain(command)
      }
    })
  })
})
