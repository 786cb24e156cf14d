import { expect, it, onTestFinished } from 'vitest'
import { encodeWatermark } from '../../../../src/domain/watermark.ts'
import { RateLimited } from '../../../../src/server/api/admission.ts'
import { listUpdates } from '../../../../src/server/api/live/list-updates.ts'
import { UserChanges } from '../../../../src/server/api/live/user-changes.ts'

it('repeats a list until it has seen a change, then waits for the next change', async () => {
  const changes = new UserChanges()
  const asked: (string | null)[] = []
  let hasSeen = false
  const updates = listUpdates(
    changes.follow('ana'),
    async (watermark) => {
      asked.push(watermark)
      return { hasReachedMinWatermark: watermark === null || hasSeen }
    },
    20,
  )
  onTestFinished(() => void updates.return?.())
  await updates.next()
  changes.tell('ana', 'one')
  expect((await updates.next()).value).toEqual({ list: { hasReachedMinWatermark: false } })
  hasSeen = true
  expect((await updates.next()).value).toEqual({ list: { hasReachedMinWatermark: true } })
  const waiting = updates.next()
  changes.tell('ana', 'two')
  await waiting
  expect(asked).toEqual([null, 'one', 'one', 'two'])
})

it('uses the larger of two positions of one journal', async () => {
  const [early, late] = [5, 10].map((position) => encodeWatermark({ journal: 'journal-1', position }))
  const changes = new UserChanges()
  const asked: (string | null)[] = []
  const updates = listUpdates(changes.follow('ana'), async (watermark) => {
    asked.push(watermark)
    return { hasReachedMinWatermark: true }
  })
  onTestFinished(() => void updates.return?.())
  await updates.next()
  changes.tell('ana', late ?? '')
  changes.tell('ana', early ?? '')
  await updates.next()
  expect(asked).toEqual([null, late])
})

it('uses the newest watermark after a change of journals', async () => {
  const [old, current] = ['journal-1', 'journal-2'].map((journal, index) =>
    encodeWatermark({ journal, position: 10 - index }),
  )
  const changes = new UserChanges()
  const following = changes.follow('ana')
  onTestFinished(() => following.end())
  changes.tell('ana', old ?? '')
  changes.tell('ana', current ?? '')
  expect(following.watermark).toBe(current)
})

it('keeps the other followers of a user if one ends twice', async () => {
  const changes = new UserChanges()
  const first = changes.follow('ana')
  first.end()
  const second = changes.follow('ana')
  onTestFinished(() => second.end())
  first.end()
  expect(changes.following).toBe(1)
  await second.changed()
  changes.tell('ana', 'one')
  expect(await second.changed()).toBe(true)
})

it('skips lists while a rate limit is used up, then continues with the newest', async () => {
  const changes = new UserChanges()
  const asked: (string | null)[] = []
  const updates = listUpdates(changes.follow('ana'), async (watermark) => {
    asked.push(watermark)
    if (asked.length === 2) throw new RateLimited('used up', 700)
    return { hasReachedMinWatermark: true }
  })
  onTestFinished(() => void updates.return?.())
  await updates.next()
  changes.tell('ana', 'one')
  const startedMs = performance.now()
  const next = updates.next()
  await expect.poll(() => asked.length).toBe(2)
  changes.tell('bo', 'two')
  expect((await next).value).toEqual({ list: { hasReachedMinWatermark: true } })
  expect(performance.now() - startedMs).toBeGreaterThan(1_000)
  expect(asked).toEqual([null, 'one', 'one'])
})
