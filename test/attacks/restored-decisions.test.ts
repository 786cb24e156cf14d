import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { type CliFolder, cliFolder, SHORT_DRAIN_MS } from '../support/cli.ts'
import { writeSmallFolder } from '../support/small-folder.ts'
import { type Attempt, attack } from './attack.ts'
import { atOnce } from './attempt.ts'

interface Folder extends CliFolder {
  readonly dataDir: string
  readonly variables: Readonly<Record<string, string>>
}

/** A filled data folder, with a master key if one is asked for. `remove` it at the end. */
async function filledFolder(hasMasterKey: boolean): Promise<Folder> {
  const folder = cliFolder()
  const keyFile = join(folder.path, 'master.key')
  if (hasMasterKey) expect((await folder.run(['keys', 'create-master-key', keyFile])).code).toBe(0)
  const dataDir = join(folder.path, 'graph')
  const variables = { ATTUNE_DATA_DIR: dataDir, ...(hasMasterKey && { ATTUNE_MASTER_KEY_FILE: keyFile }) }
  const filled = { ...folder, dataDir, variables }
  writeSmallFolder(join(folder.path, 'songs'))
  await run(filled, 'import', join(folder.path, 'songs'))
  return filled
}

async function run(folder: Folder, ...words: string[]): Promise<string> {
  const { code, out, err } = await folder.run(words, { variables: folder.variables })
  expect(code, err).toBe(0)
  return out + err
}

/** A server over the folder, as `attune serve` starts it. */
async function serve({ dataDir, variables }: Folder) {
  const config = readConfig(
    { ...variables, ATTUNE_LOG_LEVEL: 'silent', ATTUNE_DRAIN_MS: SHORT_DRAIN_MS, PORT: '0' },
    dataDir,
  )
  const composition = compose(config, { write: () => undefined }, '1.2.3')
  const graph = await composition.openGraph({ command: 'attune serve', mayCreate: false })
  const server = await composition.startServer(graph.store, graph.cleanFiles)
  const ask = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
    const { data, errors = [] } = (await response.json()) as {
      data?: Record<string, Record<string, unknown> | null> | null
      errors?: readonly { readonly extensions: { readonly code: string } }[]
    }
    return { data: data ?? {}, codes: errors.map(({ extensions }) => extensions.code) }
  }
  const close = async () => {
    await server.close()
    await graph.close()
  }
  return { ask, close, operator: { 'x-api-key': server.operatorKey } }
}

type Server = Awaited<ReturnType<typeof serve>>

async function createKey({ ask, operator }: Server, name: string): Promise<string> {
  const { data } = await ask(
    `mutation { createApiKey(name: "${name}", scopes: [SERVER]) { key problems { message } } }`,
    operator,
  )
  return String(data.createApiKey?.key)
}

async function createToken({ ask, operator }: Server, userId: string): Promise<string> {
  const { data } = await ask(`mutation { createUserToken(userId: "${userId}") { token } }`, operator)
  return String(data.createUserToken?.token)
}

function decide({ ask, operator }: Server, userId: string, purpose: string, isGranted: boolean) {
  const choices = `[{ purpose: ${purpose}, isGranted: ${isGranted} }]`
  return ask(
    `mutation { setConsent(userId: "${userId}", choices: ${choices}) { problems { message } } }`,
    operator,
  )
}

async function isGranted(server: Server, userId: string, purpose: string): Promise<unknown> {
  const { data } = await server.ask(
    `{ user(id: "${userId}") { consent { choices { purpose isGranted } } } }`,
    server.operator,
  )
  const user = data.user as { consent: { choices: { purpose: string; isGranted: boolean }[] } } | null
  return user?.consent.choices.find((one) => one.purpose === purpose)?.isGranted
}

