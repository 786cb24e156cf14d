import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, DESK, inBrowser, PHONE } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

interface Segment {
  readonly number: number
  readonly people: number | null
  readonly filter: unknown
}

const segmentOf = async (name: string) =>
  (
    await ask<{ segment: Segment | null }>(
      'query ($name: String!) { segment(name: $name) { number people filter } }',
      { name },
    )
  ).segment

async function saved(name: string, filter: object): Promise<void> {
  await ask('mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) { problems { message } } }', {
    input: { name, filter },
  })
}

const EVERYONE = { not: { event: { kinds: ['REPORT'], withinDays: 1 } } }

inBrowser('the page of segments', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('makes a segment of what people did, with the keyboard, and shows its count and its people', async () => {
    const page = await browser.open('/')
    await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: 'Segments' })
      .press('Enter')
    await page.getByRole('textbox', { name: 'Name' }).fill('watchers')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'watchers' }).waitFor()
    await page.getByLabel('Who is in it: which').selectOption('what they did')
    await page.getByRole('checkbox', { name: 'play' }).press('Space')
    await page.getByLabel('Who is in it: In the last days').fill('3650')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Saved.').waitFor()
    const segment = await segmentOf('watchers')
    expect(segment?.filter).toEqual({ event: { kinds: ['PLAY'], withinDays: 3650 } })
    expect(segment?.people).toBeGreaterThanOrEqual(20)
    await page.getByText(`${segment?.people} people`).waitFor()
    const people = page.getByRole('list', { name: 'People of the segment' }).locator('li')
    await expect.poll(() => people.count()).toBe(Math.min(50, segment?.people ?? 0))
    await page.goto(`${new URL(page.url()).origin}/#/segments`)
    await page
      .getByRole('row', { name: /watchers/ })
      .getByText(String(segment?.people))
      .waitFor()
  })

  it('shows what is missing at its field, edits, and takes an earlier version back', async () => {
    await saved('chosen', { interest: { anyOf: ['genre-crime'] } })
    const page = await browser.open('/#/segments/chosen')
    await page.getByLabel('Who is in it: which').selectOption('these people')
    await page.getByRole('button', { name: 'Save segment' }).click()
    await page.getByRole('list', { name: 'What is wrong' }).getByText('is required').waitFor()
    const ids = page.getByLabel('Who is in it', { exact: true }).and(page.locator('input'))
    await ids.fill('ana-kamau')
    await ids.press('Enter')
    await page.getByRole('button', { name: 'Save segment' }).click()
    await page.getByText('version 2 applies').waitFor()
    expect((await segmentOf('chosen'))?.filter).toEqual({ ids: ['ana-kamau'] })
    await page.getByText('fewer than 20 people').waitFor()
    await page.getByRole('button', { name: 'Show version 1 in the form' }).click()
    await page.getByRole('button', { name: 'Save segment' }).click()
    await page.getByText('version 3 applies').waitFor()
    expect((await segmentOf('chosen'))?.filter).toEqual({ interest: { anyOf: ['genre-crime'] } })
  })

  it('does not overwrite what another editor saved, and deletes after a question', async () => {
    await saved('shared', { ids: ['ana-kamau'] })
    const page = await browser.open('/#/segments/shared')
    await page.getByLabel('Who is in it: which').selectOption('not')
    await saved('shared', EVERYONE)
    await page.getByRole('button', { name: 'Save segment' }).click()
    await page.getByRole('button', { name: 'Take what is saved, drop mine' }).click()
    await page.getByText('version 2 applies').waitFor()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor()
    expect(await segmentOf('shared')).toBeNull()
  })

  it.each([
    { look: 'light', options: { colorScheme: 'light', viewport: DESK } },
    { look: 'dark', options: { colorScheme: 'dark', viewport: DESK } },
    { look: 'phone', options: { colorScheme: 'dark', viewport: PHONE, hasTouch: true, isMobile: true } },
  ] as const)('is accessible and fits the screen: $look', async ({ look, options }) => {
    await saved('looks', EVERYONE)
    const page = await browser.open('/#/segments', options)
    for (const { path, settled } of [
      { path: '', settled: 'table' },
      { path: '/looks', settled: '.person-chip' },
    ]) {
      await page.evaluate(`location.hash = '/segments${path}'`)
      await page.locator(settled).first().waitFor()
      expect(await seriousViolations(page)).toEqual([])
      expect(
        await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth'),
      ).toBeLessThanOrEqual(0)
      await page.screenshot({ path: `web/screenshots/segments${path.replace('/', '-')}-${look}.png` })
    }
    await page.context().close()
  })
})
