import { it } from 'vitest'
import { browsing, PHONE, DESK } from './browsing.ts'
const WIDE = `(() => { const w = document.documentElement.clientWidth; return [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > w + 1).map(e => e.tagName + '.' + e.getAttribute('class') + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + (e.textContent||'').slice(0,30)).slice(0,12).join('\\n') })()`
it('probe', async () => {
  const b = await browsing()
  for (const [path, viewport] of [['/#/people/abena-adeyemi', DESK], ['/#/people/abena-adeyemi', PHONE], ['/#/compare?left=abena-adeyemi&right=priya-menon', PHONE]] as const) {
    const page = await b.open(path, { viewport })
    await page.waitForTimeout(1500)
    console.log(path, viewport.width, await page.evaluate(WIDE))
  }
  const page = await b.open('/#/people/abena-adeyemi')
  await page.locator('.card').first().waitFor()
  console.log(await page.getByRole('button', { name: 'Why this?' }).count())
  await page.getByRole('button', { name: 'Why this?' }).first().click({ timeout: 3000 }).catch((e) => console.log(String(e)))
  await page.waitForTimeout(500)
  console.log(await page.evaluate('document.querySelector("dialog")?.outerHTML.slice(0,600)'))
  await page.screenshot({ path: 'web/screenshots/probe.png' })
  await b.close()
}, 30000)
