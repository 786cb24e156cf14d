import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoServer, demoServer } from '../support/demo-server.ts'
import { type Browsing, browsing, inBrowser, PHONE } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

/** The browser logs responses with an error status to the console. */
const EXPECTED = /status of 401/

const VERSIONS = '{ stats { modelVersion } previousModelVersion }'

interface Versions {
  readonly stats: { readonly modelVersion: string }
  readonly previousModelVersion: string
}

inBrowser('the pages of who runs the server', () => {
  let browser: Browsing
  let demo: DemoServer
  let admin = ''
  let analyst = ''
  beforeAll(async () => {
    browser = await browsing()
    demo = await demoServer()
    admin = await created('explorer', 'ADMIN')
    analyst = await created('analyst', 'ANALYZE')
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  async function ask(query: string, key = admin): Promise<Response> {
    const headers = { 'content-type': 'application/json', ...(key !== '' && { 'x-api-key': key }) }
    return fetch(demo.url, { method: 'POST', headers, body: JSON.stringify({ query }) })
  }

  async function read<T>(query: string): Promise<T> {
    const { data } = (await (await ask(query)).json()) as { data: T }
    return data
  }

  async function created(name: string, scope: string): Promise<string> {
    const mutation = `mutation { createApiKey(name: "${name}", scopes: [${scope}]) { key } }`
    return (await read<{ createApiKey: { key: string } }>(mutation)).createApiKey.key
  }

  async function open(path: string, key = admin, options = {}): Promise<Page> {
    const page = await browser.open(path, {
      origin: new URL(demo.url).origin,
      expected: EXPECTED,
      ...options,
    })
    await page.getByRole('textbox', { name: 'API key' }).fill(key)
    await page.getByRole('button', { name: 'Sign in' }).click()
    return page
  }

  const history = (page: Page) => page.getByRole('region', { name: 'History of trainings' })
  const trainings = () =>
    read<{ trainings: { version: string; ndcgAt10: number; seconds: number }[] }>(
      '{ trainings { version ndcgAt10 seconds } }',
    )

  it('shows the figures of the API, reads them again by itself, and says when the server stopped', async () => {
    type Figures = { health: { state: string; figures: { name: string; now: number | null }[] } }
    const { health } = await read<Figures>('{ health { state figures { name now } } }')
    const page = await open('/#/operate', admin, { expected: /status of 401|ERR_/ })
    await page.getByText('All well.').waitFor()
    const disk = page.getByRole('region', { name: 'Free disk' }).locator('data')
    const free = health.figures.find(({ name }) => name === 'DISK_FREE')?.now ?? 0
    expect(Math.abs(Number(await disk.getAttribute('value')) - free)).toBeLessThan(1e9)
    expect(health.state).toBe('WELL')
    const answers = page.getByRole('region', { name: 'Answers a second' }).locator('data')
    await expect
      .poll(async () => Number(await answers.getAttribute('value')), { timeout: 40_000 })
      .toBeGreaterThan(0)
    await page.route('**/graphql', (route) => route.abort())
    await page.getByText('The server does not answer.').waitFor()
  })

  it('shows how trainings ended, with the figures of the API', async () => {
    const [newest] = (await trainings()).trainings
    const page = await open('/#/operate/trainings')
    const row = history(page).getByRole('row', { name: newest?.version ?? '' })
    await row.getByText('serving').waitFor()
    expect(await row.textContent()).toContain(newest?.ndcgAt10.toFixed(4))
  })

  it('trains by keyboard with its progress, then like an earlier version, and compares the two', async () => {
    const before = (await trainings()).trainings
    const page = await open('/#/operate/trainings')
    await page.getByRole('button', { name: 'Train now' }).focus()
    await page.keyboard.press('Enter')
    const running = page.getByRole('region', { name: 'This training' })
    await running.locator('.bar-row').first().waitFor()
    await running.getByText('Done: its model serves.').waitFor({ timeout: 120_000 })
    await running.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => history(page).locator('tbody tr').count()).toBe(before.length + 1)
    await page
      .getByRole('row', { name: before[0]?.version ?? '' })
      .getByRole('button', { name: 'Train like it' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Train like it' }).click()
    await running.getByRole('button', { name: 'Cancel the training' }).click()
    await running.getByText('Canceled.').waitFor({ timeout: 60_000 })
    expect((await trainings()).trainings).toHaveLength(before.length + 1)
    const compared = page.getByRole('region', { name: 'Two versions' })
    await compared.getByLabel('Second version').selectOption(before[0]?.version ?? '')
    expect(await compared.getByRole('row', { name: 'NDCG@10' }).textContent()).toContain(
      before[0]?.ndcgAt10.toFixed(4),
    )
  }, 240_000)

  it('rolls back to the model before the last training after a question, and shows it in the history', async () => {
    const { stats, previousModelVersion } = await read<Versions>(VERSIONS)
    const before = (await trainings()).trainings
    const page = await open('/#/operate/trainings')
    const compare = await open('/#/compare?left=abena-adeyemi')
    await compare.getByRole('list', { name: 'Right list' }).locator('.slim-row').nth(11).waitFor()
    await compare.getByRole('heading', { name: 'Settings' }).click()
    const right = compare.getByRole('region', { name: 'Right settings' })
    await right.getByRole('checkbox', { name: 'By the model before the last training' }).check()
    await compare.getByText('Model: the serving one | the one before').waitFor()
    for (const [name, model] of [
      ['Left list', 'SERVING'],
      ['Right list', 'PREVIOUS'],
    ] as const) {
      const { recommendations } = await read<{ recommendations: { nodes: { title: string }[] } }>(
        `{ recommendations(userId: "abena-adeyemi", first: 12, input: { model: ${model} }) { nodes { title } } }`,
      )
      await expect
        .poll(() => compare.getByRole('list', { name }).locator('.slim-row a').allTextContents())
        .toEqual(recommendations.nodes.map(({ title }) => title))
    }
    expect(await seriousViolations(compare)).toEqual([])
    await compare.close()
    await page.getByRole('button', { name: 'Roll back' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(previousModelVersion).waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect((await trainings()).trainings).toEqual(before)
    await page.getByRole('button', { name: 'Roll back' }).click()
    await dialog.getByRole('button', { name: 'Roll back' }).click()
    await page.getByText('The earlier model serves again.').waitFor()
    const row = history(page).getByRole('row', { name: previousModelVersion })
    await row.getByText('rolled back to').waitFor()
    await row.getByText('serving').waitFor()
    expect(await read(VERSIONS)).toEqual({
      stats: { modelVersion: previousModelVersion },
      previousModelVersion: stats.modelVersion,
    })
    expect(await seriousViolations(page)).toEqual([])
  })

  it('offers no roll back to a key that may only look', async () => {
    const page = await open('/#/operate/trainings', analyst)
    await history(page).getByText('serving').waitFor()
    expect(await page.getByRole('button', { name: 'Roll back' }).count()).toBe(0)
  })

  it('makes a key that is shown once and works, and revokes it', async () => {
    const page = await open('/#/operate/access')
    await page.getByLabel('Name', { exact: true }).fill('web')
    await page.getByRole('checkbox', { name: /^read/ }).check()
    await page.getByLabel(/^Origins/).fill('not-an-origin')
    await page.getByRole('button', { name: 'Create the key' }).click()
    await page.getByText(/must be an origin/).waitFor()
    await page.getByLabel(/^Origins/).fill('')
    await page.getByRole('button', { name: 'Create the key' }).click()
    const key = (await page.locator('.made-key').textContent()) ?? ''
    expect((await ask('{ version }', key)).status).toBe(200)
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.locator('.made-key').waitFor({ state: 'detached' })
    expect(await page.content()).not.toContain(key)
    const row = page.getByRole('region', { name: 'API keys' }).getByRole('row', { name: 'web' })
    await row.getByRole('cell', { name: 'never' }).first().waitFor()
    await page
      .getByRole('region', { name: 'API keys' })
      .getByRole('columnheader', { name: 'Last used' })
      .waitFor()
    await row.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await row.waitFor({ state: 'detached' })
    await expect.poll(async () => (await ask('{ version }', key)).status).toBe(401)
    const given = page.getByRole('region', { name: 'Settings that were given' })
    await given.getByRole('row', { name: /^PORT .* environment/ }).waitFor()
    const audit = page.getByRole('region', { name: 'Audit entries' })
    await page.getByLabel('Field').fill('revoke')
    await audit.getByRole('cell', { name: 'Mutation.revokeApiKey' }).first().waitFor()
    expect(await audit.getByText('Mutation.createApiKey').count()).toBe(0)
  })

  it('shows no act that the key may not do', async () => {
    const page = await open('/#/operate/trainings', analyst)
    await history(page).waitFor()
    expect(await page.getByRole('button', { name: 'Train now' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Train like it' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Access' }).count()).toBe(0)
    await page.goto(`${new URL(page.url()).origin}/#/operate/access`)
    await page.getByText('needs the scope admin').waitFor()
  })

  it.each([
    { look: 'light', options: {} },
    { look: 'dark', options: { colorScheme: 'dark' } },
    { look: 'phone', options: { viewport: PHONE } },
  ])('is accessible in the $look look', async ({ options }) => {
    for (const [path, settled] of [
      ['/#/operate', 'Answers a second'],
      ['/#/operate/trainings', 'History of trainings'],
      ['/#/operate/access', 'Audit entries'],
    ] as const) {
      const page = await open(path, admin, options)
      await page.getByRole('region', { name: settled }).waitFor()
      expect(await seriousViolations(page)).toEqual([])
      await page.context().close()
    }
  })
})
