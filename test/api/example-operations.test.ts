import { Kind, OperationTypeNode, parse } from 'graphql'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { EXAMPLE_OPERATIONS } from '../../src/server/api/example-operations.ts'
import { type DemoServer, demoServer, fillDemoPart } from '../support/demo-server.ts'

const operations = EXAMPLE_OPERATIONS.map(({ title, document }) => {
  const [first, ...others] = parse(document).definitions
  if (first?.kind !== Kind.OPERATION_DEFINITION || others.length > 0)
    throw new Error(`${title}: not one operation`)
  return { title, document, name: first.name?.value, operation: first.operation }
})
const asked = operations.filter(({ operation }) => operation !== OperationTypeNode.SUBSCRIPTION)
const pushed = operations.filter(({ operation }) => operation === OperationTypeNode.SUBSCRIPTION)

let demo: DemoServer
beforeAll(async () => {
  demo = await demoServer({ fill: fillDemoPart })
})
afterAll(() => demo.close())

async function run(document: string, operationName?: string): Promise<Record<string, unknown>> {
  const response = await fetch(demo.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, operationName }),
  })
  return (await response.json()) as Record<string, unknown>
}

describe('the example operations', () => {
  it.each(asked)('$title: runs on the demo world and returns data', async ({ document }) => {
    const { data, errors } = await run(document)
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).not.toContain('REJECTED')
    for (const answered of Object.values(data as object)) expect(answered).not.toBeNull()
  })

  it.each(pushed)('$title: receives a list at once', async ({ document }) => {
    const client = createClient({
      url: demo.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    })
    const lists = client.iterate<{ recommendations: { nodes: readonly unknown[] } }>({ query: document })
    const { value } = await lists.next()
    expect(value.errors).toBeUndefined()
    expect(value.data.recommendations.nodes).toHaveLength(5)
    await client.dispose()
  })

  it('have unique names and run from one document, as in Sandbox', async () => {
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length)
    const all = operations.map(({ document }) => document).join('\n')
    for (const { name } of asked) expect((await run(all, name)).errors).toBeUndefined()
  })

  it('are tabs of the IDE page', async () => {
    const { origin } = new URL(demo.url)
    const ide = await (await fetch(`${origin}/ide/`)).text()
    for (const { title, name } of operations) {
      expect(ide).toContain(`initialName: \`${title}\``)
      expect(ide).toContain(` ${name}`)
    }
    // The IDE takes them as template literals.
    for (const { document } of operations) expect(document).not.toMatch(/`|\$\{/)
  })
})
