import { describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE, TrainingTasks } from '../../../src/training/training-tasks.ts'

describe('TrainingTasks', () => {
  it('finds a training that runs, however many were refused beside it', async () => {
    let isFirst = true
    const tasks = new TrainingTasks({
      nowMs: () => 0,
      train: (_, { signal }) => {
        if (!isFirst) return Promise.reject(new Error('another training runs'))
        isFirst = false
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    })
    const { id } = tasks.start(DEFAULT_RECIPE)
    const refused = Array.from({ length: 30 }, () => tasks.start(DEFAULT_RECIPE).id)
    await new Promise(setImmediate)
    const next = tasks.start(DEFAULT_RECIPE)
    expect(tasks.find(id)?.state).toBe('running')
    expect(tasks.find(refused[0] ?? '')).toBeNull()
    expect(tasks.find(next.id)).not.toBeNull()
    await tasks.stop()
    expect(tasks.find(id)?.state).toBe('canceled')
  })
})
