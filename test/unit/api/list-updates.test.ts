import { expect, it, onTestFinished } from 'vitest'
import { listUpdates } from '../../../src/api/live/list-updates.ts'
import { UserChanges } from '../../../src/api/live/user-changes.ts'

it('asks again for a change that a list has not seen, until it has, and then waits for the next', async () => {
  const changes = new UserChanges()
  const asked: (string | null)[] = []
  let hasSeen = false
  const updates = listUpdates(
    changes.follow('ana'),
    async (watermark) => {
      asked.push(watermark)
      return { sawAtLeast: watermark === null || hasSeen }
    },
    20,
  )
  onTestFinished(() => void updates.return?.())
  await updates.next()
  changes.tell('ana', 'one')
  expect((await updates.next()).value).toEqual({ list: { sawAtLeast: false } })
  hasSeen = true
  expect((await updates.next()).value).toEqual({ list: { sawAtLeast: true } })
  const waiting = updates.next()
  changes.tell('ana', 'two')
  await waiting
  expect(asked).toEqual([null, 'one', 'one', 'two'])
})

it('leaves the other followers of a user alone when one ends twice', async () => {
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
