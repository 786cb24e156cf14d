import { describe, expect, it } from 'vitest'
import { BackgroundTasks } from '../../../src/platform/background-tasks.ts'

describe('BackgroundTasks', () => {
  it('finds a task that runs, however many were refused beside it', async () => {
    let isFirst = true
    const tasks = new BackgroundTasks<null, string, null>({
      nowMs: () => 0,
      partOf: (step) => step,
      run: (_, { signal }) => {
        if (!isFirst) return Promise.reject(new Error('another task runs'))
        isFirst = false
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    })
    const { id } = tasks.start(null)
    const refused = Array.from({ length: 30 }, () => tasks.start(null).id)
    await new Promise(setImmediate)
    const next = tasks.start(null)
    expect(tasks.find(id)?.state).toBe('running')
    expect(tasks.find(refused[0] ?? '')).toBeNull()
    expect(tasks.find(next.id)).not.toBeNull()
    await tasks.stop()
    expect(tasks.find(id)?.state).toBe('canceled')
  })
})
