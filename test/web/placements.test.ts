import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, DESK, inBrowser, PHONE } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const PLACEMENT = `query ($key: String!) { placement(key: $key) {
  draft { digest spec } published { number digest spec note activeUntil } } }`

interface Version {
  readonly number: number
  readonly digest: string
  readonly spec: Record<string, unknown>
  readonly note: string | null
  readonly activeUntil: string | null
}

interface Placement {
  readonly draft: Version | null
  readonly published: Version | null
}

const placementOf = async (key: string) =>
  (await ask<{ placement: Placement | null }>(PLACEMENT, { key })).placement

async function saved(key: string, spec: object, surface: string | null = null): Promise<string> {
  const { savePlacementDraft } = await ask<{ savePlacementDraft: { placement: Placement | null } }>(
    'mutation ($input: SavePlacementInput!) { savePlacementDraft(input: $input) { placement { draft { digest } } } }',
    { input: { key, spec, surface } },
  )
  return savePlacementDraft.placement?.draft?.digest ?? ''
}

async function published(key: string, spec: object, note: string): Promise<void> {
  await ask(
    'mutation ($input: PublishPlacementInput!) { publishPlacement(input: $input) { problems { message } } }',
    { input: { key, note, expectedDigest: await saved(key, spec) } },
  )
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views of the placement' }).getByRole('link', { name })

const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).locator('li')

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByRole('status').getByText('The draft is saved').waitFor()
}

const BOOST = { name: 'movies', apply: { boost: { odds: 4, where: { kind: { anyOf: ['movie'] } } } } }

