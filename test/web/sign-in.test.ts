import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newKey } from '../../src/access/api-key.ts'
import { type DemoServer, demoServer } from '../support/demo-server.ts'
import { type Browsing, browsing, inBrowser, type OpenOptions, PHONE } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const ID = 'ana-kamau'
const PERSON = `/#/people/${ID}`

/** The browser logs responses with an error status to the console. */
const EXPECTED = /status of 401/

inBrowser('with a server that has keys', () => {
  let browser: Browsing
  let demo: DemoServer
  let origin = ''
  let admin = ''
  beforeAll(async () => {
    browser = await browsing()
    demo = await demoServer({ isTrained: false })
    origin = new URL(demo.url).origin
    admin = await created('explorer', '[ADMIN]')
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  const open = (path: string, options: OpenOptions = {}) =>
    browser.open(path, { origin, expected: EXPECTED, ...options })

  async function ask(query: string): Promise<Record<string, Record<string, unknown>>> {
    const response = await fetch(demo.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(admin !== '' && { 'x-api-key': admin }) },
      body: JSON.stringify({ query }),
    })
    const { data, errors } = (await response.json()) as {
      data: Record<string, Record<string, unknown>>
      errors?: unknown
    }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  async function created(name: string, scopes: string): Promise<string> {
    const { createApiKey } = await ask(
      `mutation { createApiKey(name: "${name}", scopes: ${scopes}) { key problems { message } } }`,
    )
    return String(createApiKey?.key)
  }

  async function signIn(page: Page, key: string): Promise<void> {
    await page.getByRole('textbox', { name: 'API key' }).fill(key)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }

  const panel = (page: Page) => page.getByRole('heading', { name: 'This server needs an API key' })
  const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out' })

  it('asks for a key in place of every page', async () => {
    for (const path of [
      '/',
      PERSON,
      '/#/catalog',
      '/#/overview',
      '/#/compare?left=ana-kamau&right=priya-menon',
    ]) {
      const page = await open(path)
      await panel(page).waitFor()
      await page.getByText('attune keys create --name explorer --scopes admin').waitFor()
      expect(await signOut(page).count()).toBe(0)
      await page.close()
    }
  })

  it('says what is wrong with a key, and keeps none', async () => {
    const page = await open('/')
    await panel(page).waitFor()
    for (const key of [newKey(), 'a wrong key', 'schlüssel']) {
      await signIn(page, key)
      await page.getByRole('alert').getByText('This key is wrong').waitFor()
      await page.getByRole('textbox', { name: 'API key' }).fill('')
    }
    await signIn(page, await created('track', '[TRACK]'))
    await page.getByRole('alert').getByText('This key opens no page').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(await page.evaluate('JSON.stringify([sessionStorage, localStorage])')).not.toContain('att_')
  })

  it('shows the page after sign-in, with a live list, also after a reload, until sign-out', async () => {
    const page = await open(PERSON)
    await signIn(page, ` ${admin}\n`)
    await page.locator('.card').nth(11).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await page.reload()
    await page.locator('.card').nth(11).waitFor()
    await page.getByText('live', { exact: true }).waitFor()
    const first = page.locator('.card .card-title > a').first()
    const title = await first.textContent()
    const itemId = await page.locator('.card').first().getAttribute('data-id')
    const event = `{ eventId: "1", userId: "${ID}", itemId: "${itemId}", kind: LIKE, occurredAt: "${new Date().toISOString()}" }`
    await ask(`mutation { recordEvents(events: [${event}]) { accepted } }`)
    await expect.poll(() => first.textContent(), { timeout: 5_000 }).not.toBe(title)

    await signOut(page).click()
    await panel(page).waitFor()
    expect(await page.locator('.card').count()).toBe(0)
    await page.reload()
    await panel(page).waitFor()
  })

  it('a key with the scope steer starts at the catalog, opens placements, and is offered no page about people', async () => {
    const page = await open('/')
    await signIn(page, await created('merchandiser', '[STEER]'))
    await page.locator('.item-tile').first().waitFor()
    const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
    expect(await pages.getByText('Catalog').getAttribute('aria-current')).toBe('page')
    expect(await pages.allTextContents()).toEqual([
      'Catalog',
      'Search',
      'Placements',
      'Segments',
      'Measure',
      'Playground',
    ])
    await pages.getByText('Placements').click()
    await page.getByRole('textbox', { name: 'Key' }).fill('home')
    await page.getByRole('button', { name: 'New placement' }).click()
    await page.getByRole('spinbutton', { name: 'Diversity' }).fill('0.4')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByText('by merchandiser').waitFor()
    await page.getByRole('link', { name: 'Preview' }).click()
    await page.getByText('Naming viewers needs the scope server').waitFor()
    expect(await page.getByRole('combobox', { name: 'Add a viewer by name or id' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    await page.getByRole('list', { name: 'A newcomer: preview' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
  })

  it.each([
    { scope: 'STEER', mayEdit: true },
    { scope: 'ANALYZE', mayEdit: false },
  ])('a key with the scope $scope sees segments in bands, and no one in them', async ({ scope, mayEdit }) => {
    await ask(`mutation { saveSegment(input: { name: "most",
      filter: { not: { event: { kinds: [REPORT] } } } }) { problems { message } } }`)
    const page = await open('/#/segments')
    await signIn(page, await created(`segments-${scope.toLowerCase()}`, `[${scope}]`))
    await page.getByRole('row', { name: /most.*(500|1,000) or more/ }).waitFor()
    expect(await page.getByRole('button', { name: 'New segment' }).count()).toBe(mayEdit ? 1 : 0)
    await page.getByRole('link', { name: 'most' }).click()
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    expect(await page.getByRole('heading', { name: 'People', exact: true }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Save segment' }).count()).toBe(mayEdit ? 1 : 0)
    expect(await page.getByRole('checkbox', { name: 'report' }).isDisabled()).toBe(!mayEdit)
    expect(await seriousViolations(page)).toEqual([])
  })

  it.each([
    { scope: 'READ', shown: ['Catalog', 'Search', 'Playground'] },
    { scope: 'SERVER', shown: ['People', 'Compare', 'Catalog', 'Search', 'Measure', 'Playground'] },
    {
      scope: 'ANALYZE',
      shown: ['Catalog', 'Search', 'Segments', 'Events', 'Measure', 'Overview', 'Playground', 'Operate'],
    },
  ])('a key with the scope $scope opens what it may see', async ({ scope, shown }) => {
    const page = await open('/#/catalog')
    await signIn(page, await created(`only-${scope.toLowerCase()}`, `[${scope}]`))
    await page.locator('.item-tile').first().waitFor()
    const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
    await expect.poll(() => pages.allTextContents()).toEqual(shown)
    for (const name of shown) {
      await pages.getByText(name, { exact: true }).click()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      // The page of the process may say that a busy machine is degraded, which is no refusal.
      const refused = page.locator(name === 'Operate' ? '.is-bad[role="alert"]' : '.is-bad')
      expect(await refused.count()).toBe(0)
    }
    await page.goto(`${origin}${PERSON}`)
    if (scope === 'SERVER') await page.locator('.card').nth(5).waitFor()
    else await page.getByRole('heading', { name: 'This page needs the scope server' }).waitFor()
    expect(await page.locator('.is-bad').count()).toBe(0)
    expect(await seriousViolations(page)).toEqual([])
  })

  it.each(['STEER', 'SERVER', 'ANALYZE'])(
    'a key with the scope %s opens the figures of a placement',
    async (scope) => {
      const page = await open('/#/measure')
      await signIn(page, await created(`figures-${scope.toLowerCase()}`, `[${scope}]`))
      await page.getByRole('link', { name: 'shop/for-you' }).click()
      await page.getByRole('region', { name: 'Click rate', exact: true }).locator('data').waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
      expect(await seriousViolations(page)).toEqual([])
    },
  )

  it('signs all tabs in and out, and forgets the key with the last of them', async () => {
    const page = await open('/#/catalog')
    await signIn(page, admin)
    await page.locator('.item-tile').first().waitFor()
    const other = await page.context().newPage()
    await other.goto(`${origin}/#/catalog`)
    await other.locator('.item-tile').first().waitFor()
    await signOut(page).click()
    await panel(page).waitFor()
    await panel(other).waitFor()
    await signIn(other, admin)
    await page.locator('.item-tile').first().waitFor()
    const context = page.context()
    await page.close()
    await other.close()
    const last = await context.newPage()
    await last.goto(`${origin}/#/catalog`)
    await panel(last).waitFor()
  })

  it('asks again when the key of the tab is revoked', async () => {
    const page = await open('/')
    await signIn(page, await created('brief', '[ADMIN]'))
    await page.locator('.person-chip').first().waitFor()
    await ask('mutation { revokeApiKey(name: "brief") { revokedName } }')
    await page.getByRole('link', { name: 'Catalog' }).click()
    await page.getByRole('alert').getByText('no longer accepts the key').waitFor()
    await signIn(page, admin)
    await page.locator('.item-tile').first().waitFor()
  })

  it.each([
    { name: 'light', options: { colorScheme: 'light' } },
    { name: 'dark', options: { colorScheme: 'dark' } },
    { name: 'phone', options: { viewport: PHONE, hasTouch: true, isMobile: true, colorScheme: 'light' } },
  ] as const)('is readable and fits: $name', async ({ name, options }) => {
    const page = await open(PERSON, options)
    await panel(page).waitFor()
    await page.screenshot({ path: `web/screenshots/sign-in-${name}.png` })
    await signIn(page, newKey())
    await page.getByRole('alert').waitFor()
    await page.screenshot({ path: `web/screenshots/sign-in-${name}-wrong.png` })
    expect(await seriousViolations(page)).toEqual([])
    await signIn(page, admin)
    await signOut(page).waitFor()
    await page.locator('.card').first().waitFor()
    await page.screenshot({ path: `web/screenshots/sign-in-${name}-done.png` })
    const pixels = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    expect(pixels).toBe(0)
    expect((await signOut(page).boundingBox())?.height).toBeGreaterThanOrEqual(24)
  })
})
