import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, browsing, inBrowser } from './browsing.ts'

const BUILT = 'web/dist'
/** Target on an idle machine with two cores. */
const TARGET_MS = 1_500
/** Tolerance for other load on the machine: a regression beyond it fails. */
const TOLERANCE = 2
const VISITS = 5

interface Visit {
  readonly painted: number
  readonly shown: number
}

inBrowser('the explorer is fast to load', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('its files are at most 350 kB gzipped in total', () => {
    const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
    const sizes = files
      .filter((name) => /\.(html|js|css|svg|woff2)$/.test(name))
      .map((name) => gzipSync(readFileSync(join(BUILT, name))).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    process.stdout.write(`explorer: ${Math.round(total / 1_000)} kB gzipped in ${sizes.length} files\n`)
    expect(total).toBeLessThanOrEqual(350_000)
  })

  it('has the licenses of the libraries and fonts that it contains beside it', () => {
    const text = readFileSync(join(BUILT, 'THIRD_PARTY_NOTICES.txt'), 'utf8')
    for (const name of ['react', 'react-dom', '@apollo/client', 'graphql-ws', 'd3-force']) {
      expect(text).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'))
    }
    expect(text).toContain('SIL OPEN FONT LICENSE')
    expect(text).toMatch(/^@fontsource-variable\/inter .*OFL/m)
  })

  it.each([
    { what: 'the people to choose from', path: '/', settled: '.person-chip' },
    { what: 'a person and their first items', path: '/#/people/priya-menon', settled: '.card' },
    { what: 'the overview', path: '/#/overview', settled: '.tile' },
  ])('shows $what on loopback with a cold cache within twice 1.5 s', async ({ what, path, settled }) => {
    const { shown, painted } = await medianVisit(path, settled)
    process.stdout.write(
      `explorer: ${what} after ${shown} ms, first paint after ${painted} ms (median of 5)\n`,
    )
    expect(painted).toBeGreaterThan(0)
    expect(shown).toBeLessThanOrEqual(TOLERANCE * TARGET_MS)
  })

  /** Medians of the visits, in ms: first paint, and when the awaited element was visible. */
  async function medianVisit(path: string, settled: string): Promise<Visit> {
    const visits: Visit[] = []
    for (let visit = 0; visit < VISITS; visit++) {
      const page = await browser.open(path)
      await page.locator(settled).first().waitFor()
      visits.push(
        await page.evaluate<Visit>(`({
          painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
          shown: performance.now(),
        })`),
      )
      await page.context().close()
    }
    return {
      shown: median(visits.map((one) => one.shown)),
      painted: median(visits.map((one) => one.painted)),
    }
  }

  it('is compressed, and only files that never change are cached', async () => {
    const page = await browser.open('/')
    const script = await page.locator('script[type=module]').getAttribute('src')
    const answer = await page.request.get(`${new URL(page.url()).origin}${script}`)
    expect(answer.headers()['content-encoding']).toBe('gzip')
    expect(answer.headers()['cache-control']).toContain('immutable')
    expect((await page.request.get(page.url())).headers()['cache-control']).toBe('no-cache')
  })
})

/** The median of an odd number of values, rounded. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return Math.round(sorted[(sorted.length - 1) / 2] ?? Number.POSITIVE_INFINITY)
}
