import { describe, expect, it, onTestFinished } from 'vitest'
import type { ServedItem } from '../../../src/recommend/candidate.ts'
import { lmdbServedLists } from '../../../src/recommend/serving/lmdb-served-lists.ts'
import type { ServedList, ServedLists } from '../../../src/recommend/serving/served-lists.ts'
import { sharedServedLists } from '../../../src/recommend/serving/shared-served-lists.ts'
import { HAS_REDIS, openedStore, type RunningRedis, runningRedis } from '../../support/redis.ts'
import { servedList } from '../../support/served-list.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const TTL_MS = 60_000

/** The served lists of one process. */
async function processOn({ url }: RunningRedis, isSealed = false): Promise<ServedLists> {
  const store = await openedStore(url)
  const local = lmdbServedLists(temporaryFolder(), { ttlMs: TTL_MS }, () => undefined)
  onTestFinished(() => local.close())
  return sharedServedLists({ store, local, ttlMs: TTL_MS, isSealed })
}

function itemsOf(...ids: readonly string[]): ServedItem[] {
  return ids.map((itemId) => ({
    itemId,
    logit: 1,
    probability: 0.5,
    contributions: [],
    supportingSources: [],
  }))
}

function listOf(viewerId: string | null, ...ids: readonly string[]): ServedList {
  return { ...servedList(viewerId, Date.now()), items: itemsOf(...ids) }
}

async function all(lists: AsyncIterable<ServedList>): Promise<readonly ServedList[]> {
  const found: ServedList[] = []
  for await (const list of lists) found.push(list)
  return found
}

describe.runIf(HAS_REDIS)('processes with a shared store', () => {
  it('find each list at once, wherever it was made, also of a session', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    for (let n = 0; n < 500; n++) {
      const list = listOf(n % 5 === 0 ? null : `user-${n}`, 'i1', 'i2')
      one.save(list)
      expect(await other.find(list.recommendationId)).toEqual(list)
    }
  })

  it('find lists that refer to the items of another', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    const first = listOf('ana', 'i1', 'i2')
    const { items: _, ...again } = listOf('ana')
    one.save(first)
    expect(one.saveAgain(again, first, 1)).toBe(true)
    expect(await other.find(again.recommendationId)).toEqual({ ...again, items: first.items })
  })

  it('find them also if the store has lost the items since', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    const first = listOf('ana', 'i1', 'i2')
    one.save(first)
    expect(await other.find(first.recommendationId)).toEqual(first)
    await redis.kill()
    await redis.start()
    const probe = listOf('bo', 'i3')
    const isShared = async () => {
      one.save(probe)
      return (await other.find(probe.recommendationId)) !== null
    }
    await expect.poll(isShared).toBe(true)
    const { items: _, ...again } = listOf('ana')
    expect(one.saveAgain(again, first, 2)).toBe(true)
    await expect.poll(() => other.find(again.recommendationId)).toEqual({ ...again, items: first.items })
  })

  it('know the newest list of a viewer, which is no stand-in', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    const list = listOf('ana', 'i1')
    one.save(list)
    one.saveStandIn({ ...listOf('ana', 'i2'), servedAtMs: list.servedAtMs + 1 })
    await expect.poll(() => other.newestOf('ana')).toEqual(list)
    expect(await other.newestIdsOf('ana')).toEqual([list.recommendationId])
  })

  it('append the same items to a list if both do at once', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    const list = { ...listOf('ana', 'i1'), more: 2 }
    one.save(list)
    expect(await other.find(list.recommendationId)).toEqual(list)
    const grown = await Promise.all([
      one.append({ ...list, items: itemsOf('i1', 'i2') }, 1),
      other.append({ ...list, items: itemsOf('i1', 'i3') }, 1),
    ])
    expect(grown[0]).toEqual(grown[1])
    expect(await other.find(list.recommendationId)).toEqual(grown[0])
  })

  it('show the reasons that another process has shown', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    const list = listOf('ana', 'i1')
    one.save(list)
    await other.find(list.recommendationId)
    const amended = { ...list, asOfMs: 7 }
    other.amend(amended)
    await expect.poll(() => one.find(list.recommendationId)).toEqual(amended)
  })

  it('export and erase the lists of a viewer that others have made; nothing in the store names them then', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    const made = [listOf('canary-user', 'i1'), listOf('canary-user', 'i2')]
    for (const list of made) one.save(list)
    const kept = listOf('bo', 'i1')
    one.save(kept)
    await expect.poll(() => all(other.listsOf('canary-user'))).toHaveLength(2)
    await other.forgetViewer('canary-user')
    expect(await redis.content()).not.toContain('canary-user')
    for (const { recommendationId } of made) expect(await other.find(recommendationId)).toBeNull()
    const [forgotten] = made
    if (forgotten) one.amend(forgotten)
    expect(await other.find(kept.recommendationId)).toEqual(kept)
    expect(await redis.content()).not.toContain('canary-user')
  })

  it('with a data key store nothing that can be read without it', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis, true), await processOn(redis, true)]
    const list = listOf('canary-user', 'canary-item')
    one.save(list)
    expect(await other.find(list.recommendationId)).toEqual(list)
    expect(await redis.content()).not.toMatch(/canary/)
  })

  it('go on with the lists of their own while the store is away, and refuse to erase', async () => {
    const redis = await runningRedis()
    const [one, other] = [await processOn(redis), await processOn(redis)]
    await redis.kill()
    const list = listOf('ana', 'i1')
    one.save(list)
    expect(await one.find(list.recommendationId)).toEqual(list)
    expect(await one.newestOf('ana')).toEqual(list)
    expect(await other.find(list.recommendationId)).toBeNull()
    await expect(one.forgetViewer('ana')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await redis.start()
    const next = listOf('ana', 'i2')
    await expect
      .poll(() => {
        one.save(next)
        return other.find(next.recommendationId)
      })
      .toEqual(next)
    await one.forgetViewer('ana')
    expect(await one.find(list.recommendationId)).toBeNull()
  })
})
