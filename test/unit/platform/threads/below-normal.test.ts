import { once } from 'node:events'
import { constants, getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { threadScript } from '../../../../src/platform/threads/thread-script.ts'

const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority

/** The priority of a thread that runs below normal, with another priority before if given. */
async function priorityOf(before: number | null): Promise<number> {
  const script = new URL(threadScript('priority-thread', import.meta.url))
  const worker = new Worker(script, { workerData: { before }, execArgv: [] })
  const [priority] = await once(worker, 'message')
  await worker.terminate()
  return priority
}

const isOwn = process.platform === 'linux'

describe.skipIf(!isOwn)(`the priority of a thread${isOwn ? '' : ' (skipped: only Linux has one)'}`, () => {
  it('is lowered for that thread only', async () => {
    const own = getPriority()
    expect(await priorityOf(null)).toBe(Math.max(own, PRIORITY_BELOW_NORMAL))
    expect(getPriority()).toBe(own)
  })

  it('is never raised, because a process without privileges must not raise it', async () => {
    expect(await priorityOf(PRIORITY_LOW)).toBe(PRIORITY_LOW)
  })
})
