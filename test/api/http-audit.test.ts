import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from './serving.ts'

let server: Serving
beforeAll(async () => {
  server = await serving()
})
afterAll(() => server.close())

describe('GraphQL over HTTP', () => {
  it('follows the specification except for three GETs that the CSRF guard rejects', async () => {
    const audits = await auditServer({ url: server.url })
    const names = (status: string) => audits.filter((audit) => audit.status === status).map(({ id }) => id)
    expect(names('error')).toEqual([])
    expect(names('warn')).toEqual([])
    expect(names('notice').sort()).toEqual(['5A70', '6A70', 'D6D5'])
    expect(names('ok')).toHaveLength(58)
  })
})
