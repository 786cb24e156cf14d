import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, DESK, inBrowser, PHONE } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }'

const event = (eventId: string, kind: string, more: object = {}) => ({
  eventId,
  userId: 'priya-menon',
  itemId: 'video-precinct-13',
  kind,
  occurredAt: new Date().toISOString(),
  ...more,
})

inBrowser('the page of events', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('shows an event that is sent meanwhile, with its verdict and why it was rejected', async () => {
    const page = await browser.open('/#/events')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    const clicked = event('live-1', 'CLICK')
    await ask(RECORD, { events: [clicked, event('live-2', 'VIEW', { portion: 7 })] })
    const row = (id: string) => page.getByRole('row').filter({ hasText: id })
    await row('live-1').getByText('accepted').waitFor({ timeout: 5_000 })
    await row('live-2').getByText('rejected').waitFor()
    await row('live-2').getByText('portion must be').waitFor()
    expect(await row('live-1').getByRole('link', { name: 'priya-menon' }).getAttribute('href')).toBe(
      '#/people/priya-menon',
    )
    await ask(RECORD, { events: [clicked] })
    await row('live-1').getByText('duplicate').waitFor({ timeout: 5_000 })
  })

  it('filters by kind and verdict, in its address, and pauses', async () => {
    await ask(RECORD, { events: [event('kind-1', 'SAVE'), event('kind-2', 'LIKE')] })
    const page = await browser.open('/#/events')
    const row = (id: string) => page.getByRole('row').filter({ hasText: id })
    await row('kind-1').waitFor()
    await page.getByLabel('Kind').selectOption('LIKE')
    await row('kind-1').waitFor({ state: 'detached' })
    await row('kind-2').waitFor()
    expect(page.url()).toContain('kind=LIKE')
    await page.getByLabel('Verdict').selectOption('REJECTED')
    await row('kind-2').waitFor({ state: 'detached' })
    await page.getByLabel('Verdict').selectOption('')
    await row('kind-2').waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Go live' }).waitFor()
    await ask(RECORD, { events: [event('kind-3', 'LIKE')] })
    await page.waitForTimeout(2_500)
    expect(await row('kind-3').count()).toBe(0)
    await page.getByRole('button', { name: 'Go live' }).click()
    await row('kind-3').waitFor({ timeout: 5_000 })
  })

  it.each([
    { look: 'light', colorScheme: 'light', viewport: DESK },
    { look: 'dark', colorScheme: 'dark', viewport: DESK },
    { look: 'phone', colorScheme: 'dark', viewport: PHONE },
  ] as const)(
    'has no accessibility violation and fits the screen: $look',
    async ({ look, colorScheme, viewport }) => {
      await ask(RECORD, {
        events: [event('look-1', 'PURCHASE'), event(`look-${'long-'.repeat(20)}`, 'VIEW', { portion: 7 })],
      })
      const page = await browser.open('/#/events', { colorScheme, viewport })
      await page.getByRole('row').filter({ hasText: 'look-1' }).first().waitFor()
      expect(await seriousViolations(page)).toEqual([])
      const widths = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]')
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0)
      await page.screenshot({ path: `web/screenshots/events-${look}.png` })
    },
  )
})
