import { describe, expect, it, onTestFinished } from 'vitest'
import { countInStore } from '../../../src/server/api/count-in-store.ts'
import { sharedChanges } from '../../../src/server/api/live/shared-changes.ts'
import { UserChanges } from '../../../src/server/api/live/user-changes.ts'
import { HAS_REDIS, openedStore, type RunningRedis, runningRedis } from '../../support/redis.ts'

async function counterOn({ url }: RunningRedis) {
  const counter = countInStore(await openedStore(url))
  onTestFinished(() => counter.close())
  return counter
}

async function changesOn({ url }: RunningRedis) {
  const changes = sharedChanges(new UserChanges(), await openedStore(url), 50)
  onTestFinished(() => changes.close())
  return changes
}

describe.runIf(HAS_REDIS)('a shared store', () => {
  it('that hangs costs a command its time-out, and after three of them nothing', async () => {
    const redis = await runningRedis()
    const changes: boolean[] = []
    const store = await openedStore(redis.url, changes, {})
    redis.hang()
    for (let n = 0; n < 3; n++) await expect(store.run((client) => client.get('a'))).rejects.toThrow('answer')
    const startedMs = performance.now()
    for (let n = 0; n < 100; n++) await expect(store.run((client) => client.get('a'))).rejects.toThrow('away')
    expect(performance.now() - startedMs).toBeLessThan(300)
    expect([store.isDown, changes]).toEqual([true, [true]])
    redis.proceed()
    await expect.poll(() => store.isDown).toBe(false)
    expect(await store.run((client) => client.get('a'))).toBeNull()
  })

  it('that is killed is away at once, and back once it is', async () => {
    const redis = await runningRedis()
    const store = await openedStore(redis.url)
    await redis.kill()
    await expect.poll(() => store.isDown).toBe(true)
    await redis.start()
    await expect.poll(() => store.isDown).toBe(false)
  })

  it('that is not there when a process starts does not delay it', async () => {
    const startedMs = performance.now()
    const store = await openedStore('redis://127.0.0.1:1')
    expect(performance.now() - startedMs).toBeLessThan(3_000)
    expect(store.isDown).toBe(true)
  })

  it('counts points for all processes, under names that reveal no user', async () => {
    const redis = await runningRedis()
    const counters = [await counterOn(redis), await counterOn(redis), await counterOn(redis)]
    const counts = await Promise.all(
      Array.from({ length: 300 }, (_, n) => counters[n % 3]?.add('canary-user', 1)),
    )
    expect(counts.filter((count) => count && count.points <= 100)).toHaveLength(100)
    expect(Math.max(...counts.map((count) => count?.points ?? 0))).toBe(300)
    expect(await redis.content()).not.toContain('canary-user')
  })

  it('that is away leaves each of three processes a third of the points', async () => {
    const redis = await runningRedis()
    const counters = [await counterOn(redis), await counterOn(redis), await counterOn(redis)]
    const store = await openedStore(redis.url)
    const signs = async () => {
      const ids = await store.run((client) => client.zrange('attune:p1', 0, -1, 'WITHSCORES'))
      return ids.filter((_, n) => n % 2 === 1).map(Number)
    }
    // Each has given two signs since all are there: with the first it has seen the others.
    const sinceMs = Date.now()
    await expect.poll(async () => Math.min(...(await signs()))).toBeGreaterThan(sinceMs + 2_000)
    await redis.kill()
    let allowed = 0
    for (let n = 0; n < 300; n++) {
      const count = await counters[n % 3]?.add('ana', 1)
      if (count && count.points <= 100) allowed++
    }
    expect(allowed).toBe(99)
  })

  it('carries changes to the processes that follow a user, and to no other user', async () => {
    const redis = await runningRedis()
    const [one, other] = [await changesOn(redis), await changesOn(redis)]
    const [ana, bo] = [other.follow('ana'), other.follow('bo')]
    for (const following of [ana, bo]) expect(await following.changed()).toBe(true)
    let ofBo = 0
    void bo.changed().then(() => ofBo++)
    const heard = ana.changed()
    const telling = setInterval(() => one.tell('ana', 'w'), 50)
    expect(await heard).toBe(true)
    clearInterval(telling)
    expect(ana.watermark).toBe('w')
    expect(ofBo).toBe(0)
    for (const following of [ana, bo]) following.end()
  })

  it('has all that is followed read again after it was away, and carries changes again', async () => {
    const redis = await runningRedis()
    const [one, changes] = [await changesOn(redis), await changesOn(redis)]
    const following = changes.follow('ana')
    await following.changed()
    await new Promise((resolve) => setTimeout(resolve, 200))
    const again = following.changed()
    await redis.kill()
    await redis.start()
    expect(await again).toBe(true)
    // What is read again comes within a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    let heard = false
    void following.changed().then(() => {
      heard = true
    })
    await expect
      .poll(() => {
        one.tell('ana', 'w')
        return heard
      })
      .toBe(true)
    following.end()
  })

  it('lets a user be followed again after the last follower has ended', async () => {
    const redis = await runningRedis()
    const [one, other] = [await changesOn(redis), await changesOn(redis)]
    const first = other.follow('ana')
    first.end()
    first.end()
    const second = other.follow('ana')
    await second.changed()
    const heard = second.changed()
    const telling = setInterval(() => one.tell('ana', 'w'), 50)
    expect(await heard).toBe(true)
    clearInterval(telling)
    second.end()
  })
})
