import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const PERSON = 'abena-adeyemi'

interface Listed {
  readonly totalCount: number
  readonly nodes: readonly { readonly title: string }[]
}

const CHEAP = {
  all: [{ kind: { anyOf: ['product'] } }, { property: { name: 'price', op: 'LTE', value: { value: 40 } } }],
}

async function itemsByApi(filter: object, orderBy: object | null): Promise<Listed> {
  const { items } = await ask<{ items: Listed }>(
    `query ($filter: ItemFilter, $orderBy: ItemOrder) {
      items(filter: $filter, orderBy: $orderBy, first: 48) { totalCount nodes { title } }
    }`,
    { filter, orderBy },
  )
  return items
}

const rowTitles = (page: Page) => page.locator('.wide-table tbody th a').allTextContents()
const tileTitles = (page: Page) => page.locator('.item-tile strong').allTextContents()
const cardTitles = (page: Page) => page.locator('.card .card-title > a').allTextContents()

/** The control of a property, opened. */
async function control(page: Page, name: string) {
  const section = page.locator('details.filter').filter({ has: page.locator('summary', { hasText: name }) })
  if ((await section.getAttribute('open')) === null) await section.locator('summary').click()
  return section
}

inBrowser('filters in the explorer', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('list what the API lists, and count it', async () => {
    const page = await browser.open('/#/catalog')
    await (await control(page, 'Kind')).getByRole('checkbox', { name: /product/ }).check()
    await (await control(page, 'price')).getByRole('spinbutton', { name: 'price to' }).fill('40')
    const cheap = await itemsByApi(CHEAP, null)
    await expect.poll(() => tileTitles(page)).toEqual(cheap.nodes.map(({ title }) => title))
    await page.getByRole('status').getByText(`${cheap.totalCount} items`).waitFor()
    await page.getByRole('button', { name: 'Remove price up to 40' }).click()
    const products = await itemsByApi({ all: [CHEAP.all[0]] }, null)
    await page.getByRole('status').getByText(`${products.totalCount} items`).waitFor()
    expect(products.totalCount).toBeGreaterThan(cheap.totalCount)
  })

  it('find by text what the search finds, also with a typing mistake, and count it in each filter', async () => {
    const { search } = await ask<{ search: Listed }>(
      '{ search(query: "harbr", first: 48) { totalCount nodes { title } } }',
    )
    expect(search.totalCount).toBeGreaterThan(1)
    const page = await browser.open('/#/catalog')
    await page.getByRole('searchbox', { name: 'Find items' }).fill('harbr')
    await expect.poll(() => tileTitles(page)).toEqual(search.nodes.map(({ title }) => title))
    const counts = (await control(page, 'Kind')).locator('label small')
    const sum = async () =>
      (await counts.allTextContents()).reduce((total, text) => total + Number(text.replaceAll(',', '')), 0)
    await expect.poll(sum).toBe(search.totalCount)
  })

  it('have titles in words with prices first, and two handles over the spread of a number', async () => {
    const page = await browser.open('/#/catalog?kinds=product')
    await (await control(page, 'Price')).getByRole('slider', { name: 'Price: lowest' }).waitFor()
    const titles = await page.locator('details.filter > summary').allTextContents()
    expect(titles.slice(0, 3)).toEqual(['Kindset', 'Price', 'Fee percent'])
    expect(titles.indexOf('Author id')).toBeGreaterThan(titles.indexOf('Year'))
    const price = await control(page, 'Price')
    expect(await price.locator('.range-parts span').count()).toBe(24)
    const highest = price.getByRole('slider', { name: 'Price: highest' })
    const end = Number(await highest.inputValue())
    await highest.focus()
    for (let press = 0; press < 3; press++) await page.keyboard.press('PageDown')
    const now = Number(await highest.inputValue())
    expect(now).toBeLessThan(end)
    await page.getByRole('button', { name: `Remove Price up to ${now}` }).waitFor()
    expect(await price.getByRole('spinbutton', { name: 'price to' }).inputValue()).toBe(String(now))
    await page.keyboard.press('End')
    await page.getByRole('button', { name: 'Remove Price' }).waitFor({ state: 'detached' })
    expect(await seriousViolations(page)).toEqual([])
  })

  it('are in the address with the order and the columns, so that another user sees the same', async () => {
    const page = await browser.open('/#/catalog?kinds=product&where.price=range:..40')
    await page.getByText('Columns').click()
    await page.locator('.pop-down').getByRole('checkbox', { name: 'price' }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: 'price' }).getByRole('button').click()
    const cheapest = await itemsByApi(CHEAP, { property: { name: 'price', direction: 'ASC' } })
    const titles = cheapest.nodes.map(({ title }) => title)
    await expect.poll(() => rowTitles(page)).toEqual(titles)

    const shared = await browser.open(new URL(page.url()).pathname + new URL(page.url()).hash)
    await expect.poll(() => rowTitles(shared)).toEqual(titles)
    expect(await shared.getByRole('spinbutton', { name: 'price to' }).inputValue()).toBe('40')
    expect(await seriousViolations(shared)).toEqual([])
  })

  it('count the other choices of a property under the other filters', async () => {
    const page = await browser.open('/#/catalog?kinds=product')
    const kinds = await control(page, 'Kind')
    await kinds.getByRole('checkbox', { name: /movie/ }).waitFor()
    const before = await kinds.locator('label').allTextContents()
    await kinds.getByRole('checkbox', { name: /movie/ }).check()
    expect(decodeURIComponent(page.url())).toContain('kinds=product,movie')
    expect(await kinds.locator('label').allTextContents()).toEqual(before)
  })

  it('show the items that lack a picture or tags, and count these in each filter', async () => {
    const total = async (lacking: string) => {
      const { items } = await ask<{ items: Listed }>(
        'query ($lacking: ItemPart) { items(lacking: $lacking) { totalCount nodes { title } } }',
        { lacking },
      )
      return items.totalCount
    }
    const page = await browser.open('/#/catalog')
    const status = page.locator('.listing-head [role="status"]')
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Without a picture of their own')
    expect(page.url()).toContain('lacking=IMAGE')
    const without = await total('IMAGE')
    await expect.poll(() => status.textContent()).toBe(`${without.toLocaleString('en-US')} items`)
    const kinds = await control(page, 'Kind')
    const counts = async () =>
      (await kinds.locator('label .numbers').allTextContents()).map((text) =>
        Number(text.replaceAll(',', '')),
      )
    await expect.poll(async () => (await counts()).reduce((sum, count) => sum + count, 0)).toBe(without)
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Without tags')
    const untagged = await total('TAGS')
    expect(untagged).not.toBe(without)
    if (untagged === 0) await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
  })

  it('show the items that no list showed lately', async () => {
    const { items } = await ask<{ items: Listed }>(
      '{ items(lacking: IMPRESSIONS) { totalCount nodes { title } } }',
    )
    const page = await browser.open('/#/catalog')
    const status = page.locator('.listing-head [role="status"]')
    await page.locator('.item-tile').first().waitFor()
    const all = await status.textContent()
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Shown to no one')
    await expect.poll(() => status.textContent()).toBe(`${items.totalCount.toLocaleString('en-US')} items`)
    expect(await status.textContent()).not.toBe(all)
  })

  it('say that nothing passes, and offer the way back', async () => {
    const page = await browser.open('/#/catalog?where.price=range%3A9000000..')
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    await page.getByRole('button', { name: 'Show all items' }).click()
    await page.locator('.item-tile').first().waitFor()
    expect(page.url()).not.toContain('where')
  })

  it('show the reason for an address with an unknown property, which can be removed', async () => {
    const page = await browser.open('/#/catalog?where.weight=range%3A1..')
    await page.getByRole('alert').getByText('weight').waitFor()
    await page.getByRole('button', { name: 'Remove weight from 1' }).click()
    await page.locator('.item-tile').first().waitFor()
  })

  it("restrict a person's list, and stay when a slider moves", async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').nth(5).waitFor()
    await page.locator('details.filters > summary').click()
    await (await control(page, 'Kind')).getByRole('checkbox', { name: /product/ }).check()
    await (await control(page, 'price')).getByRole('spinbutton', { name: 'price to' }).fill('40')
    const byApi = async (input: object) => {
      const { recommendations } = await ask<{ recommendations: Listed }>(
        `query ($id: ID!, $input: RecommendationInput) {
          recommendations(userId: $id, first: 12, input: $input) { nodes { title } }
        }`,
        { id: PERSON, input },
      )
      return recommendations.nodes.map(({ title }) => title)
    }
    await expect.poll(() => cardTitles(page)).toEqual(await byApi({ filter: CHEAP }))
    const leftOut = page.getByText(/^Left out: .*\d+ not passing the filter/)
    await expect.poll(() => leftOut.count()).toBe(1)
    await page.getByRole('slider', { name: 'Diversity' }).fill('0.6')
    const spread = await byApi({ filter: CHEAP, diversity: 0.6 })
    await expect.poll(() => cardTitles(page)).toEqual(spread)
    await page.reload()
    await expect.poll(() => cardTitles(page)).toEqual(spread)
    expect(decodeURIComponent(page.url())).toContain('where.price=range:..40')
  })
})
