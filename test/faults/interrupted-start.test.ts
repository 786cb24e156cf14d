import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const built = (file: string) => JSON.stringify(new URL(`../../dist/${file}`, import.meta.url).href)

/** Starts the thread that applies events, with all that it imports, and terminates it while it loads. */
const INTERRUPTIONS = `
import { setTimeout as sleep } from 'node:timers/promises'
import { WorkerThread } from ${built('platform/threads/worker-thread.js')}

let interrupted = 0
const lanes = Array.from({ length: 12 }, async (_, lane) => {
  for (let turn = 0; turn < 25; turn++) {
    const thread = new WorkerThread({ script: ${built('app/applying-worker.js')}, data: {}, onEnded: () => undefined })
    const ran = thread.run({}).catch(() => undefined)
    await sleep((97 * turn + 61 * lane) % 400)
    await thread.interrupt()
    await ran
    interrupted++
  }
})
await Promise.all(lanes)
console.log(interrupted)
`

it('a thread that is terminated while it loads its script does not end the process', {
  timeout: 60_000,
}, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    INTERRUPTIONS,
  ])
  expect(stdout.trim()).toBe('300')
})
