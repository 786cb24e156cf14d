import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../../src/settings.ts'

const FILE = fileURLToPath(new URL('../../../docker-compose.yml', import.meta.url))
const text = readFileSync(FILE, 'utf8')
const hasCompose = spawnSync('docker-compose', ['version']).status === 0

function compose(variables: Record<string, string>) {
  return spawnSync('docker-compose', ['-f', FILE, 'config'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...variables },
  })
}

describe('docker-compose.yml', () => {
  it('publishes on this machine only', () => {
    const published = [...text.matchAll(/^ {6}- (\S*:\d+)$/gm)].map((match) => match[1] ?? '')
    expect(published.length).toBeGreaterThan(0)
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('sets only settings that exist', () => {
    const known: string[] = Object.values(SETTINGS).map(({ env }) => env)
    const used = [...text.matchAll(/^ {6}(ATTUNE_\w+|NEO4J_(?:URI|PASSWORD|USERNAME|DATABASE)):/gm)].map(
      (match) => match[1] ?? '',
    )
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((name) => !known.includes(name))).toEqual([])
  })

  it.runIf(hasCompose)('is valid, and starts the API once Neo4j is healthy', () => {
    const { status, stdout } = compose({ NEO4J_PASSWORD: 'at-least-8' })
    expect(status).toBe(0)
    expect(stdout).toContain('condition: service_healthy')
    expect(stdout).toContain('NEO4J_AUTH: neo4j/at-least-8')
  })

  it.runIf(hasCompose)('asks for a password instead of choosing one', () => {
    const { status, stderr } = compose({})
    expect(status).not.toBe(0)
    expect(stderr).toContain('set NEO4J_PASSWORD')
  })
})
