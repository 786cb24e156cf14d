import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListeningServer } from '../../src/app/compose.ts'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import type { HeldGraph } from '../../src/app/held-graph.ts'
import {
  dismissedBy,
  hiddenPeople,
  olderSeenKinds,
  recentKinds,
} from '../../src/graph/__generated__/queries.ts'
import { train } from '../../src/training/train.ts'
import { SHORT_DRAIN_MS } from '../support/cli.ts'
import { ENGINES, neo4jVariables, titleOf, wipeNeo4j } from '../support/engines.ts'
import { directDriver } from '../support/neo4j/direct-driver.ts'
import type { Facts } from '../upgrade/facts.ts'
import { loadNeo4j } from '../upgrade/neo4j-dump.ts'

const FIXTURE = join(import.meta.dirname, '../upgrade/fixture')
const FACTS = JSON.parse(readFileSync(join(FIXTURE, 'facts.json'), 'utf8')) as Facts

const USER = `query ($userId: ID!) {
  user(id: $userId) {
    name
    properties { name value }
    history(first: 100) { edges { weight: engagement lastAt node { id } } }
    following(first: 100) { edges { strength node { id } } }
    interests(first: 20) { nodes { tag { id } } }
  }
}`
const LIST = `query ($userId: ID!, $minWatermark: String) {
  recommendations(userId: $userId, first: 100, minWatermark: $minWatermark) {
    personalization hasReachedMinWatermark nodes { id }
  }
}`

interface Listed {
  readonly personalization: string
  readonly hasReachedMinWatermark: boolean
  readonly ids: readonly string[]
}

