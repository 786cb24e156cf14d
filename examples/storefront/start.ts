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
import { Opening } from './back-end/opening.ts'
import { readPageFiles } from './back-end/page-files.ts'
import { prepareShop } from './back-end/prepare-shop.ts'
import { backEnd } from './back-end/server.ts'

/** `npm run example:storefront`: Attune with the demo world in a temporary folder, the page, and the back end. */

const FOLDER = import.meta.dirname
/** What Attune answers: the documents of the shop, and those that the packages send by themselves. */
const MANIFESTS = [
  '__generated__/persisted-documents.json',
  '../../packages/browser/documents.json',
  '../../packages/react/documents.json',
]
const PORT = process.env.SHOP_PORT ?? '4100'

// First, because a taken port is reported before the world is built. The key of the page works on this origin alone.
const opening = new Opening()
const server = createServer(opening.page)
const origin = await listen()
process.stdout.write(`The shop opens at ${origin}\n`)

const data = mkdtempSync(join(tmpdir(), 'attune-storefront-'))
const trusted = join(data, 'trusted-documents.json')
const manifests = MANIFESTS.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as object)
writeFileSync(trusted, JSON.stringify(Object.assign({}, ...manifests)))
const attune = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve', '--json'], {
  env: { ...process.env, ATTUNE_DATA_DIR: join(data, 'graph'), ATTUNE_TRUSTED_DOCUMENTS: trusted, PORT: '0' },
  stdio: ['ignore', 'pipe', 'pipe'],
})
createInterface({ input: attune.stderr }).on('line', (line) => opening.read(line))
// Also after a failure of what follows: nothing of the world stays.
process.once('exit', () => {
  attune.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true, maxRetries: 5 })
})
attune.once('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => attune.kill(signal))

const [url] = await Promise.all([
  attuneUrl(),
  build({ configFile: join(FOLDER, 'vite.config.ts'), logLevel: 'warn' }),
])
const operator = attuneAt(url, null)
await prepareShop(operator)
const { web, backEnd: own } = await operator.ask(CreateKeysDocument, { origin })
if (!web?.key || !own?.key) throw new Error('no keys')
const pageConfig = { url, apiKey: web.key }
server.removeListener('request', opening.page)
server.on(
  'request',
  backEnd({ attune: attuneAt(url, own.key), pageConfig, files: readPageFiles(join(FOLDER, 'dist')) }),
)
opening.end()
process.stdout.write(`The shop is at ${origin}\n`)

/** The origin of the shop once it listens. Ends the process if it cannot. */
async function listen(): Promise<string> {
  try {
    server.listen(Number(PORT), '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'EADDRINUSE' ? `Port ${PORT} is taken.` : `The shop cannot listen on ${PORT} (${code}).`
    process.stderr.write(`${why} Choose another one: SHOP_PORT=4101 npm run example:storefront\n`)
    process.exit(1)
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

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
