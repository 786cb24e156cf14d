import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { compose } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { fillDemo } from '../../src/demo/fill-demo.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { train } from '../../src/training/train.ts'
import { findChromium } from './find-chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo world is served, without a path; empty where no browser is there to look at it. */
    origin: string
  }
}

const NO_BROWSER =
  'No Chromium was found, so the browser tests are skipped: install one (Debian: apt-get install chromium) or set CHROMIUM to its path.'

/** As `npm run build` does: under the test runner's own NODE_ENV it would be a page for developers, slower and larger. */
async function buildExplorer(): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ configFile: 'web/vite.config.ts', logLevel: 'warn' })
  process.env.NODE_ENV = NODE_ENV
}

/** Builds the explorer and serves it over the demo world, once for all files. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (findChromium() === null) {
    if (process.env.CI) throw new Error(NO_BROWSER)
    process.stdout.write(`${NO_BROWSER}\n`)
    project.provide('origin', '')
    return
  }
  await buildExplorer()
  const folder = mkdtempSync(join(tmpdir(), 'attune-web-'))
  const config = readConfig({ ATTUNE_DATA_DIR: folder, ATTUNE_LOG_LEVEL: 'silent', PORT: '0' }, folder)
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  await fillDemo(graph, { seed: 1, nowMs: Date.now() })
  await train(graph, { nowMs: Date.now(), holder: 'test', graceMs: 0 })
  const server = await compose(config, { write: () => undefined }, '1.2.3').startServer(graph)
  project.provide('origin', new URL(server.url).origin)
  return async () => {
    await server.close()
    await graph.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