/** Makes a backup and a snapshot, then takes back what these still grant. Returns what an attacker kept from before. */
async function backedUp(folder: Folder) {
  const first = await serve(folder)
  const [revoked, rotated] = [await createKey(first, 'revoked'), await createKey(first, 'rotated')]
  const token = await createToken(first, 'ana')
  await decide(first, 'ana', 'MODEL_TRAINING', true)
  await decide(first, 'bo', 'SHOW_ME_TO_OTHERS', true)
  await first.close()
  const backup = join(folder.path, 'backup.grafeo')
  await run(folder, 'backup', '--output', backup)
  const snapshot = join(folder.dataDir, 'snapshots', 'graph-2026-01-01T00-00-00.grafeo')
  mkdirSync(join(folder.dataDir, 'snapshots'), { recursive: true })
  copyFileSync(backup, snapshot)
  const second = await serve(folder)
  const { ask, operator } = second
  await ask('mutation { revokeApiKey(name: "revoked") { revokedName } }', operator)
  await ask('mutation { rotateApiKey(name: "rotated", overlapSeconds: 0) { key } }', operator)
  await ask('mutation { rotateTokenSecret { rotatedAt } }', operator)
  const current = await createKey(second, 'current')
  const currentToken = await createToken(second, 'ana')
  await decide(second, 'ana', 'MODEL_TRAINING', false)
  await decide(second, 'bo', 'SHOW_ME_TO_OTHERS', false)
  await decide(second, 'newcomer', 'PERSONALIZATION', false)
  expect((await ask('{ users(first: 1) { nodes { id } } }', { 'x-api-key': current })).codes).toEqual([])
  await second.close()
  return { backup, revoked, rotated, token, current, currentToken }
}

type Before = Awaited<ReturnType<typeof backedUp>>

/** What is tried on a server after its graph was replaced by an older one. */
function attemptsOn(how: string, server: Server, before: Before): readonly Attempt[] {
  const USERS = '{ users(first: 1) { nodes { id } } }'
  const refused = async (headers: Readonly<Record<string, string>>, query = USERS) => {
    const { codes } = await server.ask(query, headers)
    return codes.includes('UNAUTHENTICATED') ? null : `answered with ${JSON.stringify(codes)}`
  }
  const denied = async (userId: string, purpose: string) =>
    (await isGranted(server, userId, purpose)) === false ? null : `${userId} grants ${purpose}`
  const own = { 'x-api-key': before.current, authorization: `Bearer ${before.token}` }
  return [
    { name: `${how}: a revoked key`, run: () => refused({ 'x-api-key': before.revoked }) },
    { name: `${how}: a key before its rotation`, run: () => refused({ 'x-api-key': before.rotated }) },
    { name: `${how}: no key`, run: () => refused({}) },
    {
      name: `${how}: a token of the replaced secret`,
      run: () => refused(own, '{ recommendations(first: 1) { recommendationId } }'),
    },
    { name: `${how}: a withdrawn consent`, run: () => denied('ana', 'MODEL_TRAINING') },
    { name: `${how}: a person who hid`, run: () => denied('bo', 'SHOW_ME_TO_OTHERS') },
    { name: `${how}: a user whom the copy lacks`, run: () => denied('newcomer', 'PERSONALIZATION') },
    {
      name: `${how}: the key in use is refused`,
      run: async () => {
        const { codes } = await server.ask(USERS, { 'x-api-key': before.current })
        return codes.length === 0 ? null : 'the newest key is lost'
      },
    },
  ]
}

describe.each([
  { folderName: 'with a master key', hasMasterKey: true },
  { folderName: 'without a master key', hasMasterKey: false },
])('a data folder $folderName', ({ folderName, hasMasterKey }) => {
  let folder: Folder
  let before: Before
  beforeAll(async () => {
    folder = await filledFolder(hasMasterKey)
    before = await backedUp(folder)
  })
  afterAll(() => folder.remove())

  attack('A52', `reading the kept decisions for ids and keys, ${folderName}`, () => {
    const decisions = readFileSync(join(folder.dataDir, 'decisions.tsv'), 'utf8')
    const texts = ['"ana"', 'newcomer', before.revoked, before.rotated, before.current]
    return texts.map((text) => ({
      name: `${text.slice(0, 8)} in the decisions`,
      run: () => (decisions.includes(text) ? 'it is there' : null),
    }))
  })

  attack('A52', `finding the secret of tokens in a backup or the graph, ${folderName}`, async () => {
    const own = join(folder.dataDir, 'token-secret.json')
    // Who searches finds it where it is in plain.
    const found = await Promise.all(secretsIn(own).map((secret) => signs(secret, before.currentToken)))
    expect(found.includes(true)).toBe(!hasMasterKey)
    const graph = ['graph.grafeo', 'graph.grafeo.wal'].map((name) => join(folder.dataDir, name))
    const files = [before.backup, ...graph, ...(hasMasterKey ? [own] : [])]
    return files.flatMap((file) =>
      secretsIn(file).map((secret) => ({
        name: `${file.slice(folder.path.length)} as a secret`,
        async run() {
          // The secret was replaced after the backup.
          const signed = await Promise.all(
            [before.token, before.currentToken].map((token) => signs(secret, token)),
          )
          return signed.includes(true) ? 'it signs tokens' : null
        },
      })),
    )
  })

  // The last: it replaces the graph.
  attack('A52', `bringing back what was revoked or withdrawn, by an older graph, ${folderName}`, async () => {
    const attempts: Attempt[] = []
    const startAfter = async (how: string) => {
      const server = await serve(folder)
      attempts.push(...(await atOnce(attemptsOn(how, server, before))))
      await server.close()
    }
    const said = await run(folder, 'restore', before.backup)
    expect(said).toContain("applied again: erasures 0, users' consent 3, ended API keys 2")
    await startAfter('restore')
    await run(folder, 'rebuild')
    await startAfter('rebuild')
    copyFileSync(before.backup, join(folder.dataDir, 'graph.grafeo'))
    await startAfter('a file that was copied by hand')
    await startAfter('the start after it')
    return attempts
  })
})

