import { expect, it } from 'vitest'
import { Closers } from '../../../src/app/closers.ts'

it('closes what was opened last first, once, and all of it in spite of a failure', async () => {
  const closed: string[] = []
  const opened = (name: string, failure?: Error) => ({
    async close() {
      await Promise.resolve()
      closed.push(name)
      if (failure) throw failure
    },
  })
  const closers = new Closers()
  closers.add(opened('graph'))
  closers.add(opened('journal', new Error('the disk is full')))
  closers.add(opened('server'))
  await expect(closers.close()).rejects.toThrow('the disk is full')
  expect(closed).toEqual(['server', 'journal', 'graph'])
  await closers.close()
  expect(closed).toHaveLength(3)
})
