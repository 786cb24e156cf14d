import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../../../src/app/config.ts'
import { SETTINGS } from '../../../src/app/settings.ts'
import { checkedHaproxy } from '../../support/cluster/haproxy.ts'

const FILE = fileURLToPath(new URL('../../../docker-compose.yml', import.meta.url))
const text = readFileSync(FILE, 'utf8')

/** Without docker-compose the file cannot be resolved: skipped on a developer's machine, a failure in CI. */
const isSkipped = spawnSync('docker-compose', ['version']).status !== 0 && !process.env.CI

const isWithoutHaproxy = checkedHaproxy('', []) === null && !process.env.CI

function compose(variables: Record<string, string>) {
  return spawnSync('docker-compose', ['-f', FILE, 'config'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...variables },
  })
}

/** What a service reads from the resolved file, in the image's production mode. */
function configOf(service: string, variables: Record<string, string> = {}): Config {
  const { stdout } = compose({ NEO4J_PASSWORD: 'at-least-8', ...variables })
  const [, text = ''] = new RegExp(`^  ${service}:\n((?: {3}.*\n)*)`, 'm').exec(stdout) ?? []
  const settings = [...text.matchAll(/^ {6}((?:ATTUNE|NEO4J)_[A-Z_]+): (.*)$/gm)].map(
    ([, name, value]) => [name, value?.replace(/^['"](.*)['"]$/, '$1')] as const,
  )
  return readConfig({ NODE_ENV: 'production', HOST: '0.0.0.0', ...Object.fromEntries(settings) }, '/')
}

describe('docker-compose.yml', () => {
  it('publishes on this machine only', () => {
    const published = [...text.matchAll(/^ {6}- (\S*:\d+)$/gm)].map((match) => match[1] ?? '')
    expect(published.length).toBeGreaterThan(0)
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('sets only settings that exist', () => {
    const known: string[] = Object.values(SETTINGS).map(({ env }) => env)
    const used = [...text.matchAll(/^ {2,6}(ATTUNE_\w+|NEO4J_(?:URI|PASSWORD|USERNAME|DATABASE)):/gm)].map(
      (match) => match[1] ?? '',
    )
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((name) => !known.includes(name))).toEqual([])
  })

  it.skipIf(isSkipped)('is valid, and starts the API once Neo4j is healthy', () => {
    const { status, stdout } = compose({ NEO4J_PASSWORD: 'at-least-8' })
    expect(status).toBe(0)
    expect(stdout).toContain('condition: service_healthy')
    expect(stdout).toContain('NEO4J_AUTH: neo4j/at-least-8')
  })

  it.skipIf(isSkipped)('shows the demo world with the explorer and the IDE by default', () => {
    expect(configOf('api')).toMatchObject({
      graph: 'neo4j',
      demo: 'on',
      tools: ['explorer', 'ide', 'introspection'],
      operatorAccess: true,
    })
    expect(configOf('api', { ATTUNE_DEMO: 'false' }).demo).toBe('off')
  })

  it.skipIf(isSkipped)(
    'has three processes that share a store, each with a volume, of which one fills the graph',
    () => {
      const processes = ['process-1', 'process-2', 'process-3']
      const configs = processes.map((service) => configOf(service))
      expect(configs.map(({ sharedStore }) => sharedStore.reveal())).toEqual(
        processes.map(() => 'redis://store:6379'),
      )
      expect(configs.map(({ demo }) => demo)).toEqual(['on', 'off', 'off'])
      const { stdout } = compose({ NEO4J_PASSWORD: 'at-least-8' })
      const volumes = [...stdout.matchAll(/- (attune-data-\d):\/data/g)].map(([, volume]) => volume)
      expect(new Set(volumes).size).toBe(processes.length)
    },
  )

  it.skipIf(isSkipped)('starts them, their store and their balancer only with the profile', () => {
    const { stdout } = compose({ NEO4J_PASSWORD: 'at-least-8' })
    const services = stdout.slice(0, stdout.indexOf('\nvolumes:')).split(/^ {2}(?=\S)/m)
    const scaled = services.filter((service) => service.includes('profiles:\n    - scale'))
    expect(scaled.map((service) => service.split(':')[0])).toEqual([
      'balancer',
      'process-1',
      'process-2',
      'process-3',
      'store',
    ])
  })

  it.skipIf(isWithoutHaproxy)('gives HAProxy the configuration that is shipped, which is valid', () => {
    const [, variables = ''] = /BALANCER_ADDRESS: (.*(?:\n {6}PROCESS_\d: .*){3})/.exec(text) ?? []
    const [address = '', ...hosts] = variables.split(/\n.*?: /)
    expect(hosts).toEqual(['process-1:4000', 'process-2:4000', 'process-3:4000'])
    expect(text).toContain('./examples/operations/haproxy.cfg:')
    expect(checkedHaproxy(address, ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3'])).toMatchObject({
      status: 0,
    })
  })

  it.skipIf(isSkipped)('asks for a password instead of choosing one', () => {
    const { status, stderr } = compose({})
    expect(status).not.toBe(0)
    expect(stderr).toContain('set NEO4J_PASSWORD')
  })
})
