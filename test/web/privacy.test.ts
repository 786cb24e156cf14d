import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser, ORIGIN } from './browsing.ts'

const LIST = `query ($id: ID!) {
  recommendations(userId: $id, first: 3) { recommendationId personalization edges { node { id title } reasons { text } } }
}`

interface Listed {
  readonly recommendations: {
    readonly recommendationId: string
    readonly personalization: string
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly title: string }
      readonly reasons: readonly { readonly text: string }[]
    }[]
  }
}

const listOf = async (id: string) => (await ask<Listed>(LIST, { id })).recommendations

const saved = (page: Page, sentence: string | RegExp) =>
  page.getByRole('status').getByText(sentence).waitFor()

const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).locator('li')

inBrowser('the privacy page', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  const open = (id: string) => browser.open(`/#/privacy/${id}`)

  it('is one link away from the person', async () => {
    const page = await browser.open('/#/people/priya-menon')
    await page.getByRole('link', { name: 'Privacy' }).click()
    await page.getByRole('heading', { level: 1, name: 'Privacy of Priya Menon' }).waitFor()
  })

  it('pauses personalization with the keyboard alone, and keeps a receipt of each decision', async () => {
    const id = 'priya-menon'
    expect((await listOf(id)).personalization).toBe('FULL')
    const page = await open(id)
    const pause = page.getByRole('switch', { name: 'Pause personalization' })
    await pause.focus()
    await page.keyboard.press('Space')
    await saved(page, 'Personalization is paused.')
    await expect.poll(() => pause.getAttribute('aria-checked')).toBe('true')
    expect((await listOf(id)).personalization).toBe('NO_CONSENT')
    await page.keyboard.press('Space')
    await saved(page, 'Lists are personal again.')
    expect((await listOf(id)).personalization).toBe('FULL')
    await page.getByText(/^Receipts/).click()
    await expect.poll(() => rows(page, 'Receipts').nth(0).textContent()).toContain('Allowed Personal lists')
    expect(await rows(page, 'Receipts').nth(1).textContent()).toContain('Denied Personal lists')
  })

  it('denies one purpose and leaves the others', async () => {
    const page = await open('priya-menon')
    const others = page.getByRole('switch', { name: 'Social signals' })
    const before = await others.getAttribute('aria-checked')
    const training = page.getByRole('switch', { name: 'Training' })
    const isOn = (await training.getAttribute('aria-checked')) === 'true'
    await training.click()
    await expect.poll(() => training.getAttribute('aria-checked')).toBe(String(!isOn))
    expect(await others.getAttribute('aria-checked')).toBe(before)
    const audiences = page.getByRole('switch', { name: 'Audiences' })
    await audiences.click()
    await saved(page, /^Audiences: (allowed|denied)\.$/)
  })

  it('states how much is wanted of a tag, changes it and removes it', async () => {
    const page = await open('priya-menon')
    const row = rows(page, 'Concluded interests').first()
    const tag = (await row.locator('a').textContent()) ?? ''
    const choice = page.getByRole('combobox', { name: `How much of ${tag}`, exact: true })
    const stated = rows(page, 'Stated interests').filter({ has: page.getByText(tag, { exact: true }) })
    await choice.selectOption('Less')
    await stated.waitFor()
    await choice.selectOption('More')
    await saved(page, `${tag}: more.`)
    await expect.poll(() => choice.inputValue()).toBe('2')
    await stated.getByRole('button', { name: 'Remove' }).click()
    await stated.waitFor({ state: 'detached' })
  })

  it('blocks and mutes people, and undoes both', async () => {
    const page = await open('priya-menon')
    for (const { label, list, undo } of [
      { label: 'Block someone', list: 'Blocked people', undo: 'Unblock' },
      { label: 'Mute someone', list: 'Muted people', undo: 'Unmute' },
    ]) {
      await page.getByRole('combobox', { name: label }).fill('silas-ferrante')
      await page.getByRole('option', { name: 'silas-ferrante' }).click()
      const row = rows(page, list).filter({ hasText: 'Silas' })
      await row.getByRole('button', { name: undo }).click()
      await row.waitFor({ state: 'detached' })
    }
  })

  it('brings a dismissed item back', async () => {
    const id = 'newcomer-undoes'
    const [first] = (await listOf(id)).edges
    const itemId = first?.node.id ?? ''
    const title = first?.node.title ?? ''
    await ask('mutation ($id: ID!, $itemId: ID!) { dismiss(userId: $id, itemId: $itemId) { watermark } }', {
      id,
      itemId,
    })
    await expect.poll(async () => (await listOf(id)).edges[0]?.node.id).not.toBe(itemId)
    const page = await open(id)
    await page.getByRole('button', { name: `Undo the dismissal of ${title}` }).click()
    await expect.poll(() => rows(page, 'Dismissed items').count()).toBe(0)
    expect((await listOf(id)).edges.map(({ node }) => node.id)).toContain(itemId)
  })

  it('shows a served list again from its link, with the reasons that were shown', async () => {
    const page = await browser.open('/#/people/ana-kamau')
    await page.locator('.card').first().waitFor()
    const reason = (await page.locator('.card-reason').first().textContent()) ?? ''
    const title = (await page.locator('.card .card-title > a').first().textContent()) ?? ''
    await page.getByRole('link', { name: 'as served' }).click()
    const first = rows(page, 'The list as it was shown').first()
    await first.waitFor()
    expect(await first.locator('a').textContent()).toBe(title)
    expect(await first.locator('small').textContent()).toContain(reason.replace(/ and \d+ more$/, ''))
  })

  it('offers the newest lists of the person to be shown again', async () => {
    const id = 'priya-menon'
    const served = await listOf(id)
    const page = await open(id)
    await page.getByRole('combobox', { name: 'My newest lists' }).selectOption(served.recommendationId)
    const first = rows(page, 'The list as it was shown').first()
    expect(await first.locator('a').textContent()).toBe(served.edges[0]?.node.title)
  })

  it('says so if a list is not known', async () => {
    const { recommendationId } = await listOf('priya-menon')
    const page = await browser.open(`/#/privacy/ana-kamau?list=${recommendationId}`)
    await page.getByText('There is no such list of this user').waitFor()
  })

  it('makes an export, and downloads it', async () => {
    const page = await open('ana-kamau')
    await page.getByRole('button', { name: 'Export my data' }).click()
    const link = page.getByRole('link', { name: 'Download' })
    await link.waitFor()
    const file = await page.request.get(`${ORIGIN}${await link.getAttribute('href')}`)
    expect(file.status()).toBe(200)
    expect(await file.text()).toContain('ana-kamau')
    await page.reload()
    await link.waitFor()
  })

  it('resets a profile and erases a user only after a confirmation, and shows the receipt', async () => {
    const id = 'newcomer-leaves'
    const [first] = (await listOf(id)).edges
    await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
      events: [
        {
          eventId: 'leaves-1',
          userId: id,
          itemId: first?.node.id,
          kind: 'LIKE',
          occurredAt: new Date().toISOString(),
        },
      ],
    })
    await expect.poll(async () => (await listOf(id)).personalization).toBe('FULL')
    const page = await open(id)
    const dialog = page.getByRole('dialog')

    await page.getByRole('button', { name: 'Reset profile' }).click()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect((await listOf(id)).personalization).toBe('FULL')

    await page.getByRole('button', { name: 'Reset profile' }).click()
    await dialog.getByRole('button', { name: 'Reset profile' }).click()
    await saved(page, 'The profile is reset.')
    expect((await listOf(id)).personalization).toBe('COLD_START')

    await page.getByRole('button', { name: 'Erase everything' }).click()
    await dialog.getByRole('button', { name: 'Erase everything' }).click()
    const receipt = page.getByRole('table', { name: 'Receipt of the erasure' })
    await receipt.waitFor()
    expect(await receipt.getByRole('row', { name: /^users/ }).textContent()).toBe('users1')
    await page.getByRole('heading', { name: 'Everything about this person is erased' }).waitFor()
    expect(
      await page
        .getByRole('button')
        .filter({ hasText: /Export|Reset|Erase/ })
        .count(),
    ).toBe(0)
    expect((await listOf(id)).personalization).toBe('UNKNOWN_USER')
  })

  it('deletes a single event, which is then in no history', async () => {
    const id = 'newcomer-deletes'
    await ask(
      `mutation ($id: ID!) { recordEvents(events: [{ userId: $id, itemId: "video-snowblind", kind: LIKE, eventId: "del-1",
        occurredAt: "2026-01-01T00:00:00Z" }]) { accepted } }`,
      { id },
    )
    const historyOf = async () =>
      (
        await ask<{ user: { events: { totalCount: number } } | null }>(
          'query ($id: ID!) { user(id: $id) { events { totalCount } } }',
          { id },
        )
      ).user?.events.totalCount
    await expect.poll(historyOf).toBe(1)
    const page = await open(id)
    const row = rows(page, 'What I did').filter({ hasText: 'Liked' })
    await row.getByRole('button', { name: 'Delete' }).click()
    await saved(page, /is deleted\.$/)
    await row.waitFor({ state: 'detached' })
    expect(await historyOf()).toBe(0)
  })

  it('has nothing of the pages for operators, and says in words what is stored', async () => {
    const page = await open('abena-adeyemi')
    await page.getByRole('table', { name: 'Stored about me' }).getByText('Items in my history').waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.locator('textarea').count()).toBe(0)
    await page.getByRole('link', { name: 'Back to the explorer' }).click()
    await page.getByRole('navigation', { name: 'Pages' }).waitFor()
  })
})
