import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compose, type ListeningServer } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Browsing, browsing, inBrowser } from './browsing.ts'

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="teal"/></svg>'

interface PictureServer {
  readonly origin: string
  readonly server: Server
}

/** Serves one picture at every path but `/missing`, on an origin of its own. */
async function pictureServer(): Promise<PictureServer> {
  const server = createServer((request, response) => {
    if (request.url === '/missing') response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(PICTURE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

const UPSERT =
  'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { items { id } problems { message } } }'

inBrowser('pictures of items', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-pictures-'))
  let browser: Browsing
  let listed: PictureServer
  let unlisted: PictureServer
  let graph: GraphStore
  let server: ListeningServer
  let origin = ''
  beforeAll(async () => {
    browser = await browsing()
    ;[listed, unlisted] = await Promise.all([pictureServer(), pictureServer()])
    graph = await openEmbedded({ maxRelationships: 1_000_000 })
    const variables = {
      ATTUNE_DATA_DIR: folder,
      ATTUNE_LOG_LEVEL: 'silent',
      ATTUNE_IMAGE_ORIGINS: listed.origin,
      PORT: '0',
    }
    server = await compose(readConfig(variables, folder), { write: () => undefined }, '1.2.3').startServer(
      graph,
    )
    origin = new URL(server.url).origin
    const items = [
      { id: 'lamp', title: 'Lamp', kind: 'product', imageUrl: `${listed.origin}/lamp` },
      { id: 'chair', title: 'Chair', kind: 'product', imageUrl: `${listed.origin}/missing` },
      { id: 'table', title: 'Table', kind: 'product', imageUrl: `${unlisted.origin}/table` },
    ]
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: UPSERT, variables: { items } }),
    })
    expect(await response.json()).toMatchObject({ data: { upsertItems: { problems: [] } } })
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    await graph.close()
    listed.server.close()
    unlisted.server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const picture = (page: Page, title: string) =>
    page.locator('li', { hasText: title }).first().locator('img.cover')

  it.each([
    { where: 'the catalog', path: '/#/catalog' },
    { where: 'a list', path: '/#/people/newcomer-pictures' },
  ])('in $where are loaded from the origins that are set, and drawn where that fails', async ({ path }) => {
    // The browser reports requests to the other origin, the missing picture, and the one that the policy blocks.
    const expected = /^foreign request: http:\/\/127|status of 404|Content Security Policy/
    const page = await browser.open(path, { origin, expected })
    await picture(page, 'Lamp').waitFor()
    const width = () =>
      page.evaluate<number>(`document.querySelector('img.cover[src$="/lamp"]').naturalWidth`)
    await expect.poll(width).toBe(30)
    for (const title of ['Chair', 'Table']) {
      await page.locator('li', { hasText: title }).first().locator('svg.cover').waitFor()
      expect(await picture(page, title).count()).toBe(0)
    }
    await page.screenshot({
      path: `web/screenshots/pictures-${path.includes('people') ? 'list' : 'catalog'}.png`,
    })
  })
})
