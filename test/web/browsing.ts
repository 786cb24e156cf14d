import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { describe, expect, inject } from 'vitest'
import { findChromium } from './find-chromium.ts'

/** Origin of the server with the demo world. */
export const ORIGIN = inject('origin')

/** A `describe` that is skipped if no browser was found. */
export const inBrowser = describe.skipIf(ORIGIN === '')

export const DESK = { width: 1280, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** A browser. Script errors, failed loads and policy violations in its pages fail the test. */
export interface Browsing {
  /** Opens an address of `origin` (by default that of the demo world). */
  open(path: string, options?: OpenOptions): Promise<Page>
  close(): Promise<void>
}

export interface OpenOptions extends BrowserContextOptions {
  readonly origin?: string
  /** Failures that the test causes on purpose. */
  readonly expected?: RegExp
}

/** Starts a browser. Requests to other origins than the opened page's fail the test. */
export async function browsing(): Promise<Browsing> {
  const browser = await launch()
  const problems: string[] = []
  return {
    async open(path, { origin = ORIGIN, expected, ...options } = {}) {
      const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
      const note = (text: string) => {
        if (!expected?.test(text)) problems.push(text)
      }
      page.on('pageerror', (error) => note(`script error: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') note(`console: ${message.text()}`)
      })
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (url.origin !== origin && url.protocol.startsWith('http')) note(`foreign request: ${url.href}`)
      })
      await page.goto(`${origin}${path}`)
      return page
    },
    async close() {
      await browser.close()
      expect(problems).toEqual([])
    },
  }
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium')
  // Containers run as root, and Chromium's sandbox does not work for root.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** Sends a GraphQL request to the demo server and returns its data. */
export async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await fetch(`${ORIGIN}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
