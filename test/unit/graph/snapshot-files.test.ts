import { join } from 'node:path'
import { expect, it } from 'vitest'
import { snapshotAgeSeconds, snapshotName } from '../../../src/graph/snapshot-files.ts'
import { openMetrics } from '../../../src/server/observability/metrics.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** The lines of a metric in the Prometheus text format. */
async function shown(folder: string): Promise<string | undefined> {
  const metrics = openMetrics()
  metrics.watch('attune_snapshot_age_seconds', () => snapshotAgeSeconds(folder))
  return /^attune_snapshot_age_seconds .*$/m.exec((await metrics.scrape()).text)?.[0]
}

it('the age of the newest snapshot is a metric, absent without a snapshot', async () => {
  const nowMs = Date.now()
  const folder = temporaryFolder({
    [snapshotName(nowMs - 7_200_000)]: '',
    [snapshotName(nowMs - 3_600_000)]: '',
    [`${snapshotName(nowMs)}.draft`]: '',
  })
  const seconds = Number((await shown(folder))?.split(' ')[1])
  expect(seconds).toBeGreaterThanOrEqual(3_600)
  expect(seconds).toBeLessThan(3_660)
  expect(await shown(temporaryFolder())).toBeUndefined()
  expect(await shown(`${folder}/missing`)).toBeUndefined()
  expect(await shown(join(temporaryFolder({ file: '' }), 'file'))).toBeUndefined()
})
