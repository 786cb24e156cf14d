import { expect, it } from 'vitest'
import { WriteCounter } from '../../../src/graph/embedded/open-embedded.ts'

it('counts a write for the users that it names, and for all users if it names none', () => {
  const writes = new WriteCounter()
  writes.count(['ana', 'bo'])
  const [ana, cy] = [writes.newestOf('ana'), writes.newestOf('cy')]
  writes.count(['bo'])
  expect([writes.newestOf('ana'), writes.newestOf('bo'), writes.newestOf('cy')]).toEqual([ana, 2, cy])
  writes.count()
  for (const userId of ['ana', 'bo', 'cy']) expect(writes.newestOf(userId)).toBe(3)
  expect(writes.newest).toBe(3)
})

it('counts for all users when it names more of them than it remembers', () => {
  const writes = new WriteCounter()
  writes.count(Array.from({ length: 100_000 }, (_, n) => `u${n}`))
  expect(writes.newestOf('other')).toBe(0)
  writes.count(['one more'])
  expect(writes.newestOf('other')).toBe(2)
})
