import { expect, it, onTestFinished } from 'vitest'
import { userForgetter } from '../../../src/app/forget-users.ts'
import type { Part } from '../../../src/events/identities.ts'
import { threadedJournal } from '../../../src/events/journal/threaded-journal.ts'
import { RecentEvents } from '../../../src/events/recent-events.ts'
import { TouchedItems } from '../../../src/events/touched-items.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { servedModels } from '../../../src/model/served-models.ts'
import { UserFactors } from '../../../src/model/user-factors.ts'
import { whole } from '../../../src/privacy/erase-user.ts'
import { forgetPart } from '../../../src/privacy/journal-events.ts'
import { lmdbServedLists } from '../../../src/recommend/serving/lmdb-served-lists.ts'
import { EngagementCache } from '../../../src/recommend/sources/engagement-cache.ts'
import { LiveUsers } from '../../../src/snapshot/live-users.ts'
import { servedList } from '../../support/served-list.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

it('forgets the events, the last list, the touched items and the recent events of users, and of no other user', async () => {
  const journal = await threadedJournal(temporaryFolder())
  const servedLists = lmdbServedLists(temporaryFolder(), { ttlMs: 60_000 }, (error) => {
    throw error
  })
  onTestFinished(async () => {
    await servedLists.close()
    await journal.close()
  })
  const touched = new TouchedItems()
  for (const userId of ['ana', 'bo']) {
    await journal.append([
      { eventId: 'e', userId, itemId: 'tea', kind: 'like', atMs: 5, value: null, count: 1 },
    ])
    servedLists.save(servedList(userId, 5))
    touched.add(userId, 'tea')
  }
  const list = await servedLists.newestOf('ana')
  const forgetEvents = (part: Part) => forgetPart(journal, part)
  const graph = await openEmbedded({ maxRelationships: 10 })
  const exports = { forget: async () => undefined }
  const parts = {
    liveUsers: new LiveUsers(graph),
    userFactors: new UserFactors(graph),
    models: servedModels(graph),
    engagements: new EngagementCache(graph),
  }
  const recentEvents = new RecentEvents()
  const accepted = { kind: 'like', status: 'ACCEPTED', problems: [] } as const
  const sent = ['ana', 'bo'].map((userId) => ({ eventId: 'e', userId, itemId: 'tea' }))
  recentEvents.add(sent, [accepted, accepted], { atMs: 5, keyName: null })
  const memory = { ...parts, touched, recentEvents, servedLists, exports, events: { forgetEvents } }
  expect(list?.viewerId).toBe('ana')
  expect(await userForgetter(memory)(['ana', 'unknown'].map(whole))).toEqual([])
  const { entries, lost } = await journal.read(0, 10)
  expect(entries.map(({ event }) => event.userId)).toEqual(['bo'])
  expect(lost).toEqual([{ position: 1, reason: 'forgotten' }])
  expect(await servedLists.newestOf('ana')).toBeNull()
  expect(await servedLists.find(list?.recommendationId ?? '')).toBeNull()
  expect((await servedLists.newestOf('bo'))?.viewerId).toBe('bo')
  expect(recentEvents.list().map(({ about }) => about?.userId ?? null)).toEqual(['bo', null])
  expect([touched.of('ana').size, touched.of('bo').size]).toEqual([0, 1])
})
