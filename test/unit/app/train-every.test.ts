import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { readGraphState } from '../../../src/graph/graph-state.ts'
import { type CliFolder, cliFolder, SHORT_DRAIN_MS } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder | undefined

afterEach(() => folder?.remove())

describe('ATTUNE_TRAIN_EVERY', () => {
  it('takes a duration, or nothing for never', () => {
    const read = (value: string) => readConfig({ ATTUNE_TRAIN_EVERY: value }, '/').trainEvery
    expect([read(''), read('6h'), read('90m')]).toEqual([null, 6 * 3_600_000, 90 * 60_000])
    for (const value of ['0', '6', 'daily', '-1h'])
      expect(() => read(value)).toThrow('ATTUNE_TRAIN_EVERY must be')
  })

  it('makes a server train again and again, and stop in order', async () => {
    folder = cliFolder()
    writeSmallFolder(join(folder.path, 'songs'))
    expect((await folder.run(['import', 'songs'])).code).toBe(0)
    expect((await folder.run(['train'])).code).toBe(0)
    const log: string[] = []
    const variables = { ATTUNE_DATA_DIR: join(folder.path, 'graph'), PORT: '0', ATTUNE_TRAIN_EVERY: '1s' }
    const config = readConfig(
      { ...variables, ATTUNE_REQUEST_DEADLINE_MS: '100', ATTUNE_DRAIN_MS: SHORT_DRAIN_MS },
      folder.path,
    )
    const parts = compose(config, { write: (line) => log.push(line) }, '1.2.3')
    const held = await parts.openGraph({ command: 'attune serve', mayCreate: false })
    const server = await parts.startServer(held.store)
    const versions = () =>
      log
        .map((line): { readonly msg: string; readonly version: string } => JSON.parse(line))
        .filter(({ msg }) => msg === 'a training has ended: its model serves')
        .map(({ version }) => version)
    try {
      await vi.waitUntil(() => versions().length >= 2, { timeout: 60_000, interval: 50 })
      const [first, second] = versions()
      expect(first).not.toBe(second)
      expect((await readGraphState(held.store)).modelVersion).not.toBe(first)
    } finally {
      await server.close()
      await held.close()
    }
    expect(existsSync(join(folder.path, 'graph', 'owner.json'))).toBe(false)
    expect(log.filter((line) => JSON.parse(line).level >= 40)).toEqual([])
  }, 120_000)
})
