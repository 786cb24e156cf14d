import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

/** An item that no other test is about. */
const ITEM = 'item-of-this-test'

interface Use {
  readonly impressions: number
  readonly popularityRank: number | null
  readonly chartRanks: readonly { readonly chart: string; readonly rank: number }[]
  readonly events: { readonly users: number } | null
}

/** How an item is used, as the API says it. */
async function useOf(id: string): Promise<Use> {
  const { item } = await ask<{ item: { use: Use } }>(
    'query ($id: ID!) { item(id: $id) { use { impressions popularityRank chartRanks { chart rank } events { users } } } }',
    { id },
  )
  return item.use
}

inBrowser('the page of an item', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
    await ask(
      `mutation { upsertItems(items: [{ id: "${ITEM}", title: "Lantern", kind: "product" }]) { problems { message } } }`,
    )
  })
  afterAll(() => browser.close())

  const open = () => browser.open(`/#/items/${ITEM}`)
  const isListed = async () => {
    const { items } = await ask<{ items: { totalCount: number } }>(
      `{ items(filter: { ids: ["${ITEM}"] }) { totalCount } }`,
    )
    return items.totalCount === 1
  }

  it('hides the item from lists, and shows it again', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Hide it' }).click()
    await page.getByRole('status').getByText('No list shows it any more.').waitFor()
    await expect.poll(isListed).toBe(false)
    await page.getByRole('button', { name: 'Show it again' }).click()
    await page.getByRole('status').getByText('Lists may show it again.').waitFor()
    await expect.poll(isListed).toBe(true)
    expect(await seriousViolations(page)).toEqual([])
  })

  it('changes what the item is called, and says where a value is wrong', async () => {
    const page = await open()
    await page.getByLabel('Title').fill('Storm lantern')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Storm lantern' }).waitFor()
    await page.getByLabel('Picture').fill('ftp://pictures.example/lantern.png')
    await page.getByRole('button', { name: 'Save' }).click()
    await page
      .getByRole('alert')
      .getByText(/imageUrl/)
      .waitFor()
  })

  it('counts what people did to the item, and how many of them did it', async () => {
    const page = await open()
    const use = page.getByRole('region', { name: 'Use' })
    await use.getByText('No one has used it yet.').waitFor()
    const events = ['VIEW', 'VIEW', 'LIKE']
      .map(
        (kind, at) =>
          `{ eventId: "use-${at}", userId: "user-of-this-test-${at}", itemId: "${ITEM}", kind: ${kind}, occurredAt: ${Date.now()} }`,
      )
      .join(' ')
    await ask(`mutation { recordEvents(events: [${events}]) { accepted problems { message } } }`)
    await expect.poll(async () => (await useOf(ITEM)).events?.users).toBe(3)
    await page.reload()
    const rows = use.getByRole('row')
    await expect
      .poll(() => rows.allTextContents())
      .toEqual(['What people didTimesPeople', 'view22', 'like11', 'anything33'])
    expect(await seriousViolations(page)).toEqual([])
  })

  it('gives the ranks and the impressions of an item as the API gives them', async () => {
    const { items } = await ask<{ items: { nodes: readonly { readonly id: string }[] } }>(
      '{ items(first: 1, orderBy: { popularity: DESC }) { nodes { id } } }',
    )
    const [first] = items.nodes
    if (!first) throw new Error('the demo world has no items')
    const { impressions, popularityRank, chartRanks } = await useOf(first.id)
    const page = await browser.open(`/#/items/${first.id}`)
    const facts = page.getByRole('region', { name: 'Use' }).locator('dl > div')
    await expect
      .poll(() => facts.allTextContents())
      .toEqual(
        expect.arrayContaining([
          `shown in lists${impressions.toLocaleString('en-US')}`,
          `rank by users#${popularityRank}`,
          ...chartRanks.map(({ chart, rank }) => `rank in ${chart.toLowerCase()}#${rank}`),
        ]),
      )
    expect(chartRanks.map(({ chart }) => chart)).toContain('POPULAR')
  })

  it('says who may like an item, or why that is not said', async () => {
    const page = await browser.open('/#/items/video-precinct-13')
    await page.getByRole('button', { name: 'Who may like this?' }).click()
    const people = page.getByRole('list', { name: 'Who may like this' }).getByRole('link')
    await people
      .or(page.getByText(/^(Fewer than 20 people|The last training|No training)/))
      .first()
      .waitFor()
  })
})

inBrowser('a word with a button', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('is explained by keyboard, also in the drawer, and Escape closes the explanation alone', async () => {
    const page = await browser.open('/#/people/abena-adeyemi')
    const tip = page.getByRole('button', { name: 'What does “kept” mean?' })
    await tip.focus()
    await page.keyboard.press('Enter')
    const text = page.getByText('Those of them that may be shown', { exact: false })
    await text.waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await text.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Why this?' }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: 'What does “score” mean?' }).click()
    await drawer.getByText('The sum of what sources add', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await drawer.getByText('The sum of what sources add', { exact: false }).waitFor({ state: 'hidden' })
    expect(await drawer.isVisible()).toBe(true)
  })
})
