import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

/** An item that no other test is about. */
const ITEM = 'item-of-this-test'

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
