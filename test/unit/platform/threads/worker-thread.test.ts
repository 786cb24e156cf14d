import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { ThreadEnded, WorkerThread } from '../../../../src/platform/threads/worker-thread.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

type Task = 'count' | 'end' | 'end later' | 'hang'

const SCRIPT = `
  let count = 0
  export default async function run(task) {
    if (task === 'count') return ++count
    if (task === 'end') process.exit(3)
    if (task === 'end later') setTimeout(() => { throw new Error('uncaught error') }, 20)
    if (task === 'hang') await new Promise((resolve) => setTimeout(resolve, 60_000))
    return 0
  }`

const threads: WorkerThread<Task, number>[] = []
let ended: unknown[] = []

function threadOf(text: string): WorkerThread<Task, number> {
  const file = join(temporaryFolder(), 'script.mjs')
  writeFileSync(file, text)
  const thread = new WorkerThread<Task, number>({
    script: pathToFileURL(file).href,
    data: null,
    maxYoungMb: 4,
    onEnded: (error) => void ended.push(error),
  })
  threads.push(thread)
  return thread
}

afterEach(async () => {
  ended = []
  await Promise.all(threads.splice(0).map((thread) => thread.interrupt()))
})

describe('a worker thread', () => {
  it('is the same thread for every task', async () => {
    const thread = threadOf(SCRIPT)
    expect(await thread.run('count')).toBe(1)
    expect(await thread.run('count')).toBe(2)
  })

  it('runs tasks in the order they were given', async () => {
    const thread = threadOf(SCRIPT)
    const counts = await Promise.all(Array.from({ length: 5_000 }, () => thread.run('count')))
    expect(counts).toEqual(Array.from({ length: 5_000 }, (_, n) => n + 1))
  })

  it('reports that a task ended it, and is restarted by the next task', async () => {
    const thread = threadOf(SCRIPT)
    await thread.run('count')
    await expect(thread.run('end')).rejects.toThrow(ThreadEnded)
    expect(await thread.run('count')).toBe(1)
  })

  it('reports the reason if it ends between two tasks', async () => {
    const thread = threadOf(SCRIPT)
    await thread.run('end later')
    await expect.poll(() => ended).toMatchObject([{ message: 'uncaught error' }])
    expect(await thread.run('count')).toBe(1)
  })

  it('fails without hanging if its script cannot be started', async () => {
    const thread = threadOf("throw new Error('no such day')")
    await expect(thread.run('count')).rejects.toThrow(ThreadEnded)
    await expect(thread.run('count')).rejects.toThrow(ThreadEnded)
    await thread.close('count')
  })

  it('can be interrupted: the current task fails, and the next one gets a new thread', async () => {
    const thread = threadOf(SCRIPT)
    await thread.run('count')
    const hung = expect(thread.run('hang')).rejects.toThrow(ThreadEnded)
    await thread.interrupt()
    await hung
    expect(await thread.run('count')).toBe(1)
  })

  it('closes in time during any task', async () => {
    const thread = threadOf(SCRIPT)
    await thread.run('count')
    const startedMs = performance.now()
    await thread.close('hang')
    expect(performance.now() - startedMs).toBeLessThan(10_000)
  })

  it('is not started by closing it', async () => {
    await threadOf("throw new Error('started')").close('count')
  })
})

describe('a thread that is terminated while it loads its script', () => {
  it('does not end the process', { timeout: 30_000 }, async () => {
    const folder = temporaryFolder()
    const script = slowToLink(folder)
    for (let loadedForMs = 0; loadedForMs <= 600; loadedForMs += 60) {
      const thread = new WorkerThread<Task, number>({ script, data: null, onEnded: () => undefined })
      const ran = thread.run('count').catch(() => undefined)
      await sleep(loadedForMs)
      await thread.interrupt()
      await ran
    }
  })
})

/** A script that Node needs some tenths of a second to link: each of its names is looked up through many modules. */
function slowToLink(folder: string): string {
  const [modules, count] = [200, 1_500]
  const names = Array.from({ length: count }, (_, n) => `name${n}`)
  writeFileSync(join(folder, '0.mjs'), names.map((name) => `export const ${name} = 1`).join('\n'))
  for (let at = 1; at <= modules; at++) {
    writeFileSync(join(folder, `${at}.mjs`), `export * from './${at - 1}.mjs'`)
  }
  const script = join(folder, 'script.mjs')
  writeFileSync(script, `import { ${names} } from './${modules}.mjs'\nexport default () => 1`)
  return pathToFileURL(script).href
}
