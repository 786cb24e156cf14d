import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundledSdk } from '../../../test/web/sdk-page.ts'

it('the browser package has at most 6 kB, minified and gzipped', async () => {
  expect(gzipSync(await bundledSdk()).length).toBeLessThanOrEqual(6_000)
})
