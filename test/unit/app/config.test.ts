import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policyOf, readConfig, SETTING_KEYS } from '../../../src/app/config.ts'
import { SETTINGS } from '../../../src/app/settings.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-config-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function file(values: unknown, name = 'attune.config.json'): void {
  writeFileSync(join(folder, name), typeof values === 'string' ? values : JSON.stringify(values))
}

function messageOf(variables: Record<string, string>): string {
  try {
    readConfig(variables, folder)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}

describe('settings', () => {
  it('have defaults that serve this machine only', () => {
    const config = readConfig({}, folder)
    expect(config).toMatchObject({
      dataDir: '.attune',
      graph: 'embedded',
      host: '127.0.0.1',
      port: 4000,
      corsOrigins: [],
      allowedHosts: [],
      tools: ['explorer', 'ide', 'introspection'],
      operatorAccess: true,
      demo: 'auto',
    })
  })

  it('prefer the environment to the file, and the file to the defaults', () => {
    file({ port: 5001, host: 'localhost', tools: ['ide'] })
    const config = readConfig({ PORT: '5002' }, folder)
    expect([config.port, config.host, config.tools]).toEqual([5002, 'localhost', ['ide']])
  })

  it('read the manifest of trusted documents, and say why one is not valid', () => {
    const path = join(folder, 'manifest.json')
    const ask = () => messageOf({ ATTUNE_TRUSTED_DOCUMENTS: path })
    const allowed = "a JSON file of documents by SHA-256 hash, such as codegen's `persisted-documents.json`"
    const refusal = (reason: string) =>
      `settings: ATTUNE_TRUSTED_DOCUMENTS must be ${allowed}, was ${JSON.stringify(path)} (${reason})`
    expect(ask()).toBe(refusal('it cannot be read'))
    file('{', 'manifest.json')
    expect(ask()).toBe(refusal('it is not JSON'))
    file({ [`sha256:${'0'.repeat(64)}`]: '{ version }' }, 'manifest.json')
    expect(ask()).toBe(refusal(`sha256:${'0'.repeat(64)} is not the hash of its document`))
    const hash = createHash('sha256').update('{ version }').digest('hex')
    file({ [`sha256:${hash}`]: '{ version }' }, 'manifest.json')
    expect(ask()).toBe('accepted')
  })

  it('are kept as they were given and where, but for what may hold a secret', () => {
    file({ port: 5000, webhookUrl: 'https://hooks.example/s3cret' })
    const { givenSettings } = readConfig({ PORT: '6000', NEO4J_PASSWORD: 's3cret', HOST: '' }, folder)
    expect(givenSettings.map(({ name }) => name)).toEqual(SETTING_KEYS.map((key) => SETTINGS[key].env))
    const shown = (wanted: string) => {
      const { name, value, origin } = givenSettings.find((one) => one.name === wanted) ?? {}
      return { [String(name)]: [value, origin] }
    }
    expect(shown('PORT')).toEqual({ PORT: ['6000', 'environment'] })
    expect(shown('HOST')).toEqual({ HOST: ['127.0.0.1', 'default'] })
    expect(shown('NEO4J_PASSWORD')).toEqual({ NEO4J_PASSWORD: [null, 'environment'] })
    expect(shown('ATTUNE_WEBHOOK_URL')).toEqual({ ATTUNE_WEBHOOK_URL: [null, 'file'] })
    expect(JSON.stringify(givenSettings)).not.toContain('s3cret')
    expect(givenSettings.some(({ description }) => /[`\]]/.test(description))).toBe(false)
  })

  it('are frozen', () => {
    expect(Object.isFrozen(readConfig({}, folder))).toBe(true)
  })

  it('treat an empty variable as not set', () => {
    expect(readConfig({ PORT: '', ATTUNE_GRAPH: '' }, folder)).toMatchObject({
      port: 4000,
      graph: 'embedded',
    })
  })

  it('accept common spellings of switches, lists and numbers', () => {
    const config = readConfig(
      {
        ATTUNE_OPERATOR_ACCESS: 'No',
        ATTUNE_TOOLS: 'None',
        ATTUNE_CORS_ORIGINS: 'https://shop.example, http://localhost:3000',
        ATTUNE_ALLOWED_HOSTS: 'Shop.example, api, [FD00::7],10.0.0.7',
        ATTUNE_MAX_RELATIONSHIPS: '2_000_000',
        ATTUNE_DEMO: 'false',
      },
      folder,
    )
    expect(config).toMatchObject({
      operatorAccess: false,
      tools: [],
      corsOrigins: ['https://shop.example', 'http://localhost:3000'],
      allowedHosts: ['shop.example', 'api', 'fd00::7', '10.0.0.7'],
      maxRelationships: 2_000_000,
      demo: 'off',
    })
  })

  it('offer tools in production only if they are named', () => {
    const toolsOf = (variables: object) => readConfig({ NODE_ENV: 'production', ...variables }, folder).tools
    expect(toolsOf({})).toEqual([])
    expect(toolsOf({ ATTUNE_TOOLS: 'IDE, introspection' })).toEqual(['ide', 'introspection'])
    expect(messageOf({ ATTUNE_TOOLS: 'graphiql' })).toContain(
      'ATTUNE_TOOLS must be explorer, ide, introspection',
    )
  })

  it('give sources more time if requests may take longer', () => {
    const deadlineOf = (ms: string) =>
      policyOf(readConfig({ ATTUNE_REQUEST_DEADLINE_MS: ms }, folder)).sources.popular.deadlineMs
    const { deadlineMs } = DEFAULT_POLICY.sources.popular
    expect(['100', '2000', '30000'].map(deadlineOf)).toEqual([deadlineMs, deadlineMs, 15 * deadlineMs])
  })

  it.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['192.168.1.2', false],
    ['127.evil.example', false],
  ])('give operator access on %s: %s', (host, isTrusted) => {
    expect(readConfig({ HOST: host }, folder).operatorAccess).toBe(isTrusted)
  })
})

describe('an invalid setting', () => {
  it('is reported with the allowed values', () => {
    expect(messageOf({ PORT: '70000' })).toBe('settings: PORT must be 0-65535 (0: any free one), was "70000"')
  })

  it.each(['https://shop.example', 'shop.example:4000', '*', 'a..b'])(
    'refuses %s as an allowed host',
    (host) => {
      expect(messageOf({ ATTUNE_ALLOWED_HOSTS: host })).toBe(
        `settings: ATTUNE_ALLOWED_HOSTS must be host names or addresses without port, separated by commas, was "${host}"`,
      )
    },
  )

  it('does not hide other invalid settings', () => {
    const message = messageOf({ PORT: 'http', ATTUNE_GRAPH: 'mysql', ATTUNE_DRAIN_MS: 'long' })
    expect(message).toMatch(/PORT must be .*; .*|ATTUNE_GRAPH must be/)
    expect(message).toContain('ATTUNE_GRAPH must be embedded or neo4j, was "mysql"')
    expect(message).toContain('ATTUNE_DRAIN_MS must be 0-600000, was "long"')
  })

  it('with an unknown name is reported with the nearest known name', () => {
    expect(messageOf({ ATTUNE_DATADIR: 'x' })).toBe(
      'settings: ATTUNE_DATADIR is unknown, did you mean ATTUNE_DATA_DIR?',
    )
  })

  it('in the file is reported with the file name', () => {
    file({ prot: 4000, drainMs: 'long' })
    const message = messageOf({})
    expect(message).toContain('prot in attune.config.json is unknown, did you mean port?')
    expect(message).toContain('drainMs in attune.config.json must be 0-600000, was "long"')
  })

  it('file that cannot be read is reported', () => {
    mkdirSync(join(folder, 'attune.config.json'))
    expect(messageOf({})).toBe('settings: attune.config.json cannot be read (it is a folder)')
  })

  it('file named by ATTUNE_CONFIG must exist and be a JSON object', () => {
    expect(messageOf({ ATTUNE_CONFIG: 'none.json' })).toContain('cannot be read: none.json')
    file('[1]', 'list.json')
    expect(messageOf({ ATTUNE_CONFIG: 'list.json' })).toContain('list.json must hold one JSON object')
    file('{', 'half.json')
    expect(messageOf({ ATTUNE_CONFIG: 'half.json' })).toContain('half.json must hold one JSON object')
  })
})

describe('the password of Neo4j', () => {
  const variables = { NEO4J_PASSWORD: 'open-sesame' }

  it('is available to the driver', () => {
    expect(readConfig(variables, folder).neo4jPassword.reveal()).toBe('open-sesame')
  })

  it('is hidden when settings are printed', () => {
    const config = readConfig(variables, folder)
    const printed = [JSON.stringify(config), inspect(config), `${config.neo4jPassword}`]
    for (const text of printed) {
      expect(text).toContain('[hidden]')
      expect(text).not.toContain('sesame')
    }
  })

  it('is refused in the address and not shown', () => {
    const message = messageOf({ NEO4J_URI: 'bolt://neo4j:open-sesame@db:7687' })
    expect(message).toContain('NEO4J_URI must be')
    expect(message).not.toContain('sesame')
  })
})
