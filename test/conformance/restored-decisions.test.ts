import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { KeyDirectory } from '../../src/access/key-directory.ts'
import { createKey, revokeKey, rotateKey } from '../../src/access/manage-keys.ts'
import { secretInFile, secretInGraph, TokenSecret } from '../../src/access/token-secret.ts'
import { LiveConsents } from '../../src/consent/live-consents.ts'
import { setConsent } from '../../src/consent/set-consent.ts'
import { WHOLE } from '../../src/domain/identity-span.ts'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import {
  apiKeys,
  consentRevision,
  consentsOf,
  interactionsAfter,
  receiptsOf,
} from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { DataKey } from '../../src/platform/data-key.ts'
import { applyDecisions } from '../../src/privacy/apply-decisions.ts'
import { eraseData, whole } from '../../src/privacy/erase-user.ts'
import { KeptDecisions } from '../../src/privacy/kept-decisions.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 4, 1)

const grant = (purpose: 'analytics' | 'personalization' | 'model-training', isGranted = true) => ({
  purpose,
  isGranted,
})

const forgetSecret = cypherQuery<Record<never, never>, never>(
  'test/forget-privacy-secret',
  "// @mode write\nMATCH (privacy:Singleton {id: 'privacy'}) DELETE privacy",
)

/** A process over a graph, with the decisions of its data folder. */
async function processOver(graph: GraphStore, file: string, dataKey: DataKey | null = null) {
  const kept = new KeptDecisions(file, dataKey)
  const applied = await applyDecisions(graph, kept, NOW_MS)
  const keys = new KeyDirectory({ graph, known: kept.keys?.keys ?? null, onRead: kept.keepKeys })
  const consents = new LiveConsents(graph, { defaults: 'standard', onDecided: kept.keepConsents })
  await consents.read()
  await keys.refresh()
  const read = () => Promise.all([keys.refresh(), consents.read()])
  const decide = async (
    userId: string,
    choices: Parameters<typeof setConsent>[1][number]['choices'],
    atMs: number,
  ) => {
    await setConsent(graph, [{ userId, choices }], { atMs, origin: 'api', policyVersion: `at ${atMs}` })
    await consents.read()
  }
  return { kept, applied, keys, consents, decide, read }
}

async function keyOf(graph: GraphStore, name: string): Promise<string> {
  const made = await createKey(graph, { name, scopes: ['read'], origins: [], expiresAtMs: null }, NOW_MS, {})
  return 'key' in made ? made.key : ''
}

/** What a graph as of a backup holds: keys `lost` and `web`, and what `ana` granted. */
async function asOfBackup(graph: GraphStore, file: string) {
  const one = await processOver(graph, file)
  const lost = await keyOf(graph, 'lost')
  const web = await keyOf(graph, 'web')
  await one.read()
  await one.decide('ana', [grant('analytics'), grant('model-training')], NOW_MS)
  return { ...one, lost, web }
}

