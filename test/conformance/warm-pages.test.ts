import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import * as q from '../../src/graph/__generated__/queries.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { acquireLease } from '../../src/training/lease.ts'
import { apiKey } from '../support/api-keys.ts'
import { type CliFolder, cliFolder, SHORT_DRAIN_MS } from '../support/cli.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'

const WORLD = {
  users: 40,
  items: 300,
  interactions: 800,
  ties: 160,
  taggings: 120,
  seed: 1,
  hasProperties: false,
}

/** What a server reads at intervals and in the background, whatever it is asked. */
const POLLED: readonly string[] = [
  q.allPeopleIdsPage,
  q.apiKeys,
  q.catalogChanges,
  q.catalogRows,
  q.consentRevision,
  q.engagementsOfPeople,
  q.graphState,
  q.openErasures,
  q.otherWriters,
  q.propertyTypes,
  q.tokenSecret,
].map(({ name }) => name)

const LIST = '{ recommendations(userId: "u0", first: 5) { nodes { id title } } }'

interface Titled {
  readonly id: string
  readonly title: string
}

const EVENT = (itemId: string) =>
  `mutation { recordEvents(events: [{ eventId: "e-${itemId}", userId: "u0", itemId: "${itemId}", kind: CLICK, occurredAt: ${Date.now()} }]) { accepted } }`

const CONSENT = `mutation {
  setConsent(userId: "stranger", choices: [{ purpose: SOCIAL_SIGNALS, isGranted: false }]) { problems { code } }
}`

describe.each(ENGINES)('a whole server on $name', { timeout: 60_000 }, (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let server: { readonly url: string; close(): Promise<void> }
    let key: string
    let folder: CliFolder
    const reads: string[] = []

    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      key = await apiKey(graph, ['server'])
      folder = cliFolder()
      const settings = {
        ATTUNE_DATA_DIR: folder.path,
        ATTUNE_LOG_LEVEL: 'silent',
        PORT: '0',
        ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
      }
      const watched: GraphStore = {
        ...delegating(graph),
        run(query, params, options) {
          if (query.mode === 'read' && !POLLED.includes(query.name)) reads.push(query.name)
          return graph.run(query, params, options)
        },
      }
      const { startServer } = compose(readConfig(settings, folder.path), { write: () => undefined }, '1.2.3')
      server = await startServer(watched, async () => ({ rewritten: 0, deleted: 0 }))
    }, 60_000)
    afterAll(async () => {
      await server.close()
      await graph.close()
      folder.remove()
    })

    async function ask(query: string): Promise<unknown> {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key },
        body: JSON.stringify({ query }),
      })
      const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }
      expect(errors).toBeUndefined()
      return data
    }

    /** What the graph was asked for one list. */
    async function readsOfList(): Promise<readonly string[]> {
      reads.length = 0
      await ask(LIST)
      return reads
    }

    /** Once nothing is filled in the background any more. */
    const warm = () => expect.poll(readsOfList, { timeout: 20_000 }).toEqual([])

    it('serves a warm page to a key of a back end without a read of the graph', async () => {
      await warm()
      expect(await readsOfList()).toEqual([])
    })

    it('still does so once the reads by the key are in the audit log', async () => {
      await warm()
      const entries = async () => (await graph.run(q.auditCount, {}))[0]?.total ?? 0
      const before = await entries()
      await ask('{ user(id: "u1") { history(first: 1) { nodes { id } } } }')
      await expect.poll(entries, { timeout: 10_000 }).toBeGreaterThan(before)
      expect(await readsOfList()).toEqual([])
    })

    it('still does so while a training holds its lease', async () => {
      await warm()
      const lease = await acquireLease(graph, { holder: 'test', clock: Date.now, isShared: false })
      expect(await readsOfList()).toEqual([])
      await lease.release()
      expect(await readsOfList()).toEqual([])
    })

    it('still does so after a decision of another user', async () => {
      await warm()
      await ask(CONSENT)
      expect(await readsOfList()).toEqual([])
    })

    it('still does so after a new title of an item that is not in the list, and shows one of an item that is', async () => {
      await warm()
      const nodes = async (query: string, path: 'recommendations' | 'user') =>
        ((await ask(query)) as Record<string, { nodes: Titled[]; history: { nodes: Titled[] } }>)[path]
      const all = await nodes(
        '{ recommendations(userId: "u0", first: 100) { nodes { id title } } }',
        'recommendations',
      )
      const user = await nodes('{ user(id: "u0") { history(first: 100) { nodes { id title } } } }', 'user')
      const known = new Set([...(all?.nodes ?? []), ...(user?.history.nodes ?? [])].map(({ id }) => id))
      const other = Array.from({ length: WORLD.items }, (_, n) => `i${n}`).find((id) => !known.has(id))
      const retitle = (id?: string) =>
        ask(`mutation { upsertItems(items: [{ id: "${id}", title: "New" }]) { problems { code } } }`)
      await warm()
      await retitle(other)
      expect(await readsOfList()).toEqual([])
      const first = all?.nodes[0]?.id
      await retitle(first)
      expect((await nodes(LIST, 'recommendations'))?.nodes[0]).toEqual({ id: first, title: 'New' })
    })

    it('reads for the next list after an event of the viewer, and then no more', async () => {
      await warm()
      await ask(EVENT('i1'))
      await expect.poll(readsOfList, { timeout: 5_000, interval: 5 }).not.toEqual([])
      await warm()
    })
  })
})
