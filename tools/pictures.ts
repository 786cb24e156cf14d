import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { demoServer } from '../test/support/demo-server.ts'
import { buildPage } from '../test/web/build-page.ts'
import { findChromium } from '../test/web/find-chromium.ts'

/** `npm run pictures`: takes the pictures of the docs from the running products, with the demo world. */

const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url))
/** The shop builds its world first. */
const START_MS = 180_000
const SIZE = { width: 1280, height: 860 }

/** A page, and what is on it once it can be shown. */
interface Picture {
  readonly name: string
  readonly url: string
  readonly shows: string
}

async function take(browser: Browser, { name, url, shows }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce' })
  await page.goto(url)
  await page.locator(shows).first().waitFor({ timeout: START_MS })
  await settled(page)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  await page.close()
  process.stdout.write(`docs/images/${name}.png\n`)
}

/** Fonts, covers and plots are there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.waitForLoadState('networkidle')
}

async function explorer(browser: Browser): Promise<void> {
  await buildPage('web/vite.config.ts')
  const demo = await demoServer()
  try {
    const at = (path: string) => new URL(path, demo.url).href
    await take(browser, { name: 'explorer', url: at('/#/people/ana-kamau'), shows: '.card' })
    await take(browser, { name: 'dashboard', url: at('/#/measure'), shows: 'svg' })
  } finally {
    await demo.close()
  }
}

async function shop(browser: Browser): Promise<void> {
  const started = spawn('npm', ['run', '--silent', 'example:storefront'], {
    env: { ...process.env, SHOP_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  try {
    for await (const line of createInterface({ input: started.stdout })) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (url === undefined) continue
      await take(browser, { name: 'shop', url, shows: 'main h2' })
      break
    }
  } finally {
    // Npm does not pass signals on, so its whole group gets this one.
    if (started.pid !== undefined) process.kill(-started.pid, 'SIGTERM')
    await once(started, 'exit')
  }
}

const executablePath = findChromium()
if (executablePath === null) throw new Error('no Chromium was found: set CHROMIUM to its path')
const browser = await chromium.launch({ executablePath })
try {
  await explorer(browser)
  await shop(browser)
} finally {
  await browser.close()
}
