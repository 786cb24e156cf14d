import { expect, it } from 'vitest'
import { WriteCounter } from '../../../src/graph/embedded/open-embedded.ts'

it('counts a write for the users that it names, and for all users if it may have changed anything', () => {
  const writes = new WriteCounter()
  writes.count({ userIds: ['ana', 'bo'] })
  const [ana, cy] = [writes.newestOf('ana'), writes.newestOf('cy')]
  writes.count({ userIds: ['bo'] })
  expect([writes.newestOf('ana'), writes.newestOf('bo'), writes.newestOf('cy')]).toEqual([ana, 2, cy])
  expect([writes.charts, writes.anythingAtMs]).toEqual([0, Number.NEGATIVE_INFINITY])
  writes.count({ charts: true })
  expect([writes.charts, writes.newestOf('ana')]).toEqual([3, ana])
  writes.count()
  for (const userId of ['ana', 'bo', 'cy']) expect(writes.newestOf(userId)).toBe(4)
  expect([writes.newest, writes.charts]).toEqual([4, 4])
  expect(writes.anythingAtMs).toBeGreaterThan(0)
})

it('counts for all users when it names more of them than it remembers', () => {
  const writes = new WriteCounter()
  writes.count({ userIds: Array.from({ length: 100_000 }, (_, n) => `u${n}`) })
  expect(writes.newestOf('other')).toBe(0)
  writes.count({ userIds: ['one more'] })
  expect(writes.newestOf('other')).toBe(2)
})
