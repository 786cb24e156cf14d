import type { TestProject } from 'vitest/node'
import { demoServer } from '../support/demo-server.ts'
import { buildPage } from './build-page.ts'
import { findChromium } from './find-chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the server with the demo world; empty if no browser was found. */
    origin: string
  }
}

const NO_BROWSER =
  'No Chromium was found, so the browser tests are skipped: install one (Debian: apt-get install chromium) or set CHROMIUM to its path.'

/** Builds the explorer and serves it with the demo world, once for all test files. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (findChromium() === null) {
    if (process.env.CI) throw new Error(NO_BROWSER)
    process.stdout.write(`${NO_BROWSER}\n`)
    project.provide('origin', '')
    return
  }
  await buildPage('web/vite.config.ts')
  const demo = await demoServer()
  project.provide('origin', new URL(demo.url).origin)
  return () => demo.close()
}