/** All texts of a file, or of the files of a folder, that have the form of a secret of tokens: 32 bytes in base64url. */
function secretsIn(path: string): readonly string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => secretsIn(join(path, name)))
  const found = readFileSync(path, 'latin1').match(/[\w-]{43,}/g) ?? []
  return [...new Set(found.flatMap((text) => [text, text.slice(0, 43), text.slice(-43)]))]
}

/** Whether this is the secret that signed a token. */
function signs(secret: string, token: string): Promise<boolean> {
  return jwtVerify(token, new TextEncoder().encode(secret)).then(
    () => true,
    () => false,
  )
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

interface Process {
  readonly said: string
  /** Stops it, unless it has ended. */
  stop(): Promise<void>
}

/** `attune` as its own process, with the usual rights of new files. Resolves once it says `until`, or has ended. */
function attune(folder: Folder, words: readonly string[], until?: string): Promise<Process> {
  const [node, ...args] = [process.execPath, '--import', 'tsx', MAIN, ...words]
  const child = spawn('/bin/sh', ['-c', 'umask 022; exec "$0" "$@"', node, ...args], {
    env: {
      PATH: process.env.PATH,
      ATTUNE_DEMO: 'off',
      ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
      PORT: '0',
      ATTUNE_LOG_LEVEL: 'error',
      ...folder.variables,
    },
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const stop = async () => {
    child.kill()
    await ended
  }
  let said = ''
  return new Promise((resolve) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk)
      if (until !== undefined && said.includes(until)) resolve({ said, stop })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => resolve({ said, stop }))
  })
}

attack('A52', 'reading the files of a data folder and a backup as another user of the machine', async () => {
  const folder = cliFolder()
  onTestFinished(() => folder.remove())
  const dataDir = join(folder.path, 'own')
  const own = { ...folder, dataDir, variables: { ATTUNE_DATA_DIR: dataDir } }
  const { said, stop } = await attune(own, ['serve', '--json'], '"url"')
  const { url } = JSON.parse(/\{[^{}]*"url"[^{}]*\}/.exec(said)?.[0] ?? '{}') as { url: string }
  writeSmallFolder(join(folder.path, 'songs'))
  // The server reads and writes.
  await run(own, 'import', join(folder.path, 'songs'))
  const body = {
    query: `mutation {
    createUserToken(userId: "ana") { token }
    setConsent(userId: "ana", choices: [{ purpose: ANALYTICS, isGranted: true }]) { watermark }
    recordEvents(events: [{ eventId: "e", userId: "ana", itemId: "tea", kind: LIKE, occurredAt: "2026-02-01T00:00:00Z" }]) { accepted }
    requestExport(userId: "bo") { request { id } }
  }`,
  }
  const list = { query: '{ recommendations(userId: "ana", first: 2) { recommendationId } }' }
  for (const asked of [body, list]) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    expect(await answer.json()).not.toHaveProperty('errors')
  }
  await expect.poll(() => existsSync(join(dataDir, 'exports'))).toBe(true)
  const inside = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(dataDir, name),
  )
  expect(inside.length).toBeGreaterThan(10)
  const attempts = [dataDir, ...inside].map((path) => readAsAnother(folder, path))
  await stop()
  const backup = join(folder.path, 'backup.grafeo')
  await attune(own, ['backup', '--output', backup])
  expect(existsSync(backup)).toBe(true)
  return [...attempts, readAsAnother(folder, backup)]
})

/** What the rights of a file let others do now. */
function readAsAnother(folder: CliFolder, path: string): Attempt {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  const gain = (mode & 0o077) === 0 ? null : `has the mode ${(mode & 0o777).toString(8)}`
  return { name: path.slice(folder.path.length), run: () => gain }
}
