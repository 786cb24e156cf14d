import { expect, it, onTestFinished } from 'vitest'
import { encodeWatermark } from '../../../../src/domain/watermark.ts'
import { listUpdates } from '../../../../src/server/api/live/list-updates.ts'
import { UserChanges } from '../../../../src/server/api/live/user-changes.ts'

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

it('asks for the larger of two positions of one journal, whichever was written last', async () => {
  const [early, late] = [5, 10].map((position) => encodeWatermark({ journal: 'journal-1', position }))
  const changes = new UserChanges()
  const asked: (string | null)[] = []
  const updates = listUpdates(changes.follow('ana'), async (watermark) => {
    asked.push(watermark)
    return { sawAtLeast: true }
  })
  onTestFinished(() => void updates.return?.())
  await updates.next()
  changes.tell('ana', late ?? '')
  changes.tell('ana', early ?? '')
  await updates.next()
  expect(asked).toEqual([null, late])
})

it('asks for the newest watermark where another journal took over', async () => {
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
