import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Serious and critical accessibility violations that axe finds on a page, with the elements. */
export async function seriousViolations(page: Page): Promise<string[]> {
  return violations(page, ['serious', 'critical'])
}

/** Accessibility violations that axe finds on a page, with the elements; by default those of every impact. */
export async function violations(
  page: Page,
  impacts: readonly string[] = ['minor', 'moderate', 'serious', 'critical'],
): Promise<string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate<AxeResults>('axe.run()')
  return results.violations
    .filter(({ impact }) => impact && impacts.includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
