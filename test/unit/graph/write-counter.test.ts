import { expect, it } from 'vitest'
import { codesOf, WriteCounter, type WrittenChanges } from '../../../src/graph/write-counter.ts'

it('counts a write for the users that it names, and for all users if it may have changed anything', () => {
  const writes = new WriteCounter()
  const count = (changes?: WrittenChanges) => writes.count(codesOf(changes))
  count({ userIds: ['ana', 'bo'] })
  const [ana, cy] = [writes.newestOf('ana'), writes.newestOf('cy')]
  count({ userIds: ['bo'] })
  expect([writes.newestOf('ana'), writes.newestOf('bo'), writes.newestOf('cy')]).toEqual([ana, 2, cy])
  expect([writes.charts, writes.anythingAtMs]).toEqual([0, Number.NEGATIVE_INFINITY])
  count({ charts: true })
  expect([writes.charts, writes.newestOf('ana')]).toEqual([3, ana])
  count()
  for (const userId of ['ana', 'bo', 'cy']) expect(writes.newestOf(userId)).toBe(4)
  expect([writes.newest, writes.charts]).toEqual([4, 4])
  expect(writes.anythingAtMs).toBeGreaterThan(0)
})

it('counts for all users when it names more of them than it may', () => {
  const writes = new WriteCounter()
  const changes = { userIds: ['ana', 'bo', 'cy'] }
  writes.count(codesOf(changes, 3))
  expect(writes.newestOf('dan')).toBe(0)
  writes.count(codesOf(changes, 2))
  expect(writes.newestOf('dan')).toBe(2)
  expect([writes.charts, writes.anythingAtMs]).toEqual([0, Number.NEGATIVE_INFINITY])
})