describe.each(ENGINES)('decisions after a restore of $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    const opened = async () => {
      const graph = await engine.open()
      onTestFinished(() => graph.close())
      return graph
    }

    /** The graph as of the backup, in the place of one with later decisions. Its numbers go back, as those of a copy do. */
    const restored = async (later: GraphStore, file: string, before: { lost: string; web: string }) => {
      const rows = await later.run(apiKeys, {})
      await later.close()
      const graph = await engine.open()
      onTestFinished(() => graph.close())
      expect(rows.map(({ id }) => id)).not.toContain('lost')
      const old = new KeptDecisions(join(temporaryFolder(), 'old.jsonl'))
      await old.readSecret(graph)
      await graph.run(forgetSecret, {})
      await keyOf(graph, 'lost')
      await keyOf(graph, 'web')
      await setConsent(graph, [{ userId: 'ana', choices: [grant('analytics'), grant('model-training')] }], {
        atMs: NOW_MS,
        origin: 'api',
        policyVersion: null,
      })
      return { graph, again: await processOver(graph, file), before }
    }

    const decisionsOf = async (graph: GraphStore, id: string) => {
      const [row] = await graph.run(consentsOf, { ids: [id] })
      return row && { granted: row.granted, denied: row.denied, version: row.version }
    }

    it('keys, consent and users that the copy lacks are as they were, and stay so', async () => {
      const file = join(temporaryFolder(), 'decisions.tsv')
      const graph = await engine.open()
      const first = await asOfBackup(graph, file)
      const { decide } = first
      await revokeKey(graph, 'lost', {})
      const rotated = await rotateKey(graph, { name: 'web', overlapMs: 0 }, NOW_MS + 1, {})
      const made = await keyOf(graph, 'made')
      await first.read()
      await decide('ana', [grant('model-training', false)], NOW_MS + 2)
      await decide('new', [grant('personalization', false)], NOW_MS + 3)
      const stored = await graph.run(apiKeys, {})
      const { graph: older, again } = await restored(graph, file, first)
      expect(again.applied).toMatchObject({ erasures: 0, consents: 2, keys: 2 })
      expect(await older.run(apiKeys, {})).toEqual(stored)
      const find = (key: string) => again.keys.find(key, NOW_MS + 5)?.name ?? null
      const newest = 'key' in rotated ? rotated.key : ''
      expect([first.lost, first.web, newest, made].map(find)).toEqual([null, null, 'web', 'made'])
      expect(again.consents.allows('ana', 'model-training')).toBe(false)
      expect(again.consents.allows('ana', 'analytics')).toBe(true)
      expect(again.consents.allows('new', 'personalization')).toBe(false)
      expect(await decisionsOf(older, 'ana')).toEqual({
        granted: ['analytics'],
        denied: ['model-training'],
        version: 2,
      })
      const receipts = { ownerIds: ['new'], afterRank: 2 ** 40, afterId: '', limit: 5 }
      expect(await older.run(receiptsOf, receipts)).toMatchObject([
        { at: NOW_MS + 3, denied: ['personalization'], policyVersion: `at ${NOW_MS + 3}` },
      ])
      // A later start finds nothing to do, also after a later decision.
      await again.decide('ana', [grant('model-training', true)], NOW_MS + 9)
      const third = await processOver(older, file)
      expect(third.applied).toMatchObject({ erasures: 0, consents: 0, keys: 0 })
      expect(third.consents.allows('ana', 'model-training')).toBe(true)
    })

    it('a folder that missed later decisions undoes none, and brings no deleted user back', async () => {
      const [fileA, fileB] = [join(temporaryFolder(), 'a.jsonl'), join(temporaryFolder(), 'b.jsonl')]
      const graph = await opened()
      const a = await asOfBackup(graph, fileA)
      await revokeKey(graph, 'lost', {})
      const b = await processOver(graph, fileB)
      await b.read()
      await b.decide('ana', [grant('model-training', false)], NOW_MS + 2)
      await graph.transaction((runner) => eraseData(runner, whole('ana')))
      const again = await processOver(graph, fileA)
      expect(again.applied).toMatchObject({ erasures: 0, consents: 0, keys: 0 })
      expect(again.keys.find(a.lost, NOW_MS)).toBeNull()
      expect(await graph.run(consentsOf, { ids: ['ana'] })).toEqual([])
    })

    it('every process keeps the decisions of the others', async () => {
      const [fileA, fileB] = [join(temporaryFolder(), 'a.jsonl'), join(temporaryFolder(), 'b.jsonl')]
      const graph = await opened()
      const a = await processOver(graph, fileA)
      const b = await processOver(graph, fileB)
      await a.decide('ana', [grant('analytics', false)], NOW_MS)
      await keyOf(graph, 'web')
      await a.read()
      await b.read()
      const other = new KeptDecisions(fileB)
      await other.compare(graph)
      expect(other.consents()).toMatchObject([{ id: 'ana', denied: ['analytics'], at: NOW_MS }])
      expect(other.keys?.keys.map(({ name }) => name)).toEqual(['web'])
    })

    it('the erasure of a span of a visitor holds for events within it, also in a graph that lacks it', async () => {
      const file = join(temporaryFolder(), 'decisions.tsv')
      const visitorId = `v_${'6'.repeat(32)}`
      const at = (atMs: number) =>
        ({
          eventId: `e${atMs}`,
          userId: visitorId,
          itemId: `i${atMs}`,
          kind: 'like',
          atMs,
          value: null,
          count: 1,
        }) as const
      const graph = await opened()
      const { kept } = await processOver(graph, file)
      const span = { fromMs: 10, untilMs: 20 }
      await kept.keepErasure({
        id: 'e',
        subject: kept.secret.subjectOf(visitorId),
        erasedAt: NOW_MS,
        ...span,
      })
      const isErased = (atMs: number, acceptedAtMs: number) =>
        new KeptDecisions(file).isErased({ position: 1, event: at(atMs), acceptedAtMs })
      expect([9, 10, 19, 20].map((atMs) => isErased(atMs, NOW_MS))).toEqual([false, true, true, false])
      expect(isErased(10, NOW_MS + 1)).toBe(false)
      // The graph as of a backup has the events, and no erasure.
      await applyEvents(graph, [9, 10, 19, 20].map(at))
      expect((await processOver(graph, file)).applied).toMatchObject({ erasures: 1 })
      const rows = await graph.run(interactionsAfter, { ids: [visitorId], afterId: '', limit: 10 })
      expect(rows.map(({ itemId }) => itemId)).toEqual(['i20', 'i9'])
    })

    it('an erasure removes the decisions of the user from the file', async () => {
      const file = join(temporaryFolder(), 'decisions.tsv')
      const graph = await opened()
      const { kept, decide } = await processOver(graph, file)
      await decide('ana', [grant('analytics', false)], NOW_MS)
      await decide('bo', [grant('analytics', false)], NOW_MS)
      const lines = () =>
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line.includes('"denied"'))
      expect([lines().length, readFileSync(file, 'utf8').includes('"ana"')]).toEqual([2, false])
      await kept.keepErasure({
        id: 'e',
        subject: kept.secret.subjectOf('ana'),
        erasedAt: NOW_MS + 1,
        ...WHOLE,
      })
      await kept.save()
      expect(kept.consents().map(({ id }) => id)).toEqual(['bo'])
      expect(lines()).toHaveLength(1)
      expect(
        new KeptDecisions(file).isErased({ event: { userId: 'ana' }, acceptedAtMs: NOW_MS } as never),
      ).toBe(true)
      expect(statSync(file).mode & 0o077).toBe(0)
    })

    it('a torn line is left out, and the next one is whole', async () => {
      const file = join(temporaryFolder(), 'decisions.tsv')
      const graph = await opened()
      const { decide } = await processOver(graph, file)
      await decide('ana', [grant('analytics', false)], NOW_MS)
      writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20))
      const again = await processOver(graph, file)
      await again.decide('bo', [grant('analytics', false)], NOW_MS)
      expect(again.kept.consents().map(({ id }) => id)).toEqual(['bo'])
    })

    it('the newest secret of tokens counts in both of its places, and is plain in neither with a data key', async () => {
      const graph = await opened()
      const path = join(temporaryFolder(), 'token-secret.json')
      const dataKey = DataKey.random()
      const places = [secretInGraph(graph), secretInFile(path, dataKey)]
      const one = new TokenSecret(places, () => undefined)
      const first = await one.read(NOW_MS)
      const old = await places[0]?.read()
      await one.replace(NOW_MS)
      const second = await one.read(NOW_MS)
      expect(second).not.toBe(first)
      // A restore of the graph.
      if (old) await places[0]?.write(old)
      const replaced: string[] = []
      const after = new TokenSecret(places, () => replaced.push('replaced'))
      expect(await after.read(NOW_MS)).toBe(second)
      expect(await places[0]?.read()).toMatchObject({ secret: second })
      if (old) await places[0]?.write(old)
      await after.refresh()
      expect([await after.read(NOW_MS), replaced]).toEqual([second, []])
      // A server of another folder that shares the graph.
      const other = new TokenSecret([secretInGraph(graph)], () => undefined)
      expect(await other.read(NOW_MS)).toBe(second)
      await other.replace(NOW_MS)
      await after.refresh()
      expect([await after.read(NOW_MS), replaced]).toEqual([await other.read(NOW_MS), ['replaced']])
      expect(existsSync(path) && readFileSync(path, 'utf8')).not.toContain(await after.read(NOW_MS))
      expect(await secretInFile(path, DataKey.random()).read()).toBeNull()
      expect((await graph.run(consentRevision, {})).length).toBeLessThanOrEqual(1)
    })
  })
})
