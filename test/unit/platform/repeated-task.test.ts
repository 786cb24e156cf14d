import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RepeatedTask, type RepeatedTaskParts } from '../../../src/platform/repeated-task.ts'

const failed = (error: unknown) => {
  throw error
}

function started(parts: Pick<RepeatedTaskParts, 'run'> & Partial<RepeatedTaskParts>): RepeatedTask {
  const task = new RepeatedTask({ everyMs: 60_000, onFailed: failed, ...parts })
  onTestFinished(() => task.stop())
  return task
}

describe('a repeated task', () => {
  it('runs again after a wake-up during a run, whenever that comes', async () => {
    for (let turns = 0; turns < 8; turns++) {
      let runs = 0
      let end: () => void = () => undefined
      const task = started({
        run() {
          runs++
          return new Promise<void>((resolve) => {
            end = resolve
          })
        },
      })
      task.wake()
      end()
      for (let turn = 0; turn < turns; turn++) await null
      task.wake()
      await sleep(0)
      expect(runs, `${turns} turns`).toBe(2)
      end()
    }
  })

  it('leaves out turns that come during a run', async () => {
    let runs = 0
    let end: () => void = () => undefined
    const task = started({
      everyMs: 1,
      run() {
        runs++
        return new Promise<void>((resolve) => {
          end = resolve
        })
      },
    })
    onTestFinished(() => end())
    task.startLater()
    await expect.poll(() => runs).toBe(1)
    await sleep(20)
    end()
    for (let turn = 0; turn < 20; turn++) await null
    expect(runs).toBe(1)
    await expect.poll(() => runs).toBe(2)
  })

  it('goes on after a failure, runs nothing once it is stopped, and waits for the running one', async () => {
    const failures: unknown[] = []
    let runs = 0
    let isDone = false
    const task = started({
      async run() {
        runs++
        await sleep(5)
        isDone = runs === 2
        if (runs === 1) throw new Error('the first')
      },
      onFailed: (error) => failures.push(error),
    })
    task.wake()
    await expect.poll(() => failures.length).toBe(1)
    task.wake()
    await task.stop()
    expect(isDone).toBe(true)
    task.wake()
    await sleep(10)
    expect(runs).toBe(2)
  })
})
