import { expect, it } from 'vitest'
import { buildServer } from '../faults/build.ts'
import { crashServer } from '../faults/crash-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const QUERY = `query ($userId: ID!) { recommendations(userId: $userId, first: 5) { nodes { title } } }`

it('the built server fills and trains the demo world, answers a list and stops in order', async () => {
  buildServer()
  const server = await crashServer(temporaryFolder(), { ATTUNE_DEMO: 'true' })
  const answer = await server.ask(QUERY, { userId: 'new-user' })
  const exitCode = await server.kill('SIGTERM')
  expect(answer).toHaveProperty('recommendations.nodes.4.title', expect.any(String))
  expect(exitCode).toBe(0)
}, 120_000)
