import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { CreateKeysDocument } from './__generated__/graphql.ts'
import { attuneAt } from './back-end/attune.ts'
import { backEnd } from './back-end/server.ts'

/** `npm run example:storefront`: Attune with the demo world in a temporary folder, the page, and the back end. */

const FOLDER = import.meta.dirname
/** What Attune answers: the documents of the shop, and those that the packages send by themselves. */
const MANIFESTS = [
  '__generated__/persisted-documents.json',
  '../../packages/browser/documents.json',
  '../../packages/react/documents.json',
]
const PORT = Number(process.env.SHOP_PORT ?? 4100)

const data = mkdtempSync(join(tmpdir(), 'attune-storefront-'))
const trusted = join(data, 'trusted-documents.json')
const manifests = MANIFESTS.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as object)
writeFileSync(trusted, JSON.stringify(Object.assign({}, ...manifests)))
const attune = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve', '--json'], {
  env: { ...process.env, ATTUNE_DATA_DIR: join(data, 'graph'), ATTUNE_TRUSTED_DOCUMENTS: trusted, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
attune.once('exit', () => {
  rmSync(data, { recursive: true, force: true })
  process.exit()
})
process.once('exit', () => attune.kill())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => attune.kill(signal))

const [url] = await Promise.all([
  attuneUrl(),
  build({ configFile: join(FOLDER, 'vite.config.ts'), logLevel: 'warn' }),
])
// The key of the page works on pages of this origin alone, so the back end listens first.
const server = createServer().listen(PORT, '127.0.0.1')
await once(server, 'listening')
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { web, backEnd: own } = await attuneAt(url, null).ask(CreateKeysDocument, { origin })
if (!web?.key || !own?.key) throw new Error('no keys')
const pageConfig = { url, apiKey: web.key }
server.on('request', backEnd({ attune: attuneAt(url, own.key), pageConfig, folder: join(FOLDER, 'dist') }))
process.stdout.write(`The shop is at ${origin}\n`)

/** Where Attune is once the demo world is there. */
async function attuneUrl(): Promise<string> {
  for await (const line of createInterface({ input: attune.stdout })) {
    const url = /"url": "(.*)"/.exec(line)?.[1]
    if (url === undefined) continue
    // Its log follows: a full pipe would block it.
    attune.stdout.resume()
    return new URL(url).origin
  }
  throw new Error('Attune did not start')
}
