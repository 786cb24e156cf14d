import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { Heartbeat } from '../../src/events/apply/heartbeat.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { type CliFolder, cliFolder } from '../support/cli.ts'
import { ENGINES, neo4jVariables, titleOf, wipeNeo4j } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'

const LOG = [
  '1.2.3.4 - - [10/Oct/2020:13:55:36 -0700] "GET /items/tea?uid=ana HTTP/1.1" 200 2326 "-" "Agent"',
  '1.2.3.4 - - [10/Oct/2020:13:55:37 -0700] "POST /buy/tea?uid=ana HTTP/1.1" 302 0 "-" "Agent"',
  '1.2.3.4 - - [10/Oct/2020:13:55:38 -0700] "GET /items/cake?uid=bo HTTP/1.1" 200 0 "-" "Agent"',
  '1.2.3.4 - - [10/Oct/2020:13:55:39 -0700] "GET /style.css?uid=bo HTTP/1.1" 200 0 "-" "Agent"',
]

const MAPPING = {
  format: 'combined',
  userId: 'query:uid',
  rules: [
    { path: '^/items/(?<itemId>[^/]+)$', kind: 'view' },
    { method: 'POST', path: '^/buy/(?<itemId>[^/]+)$', kind: 'purchase' },
  ],
}

const play = (eventId: string): InteractionEvent => ({
  eventId,
  userId: 'cy',
  itemId: 'tea',
  kind: 'play',
  atMs: 5,
  value: null,
  count: 1,
})

describe.each(ENGINES)('commands on $name', ({ name, skipReason, ...engine }) => {
  describe.skipIf(skipReason !== null)(titleOf({ name, skipReason, ...engine }), () => {
    let folder: CliFolder
    const isNeo4j = name === 'neo4j'

    beforeAll(async () => {
      folder = cliFolder()
      if (isNeo4j) await wipeNeo4j()
      writeFileSync(join(folder.path, 'access.log'), `${LOG.join('\n')}\n`)
      writeFileSync(join(folder.path, 'mapping.json'), JSON.stringify(MAPPING))
    })
    afterAll(() => folder.remove())

    async function run(...words: readonly string[]): Promise<Record<string, unknown>> {
      const variables = isNeo4j ? neo4jVariables() : {}
      const { code, out, err } = await folder.run([...words, '--json'], { variables })
      if (code !== 0) throw new Error(err)
      return JSON.parse(out) as Record<string, unknown>
    }

    const openGraph = () =>
      isNeo4j
        ? openNeo4j(neo4jOptions())
        : openEmbedded({ path: join(folder.path, 'graph', 'graph.grafeo'), maxRelationships: 1e6 })

    async function edges(userId: string): Promise<readonly (readonly [string, number, number])[]> {
      const graph = await openGraph()
      const rows = await graph.run(interactionsAmong, { rows: [{ userId, wanted: ['tea', 'cake'] }] })
      await graph.close()
      return rows.map(({ itemId, weight, count }) => [itemId, weight, count])
    }

    it('`import logs` imports the interactions of a log once, also when it runs twice', async () => {
      for (const created of [2, 0]) {
        const report = await run('import', 'logs', 'access.log', '--mapping', 'mapping.json')
        expect(report.interactions).toMatchObject({ read: 3, created, rejected: 0 })
      }
      expect([await edges('ana'), await edges('bo')]).toEqual([[['tea', 9, 2]], [['cake', 1, 1]]])
    })

    it('`journal --adopt` applies an orphan journal once, and removes it from the orphans', async () => {
      const left = join(folder.path, 'left')
      const journal = lmdbJournal({ folder: left, nowMs: Date.now })
      await journal.append([play('a'), play('b')])
      const { id } = journal
      const graph = await openGraph()
      const nowMs = () => Date.now() - 10 * 60_000
      const beat = new Heartbeat({ graph, journal, nowMs, waiting: () => 2, onStale: () => {} })
      beat.start()
      await beat.stop()
      await graph.close()
      await journal.close()
      expect((await run('journal')).orphans).toMatchObject([{ id, leastWaiting: 2 }])
      for (let time = 0; time < 2; time++) {
        const drained = { gone: 0, unreadable: 0, setAside: 0 }
        expect(await run('journal', '--adopt', left)).toMatchObject({ applied: 2, waiting: 0, drained })
      }
      expect((await run('journal')).orphans).toEqual([])
      expect(await edges('cy')).toEqual([['tea', 2, 2]])
    })

    it('`journal --replay` applies dead letters and removes them from the queue', async () => {
      const own = lmdbJournal({ folder: join(folder.path, 'graph', 'journal'), nowMs: Date.now })
      await own.deadLetter([{ position: 1, event: play('c'), reason: 'it was too much', atMs: 1 }])
      await own.close()
      expect(await run('journal', '--replay')).toMatchObject({ replayed: 1, setAside: 0 })
      expect(await run('journal', '--replay')).toMatchObject({ replayed: 0, setAside: 0 })
      expect(await edges('cy')).toEqual([['tea', 3, 3]])
    })
  })
})