/** The fixture as data folder and settings of a server, with its graph restored. */
async function unpack(engine: string): Promise<{ folder: string; variables: Record<string, string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-upgrade-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const variables = { ATTUNE_DATA_DIR: dataDir, ATTUNE_LOG_LEVEL: 'silent', PORT: '0' }
  if (engine === 'embedded') {
    execFileSync('tar', ['-xzf', join(FIXTURE, 'data-folder.tar.gz'), '-C', dataDir])
    return { folder, variables }
  }
  await wipeNeo4j()
  const driver = directDriver()
  const lines = gunzipSync(readFileSync(join(FIXTURE, 'neo4j.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
  await loadNeo4j(driver, neo4jVariables().NEO4J_DATABASE ?? 'neo4j', lines)
  await driver.close()
  return { folder, variables: { ...variables, ...neo4jVariables() } }
}

describe.each(ENGINES)('a graph of an older version on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let folder: string
    let graph: HeldGraph
    let server: ListeningServer

    beforeAll(async () => {
      const unpacked = await unpack(engine.name)
      folder = unpacked.folder
      const variables = {
        ...unpacked.variables,
        ATTUNE_REQUEST_DEADLINE_MS: '20000',
        ATTUNE_LIST_DEADLINE_MS: '10000',
        ATTUNE_OPERATOR_ACCESS: 'on',
        ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
      }
      const composition = compose(readConfig(variables, folder), { write: () => undefined }, '1.2.3')
      graph = await composition.openGraph({ command: 'attune serve', mayCreate: false })
      server = await composition.startServer(graph.store)
    })
    afterAll(async () => {
      await server?.close()
      await graph?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    async function data<T>(query: string, variables: object = {}): Promise<T> {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      const answer = (await response.json()) as { data?: T; errors?: unknown }
      if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer))
      return answer.data
    }

    async function listOf(userId: string, minWatermark: string | null = null): Promise<Listed> {
      const { recommendations } = await data<{
        recommendations: Omit<Listed, 'ids'> & { readonly nodes: readonly { readonly id: string }[] }
      }>(LIST, { userId, minWatermark })
      const { nodes, ...rest } = recommendations
      return { ...rest, ids: nodes.map(({ id }) => id) }
    }

    async function hiddenThatShow(): Promise<string[]> {
      const shown: string[] = []
      for (const [userId, itemId] of FACTS.hidden) {
        if ((await listOf(userId)).ids.includes(itemId)) shown.push(`${itemId} to ${userId}`)
      }
      return shown
    }

    it.each(Object.keys(FACTS.users))('keeps the data of %s', async (userId) => {
      const { user } = await data<{
        user: {
          name: string
          properties: unknown
          history: { edges: { weight: number; lastAt: string; node: { id: string } }[] }
          following: { edges: { strength: number; node: { id: string } }[] }
          interests: { nodes: { tag: { id: string } }[] }
        }
      }>(USER, { userId })
      const { name, properties, history, following, interests } = FACTS.users[userId] ?? {}
      expect({ name: user.name, properties: user.properties }).toEqual({ name, properties })
      const pending = FACTS.pending.filter((event) => event.userId === userId).map(({ itemId }) => itemId)
      const kept = user.history.edges.map(({ weight, lastAt, node }) => ({ itemId: node.id, weight, lastAt }))
      expect(kept.filter(({ itemId }) => !pending.includes(itemId))).toEqual(history)
      const followed = user.following.edges.map(({ strength, node }) => ({ userId: node.id, strength }))
      expect(followed).toEqual(following)
      expect(user.interests.nodes.map(({ tag }) => tag.id).sort()).toEqual([...(interests ?? [])].sort())
    })

    it.each(Object.keys(FACTS.users))('returns an equally personal list for %s', async (userId) => {
      const { personalization, ids } = await listOf(userId)
      const before = FACTS.users[userId]
      expect(personalization).toBe(before?.personalization)
      const shared = ids.filter((id) => before?.listed.includes(id))
      expect(shared.length).toBeGreaterThan(0.8 * (before?.listed.length ?? Number.POSITIVE_INFINITY))
    })

    it('moves dismissals to their users', async () => {
      for (const [userId, itemId] of FACTS.hidden) {
        const [row] = await graph.store.run(dismissedBy, { ids: [userId] })
        expect(row?.dismissedItemIds).toContain(itemId)
      }
    })

    it('knows the kinds of events of what users have seen', async () => {
      const viewerId = Object.keys(FACTS.users)[0] ?? ''
      const recent = await graph.store.run(recentKinds, { viewerId })
      expect(recent.length).toBeGreaterThan(0)
      expect(recent.filter(({ kinds }) => kinds === '')).toEqual([])
      const [older] = await graph.store.run(olderSeenKinds, { viewerId })
      expect(older?.kinds).toHaveLength(older?.itemIds.length ?? -1)
    })

    it('has no audiences until the next training', async () => {
      const { items } = await data<{ items: { nodes: { audience: unknown }[] } }>(
        '{ items(first: 5) { nodes { audience(first: 5) { nodes { id } emptyReason } } } }',
      )
      expect(items.nodes).toHaveLength(5)
      for (const { audience } of items.nodes)
        expect(audience).toEqual({ nodes: [], emptyReason: 'NOT_TRAINED' })
    })

    it('keeps dismissed items hidden', async () => {
      expect(FACTS.hidden).toHaveLength(7)
      expect(await hiddenThatShow()).toEqual([])
    })

    it('keeps blocks and mutes', async () => {
      for (const [userId, otherId] of [...FACTS.blocks, ...FACTS.mutes]) {
        const hidden = await graph.store.run(hiddenPeople, { viewerId: userId })
        expect(hidden.map(({ id }) => id)).toContain(otherId)
      }
    })

    it.skipIf(engine.name !== 'embedded')('applies the pending events of its journal', async () => {
      for (const { userId, itemId, kind } of FACTS.pending) {
        await expect.poll(async () => (await listOf(userId)).ids).not.toContain(itemId)
        if (kind === 'HIDE') continue
        const { user } = await data<{ user: { history: { edges: { node: { id: string } }[] } } }>(USER, {
          userId,
        })
        expect(user.history.edges.map(({ node }) => node.id)).toContain(itemId)
      }
    })

    it('accepts new events and dismissals', async () => {
      const userId = 'user-20'
      const [first = '', second = ''] = (await listOf(userId)).ids
      const event = { eventId: 'new', userId, itemId: first, kind: 'LIKE', occurredAt: Date.now() }
      const { recordEvents } = await data<{ recordEvents: { accepted: number } }>(
        'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }',
        { events: [event] },
      )
      const { dismiss } = await data<{ dismiss: { watermark: string; problems: unknown[] } }>(
        'mutation ($userId: ID!, $itemId: ID!) { dismiss(userId: $userId, itemId: $itemId) { watermark problems { code } } }',
        { userId, itemId: second },
      )
      expect([recordEvents.accepted, dismiss.problems]).toEqual([1, []])
      await expect
        .poll(async () => (await listOf(userId, dismiss.watermark)).hasReachedMinWatermark)
        .toBe(true)
      const { ids } = await listOf(userId)
      expect(ids).not.toContain(first)
      expect(ids).not.toContain(second)
      const { user } = await data<{ user: { history: { edges: { node: { id: string } }[] } } }>(USER, {
        userId,
      })
      expect(user.history.edges[0]?.node.id).toBe(first)
    })

    it('can be trained again', { timeout: 120_000 }, async () => {
      const report = await train(graph.store, { nowMs: Date.now(), holder: 'test', graceMs: 0 })
      expect(report.version).not.toBe('')
      for (const userId of Object.keys(FACTS.users)) {
        const { personalization, ids } = await listOf(userId)
        expect(personalization).toBe(FACTS.users[userId]?.personalization)
        expect(ids.length).toBeGreaterThan(0)
      }
      expect(await hiddenThatShow()).toEqual([])
    })
  })
})