inBrowser('the placements section', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('makes a page of rows, for which it offers nothing else', async () => {
    const page = await browser.open('/#/placements')
    await page.getByRole('textbox', { name: 'Key' }).fill('start')
    await page.getByRole('combobox', { name: 'Surface' }).selectOption('PAGE')
    await page.getByRole('button', { name: 'New placement' }).click()
    await page.getByRole('button', { name: 'Add row', exact: true }).click()
    await page.getByRole('combobox', { name: 'row 1: Placement' }).fill('shop/for-you')
    await page.getByRole('textbox', { name: 'row 1: Title' }).fill('For you')
    expect(await page.getByRole('button', { name: 'Add rule', exact: true }).count()).toBe(0)
    await save(page)
    expect((await placementOf('start'))?.draft?.spec).toMatchObject({
      rows: [{ placement: 'shop/for-you', title: 'For you' }],
    })
    await page.close()
  })

  it('makes a placement, saves a boost as its draft and publishes it with a note', async () => {
    const page = await browser.open('/#/placements')
    await page.getByRole('textbox', { name: 'Key' }).fill('home')
    await page.getByRole('button', { name: 'New placement' }).click()
    await page.getByRole('heading', { level: 1, name: 'home' }).waitFor()
    await page.getByRole('button', { name: 'Add rule', exact: true }).click()
    await page.getByRole('textbox', { name: 'rule 1: Name' }).fill('movies')
    await page.getByRole('spinbutton', { name: 'rule 1: Effect: Factor on the odds' }).fill('4')
    const kinds = page.getByRole('combobox', { name: 'rule 1: Effect: Items whose: One of' })
    await kinds.fill('movie')
    await kinds.press('Enter')
    await save(page)
    expect((await placementOf('home'))?.draft?.spec).toEqual({ rules: [BOOST], least: 1 })

    await tab(page, 'Publish').click()
    await page.getByRole('textbox', { name: 'Note' }).fill('spring')
    await page.getByRole('button', { name: 'Publish version 1' }).click()
    await page.getByRole('status').getByText('Published.').waitFor()
    expect((await placementOf('home'))?.published).toMatchObject({ number: 1, note: 'spring' })
    await page.getByText('version 1 applies').waitFor()
  })

  it('edits with the keyboard alone', async () => {
    await saved('keys', {})
    const page = await browser.open('/#/placements/keys')
    await page.getByRole('button', { name: 'Add rule', exact: true }).press('Enter')
    const name = page.getByRole('textbox', { name: 'rule 1: Name' })
    const hasFocus = () => name.evaluate((input) => input === input.ownerDocument.activeElement)
    await expect.poll(hasFocus).toBe(true)
    await page.keyboard.type('first')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Pin')
    await page.keyboard.press('Tab')
    await page.keyboard.type('video-precinct-13')
    await page.keyboard.press('Tab')
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('The draft is saved').waitFor()
    const spec = (await placementOf('keys'))?.draft?.spec
    expect(spec?.rules).toEqual([
      { name: 'first', apply: { pin: { itemId: 'video-precinct-13', position: 3, evenIfSeen: false } } },
    ])
  })

  it('makes rules of most kinds, with conditions on the items, the viewed item and the time', async () => {
    await saved('kinds', {})
    const page = await browser.open('/#/placements/kinds')
    const effect = 'rule 1: Effect'
    const fill = (name: string, value: string) =>
      page.getByLabel(`${effect}: ${name}`, { exact: true }).fill(value)
    const choose = (name: string, option: string) =>
      page.getByLabel(name, { exact: true }).selectOption(option)
    await page.getByRole('button', { name: 'Add rule', exact: true }).click()
    await page.getByRole('textbox', { name: 'rule 1: Name' }).fill('the rule')
    const effectNow = async () => {
      await save(page)
      return (await placementOf('kinds'))?.draft?.spec.rules
    }
    const ruleOf = (apply: object, more: object = {}) => [{ name: 'the rule', ...more, apply }]

    await choose(`${effect}: which`, 'Require of items')
    await fill('Why it is required', 'suitable')
    await choose(`${effect}: Items whose: which`, 'property')
    await fill('Items whose: Property', 'minutes')
    await choose(`${effect}: Items whose: Comparison`, 'is at most')
    await fill('Items whose: Compared with', '120')
    const short = { name: 'minutes', op: 'LTE', value: { value: 120 } }
    expect(await effectNow()).toEqual(ruleOf({ require: { where: { property: short }, reason: 'suitable' } }))

    await choose(`${effect}: Items whose: which`, 'at least one holds')
    const where = { any: [{ property: short }, { titlePrefix: 'Pre' }] }
    await page.getByRole('button', { name: `Add condition to ${effect}: Items whose` }).click()
    await choose(`${effect}: Items whose: condition 2: which`, 'title begins with')
    await fill('Items whose: condition 2', 'Pre')
    expect(await effectNow()).toEqual(ruleOf({ require: { where, reason: 'suitable' } }))

    await choose(`${effect}: which`, 'Boost or bury items')
    await fill('Factor on the odds', '0.5')
    expect(await effectNow()).toEqual(ruleOf({ boost: { where, odds: 0.5 } }))

    await choose(`${effect}: which`, 'Promote items')
    await fill('Share of the places', '0.2')
    await choose(`${effect}: Kind`, 'paid for')
    await fill('Label on the items', 'Ad')
    await fill('On whose behalf', 'Bruma')
    await fill('Who pays', 'Bruma')
    await page.getByRole('button', { name: `Add limit to ${effect}: How often a viewer gets it` }).click()
    await fill('How often a viewer gets it: limit 1: At most', '3')
    await fill('How often a viewer gets it: limit 1: In', '7')
    const promote = {
      where,
      share: 0.2,
      kind: 'SPONSORED',
      label: 'Ad',
      onBehalfOf: 'Bruma',
      paidBy: 'Bruma',
    }
    expect(await effectNow()).toEqual(
      ruleOf({ promote: { ...promote, frequency: [{ max: 3, per: 'P7D' }], holdout: 0 } }),
    )

    await choose(`${effect}: which`, 'Scale by a number')
    await fill('Property', 'minutes')
    await fill('Exponent', '-1')
    await fill('Reference', '90')
    expect(await effectNow()).toEqual(ruleOf({ scale: { property: 'minutes', exponent: -1, reference: 90 } }))

    await choose(`${effect}: which`, 'Cap')
    await fill('At most', '2')
    await choose(`${effect}: Items with the same: which`, 'kind')
    await fill('In so many places', '6')
    const cap = { by: { itemKind: true }, max: 2, window: 6, drop: false }
    await page.getByRole('button', { name: 'Add condition to rule 1: Condition' }).click()
    await page.getByRole('button', { name: 'Add the viewed item’s' }).click()
    await choose('rule 1: Condition: The viewed item’s: which', 'not')
    const kinds = page.getByLabel('rule 1: Condition: The viewed item’s: One of', { exact: true })
    await kinds.fill('movie')
    await kinds.press('Enter')
    await page.getByLabel('rule 1: From', { exact: true }).fill('2027-01-01T10:00')
    const activeFrom = new Date('2027-01-01T10:00').toISOString()
    const rules = (await effectNow()) as { activeFrom: string }[]
    expect(rules).toEqual(
      ruleOf(
        { cap },
        { when: { item: { not: { kind: { anyOf: ['movie'] } } } }, activeFrom: rules[0]?.activeFrom },
      ),
    )
    expect(new Date(rules[0]?.activeFrom ?? '').toISOString()).toBe(activeFrom)
  })

  it('saves a spec with every part as it was, apart from what was edited', async () => {
    const spec = {
      filter: { all: [{ kind: { anyOf: ['movie'] } }, { not: { titlePrefix: 'Zz' } }] },
      sources: [{ source: 'SOCIAL', multiplier: 2 }],
      seen: [{ kinds: ['PURCHASE', 'PLAY'], itemKinds: ['movie'], for: 'P1DT12H' }],
      diversity: 0.2,
      rules: [
        {
          name: 'cap',
          when: { item: { any: [{ tag: { anyOf: ['genre-crime'] } }] } },
          activeFrom: '2026-01-01T00:00:07Z',
          apply: { cap: { by: { strongestTag: true }, max: 2, window: 6, drop: false } },
        },
        BOOST,
      ],
      rotation: { every: 'PT90M', strength: 0.5 },
      fatigue: {
        perExposure: 0.85,
        floor: 0.25,
        over: 'P8D',
        hideAfter: 9,
        hideFor: 'P1D',
        creatorProperty: 'maker',
      },
      attention: { frequency: [{ max: 3, per: 'P1D' }] },
      least: 2,
      fallback: [{ fresh: true }, { placement: 'home' }],
      clientMay: ['FILTER'],
    }
    await saved('whole', spec)
    const stored = (await placementOf('whole'))?.draft?.spec
    const page = await browser.open('/#/placements/whole')
    await page.getByRole('spinbutton', { name: 'Diversity' }).fill('0.6')
    await save(page)
    expect((await placementOf('whole'))?.draft?.spec).toEqual({ ...stored, diversity: 0.6 })
  })

  it('shows each problem at its field, of the form and of the server, until the field changes', async () => {
    const promote = { where: { kind: { anyOf: ['movie'] } }, share: 0.4, kind: 'EDITORIAL', label: 'Ours' }
    await saved('wrong', { rules: [{ name: 'one', apply: { promote } }, BOOST] })
    const page = await browser.open('/#/placements/wrong')
    await page.getByText('movies', { exact: true }).click()
    const odds = page.getByRole('spinbutton', { name: 'rule 2: Effect: Factor on the odds' })
    await odds.fill('')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await expect.poll(() => odds.getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('list', { name: 'What is wrong' }).getByText('is required').waitFor()
    await odds.fill('2')
    expect(await odds.getAttribute('aria-invalid')).toBe('false')

    await page.getByRole('combobox', { name: 'rule 2: Effect: which' }).selectOption('Promote items')
    await page.getByRole('spinbutton', { name: 'rule 2: Effect: Share of the places' }).fill('0.3')
    await page.getByRole('textbox', { name: 'rule 2: Effect: Label on the items' }).fill('Ours')
    await page.getByRole('button', { name: 'Save draft' }).click()
    const share = page.getByRole('spinbutton', { name: 'rule 2: Effect: Share of the places' })
    await expect.poll(() => share.getAttribute('aria-invalid')).toBe('true')
    await page.getByText('makes 0.700 of all promotions together').first().waitFor()
    await page
      .getByRole('button', { name: 'Rules › movies › Effect › Promote items › Share of the places' })
      .click()
    expect(await share.evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true)
    await share.fill('0.1')
    await save(page)
  })

  it('tells the second of two editors, who keeps theirs or takes the other draft', async () => {
    await saved('shared', { diversity: 0.1 })
    const page = await browser.open('/#/placements/shared')
    const diversity = page.getByRole('spinbutton', { name: 'Diversity' })
    const conflict = page.getByRole('alert').getByText('two people edit this placement')
    await diversity.fill('0.2')
    await saved('shared', { diversity: 0.3 })
    await page.getByRole('button', { name: 'Save draft' }).click()
    await conflict.waitFor()
    expect((await placementOf('shared'))?.draft?.spec.diversity).toBe(0.3)
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await save(page)
    expect((await placementOf('shared'))?.draft?.spec.diversity).toBe(0.2)

    await diversity.fill('0.5')
    await saved('shared', { diversity: 0.7 })
    await page.getByRole('button', { name: 'Save draft' }).click()
    await conflict.waitFor()
    await page.getByRole('button', { name: 'Take theirs, drop mine' }).click()
    await expect.poll(() => diversity.inputValue()).toBe('0.7')
  })

  it('keeps unsaved edits while another page is shown', async () => {
    await saved('kept', {})
    const page = await browser.open('/#/placements/kept')
    await page.getByRole('spinbutton', { name: 'Temperature' }).fill('2')
    await page.getByRole('link', { name: 'Catalog' }).click()
    await page.locator('.item-tile').first().waitFor()
    await page.goBack()
    const temperature = page.getByRole('spinbutton', { name: 'Temperature' })
    await expect.poll(() => temperature.inputValue()).toBe('2')
  })

  it('previews the form for viewers beside what applies, with what each rule left out', async () => {
    await published('seen', {}, 'plain')
    const page = await browser.open('/#/placements/seen?view=preview')
    for (const id of ['priya-menon', 'ana-kamau']) {
      await page.getByRole('combobox', { name: 'Add a viewer by name or id' }).fill(id)
      await page.getByRole('option', { name: id }).first().click()
    }
    await tab(page, 'Edit').click()
    await page.getByRole('button', { name: 'Add rule', exact: true }).click()
    await page.getByRole('textbox', { name: 'rule 1: Name' }).fill('only films')
    await page.getByRole('combobox', { name: 'rule 1: Effect: which' }).selectOption('Keep only items')
    const kinds = page.getByRole('combobox', { name: 'rule 1: Effect: One of' })
    await kinds.fill('movie')
    await kinds.press('Enter')
    await tab(page, 'Preview').click()
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    for (const id of ['priya-menon', 'ana-kamau']) {
      await expect.poll(() => rows(page, `${id}: now`).count()).toBe(10)
      await expect.poll(() => rows(page, `${id}: preview`).count()).toBe(10)
    }
    const removed = page.getByRole('table', { name: 'Items that rules left out' })
    expect(await removed.getByRole('row', { name: /^only films/ }).count()).toBe(1)
    expect(await page.getByText('of the available items are in a list').count()).toBe(1)
    expect(await placementOf('seen')).toMatchObject({ draft: null, published: { number: 1 } })
  })

  it('previews a page as a page: rows with titles and covers', async () => {
    await published('plain-list', {}, 'of the rows')
    const spec = {
      rows: [
        { placement: 'plain-list', title: 'Top picks', first: 5 },
        { placement: 'plain-list', title: 'Because of {seed}', first: 5, from: { recentItem: true } },
      ],
    }
    await saved('front', spec, 'PAGE')
    const page = await browser.open('/#/placements/front?view=preview&viewers=ana-kamau')
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    const top = page.getByRole('region', { name: 'ana-kamau: Top picks' })
    await expect.poll(() => top.getByRole('listitem').count()).toBe(5)
    expect(await top.locator('.cover').count()).toBe(5)
    expect(await page.getByRole('heading', { name: /^Because of [^{]/ }).count()).toBe(1)
    expect(await seriousViolations(page)).toEqual([])
    expect(await placementOf('front')).toMatchObject({ published: null })
    await page.screenshot({ path: 'web/screenshots/placements-page.png' })
  })

  it('publishes with a window, shows what versions changed, and rolls back after a confirmation', async () => {
    await published('past', { diversity: 0.1 }, 'first')
    await saved('past', { diversity: 0.4 })
    const page = await browser.open('/#/placements/past?view=publish')
    const changes = page.getByRole('table', { name: 'What publishing changes' })
    expect(await changes.getByRole('row').nth(1).textContent()).toBe('Diversity0.10.4')
    await page.getByLabel('Applies until').fill('2020-01-01T10:00')
    await page.getByRole('button', { name: 'Publish version 2' }).click()
    await page.getByText('must be in the future').waitFor()
    await page.getByLabel('Applies until').fill('2099-01-01T10:00')
    await page.getByRole('button', { name: 'Publish version 2' }).click()
    await page.getByRole('status').getByText('Published.').waitFor()
    expect((await placementOf('past'))?.published?.activeUntil).toContain('2099-01-01')

    await tab(page, 'History').click()
    const newest = page.getByRole('article', { name: 'Version 2' })
    await newest.getByText('What it changed').click()
    await newest.getByRole('row', { name: 'Diversity 0.1 0.4' }).waitFor()
    const first = page.getByRole('article', { name: 'Version 1' })
    await first.getByRole('button', { name: 'Roll back to 1' }).click()
    await page.keyboard.press('Escape')
    expect((await placementOf('past'))?.published?.number).toBe(2)
    await first.getByRole('button', { name: 'Roll back to 1' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back to 1' }).click()
    await page.getByRole('article', { name: 'Version 3' }).waitFor()
    expect((await placementOf('past'))?.published).toMatchObject({ number: 3, spec: { diversity: 0.1 } })
  })

  it.each([
    { look: 'light', options: { colorScheme: 'light', viewport: DESK } },
    { look: 'dark', options: { colorScheme: 'dark', viewport: DESK } },
    { look: 'phone', options: { colorScheme: 'light', viewport: PHONE, hasTouch: true, isMobile: true } },
  ] as const)('is accessible and fits the screen: $look', async ({ look, options }) => {
    await published('looks', { rules: [BOOST] }, 'before')
    await saved('looks', { rules: [BOOST, { name: 'fresh', apply: { keep: { all: [] } } }], least: 3 })
    const page = await browser.open('/#/placements', options)
    for (const { view, settled } of [
      { view: '', settled: 'table' },
      { view: '/looks', settled: '.entry' },
      { view: '/looks?view=publish', settled: '.changes' },
      { view: '/looks?view=history', settled: 'article' },
      { view: '/looks?view=preview&viewers=ana-kamau', settled: '.state' },
    ]) {
      await page.evaluate(`location.hash = '/placements${view}'`)
      await page.locator(settled).first().waitFor()
      for (const summary of await page.locator('.entry > summary').all()) await summary.click()
      const name = /view=(\w+)/.exec(view)?.[1] ?? (view === '' ? 'list' : 'edit')
      await page.screenshot({ path: `web/screenshots/placements-${name}-${look}.png` })
      expect(await seriousViolations(page)).toEqual([])
      expect(
        await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth'),
      ).toBeLessThanOrEqual(0)
    }
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    await page.locator('.slim-row').first().waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await page.context().close()
  })
})
